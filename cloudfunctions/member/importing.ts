/** Importing a roster: everything is judged first, then written in one transaction or not at all. */
import type { member } from '../../types/member/contract';
import type { OutputOf, ParsedOf } from '../../types/operation';
import type { Context } from '../core/context';
import { newId } from '../core/database';
import { refuse, refuseField } from '../core/refuse';
import { dayOf } from '../core/time';
import { readSheet, rowsOfRequest } from '../file/public';
import { findUnitsOf } from '../unit/public';
import { columns, planImport, type Place, type Plan, type RowError } from './roster';
import { insertMembers, readRoster, updateMembers, type Member } from './store';

type Import = (typeof member)['member.import'];
const CHUNK = 1000;
const SHOWN_ERRORS = 500;

export async function importRoster(ctx: Context, { rows, fileId, dryRun, skipInvalid }: ParsedOf<Import>): Promise<OutputOf<Import>> {
  if ((rows === undefined) === (fileId === undefined))
    refuseField(rows ? 'fileId' : 'rows', '请选择一个表格文件（fileId），或给出 rows，二者取一');
  const read = fileId ? await readSheet(ctx, fileId, columns) : rowsOfRequest(rows ?? [], columns);
  if (read.length === 0) refuseField(fileId ? 'fileId' : 'rows', '表格里没有可导入的行');
  const plan = planImport(read, await readRoster(ctx, ctx.actor.unionId), await placeOf(ctx));
  const answer = {
    total: read.length,
    created: plan.create.length,
    updated: plan.update.length,
    unchanged: plan.unchanged,
    isDryRun: dryRun,
    errors: plan.errors.slice(0, SHOWN_ERRORS),
    errorCount: plan.errors.length,
  };
  if (dryRun) return answer;
  if (plan.errors.length > 0 && !skipInvalid) refuseRows(plan.errors, fileId !== undefined);
  await write(ctx, plan);
  ctx.note(
    ctx.actor.unionId,
    `新增${answer.created}人，更新${answer.updated}人，未变${answer.unchanged}人${plan.errors.length > 0 ? `，跳过有错的行（${plan.errors.length}处）` : ''}`,
  );
  return answer;
}

async function placeOf(ctx: Context): Promise<Place> {
  const units = await findUnitsOf(ctx, ctx.actor.unionId);
  const named = (kind: string) => new Map(units.filter((unit) => unit.kind === kind).map(({ name, _id }) => [name, _id]));
  return { groups: named('group'), departments: named('department'), today: dayOf(ctx.now) };
}

/** Nothing is written; the first fifty places are named as Excel numbers them. */
function refuseRows(errors: RowError[], isFile: boolean): never {
  const fields = errors.slice(0, 50).map(({ row, column, message }) => ({
    path: isFile ? `第${row}行.${column}` : `rows.${row - 1}.${column}`,
    message: `第 ${row} 行：${message}`,
  }));
  return refuse('INVALID_INPUT', `有 ${errors.length} 处需要修改，没有写入任何一行；请改好后重新导入，或选择跳过有错的行`, fields);
}

async function write(ctx: Context, { create, update }: Plan): Promise<void> {
  const { unionId } = ctx.actor;
  const total = create.length + update.length;
  const blank = { departmentId: null, phone: null, gender: null, birthOn: null, joinedOn: null };
  const records = create.map((wanted): Member => ({
    ...blank,
    ...wanted,
    _id: newId(),
    unionId,
    state: 'active',
    offices: [],
    tags: [],
    createdAt: ctx.at,
    updatedAt: ctx.at,
  }));
  for (let at = 0; at < records.length; at += CHUNK) {
    await insertMembers(ctx, records.slice(at, at + CHUNK));
    await ctx.progress(Math.min(at + CHUNK, records.length), total);
  }
  for (let at = 0; at < update.length; at += CHUNK) {
    await updateMembers(ctx, update.slice(at, at + CHUNK));
    await ctx.progress(records.length + Math.min(at + CHUNK, update.length), total);
  }
}
