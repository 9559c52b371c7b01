/** Chinese words of proposals. */
export const decisionLabels = { filed: '立案', merged: '并案', suggestion: '转意见建议', declined: '不予立案' } as const;
export const ratingLabels = { satisfied: '满意', mostly: '基本满意', unsatisfied: '不满意' } as const;
export const stepLabels = {
  draft: '起草',
  askSeconders: '邀请附议',
  second: '附议',
  submit: '提交',
  return: '退回修改',
  filed: '立案',
  merged: '并案',
  suggestion: '转意见建议',
  declined: '不予立案',
  assign: '交办',
  urge: '催办',
  answer: '答复',
  rate: '评价',
  rehandle: '再次办理',
  complete: '办结',
  withdraw: '撤回',
  update: '修改',
  escalate: '超期报告主席',
  absorb: '并入',
} as const;
