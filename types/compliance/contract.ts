/** Compliance of a congress term and of each of its sessions 合规检查: each rule with its article, the measured value, whether it is met and what to do. */
import { z } from 'zod';
import { Day, Id, id } from '../common';
import { CheckLine } from '../congress/contract-term';
import { Exported } from '../file/contract';
import { command, query } from '../operation';

const readers = { delegate: 'union', officer: 'union', chair: 'union', auditor: 'union' } as const;
const printers = { officer: 'union', chair: 'union', auditor: 'union' } as const;
const CheckGroup = z.object({ title: z.string(), lines: z.array(CheckLine) });

const list = {
  title: z.string(),
  regulation: z.string(),
  measuredOn: Day,
  met: z.number(),
  broken: z.number(),
  pending: z.number(),
  groups: z.array(CheckGroup),
  canPrint: z.boolean(),
};

export const compliance = {
  'compliance.term': query({
    summary: '一届职代会的合规检查表：由数据算出，逐条写明依据、实际数值、是否符合、怎么办',
    access: readers,
    input: { termId: id('届次') },
    output: z.object({ termId: Id, ...list }),
    example: { termId: 't1' },
  }),
  'compliance.print': command({
    summary: '打印合规检查表（PDF）',
    access: printers,
    input: { termId: id('届次') },
    output: Exported,
    audit: '打印职代会合规检查表',
    example: { termId: 't1' },
  }),
  'compliance.session': query({
    summary: '一次会议的合规检查表：召集与材料、代表与主席团、到会与表决、会后各项时限',
    access: readers,
    input: { sessionId: id('会议') },
    output: z.object({ sessionId: Id, ...list }),
    example: { sessionId: 's1' },
  }),
  'compliance.printSession': command({
    summary: '打印一次会议的合规检查表（PDF）',
    access: printers,
    input: { sessionId: id('会议') },
    output: Exported,
    audit: '打印会议合规检查表',
    example: { sessionId: 's1' },
  }),
};
