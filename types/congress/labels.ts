/** Chinese words of congress terms and sessions: regions, kinds of staff, what became of a seat, what is on an agenda. */
export const profileLabels = { shanghai: '上海', zhejiang: '浙江', henan: '河南', general: '通用' } as const;
export type ProfileId = keyof typeof profileLabels;

/** What a delegate is by work; leading staff from the middle level up count as managers. */
export const staffLabels = { frontLine: '一线职工', professional: '专业技术人员', manager: '中层以上管理人员', other: '其他职工' } as const;
export type StaffKind = keyof typeof staffLabels;

export const verdictLabels = { met: '符合', broken: '不符合', pending: '未到时候' } as const;
export type Verdict = keyof typeof verdictLabels;

export const sessionKindLabels = { regular: '例会', extraordinary: '临时会议' } as const;
export type SessionKind = keyof typeof sessionKindLabels;

/** `ballot`: to be passed by secret ballot, whatever the region allows for the rest. */
export const agendaLabels = { report: '报告', discussion: '讨论', ballot: '表决', proposals: '提案' } as const;
export type AgendaKind = keyof typeof agendaLabels;

export const signInLabels = { code: '扫码', hand: '登记' } as const;
export type SignInHow = keyof typeof signInLabels;

export const resolutionLabels = { hands: '举手表决', ballot: '无记名投票' } as const;
