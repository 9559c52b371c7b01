/** The desk: every deadline of every domain that a person in office must act on, in one list. */
import { z } from 'zod';
import { Moment, choice, page, pageInput } from '../common';
import { Exported } from '../file/contract';
import { kindLabels } from '../notification/labels';
import { command, query } from '../operation';
import { urgencyLabels, type Urgency } from './labels';

/** Everybody who holds an office. What lies on whose desk the domains decide. */
const holders = {
  groupLeader: 'union',
  delegate: 'union',
  liaison: 'union',
  officer: 'union',
  treasurer: 'union',
  auditor: 'union',
  chair: 'union',
  admin: 'union',
  federation: 'union',
} as const;

type Kind = keyof typeof kindLabels;
const kinds = Object.keys(kindLabels) as [Kind];
const urgencies = Object.keys(urgencyLabels) as [Urgency];

const Matter = z.object({
  key: z.string(),
  kind: z.enum(kinds),
  title: z.string(),
  /** Where the deadline comes from. */
  source: z.string(),
  /** The next action. */
  action: z.string(),
  link: z.string(),
  dueAt: Moment.nullable(),
  /** How many stand behind it; 1 where it is one matter. */
  count: z.number(),
  urgency: z.enum(urgencies),
});

const Counts = z.object({ total: z.number(), overdue: z.number(), today: z.number() });

export const desk = {
  'desk.list': query({
    summary: '任职者看各项工作里要自己办的全部期限：来源、下一步、还有几天，先急后缓',
    access: holders,
    input: { ...pageInput, kind: choice('类别', kindLabels).optional(), urgency: choice('缓急', urgencyLabels).optional() },
    output: page(Matter).extend({
      counts: Counts,
      /** How many of each kind and each urgency there are in all, whatever is chosen. */
      byKind: z.array(z.object({ kind: z.enum(kinds), count: z.number() })),
      byUrgency: z.array(z.object({ urgency: z.enum(urgencies), count: z.number() })),
    }),
    example: { limit: 50 },
  }),
  'desk.count': query({
    summary: '任职者的工作台上共有几件、几件逾期、几件今天到期',
    access: holders,
    input: {},
    output: Counts,
    example: {},
  }),
  'desk.export': command({
    summary: '任职者把自己的工作台导出为 Excel',
    access: holders,
    input: { kind: choice('类别', kindLabels).optional(), urgency: choice('缓急', urgencyLabels).optional() },
    output: Exported,
    audit: '导出工作台',
    example: {},
  }),
};
