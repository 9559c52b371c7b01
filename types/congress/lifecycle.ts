/** How congress terms, delegates' seats, petitions, sessions, speeches and minutes live. */
import { lifecycle } from '../lifecycle';

export const termLifecycle = lifecycle({
  name: 'congress',
  states: ['preparing', 'posted', 'sitting', 'ended'],
  labels: { preparing: '筹备中', posted: '名单公示中', sitting: '任期中', ended: '已届满' },
  moves: {
    draftTerm: { from: [], to: 'preparing', note: '定届次、任期，划分选区，按地区规定算出代表名额' },
    setConstituencies: { from: ['preparing'], to: 'preparing', note: '公示前可调整；已有代表的选区不能去掉' },
    postList: { from: ['preparing'], to: 'posted', note: '各选区选满名额、构成符合规定后公示' },
    beginTerm: { from: ['posted'], to: 'sitting', note: '公示期满、异议都已答复；上一届同时届满' },
    extendTerm: { from: ['sitting'], to: 'sitting', note: '因故延期换届，一次，不超过一年' },
    endTerm: { from: ['sitting'], to: 'ended', note: '届满，代表职务随之终止' },
  },
});

export const delegateLifecycle = lifecycle({
  name: 'congress',
  states: ['elected', 'posted', 'seated', 'recalled', 'vacated', 'struck', 'ended'],
  labels: {
    elected: '已当选',
    posted: '公示中',
    seated: '在任',
    recalled: '已罢免',
    vacated: '已出缺',
    struck: '未获确认',
    ended: '任期届满',
  },
  moves: {
    enterDelegate: { from: [], to: 'elected', note: '登记选举结果：到会、得票都要达到规定' },
    postDelegate: { from: ['elected'], to: 'posted', note: '名单公示；补选的单独公示' },
    seatDelegate: { from: ['posted'], to: 'seated', note: '公示期满且没有未答复的异议' },
    strikeDelegate: { from: ['elected', 'posted'], to: 'struck', note: '登记有误或异议成立' },
    recallDelegate: { from: ['seated'], to: 'recalled', note: '选区职工半数以上同意' },
    endDelegate: { from: ['seated'], to: 'ended', note: '本届届满' },
    vacateDelegate: { from: ['seated'], to: 'vacated', note: '离开选区、辞去职务等，名额待补选' },
  },
});

export const petitionLifecycle = lifecycle({
  name: 'congress',
  states: ['collecting', 'reached', 'answered', 'lapsed'],
  labels: { collecting: '联名中', reached: '已达人数', answered: '已安排', lapsed: '已失效' },
  moves: {
    startPetition: { from: [], to: 'collecting', note: '在任代表提议' },
    signPetition: { from: ['collecting'], to: 'collecting', note: '每名代表一次' },
    unsignPetition: { from: ['collecting'], to: 'collecting', note: '达到人数之前' },
    reachPetition: { from: ['collecting'], to: 'reached', note: '联名达到规定比例' },
    answerPetition: { from: ['reached'], to: 'answered', note: '主席作出安排' },
    lapsePetition: { from: ['collecting', 'reached'], to: 'lapsed', note: '本届届满' },
  },
});

export const sessionLifecycle = lifecycle({
  name: 'congress',
  states: ['preparing', 'announced', 'papersOut', 'open', 'closed', 'published', 'postponed', 'cancelled'],
  labels: {
    preparing: '筹备中',
    announced: '已预告',
    papersOut: '材料已发',
    open: '会议中',
    closed: '已闭会',
    published: '已公布',
    postponed: '已延期',
    cancelled: '不再召开',
  },
  moves: {
    draftSession: { from: [], to: 'preparing', note: '定时间地点；临时会议由代表联名或主席提出' },
    editSession: { from: ['preparing', 'postponed'], to: 'preparing', note: '预告前可改时间地点；预告后改期要写明理由' },
    announceSession: { from: ['preparing'], to: 'announced', note: '时间、地点、议程通知全体代表' },
    sendPapers: { from: ['announced', 'papersOut'], to: 'papersOut', note: '材料发给代表，从此计算会前天数；补发的单独计算' },
    openSession: { from: ['papersOut'], to: 'open', note: '到会达到法定人数、主席团已定' },
    closeSession: { from: ['open'], to: 'closed', note: '签到截止，到会人数固定；投票都已结束' },
    publishSession: { from: ['closed'], to: 'published', note: '向全体职工公布结果并公示' },
    postponeSession: { from: ['announced', 'papersOut'], to: 'postponed', note: '写明理由，通知代表；定下新时间后重新预告' },
    cancelSession: { from: ['preparing', 'postponed'], to: 'cancelled', note: '写明理由' },
  },
});

export const speechLifecycle = lifecycle({
  name: 'congress',
  states: ['asked', 'speaking', 'done', 'withdrawn'],
  labels: { asked: '等候发言', speaking: '发言中', done: '已发言', withdrawn: '已撤回' },
  moves: {
    askToSpeak: { from: [], to: 'asked', note: '到会代表报名发言' },
    callSpeaker: { from: ['asked'], to: 'speaking', note: '请上台并计时；前一位同时结束' },
    endSpeech: { from: ['speaking'], to: 'done', note: '发言结束' },
    withdrawSpeech: { from: ['asked'], to: 'withdrawn', note: '本人撤回' },
  },
});

export const minutesLifecycle = lifecycle({
  name: 'congress',
  states: ['drafted', 'inReview', 'fixed'],
  labels: { drafted: '整理中', inReview: '待主席团审定', fixed: '已审定' },
  moves: {
    draftMinutes: { from: [], to: 'drafted', note: '由会议的数据写出初稿' },
    correctMinutes: { from: ['drafted'], to: 'drafted', note: '记录人修改' },
    submitMinutes: { from: ['drafted'], to: 'inReview', note: '提请主席团审定' },
    returnMinutes: { from: ['inReview'], to: 'drafted', note: '主席团成员退回，写明理由；已有的同意作废' },
    approveMinutes: { from: ['inReview'], to: 'inReview', note: '主席团成员各自同意' },
    fixMinutes: { from: ['inReview'], to: 'fixed', note: '过半数主席团成员同意后不再改' },
  },
});
