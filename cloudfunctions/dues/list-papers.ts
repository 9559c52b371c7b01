/** Lists of sums and registrations handed out as tables: of the year, of what goes to the upper union, of who pays otherwise. */
import type { dues } from '../../types/dues/contract';
import { standingLabels } from '../../types/dues/labels';
import type { Context, Handlers } from '../core/context';
import { sheet, sheetOf, workbookOf, type SheetColumn } from '../core/paper/sheet';
import { dayOf } from '../core/time';
import { keepPaper } from '../file/public';
import { findUnionsBelow, unitNames } from '../unit/public';
import { sumRemitted } from './book-store';
import { sharesOf } from './books';
import { shareColumns, sumColumns, sumsColumns, type MonthSums } from './papers';
import { findAllStandings, type Standing } from './plan-store';
import { addSums, noSums } from './rules';
import { sumBills } from './store';

type Papers = Pick<typeof dues, 'dues.exportSummary' | 'dues.exportRemittances' | 'dues.exportStandings'>;
type OfUnion = { name: string } & Pick<MonthSums, 'sums'>;

export const listPaperHandlers: Handlers<Papers> = {
  'dues.exportSummary': async (ctx, { year }) => {
    const isTree = ctx.scope.level === 'tree';
    const rows = await sumBills(ctx, isTree ? { $in: ctx.scope.unionIds } : ctx.scope.unionId, `${year}-01`, `${year}-12`);
    const sumOf = (of: MonthSums[]) => of.reduce((sum, { sums }) => addSums(sum, sums), noSums);
    const months = [...new Set(rows.map(({ month }) => month))].sort();
    const byMonth = months.map((month) => ({ ...rows[0]!, month, sums: sumOf(rows.filter((row) => row.month === month)) }));
    const unions = isTree ? await findUnionsBelow(ctx, ctx.actor.unionId) : [];
    const byUnion = unions.map(({ _id, name }): OfUnion => ({ name, sums: sumOf(rows.filter((row) => row.unionId === _id)) }));
    const bytes = await workbookOf([...(isTree ? [sheet('各工会', unionColumns, byUnion)] : []), sheet('各月', sumColumns, byMonth)]);
    ctx.note(`${ctx.actor.unionId}:${year}`, String(year));
    return { file: await keepPaper(ctx, { name: `${year}年会费合计.xlsx`, type: 'xlsx', bytes }) };
  },

  'dues.exportRemittances': async (ctx, { year }) => {
    const bytes =
      ctx.scope.level === 'tree' ? await remittedSheet(ctx, year) : await sheetOf('上缴', shareColumns, await yearShares(ctx, year));
    ctx.note(`${ctx.actor.unionId}:${year}`, String(year));
    return { file: await keepPaper(ctx, { name: `${year}年上缴会费.xlsx`, type: 'xlsx', bytes }) };
  },

  'dues.exportStandings': async (ctx) => {
    const { unionId } = ctx.scope;
    const rows = await findAllStandings(ctx, unionId);
    const names = await unitNames(ctx, unionId);
    const bytes = await sheetOf('缴费身份', standingColumns(names), rows);
    ctx.note(unionId, `${rows.length} 项`);
    return { file: await keepPaper(ctx, { name: `缴费身份${dayOf(ctx.now)}.xlsx`, type: 'xlsx', bytes }) };
  },
};

const yearShares = (ctx: Context, year: number) => sharesOf(ctx, `${year}-01`, `${year}-12`);
async function remittedSheet(ctx: Context, year: number): Promise<Buffer> {
  const below = await findUnionsBelow(ctx, ctx.actor.unionId);
  const remitted = await sumRemitted(ctx, ctx.scope.unionIds, `${year}-01`, `${year}-12`);
  const columns: SheetColumn<(typeof below)[number]>[] = [
    { title: '工会', width: 30, value: ({ name }) => name },
    { title: '已上缴', value: ({ _id }) => remitted.get(_id) ?? 0, as: 'fen' },
  ];
  return sheetOf('各工会上缴', columns, below);
}

const unionColumns: SheetColumn<OfUnion>[] = [{ title: '工会', width: 30, value: ({ name }) => name }, ...sumsColumns];
const standingColumns = (names: Map<string, string>): SheetColumn<Standing>[] => [
  { title: '姓名', value: ({ name }) => name },
  { title: '小组', value: ({ groupId }) => names.get(groupId) ?? '未分组' },
  { title: '身份', value: ({ kind }) => standingLabels[kind] },
  { title: '起', value: ({ fromMonth }) => fromMonth, as: 'text' },
  { title: '止', value: ({ toMonth }) => toMonth ?? '未定', as: 'text' },
  { title: '理由', width: 40, value: ({ reason }) => reason },
  { title: '登记人', value: ({ byName }) => byName },
  { title: '登记日期', value: ({ at }) => dayOf(at), as: 'text' },
];
