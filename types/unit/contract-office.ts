/** Offices with terms: appointed from a day until a day, with a portfolio; who held what when is kept. */
import { z } from 'zod';
import { roles } from '../actor';
import { Day, Id, choice, day, done, flag, id, page, pageInput, text } from '../common';
import { command, query } from '../operation';
import { portfolioLabels } from './labels';
import { officeLifecycle } from './lifecycle';

const admins = { admin: 'union', chair: 'union' } as const;
const role = z.enum(roles, '没有这种职务');
const portfolios = Object.keys(portfolioLabels) as [keyof typeof portfolioLabels];

export const OfficeItem = z.object({
  /** Null for an office given before terms were kept. */
  id: Id.nullable(),
  memberId: Id,
  name: z.string(),
  role: z.enum(roles),
  unitId: Id,
  unitName: z.string(),
  portfolio: z.enum(portfolios).nullable(),
  since: Day.nullable(),
  until: Day.nullable(),
  state: z.enum(officeLifecycle.states),
  /** Whether «not a close relative of the employer's main leader» was declared; null: not asked of this office or not declared. */
  hasDeclared: z.boolean().nullable(),
  isEndingSoon: z.boolean(),
});

export const officeOperations = {
  'unit.appoint': command({
    summary: '任命职务：小组长任于小组，联络人任于部门，其余任于工会；可写明到任日、届满日与分工，届满由时钟卸任',
    access: admins,
    input: {
      memberId: id('会员'),
      role: role.exclude(['member', 'federation'], { error: '这种职务不能在此任命' }),
      unitId: id('任职单位'),
      from: day('到任日').optional(),
      until: day('届满日').nullable().optional(),
      portfolio: choice('分工', portfolioLabels).nullable().optional(),
      hasCloseRelative: flag('是否为单位主要负责人的近亲属').optional(),
    },
    output: done,
    audit: '任命职务',
    example: { memberId: 'm1', role: 'groupLeader', unitId: 'u1' },
  }),
  'unit.extendOffice': command({
    summary: '延长任期并写明理由，如换届顺延',
    access: admins,
    input: { id: id('任职'), until: day('新的届满日'), reason: text('理由', { max: 200 }) },
    output: done,
    audit: '延长任期',
    example: { id: 'o1', until: '2027-12-31', reason: '换届顺延' },
  }),
  'unit.dismiss': command({
    summary: '免去职务并写明理由',
    access: admins,
    input: { memberId: id('会员'), role, unitId: id('任职单位'), reason: text('理由', { max: 200 }) },
    output: done,
    audit: '免去职务',
    example: { memberId: 'm1', role: 'groupLeader', unitId: 'u1', reason: '任期届满' },
  }),
  'unit.offices': query({
    summary: '本会任职名单，含任期与分工；待到任的也在内',
    access: { officer: 'union', auditor: 'union', ...admins },
    input: {},
    output: z.object({ items: z.array(OfficeItem) }),
    example: {},
  }),
  'unit.officeHistory': query({
    summary: '任职沿革：谁在何时担任何职；可只看一人或一个单位',
    access: { member: 'own', officer: 'union', auditor: 'union', ...admins },
    input: { ...pageInput, memberId: id('会员').optional(), unitId: id('单位').optional() },
    output: page(OfficeItem.extend({ id: Id, endedOn: Day.nullable(), endReason: z.string().nullable() })),
    example: { limit: 20 },
  }),
  'unit.beginOffice': command({
    summary: '到任日已到，职务生效',
    access: 'system',
    input: { id: id('任职') },
    output: done,
    audit: '职务生效',
    example: { id: 'o1' },
  }),
  'unit.endOffice': command({
    summary: '任期届满，职务终止',
    access: 'system',
    input: { id: id('任职') },
    output: done,
    audit: '任期届满',
    example: { id: 'o1' },
  }),
  'unit.tellOffice': command({
    summary: '提醒任期将满',
    access: 'system',
    input: { id: id('任职') },
    output: done,
    audit: '提醒任期将满',
    example: { id: 'o1' },
  }),
};
