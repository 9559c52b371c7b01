/** The check list of a congress term, to read and to print. */
import type { compliance } from '../../types/compliance/contract';
import { verdictLabels } from '../../types/congress/labels';
import { checkedTerm, sayTerm } from '../congress/public';
import { may, type Context, type Handlers } from '../core/context';
import { cited } from '../core/laws';
import { pdfOf, type Block } from '../core/paper/pdf';
import { dayOf } from '../core/time';
import { keepPaper } from '../file/public';
import { unitNames } from '../unit/public';
import { tally, termGroups } from './rules';

export const handlers: Handlers<typeof compliance> = {
  'compliance.term': async (ctx, { termId }) => {
    const { canPrint, ...list } = await listOf(ctx, termId);
    return { ...list, canPrint };
  },

  'compliance.print': async (ctx, { termId }) => {
    const list = await listOf(ctx, termId);
    const union = (await unitNames(ctx, ctx.actor.unionId)).get(ctx.actor.unionId) ?? '';
    const blocks: Block[] = [
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
    const bytes = await pdfOf({ title: list.title, footer: `${union} ${list.measuredOn}`, blocks });
    ctx.note(termId, `符合 ${list.met}，不符合 ${list.broken}`);
    return { file: await keepPaper(ctx, { name: `${list.title}-${list.measuredOn}.pdf`, type: 'pdf', bytes }) };
  },
};

async function listOf(ctx: Context, termId: string) {
  const checked = await checkedTerm(ctx, termId);
  const measuredOn = dayOf(ctx.now);
  const groups = termGroups(checked, measuredOn).map(({ title, lines }) => ({
    title,
    lines: lines.map((line) => ({ ...line, source: cited(line.source) })),
  }));
  return {
    ...{ termId, title: `${sayTerm(checked.term)}合规检查`, regulation: checked.profile.regulation, measuredOn },
    ...tally(groups),
    groups,
    canPrint: may(ctx.actor, 'compliance.print'),
  };
}
