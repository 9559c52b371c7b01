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
