/** Chinese words of congress terms: regions, kinds of staff, what became of a seat. */
export const profileLabels = { shanghai: '上海', zhejiang: '浙江', henan: '河南', general: '通用' } as const;
export type ProfileId = keyof typeof profileLabels;

/** What a delegate is by work; leading staff from the middle level up count as managers. */
export const staffLabels = { frontLine: '一线职工', professional: '专业技术人员', manager: '中层以上管理人员', other: '其他职工' } as const;
export type StaffKind = keyof typeof staffLabels;

export const verdictLabels = { met: '符合', broken: '不符合', pending: '未到时候' } as const;
export type Verdict = keyof typeof verdictLabels;
