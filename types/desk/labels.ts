/** Chinese words of the desk. */

/** How soon something is due. */
export const urgencyLabels = { overdue: '已逾期', today: '今天', week: '七天内', later: '以后', undated: '没有期限' } as const;
export type Urgency = keyof typeof urgencyLabels;
