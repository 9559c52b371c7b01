/** How a congress term and a delegate's seat live. */
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
