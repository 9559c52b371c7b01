/** Chinese words of open affairs 厂务公开. */
export const everyLabels = { month: '每月', quarter: '每季度', halfYear: '每半年', year: '每年', event: '发生时' } as const;

/** How an item of the catalogue stands today. */
export const standingLabels = { overdue: '超期未公开', due: '待公开', event: '发生时公开', ended: '已停用' } as const;

/** How a period of an item stands in the yearly review. */
export const coverageLabels = { inTime: '按期', late: '逾期公开', missing: '未公开', notDue: '未到期', notOwed: '不适用' } as const;
