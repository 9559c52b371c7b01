/** The check lists of a congress term and of its sessions, to read and to print. */
import type { compliance } from '../../types/compliance/contract';
import { verdictLabels } from '../../types/congress/labels';
import { checkedSession, checkedTerm, sayTerm } from '../congress/public';
import { may, type Context, type Handlers } from '../core/context';
import { cited } from '../core/laws';
import { pdfOf, type Block } from '../core/paper/pdf';
import { dayOf } from '../core/time';
import { keepPaper } from '../file/public';
import { unitNames } from '../unit/public';
import { tally, termGroups, type Group } from './rules';
import { sessionGroups } from './session-rules';

export const handlers: Handlers<typeof compliance> = {
  'compliance.term': async (ctx, { termId }) => ({ termId, ...(await termList(ctx, termId)) }),

  'compliance.print': async (ctx, { termId }) => printed(ctx, termId, await termList(ctx, termId)),

  'compliance.session': async (ctx, { sessionId }) => ({ sessionId, ...(await sessionList(ctx, sessionId)) }),

  'compliance.printSession': async (ctx, { sessionId }) => printed(ctx, sessionId, await sessionList(ctx, sessionId)),
};

async function termList(ctx: Context, termId: string) {
  const checked = await checkedTerm(ctx, termId);
  return listOf(ctx, `${sayTerm(checked.term)}合规检查`, checked.profile.regulation, termGroups(checked, dayOf(ctx.now)));
}

async function sessionList(ctx: Context, sessionId: string) {
  const facts = await checkedSession(ctx, sessionId);
  return listOf(ctx, `${facts.name}合规检查`, facts.checked.profile.regulation, sessionGroups(facts));
}

function listOf(ctx: Context, title: string, regulation: string, found: Group[]) {
  const groups = found.map(({ title: name, lines }) => ({
    title: name,
    lines: lines.map((line) => ({ ...line, source: cited(line.source) })),
  }));
  return { title, regulation, measuredOn: dayOf(ctx.now), ...tally(groups), groups, canPrint: may(ctx.actor, 'compliance.print') };
}

async function printed(ctx: Context, subject: string, list: ReturnType<typeof listOf>) {
  const union = (await unitNames(ctx, ctx.actor.unionId)).get(ctx.actor.unionId) ?? '';
  const bytes = await pdfOf({ title: list.title, footer: `${union} ${list.measuredOn}`, blocks: blocksOf(list, union) });
  ctx.note(subject, `符合 ${list.met}，不符合 ${list.broken}`);
  return { file: await keepPaper(ctx, { name: `${list.title}-${list.measuredOn}.pdf`, type: 'pdf', bytes }) };
}

const blocksOf = (list: ReturnType<typeof listOf>, union: string): Block[] => [
  { kind: 'title', text: list.title },
  {
    kind: 'facts',
    items: [
      ['单位', union],
      ['适用规定', list.regulation],
      ['检查日期', list.measuredOn],
      ['结果', `符合 ${list.met} 条，不符合 ${list.broken} 条，未到时候 ${list.pending} 条`],
    ],
  },
  ...list.groups.flatMap(({ title, lines }): Block[] => [
    { kind: 'heading', text: title },
    {
      kind: 'table',
      columns: [
        { title: '规则', width: 3 },
        { title: '依据', width: 3 },
        { title: '实际', width: 4 },
        { title: '结论', width: 1.4 },
        { title: '怎么办', width: 3 },
      ],
      rows: lines.map((line) => [line.title, line.source, line.measured, verdictLabels[line.verdict], line.todo]),
    },
  ]),
  { kind: 'signatures', labels: ['检查人', '工会主席', '日期'] },
];
