/** What founding asks for, as data with its source: the papers a federation starts with (it may change them) and the figures of the meeting. */

export type PaperKind = { key: string; title: string; source: string; isRequired: boolean };

export const defaultPapers: PaperKind[] = [
  { key: 'application', title: '建立工会的申请书', source: '《工会法》第十二条：建立基层工会须报上一级工会批准', isRequired: true },
  { key: 'roster', title: '会员与拟入会职工名册', source: '《中国工会章程》会员条款', isRequired: true },
  { key: 'preparers', title: '筹备组成员名单与简历', source: '实务：筹备组由职工代表组成', isRequired: true },
  { key: 'employer', title: '单位登记证照复印件', source: '实务：核对单位名称与地址', isRequired: true },
  { key: 'relatives', title: '候选人非单位主要负责人近亲属的声明', source: '《工会法》第十条', isRequired: true },
  { key: 'former', title: '原联合工会的意见', source: '实务：由联合工会转出时提供', isRequired: false },
];

export const meeting = {
  quorum: { numerator: 2, denominator: 3, source: '《工会基层组织选举工作条例》：应到会人数三分之二以上到会，方可选举' },
  elected: { source: '《工会基层组织选举工作条例》：得票超过应到会人数的半数，始得当选' },
  preparers: { people: 3, source: '实务：筹备组不少于三人' },
} as const;
