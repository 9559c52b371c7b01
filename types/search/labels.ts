/** Chinese words of what can be found, in the order shown. */
export const foundLabels = { announcement: '公告', event: '活动', proposal: '提案', suggestion: '建议', person: '会员' } as const;
