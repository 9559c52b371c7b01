/** Those who were elected take their offices: a group's leader, a committee, seats added to the serving one, delegates for their term. */
import type { Role } from '../../types/actor';
import type { Context } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { dayOf } from '../core/time';
import { appoint, dismiss, findHolders } from '../member/public';
import { endOffice, findSitting, insertOffice, prolongOffice } from './office-store';
import { addSeats, findCommittees, findServing, replaceCommittee, type Committee } from './register-store';
import { committeeFrom } from './registering';
import { committeeTrouble, firstTelling, isCommitteeRole, termEnd } from './rules';
import { tellings } from './standards';
import { findUnit } from './store';

type Elected = { memberId: string; name: string };
export type ElectedSeat = Elected & { post: Committee['seats'][number]['post'] };

/** The offices in this app that come with a post; the others sit on the committee without one. */
const roleOfPost: Partial<Record<ElectedSeat['post'], Role>> = {
  ...{ chair: 'chair', viceChair: 'officer', organisation: 'officer', publicity: 'officer', culture: 'officer' },
  ...{ women: 'officer', welfare: 'officer', labour: 'officer', finance: 'treasurer' },
};

type Taken = { person: Elected; role: Role; unitId: string; unitName: string; from: string; until: string };

/** Gives the office with its term; false when they are no longer on the roster. One who holds it already serves on with the new term. */
async function take(ctx: Context, { person, role, unitId, unitName, from, until }: Taken): Promise<boolean> {
  const { unionId } = ctx.actor;
  const before = (await findSitting(ctx, unionId, [person.memberId])).filter((one) => one.role === role && one.unitId === unitId);
  for (const record of before) await endOffice(ctx, record, dayOf(ctx.now), '换届，连选连任');
  await dismiss(ctx, person.memberId, role, unitId);
  if (!(await appoint(ctx, person.memberId, role, unitId))) return false;
  await insertOffice(ctx, {
    ...{ _id: newId(), unionId, memberId: person.memberId, memberName: person.name, role, unitId, unitName, portfolio: null },
    ...{ from, until, state: 'held' as const, endedOn: null, endReason: null },
    hasDeclared: isCommitteeRole(role) ? true : null,
    tellOn: firstTelling(tellings.office, until, dayOf(ctx.now)),
  });
  return true;
}

/** Ends what others hold: their record with the reason, and the office itself. */
async function release(ctx: Context, isOver: (office: { memberId: string; role: Role; unitId: string }) => boolean): Promise<void> {
  for (const record of (await findSitting(ctx, ctx.actor.unionId)).filter(isOver)) {
    await endOffice(ctx, record, dayOf(ctx.now), '换届');
    await dismiss(ctx, record.memberId, record.role, record.unitId);
  }
}

/** The group's elected leader for so many years; whoever led it before goes out. Answers whether the office was taken. */
export async function seatElectedLeader(
  ctx: Context,
  { unitId, person, from, years, before }: { unitId: string; person: Elected; from: string; years: number; before: string[] },
): Promise<boolean> {
  const group = found(await findUnit(ctx, ctx.actor.unionId, unitId), '这个小组');
  if (group.kind !== 'group' || group.closedOn) refuse('CONFLICT', `${group.name}已撤并，不能任命小组长；请终止这次选举`);
  const taken = await take(ctx, { person, role: 'groupLeader', unitId, unitName: group.name, from, until: termEnd(from, years) });
  if (!taken) return false;
  await release(ctx, (office) => office.role === 'groupLeader' && office.unitId === unitId && office.memberId !== person.memberId);
  // Leaders named before terms were kept have the office without a record.
  for (const memberId of before) if (memberId !== person.memberId) await dismiss(ctx, memberId, 'groupLeader', unitId);
  return true;
}

/** A new committee with its term: the one before it goes out with the offices its members held. Answers who took their seat. */
export async function seatElectedCommittee(
  ctx: Context,
  { from, years, seats }: { from: string; years: number; seats: ElectedSeat[] },
): Promise<string[]> {
  const { unionId } = ctx.actor;
  const [before] = await findCommittees(ctx, unionId);
  const asked = { number: (before?.number ?? 0) + 1, from, years, seats };
  const declared = seats.map((seat) => ({ ...seat, hasCloseRelative: false }));
  const trouble = committeeTrouble({ ...asked, seats: declared }, before, dayOf(ctx.now));
  if (trouble) refuseField(trouble[0].startsWith('seats') ? 'posts' : trouble[0], trouble[1]);
  await replaceCommittee(ctx, committeeFrom(unionId, asked, dayOf(ctx.now)));
  const sat = new Set((before?.seats ?? []).flatMap(({ memberId }) => memberId ?? []));
  await release(
    ctx,
    ({ memberId, role, unitId }) => unitId === unionId && isCommitteeRole(role) && (sat.has(memberId) || role === 'chair'),
  );
  // A chair named before terms were kept has the office without a record; there is one chair.
  for (const { _id } of await findHolders(ctx, unionId, 'chair')) await dismiss(ctx, _id, 'chair', unionId);
  return takePosts(ctx, seats, from, termEnd(from, years));
}

/** Seats filled in the middle of a term: they serve as long as the committee does. */
export async function joinCommittee(ctx: Context, { from, seats }: { from: string; seats: ElectedSeat[] }): Promise<string[]> {
  const [serving] = await findServing(ctx, [ctx.actor.unionId]);
  if (!serving) refuse('CONFLICT', '本会还没有登记在任的委员会，请先登记，或改为换届选举');
  if (from < serving.from || from > serving.to) refuseField('from', `就任日应在本届任期内（${serving.from} 至 ${serving.to}）`);
  if (seats.some(({ post }) => post === 'chair') && serving.seats.some(({ post }) => post === 'chair'))
    refuseField('posts', '本届委员会已有主席，请改选其他分工');
  const twice = seats.find(({ memberId }) => serving.seats.some((one) => one.memberId === memberId));
  if (twice) refuseField('posts', `${twice.name}已是本届委员`);
  await addSeats(
    ctx,
    serving,
    seats.map(({ memberId, name, post }) => ({ memberId, name, post })),
  );
  return takePosts(ctx, seats, from, serving.to);
}

/** An office of the whole union for a term, e.g. of delegates. Answers who took it: those no longer on the roster do not. */
export async function seatElected(
  ctx: Context,
  people: Elected[],
  { role, from, until }: { role: Role; from: string; until: string },
): Promise<string[]> {
  const { unionId } = ctx.actor;
  const unitName = (await findUnit(ctx, unionId, unionId))?.name ?? '本会';
  const taken: string[] = [];
  for (const person of people) if (await take(ctx, { person, role, unitId: unionId, unitName, from, until })) taken.push(person.memberId);
  return taken;
}

/** Ends such an office of these people, with the record of it where there is one. */
export async function unseatElected(ctx: Context, memberIds: string[], role: Role, reason: string): Promise<void> {
  const { unionId } = ctx.actor;
  if (memberIds.length === 0) return;
  const records = (await findSitting(ctx, unionId, memberIds)).filter((one) => one.role === role && one.unitId === unionId);
  for (const record of records) await endOffice(ctx, record, dayOf(ctx.now), reason);
  for (const memberId of memberIds) await dismiss(ctx, memberId, role, unionId);
}

/** A later last day of such an office. */
export async function prolongElected(ctx: Context, memberIds: string[], role: Role, until: string): Promise<void> {
  const { unionId } = ctx.actor;
  if (memberIds.length === 0) return;
  const tellOn = firstTelling(tellings.office, until, dayOf(ctx.now));
  for (const record of await findSitting(ctx, unionId, memberIds))
    if (record.role === role && record.unitId === unionId) await prolongOffice(ctx, record, until, tellOn);
}

async function takePosts(ctx: Context, seats: ElectedSeat[], from: string, until: string): Promise<string[]> {
  const { unionId } = ctx.actor;
  const name = (await findUnit(ctx, unionId, unionId))?.name ?? '本会';
  const taken: string[] = [];
  for (const person of seats) {
    const role = roleOfPost[person.post];
    if (!role || (await take(ctx, { person, role, unitId: unionId, unitName: name, from, until }))) taken.push(person.memberId);
  }
  return taken;
}
