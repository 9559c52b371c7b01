/** Units: the tree federation → union → group, with departments beside groups. */
import { z } from 'zod';
import { Id, choice, done, id, text } from '../common';
import { command, query } from '../operation';
import { groupOperations } from './contract-groups';
import { officeOperations } from './contract-office';
import { registerOperations } from './contract-register';
import { kindLabels } from './labels';

const kinds = Object.keys(kindLabels) as [keyof typeof kindLabels];
const admins = { admin: 'union', chair: 'union' } as const;

export const UnitNode = z.object({
  id: Id,
  parentId: Id.nullable(),
  kind: z.enum(kinds),
  name: z.string(),
  memberCount: z.number(),
  leaders: z.array(z.object({ memberId: Id, name: z.string() })),
});

export const unit = {
  'unit.tree': query({
    summary: '本会的组织树与各组人数；上级工会看到所辖各工会，只有人数没有名单',
    access: {
      member: 'union',
      groupLeader: 'union',
      delegate: 'union',
      liaison: 'union',
      officer: 'union',
      treasurer: 'union',
      auditor: 'union',
      chair: 'union',
      admin: 'union',
      federation: 'tree',
    },
    input: {},
    output: z.object({ units: z.array(UnitNode) }),
    example: {},
  }),
  'unit.create': command({
    summary: '设立工会小组或部门',
    access: { officer: 'union', ...admins },
    input: { kind: choice('类型', { group: kindLabels.group, department: kindLabels.department }), name: text('名称', { max: 30 }) },
    output: done,
    audit: '设立小组或部门',
    example: { kind: 'group', name: '放射科小组' },
  }),
  'unit.rename': command({
    summary: '更改小组或部门名称',
    access: { officer: 'union', ...admins },
    input: { id: id('小组或部门'), name: text('名称', { max: 30 }) },
    output: done,
    audit: '更改名称',
    example: { id: 'u1', name: '影像科小组' },
  }),
  ...officeOperations,
  ...registerOperations,
  ...groupOperations,
};
