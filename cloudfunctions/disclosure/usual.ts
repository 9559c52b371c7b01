/** What a union's catalogue starts with: each row with its law and article; how often is practice, a union changes it. */
import type { Every } from './periods';

export type Usual = { title: string; source: string; every: Every; graceDays: number };

/** No article: its text was not at hand (core/laws.ts). */
const rules = '《企业民主管理规定》（总工发〔2012〕12号）';
export const usual: Usual[] = [
  { title: '经营管理基本情况', source: rules, every: 'halfYear', graceDays: 30 },
  { title: '招用职工和签订劳动合同情况', source: rules, every: 'halfYear', graceDays: 30 },
  { title: '集体合同文本', source: '《集体合同规定》', every: 'event', graceDays: 0 },
  { title: '直接涉及职工切身利益的规章制度', source: '《劳动合同法》第四条', every: 'event', graceDays: 0 },
  { title: '奖励处罚、评选先进的条件和结果', source: rules, every: 'event', graceDays: 0 },
  { title: '重大事故隐患排查治理情况', source: '《安全生产法》第四十一条', every: 'quarter', graceDays: 15 },
  { title: '职业病危害因素检测结果', source: '《职业病防治法》第二十四条、第二十六条', every: 'year', graceDays: 60 },
  { title: '社会保险费缴纳情况', source: '《社会保险法》第四条、第六十条', every: 'month', graceDays: 15 },
  { title: '职工教育经费提取使用和培训计划执行情况', source: rules, every: 'year', graceDays: 60 },
  { title: '女职工禁忌从事的劳动范围的岗位', source: '《女职工劳动保护特别规定》第四条', every: 'event', graceDays: 0 },
];
