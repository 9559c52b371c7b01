/** Chinese words of the standing box of suggestions. */
export const categoryLabels = {
  production: '生产与服务',
  technology: '技术革新',
  safety: '安全健康',
  management: '经营管理',
  saving: '节能降本',
  welfare: '生活福利',
  other: '其他',
} as const;

/** How a department answered. */
export const outcomeLabels = { adopted: '采纳', partly: '部分采纳', declined: '未采纳' } as const;

/** What happened, step by step. */
export const stepLabels = {
  submit: '提出',
  assign: '转办',
  sendBack: '退回办公室',
  adopt: '答复采纳',
  decline: '答复未采纳',
  carryOut: '落实',
  thank: '致谢',
  withdraw: '撤回',
  extend: '改期限',
  urge: '催办',
  remind: '到期提醒',
  escalate: '超期报主席',
} as const;
