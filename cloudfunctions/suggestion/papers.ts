/** Suggestions added up by year, as a workbook, and the certificate of thanks. */
import type { suggestion } from '../../types/suggestion/contract';
import { categoryLabels, outcomeLabels } from '../../types/suggestion/labels';
import { suggestionLifecycle } from '../../types/suggestion/lifecycle';
import type { Context, Handlers } from '../core/context';
import { pdfOf } from '../core/paper/pdf';
import { sheetOf } from '../core/paper/sheet';
import { found, refuse } from '../core/refuse';
import { dayOf, startOfDay } from '../core/time';
import { keepPaper } from '../file/public';
import { unitNames } from '../unit/public';
import { sumsOf } from './rules';
import { findInUnion, findOfYear, type Suggestion } from './store';

const ofYear = (ctx: Context, year: number) => findOfYear(ctx, startOfDay(`${year}-01-01`), startOfDay(`${year + 1}-01-01`));

export const papers: Pick<Handlers<typeof suggestion>, 'suggestion.statistics' | 'suggestion.export' | 'suggestion.certificate'> = {
  'suggestion.statistics': async (ctx, { year }) => {
    const all = await ofYear(ctx, year);
    const names = await unitNames(ctx, ctx.actor.unionId);
    const today = dayOf(ctx.now);
    const units = [...new Set(all.map(({ unitId }) => unitId))];
    const categories = Object.keys(categoryLabels) as Suggestion['category'][];
    return {
      ...sumsOf(all, today),
      byUnit: units
        .map((unitId) => ({
          unitId,
          name: unitId ? (names.get(unitId) ?? '已撤销的部门') : '工会办公室',
          ...sumsOf(
            all.filter((one) => one.unitId === unitId),
            today,
          ),
        }))
        .filter(({ total }) => total > 0)
        .sort((a, b) => b.total - a.total),
      byCategory: categories
        .map((category) => ({
          category,
          ...sumsOf(
            all.filter((one) => one.category === category),
            today,
          ),
        }))
        .filter(({ total }) => total > 0),
    };
  },

  'suggestion.export': async (ctx, { year }) => {
    const names = await unitNames(ctx, ctx.actor.unionId);
    const rows = (await ofYear(ctx, year)).map((one) => ({ ...one, unitName: one.unitId ? (names.get(one.unitId) ?? '') : '' }));
    const bytes = await sheetOf(`${year}年合理化建议`, columns, rows);
    ctx.note(ctx.actor.unionId, `${year} 年，${rows.length} 条`);
    return { file: await keepPaper(ctx, { name: `合理化建议-${year}.xlsx`, type: 'xlsx', bytes }) };
  },

  'suggestion.certificate': async (ctx, { id }) => {
    const record = await findInUnion(ctx, id);
    const own = found(record?.authorId === ctx.actor.memberId ? record : null, '您的这条建议');
    const { thanks } = own;
    if (!thanks) refuse('CONFLICT', '工会致谢之后才能打印证书');
    const union = (await unitNames(ctx, own.unionId)).get(own.unionId) ?? '工会';
    const bytes = await pdfOf({
      title: '合理化建议证书',
      footer: union,
      blocks: [
        { kind: 'title', text: '合理化建议证书' },
        { kind: 'text', text: `${own.authorName}：` },
        {
          kind: 'text',
          text: `您提出的合理化建议「${own.title}」，答复结果为「${own.outcome ? outcomeLabels[own.outcome] : ''}」。${thanks.text}`,
        },
        {
          kind: 'facts',
          items: [
            ['落实效果', own.effect?.text ?? '—'],
            ['积分', String(thanks.points)],
            ['日期', dayOf(thanks.at)],
          ],
        },
        { kind: 'signatures', labels: [union] },
      ],
    });
    ctx.note(id, own.title);
    return { file: await keepPaper(ctx, { name: `证书-${own.title}.pdf`, type: 'pdf', bytes }) };
  },
};

type Row = Omit<Suggestion, 'steps' | 'pairs'> & { unitName: string };
const columns = [
  { title: '标题', width: 36, value: ({ title }: Row) => title },
  { title: '类别', width: 12, value: ({ category }: Row) => categoryLabels[category] },
  // The list goes out of the house: an anonymous author stays without a name on it.
  { title: '提出人', width: 12, value: ({ isAnonymous, authorName }: Row) => (isAnonymous ? '匿名' : authorName) },
  { title: '提出日期', width: 12, value: ({ createdAt }: Row) => dayOf(createdAt) },
  { title: '承办部门', width: 16, value: ({ unitName }: Row) => unitName },
  { title: '状态', width: 10, value: ({ state }: Row) => suggestionLifecycle.labels[state] },
  { title: '结果', width: 10, value: ({ outcome }: Row) => outcome && outcomeLabels[outcome] },
  { title: '答复', width: 40, value: ({ answer }: Row) => answer && answer.text },
  { title: '效果', width: 40, value: ({ effect }: Row) => effect && effect.text },
  { title: '节约金额', width: 12, value: ({ effect }: Row) => effect && effect.saving, as: 'fen' as const },
  { title: '支持', width: 8, value: ({ supporters }: Row) => supporters, as: 'count' as const },
];
