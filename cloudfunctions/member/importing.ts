/** Importing a roster: everything is judged first, then written in one transaction or not at all; doubles wait for a person. */
import type { importOperations } from '../../types/member/contract-import';
import type { OutputOf, ParsedOf } from '../../types/operation';
import type { Context, Handlers } from '../core/context';
import { newId } from '../core/database';
import { refuse, refuseField } from '../core/refuse';
import { ringOf, type Ring } from '../core/secret';
import { dayOf } from '../core/time';
import { readSheet, rowsOfRequest, type SheetRow } from '../file/public';
import { findUnitsOf } from '../unit/tree-public';
import { collectRows } from './doubles';
import { findImport, findLatestImport, keepImport, readProgress } from './import-store';
import { columns, planImport, type Place, type Plan, type RowError, type Wanted } from './roster';
import { sealedSet, type Texts } from './sensitive';
import { insertMembers, readRoster, updateMembers, type Member } from './store';

type Import = (typeof importOperations)['member.import'];
type Ours = 'member.import' | 'member.importProgress' | 'member.lastImport';
const CHUNK = 1000;
const SHOWN_ERRORS = 500;

export const handlers: Handlers<Pick<typeof importOperations, Ours>> = {
  'member.import': (ctx, input) => importRoster(ctx, input),

  // Asked before the first rows are written, or long after: nothing is known, which is no error.
  'member.importProgress': async (ctx, { requestId }) => {
    const kept = await findImport(ctx, requestId);
    if (kept) return { done: kept.report.total, total: kept.report.total, report: kept.report, at: kept.at };
    const { done = 0, total = 0 } = (await readProgress(ctx, requestId)) ?? {};
    return { done, total, report: null, at: null };
  },

  'member.lastImport': async (ctx) => {
    const kept = await findLatestImport(ctx);
    return { report: kept?.report ?? null, at: kept?.at ?? null };
  },
};

type Source = { rows?: Record<string, unknown>[]; fileId?: string };

/** The rows of a request or an uploaded file, and what each would do. */
export async function judge(ctx: Context, { rows, fileId }: Source): Promise<{ read: SheetRow[]; plan: Plan; place: Place }> {
  if ((rows === undefined) === (fileId === undefined))
    refuseField(rows ? 'fileId' : 'rows', '请选择一个表格文件（fileId），或给出 rows，二者取一');
  const read = fileId ? await readSheet(ctx, fileId, columns) : rowsOfRequest(rows ?? [], columns);
  if (read.length === 0) refuseField(fileId ? 'fileId' : 'rows', '表格里没有可导入的行');
  const place = await placeOf(ctx);
  return { read, plan: planImport(read, await readRoster(ctx, ctx.actor.unionId), place), place };
}

async function importRoster(ctx: Context, { rows, fileId, dryRun, skipInvalid }: ParsedOf<Import>): Promise<OutputOf<Import>> {
  const { read, plan } = await judge(ctx, { rows, fileId });
  const report = {
    total: read.length,
    created: plan.create.length,
    updated: plan.update.length,
    unchanged: plan.unchanged,
    doubles: plan.doubles.length,
    isDryRun: dryRun,
    errors: plan.errors.slice(0, SHOWN_ERRORS),
    errorCount: plan.errors.length,
  };
  if (dryRun) return report;
  if (plan.errors.length > 0 && !skipInvalid) refuseRows(plan.errors, fileId !== undefined);
  await write(ctx, plan);
  await keepImport(ctx, report);
  const skipped = plan.errors.length > 0 ? `，跳过有错的行（${plan.errors.length}处）` : '';
  const aside = plan.doubles.length > 0 ? `，疑似重复${plan.doubles.length}人待核对` : '';
  ctx.note(ctx.actor.unionId, `新增${report.created}人，更新${report.updated}人，未变${report.unchanged}人${aside}${skipped}`);
  return report;
}

async function placeOf(ctx: Context): Promise<Place> {
  const units = await findUnitsOf(ctx, ctx.actor.unionId);
  const ring = await ringOf(ctx);
  const named = (kind: string) => new Map(units.filter((unit) => unit.kind === kind).map(({ name, _id }) => [name, _id]));
  return { groups: named('group'), departments: named('department'), today: dayOf(ctx.now), mark: ring.mark };
}

/** Nothing is written; the first fifty places are named as Excel numbers them. */
function refuseRows(errors: RowError[], isFile: boolean): never {
  const fields = errors.slice(0, 50).map(({ row, column, message }) => ({
    path: isFile ? `第${row}行.${column}` : `rows.${row - 1}.${column}`,
    message: `第 ${row} 行：${message}`,
  }));
  return refuse('INVALID_INPUT', `有 ${errors.length} 处需要修改，没有写入任何一行；请改好后重新导入，或选择跳过有错的行`, fields);
}

async function write(ctx: Context, { create, update, doubles }: Plan): Promise<void> {
  const { unionId } = ctx.actor;
  const ring = await ringOf(ctx);
  const total = create.length + update.length;
  const records = create.map((wanted): Member => newMember(ctx, ring, unionId, wanted));
  for (let at = 0; at < records.length; at += CHUNK) {
    await insertMembers(ctx, records.slice(at, at + CHUNK));
    await ctx.progress(Math.min(at + CHUNK, records.length), total);
  }
  const kept = update.some(({ set }) => hasNumbers(set))
    ? new Map((await readRoster(ctx, unionId)).map((member) => [member._id, member]))
    : new Map<string, Member>();
  const changes = update.map(({ id, set }) => {
    const { texts, plain } = parted(set);
    return { id, set: { ...plain, ...sealedSet(ring, kept.get(id) ?? { _id: id }, texts) } };
  });
  for (let at = 0; at < changes.length; at += CHUNK) {
    await updateMembers(ctx, changes.slice(at, at + CHUNK));
    await ctx.progress(records.length + Math.min(at + CHUNK, changes.length), total);
  }
  await collectRows(
    ctx,
    doubles.map(({ keptId, by, wanted }) => {
      const { texts, plain } = parted(wanted);
      return { keptId, by, texts, wanted: plain as Wanted };
    }),
  );
}

const hasNumbers = (set: Partial<Wanted>) => Boolean(set.phone || set.idNumber || set.bankAccount);

/** Numbers go under seal, the rest stays as it is. */
function parted({ phone, idNumber, bankAccount, ...plain }: Partial<Wanted>): { texts: Texts; plain: Partial<Member> } {
  const texts = Object.fromEntries(Object.entries({ phone, idNumber, bankAccount }).filter(([, text]) => text)) as Texts;
  return { texts, plain };
}

function newMember(ctx: Context, ring: Ring, unionId: string, wanted: Wanted): Member {
  const { texts, plain } = parted(wanted);
  const _id = newId();
  return {
    ...{ departmentId: null, gender: null, birthOn: null, joinedOn: null },
    ...(plain as Wanted),
    ...sealedSet(ring, { _id }, texts),
    _id,
    unionId,
    state: 'active',
    offices: [],
    tags: [],
    createdAt: ctx.at,
    updatedAt: ctx.at,
  };
}
