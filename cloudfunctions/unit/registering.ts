/** The union's register entry, its committee, and what the law asks of it now. */
import type { registerOperations } from '../../types/unit/contract-register';
import type { Context, Handlers } from '../core/context';
import { may } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { dayOf } from '../core/time';
import { countMembers, findMembers } from '../member/public';
import { tellTerm } from './notices';
import { committeeTrouble, firstTelling, nextTelling, registerNotes, stageOf, termEnd } from './rules';
import {
  findCommittee,
  findCommittees,
  findEntries,
  findEntry,
  findServing,
  noteTermTold,
  replaceCommittee,
  saveEntry,
  type Committee,
} from './register-store';
import { tellings } from './standards';
import { findUnionsBelow, findUnit } from './store';

export const handlers: Handlers<typeof registerOperations> = {
  'unit.register': async (ctx, { unionId }) => {
    const union = await unionOf(ctx, unionId);
    const [entry, committees, counts] = await Promise.all([
      findEntry(ctx, union._id),
      findCommittees(ctx, union._id),
      countMembers(ctx, [union._id]),
    ]);
    const memberCount = counts.get(union._id) ?? 0;
    const committee = committees.find(({ isServing }) => isServing) ?? null;
    const canKeep = may(ctx.actor, 'unit.updateRegister');
    return {
      unionId: union._id,
      unionName: union.name,
      employer: entry?.employer ?? '',
      industry: entry?.industry ?? null,
      staffCount: entry?.staffCount ?? null,
      memberCount,
      address: entry?.address ?? '',
      contactName: entry?.contactName ?? '',
      contactPhone: canKeep ? (entry?.contactPhone ?? null) : null,
      foundedOn: entry?.foundedOn ?? null,
      committee: committee && committeeOf(committee),
      earlier: committees.filter((one) => one !== committee).map(committeeOf),
      notes: registerNotes({ memberCount, staffCount: entry?.staffCount ?? null, hasEntry: entry !== null, committee }, dayOf(ctx.now)),
      canKeep,
    };
  },

  'unit.registers': async (ctx) => ({ items: await registersBelow(ctx) }),

  'unit.updateRegister': async (ctx, { unionId, foundedOn = null, ...entry }) => {
    const union = await unionOf(ctx, unionId);
    if (foundedOn && foundedOn > dayOf(ctx.now)) refuseField('foundedOn', '成立日期不能在将来');
    await saveEntry(ctx, { ...entry, foundedOn, _id: union._id, unionId: union._id, updatedAt: ctx.at });
    ctx.note(union._id, `${union.name}：职工 ${entry.staffCount} 人`);
    return { id: union._id };
  },

  'unit.setCommittee': async (ctx, { unionId, number, from, years, seats }) => {
    const union = await unionOf(ctx, unionId);
    const today = dayOf(ctx.now);
    const [before] = await findCommittees(ctx, union._id);
    const trouble = committeeTrouble({ number, from, years, seats }, before, today);
    if (trouble) refuseField(...trouble);
    const named = seats.flatMap(({ memberId }) => memberId ?? []);
    const known = new Set((await findMembers(ctx, union._id, named)).map(({ _id }) => _id));
    const stranger = seats.findIndex(({ memberId }) => memberId !== null && !known.has(memberId));
    if (stranger >= 0) refuseField(`seats.${stranger}.memberId`, `${seats[stranger]!.name} 不在这家工会的名册里，请重新选择或只填姓名`);
    const record = committeeFrom(union._id, { number, from, years, seats }, today);
    await replaceCommittee(ctx, record);
    ctx.note(union._id, `第${number}届，${from} 至 ${record.to}，${seats.length} 人`);
    return { id: record._id };
  },

  'unit.tellTerm': async (ctx, { id }) => {
    const today = dayOf(ctx.now);
    const record = found(await findCommittee(ctx, ctx.actor.unionId, id), '这届委员会');
    const stage = stageOf(tellings.committee, record.to, today);
    if (!record.tellOn || record.tellOn > today || !stage) refuse('CONFLICT', '现在没有要提醒的');
    await noteTermTold(ctx, record, nextTelling(tellings.committee, record.to, today));
    await tellTerm(ctx, record, stage);
    ctx.note(record.unionId, `第${record.number}届任期${stage}`);
    return { id };
  },
};

const committeeOf = (record: Committee) => ({ ...record, id: record._id });

type Asked = { number: number; from: string; years: number; seats: Committee['seats'] };

/** A committee that begins to serve; also for the first one of a founded union. */
export function committeeFrom(unionId: string, { number, from, years, seats }: Asked, today: string): Committee {
  const to = termEnd(from, years);
  return {
    _id: newId(),
    unionId,
    number,
    from,
    to,
    years,
    isServing: true,
    seats: seats.map(({ memberId, name, post }) => ({ memberId, name, post })),
    tellOn: firstTelling(tellings.committee, to, today),
  };
}

/** The union an answer or a change is about: the caller's own, or for a federation one of those below it. */
async function unionOf(ctx: Context, asked: string | undefined) {
  const isAbove = ctx.scope.level === 'tree';
  if (isAbove && !asked) refuseField('unionId', '请选择要查看的工会');
  const id = asked ?? ctx.actor.unionId;
  if (!(isAbove ? ctx.scope.unionIds : [ctx.scope.unionId]).includes(id)) refuse('NOT_FOUND', '没有找到这家工会，或不在您可见的范围内');
  return found(await findUnit(ctx, id, id), '这家工会');
}

/** One line a union below the federation. */
export async function registersBelow(ctx: Context) {
  const unions = await findUnionsBelow(ctx, ctx.scope.unionId);
  const ids = unions.map(({ _id }) => _id);
  const [entries, committees, counts] = await Promise.all([findEntries(ctx, ids), findServing(ctx, ids), countMembers(ctx, ids)]);
  return unions.map(({ _id, name }) => {
    const entry = entries.find(({ unionId }) => unionId === _id);
    const committee = committees.find(({ unionId }) => unionId === _id) ?? null;
    const memberCount = counts.get(_id) ?? 0;
    return {
      unionId: _id,
      unionName: name,
      employer: entry?.employer ?? '',
      industry: entry?.industry ?? null,
      staffCount: entry?.staffCount ?? null,
      memberCount,
      termTo: committee?.to ?? null,
      chair: committee?.seats.find(({ post }) => post === 'chair')?.name ?? null,
      notes: registerNotes(
        { memberCount, staffCount: entry?.staffCount ?? null, hasEntry: entry !== undefined, committee },
        dayOf(ctx.now),
      ),
    };
  });
}
