/** The results of a closed appraisal with their arithmetic, over the years, and on paper. */
import type { appraisal, Bound } from '../../types/appraisal/contract';
import { boundLabels, methodLabels } from '../../types/appraisal/labels';
import { appraisalLifecycle } from '../../types/appraisal/lifecycle';
import { may, type Context, type Handlers } from '../core/context';
import { movesOf } from '../core/lifecycle';
import { pdfOf, type Block } from '../core/paper/pdf';
import { found, refuse } from '../core/refuse';
import { dayOf } from '../core/time';
import { keepPaper } from '../file/public';
import { gradeTitles } from './rules';
import { ratedBy } from './running';
import { findAppraisal, findEarlier, whoseAppraisals, type AppraisalSeen } from './store';

type Figures = Pick<typeof appraisal, 'appraisal.results' | 'appraisal.exportResults'>;

export const handlers: Handlers<Figures> = {
  'appraisal.results': async (ctx, { id }) => {
    const isKeeper = may(ctx.actor, 'appraisal.exportResults');
    const record = closedOnly(await findAppraisal(ctx, id, whoseAppraisals(ctx, isKeeper)), isKeeper);
    const { title, year, state, method, due, rated } = record;
    const results = await resultsFor(ctx, record, isKeeper);
    const earlier = await findEarlier(ctx, record.unionId, year);
    const items = results.map((result) => ({
      ...result,
      trend: [...earlier, { year, results: [result] }]
        .flatMap((past) =>
          past.results
            .filter(({ name, total }) => name === result.name && total !== null)
            .map(({ total, bound }) => ({ year: past.year, total: total!, bound })),
        )
        .sort((a, b) => a.year - b.year),
    }));
    return {
      ...{ id, title, year, state, method, due, rated, items, canManage: isKeeper },
      moves: movesOf(ctx, appraisalLifecycle, state),
    };
  },

  'appraisal.exportResults': async (ctx, { id }) => {
    const record = closedOnly(await findAppraisal(ctx, id, { unionId: ctx.actor.unionId }), true);
    const bytes = await pdfOf({ title: record.title, footer: `生成于 ${dayOf(ctx.now)}`, blocks: blocksOf(record) });
    ctx.note(id, record.title);
    return { file: await keepPaper(ctx, { name: `${record.title}-结果-${dayOf(ctx.now)}.pdf`, type: 'pdf', bytes }) };
  },
};

/** Who was appraised and took no part otherwise reads their own result only. */
async function resultsFor(ctx: Context, record: AppraisalSeen, isKeeper: boolean) {
  const isReader = isKeeper || record.reportTo === 'all' || (await ratedBy(ctx, [record])).has(record._id);
  const mine = record.subjects.filter(({ memberId }) => memberId === ctx.actor.memberId).map(({ id }) => id);
  return isReader ? record.results : record.results.filter(({ subjectId }) => mine.includes(subjectId));
}

function closedOnly(record: AppraisalSeen | null, isKeeper: boolean): AppraisalSeen {
  const seen = found(record, '这次民主评议');
  if (seen.state === 'draft' || seen.state === 'open') refuse('CONFLICT', '评议截止之后才有结果；截止之前任何人都看不到');
  if (seen.state === 'closed' && !isKeeper) refuse('CONFLICT', '结果还没有公布，公布后会通知您');
  return seen;
}

const said = (value: number | null, bound: Bound) => (value === null ? '不显示' : `${boundLabels[bound]}${(value / 100).toFixed(2)}`);

function blocksOf({ title, year, method, due, rated, results }: AppraisalSeen): Block[] {
  const facts: [string, string][] = [
    ['年度', `${year}`],
    ['评分办法', methodLabels[method]],
    ['应参加', `${due} 人`],
    ['实际参加', `${rated} 人`],
  ];
  return [
    { kind: 'title', text: title },
    { kind: 'facts', items: facts },
    ...results.flatMap(({ name, post, total, bound, groups, arithmetic, marks }): Block[] => [
      { kind: 'heading', text: `${name}${post ? `（${post}）` : ''}　${said(total, bound)} 分` },
      {
        kind: 'table',
        columns: [
          { title: '评议组', width: 4 },
          { title: '权重', width: 1, align: 'right' },
          { title: '人数', width: 1, align: 'right' },
          { title: '平均分', width: 2, align: 'right' },
        ],
        rows: groups.map((group) => [group.name, `${group.weight}`, `${group.raters}`, said(group.mean, group.bound)]),
      },
      { kind: 'small', text: arithmetic || '参加评议的不足5人，不显示' },
      ...(marks
        ? [
            {
              kind: 'table' as const,
              columns: [{ title: '项目', width: 3 }, ...gradeTitles.map((grade) => ({ title: grade, width: 1, align: 'right' as const }))],
              rows: marks.map((row) => [row.title, ...row.counts.map(String)]),
            },
          ]
        : []),
    ]),
    {
      kind: 'small',
      text: '少于5人的评议组并入另一组计算；评价高度一致的只列不低于或不高于的分数；任何一格少于5人时不列等次人数，以免推算出个人的评价。',
    },
    { kind: 'signatures', labels: ['计票人', '监票人', '工会主席'] },
  ];
}
