/** Chinese words of founding a union of one's own. */
export const foundingKindLabels = { group: '小组独立建会', employees: '新单位建会' } as const;
export const opinionLabels = { agree: '同意', disagree: '不同意' } as const;
