/** Chinese words of events: what a person reads instead of a phase computed from state, clock and seats. */
export const phaseLabels = {
  draft: '草稿',
  upcoming: '未开始报名',
  open: '报名中',
  waitlist: '可候补',
  full: '已报满',
  closed: '报名截止',
  ongoing: '进行中',
  ended: '已结束',
  cancelled: '已取消',
} as const;
export type Phase = keyof typeof phaseLabels;
export const filterLabels = { open: '近期', mine: '我的', past: '往期', all: '全部' } as const;
/** Kinds of questions an organiser may ask of those who sign up. */
export const questionLabels = { text: '文字', number: '数字', single: '单选', multiple: '多选' } as const;
export type QuestionKind = keyof typeof questionLabels;
export const relationLabels = { spouse: '配偶', child: '子女', parent: '父母', other: '其他家属' } as const;
/** Who gets a place. */
export const allocationLabels = { firstCome: '先到先得', draw: '公平摇号' } as const;
export type Allocation = keyof typeof allocationLabels;
export const drawFilterLabels = { all: '全部', in: '中签', out: '未中签' } as const;
/** How somebody was checked in. */
export const checkInLabels = { code: '本人扫码', scan: '工作人员扫码', proxy: '代签', staff: '工作人员登记' } as const;
/** What became of one mark made on an organiser's device. */
export const scanLabels = { checkedIn: '已签到', late: '迟到', already: '已签过', refused: '未签到' } as const;
