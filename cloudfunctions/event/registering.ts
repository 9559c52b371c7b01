/** Signing up, changing it and leaving: the claim that a crowd may make at once, and what frees places again. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../../types/actor';
import type { event as contract } from '../../types/event/contract';
import { claimed, type Context, type Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { whyCoolingDown } from './closing';
import { announcePromoted } from './notices';
import { isVisible } from './view';
import { isAddressedTo, whyNotCancel, whyNotChange, whyNotRegister } from './rules';
import { canGrow, claimedBy, hasItemRoom, isDrawing, isSeatedStatus, type Party } from './rules-seats';
import { answered, partyOf, signingTrouble, type Signed } from './rules-signing';
import { claimSeat, settleClaim } from './claims';
import { barDead, clearedAt, mendSeats, writeRegistration } from './seats';
import { foundTeam, joinTeam, leaveTeam, type Team } from './team-store';
import { teamAsked, type TeamAsked } from './team-asking';
import {
  changeRegistration,
  findEvent,
  findRegistration,
  moveRegistration,
  readEvent,
  readRegistration,
  registrationId,
  registrations,
  type Claim,
  type Event,
  type Registration,
} from './store';

type Names = 'event.register' | 'event.changeRegistration' | 'event.cancelRegistration' | 'event.settle';
/** A sign-up under way: whose, for what, and the places claimed for it. */
export type SignUp = {
  event: Event;
  who: Actor;
  earlier: Registration | null;
  claim: Claim;
  signed: Signed;
  remark: string;
  team: TeamAsked;
};

export const registering: Pick<Handlers<typeof contract>, Names> = {
  'event.register': claimed<(typeof contract)['event.register'], SignUp>({
    claim: (ctx, { eventId, remark, teamName, teamCode, ...signed }) =>
      claimFor(ctx, eventId, ctx.actor, signed, remark, { teamName, teamCode }),
    write: (ctx, _input, signUp) => writeSignUp(ctx, signUp),
    settle: (ctx, _input, signUp) => settleSignUp(ctx, signUp),
  }),

  'event.changeRegistration': async (ctx, { eventId, ...asked }) => {
    const { event, mine } = await mineOf(ctx, eventId, whyNotChange);
    const signed: Signed = {
      itemIds: asked.itemIds ?? mine.itemIds,
      companions: asked.companions ?? mine.companions,
      answers: answered(asked.answers ?? mine.answers),
    };
    refuseTrouble(event, signed, mine.name);
    const party = partyOf(event, signed);
    if (isSeatedStatus(mine.state) && !isDrawing(event) && !canGrow(event, event.seats, mine, party)) refuseGrowth(event, mine, party);
    const { remark = mine.remark } = asked;
    await changeRegistration(ctx, mine, { ...party, companions: signed.companions, answers: signed.answers, remark });
    await settleAndPromote(ctx, eventId);
    ctx.note(eventId, Object.keys(asked).join('、'));
    return { registration: { id: mine._id, status: mine.state } };
  },

  'event.cancelRegistration': async (ctx, { eventId, reason }) => {
    const { mine } = await mineOf(ctx, eventId, whyNotCancel);
    await leave(ctx, mine, 'cancel', reason || null);
    await settleAndPromote(ctx, eventId);
    ctx.note(eventId, reason || undefined);
    return { registration: { id: mine._id, status: 'cancelled' } };
  },

  'event.settle': claimed<(typeof contract)['event.settle'], Claim[]>({
    claim: async (ctx, { id }) => barDead(ctx, found(await readEvent(ctx, id), '这项活动')),
    write: async (ctx, { id }, dead) => {
      const promoted = await settleAndPromote(ctx, id, dead);
      if (promoted === null) refuse('CONFLICT', '名额没有需要整理的地方');
      ctx.note(id, `补上${promoted}人，清理中断的报名${dead.length}份`);
      return { id, promoted };
    },
    settle: async () => undefined,
  }),
};

/** Claims places for a person, outside any transaction; refuses with the rule that stands in the way. */
export async function claimFor(
  ctx: Context,
  eventId: string,
  who: Actor,
  asked: Signed,
  remark: string,
  team: { teamName?: string; teamCode?: string },
): Promise<SignUp> {
  for (let attempt = 1; ; attempt += 1) {
    const { event, mine } = await look(ctx, eventId, who);
    const party = partyOf(event, asked);
    const asking = { mine, at: ctx.at, isAddressed: isAddressedTo(event.to, who) };
    const closed = whyNotRegister(event, asking);
    if (closed) refuse(closed.code, closed.message);
    const cooling = await whyCoolingDown(ctx, event, who.memberId);
    if (cooling) refuse(cooling.code, `${cooling.message}；${cooling.wayOut}`);
    refuseTrouble(event, asked, who.name);
    const full = whyNotRegister(event, { ...asking, party });
    if (full) refuse(full.code, full.wayOut ? `${full.message}；${full.wayOut}` : full.message);
    if (party.places > event.capacity) refuseField('companions', `活动总共${event.capacity}个名额，请减少同行家属`);
    const wanted = await teamAsked(ctx, event, team);
    const claim = await claimSeat(ctx, event, who.memberId, { ...claimedBy(event, party), clearedAt: await clearedAt(ctx, event, party) });
    const signed = { ...asked, answers: answered(asked.answers) };
    if (claim) return { event, who, earlier: mine, claim, signed, remark, team: wanted };
    // The picture changed between look and claim: look again and say what it is now.
    if (attempt === 3) refuse('CONFLICT', '报名的人较多，请再点一次');
  }
}

/** In the transaction: the registration of a claim, and with it the team. */
export async function writeSignUp(ctx: Context, { event, who, earlier, claim, signed, remark, team }: SignUp) {
  const status = !claim.isSeated ? 'waitlisted' : event.needsApproval || isDrawing(event) ? 'pending' : 'confirmed';
  const record: Registration = {
    _id: registrationId(event._id, who.memberId),
    unionId: event.unionId,
    eventId: event._id,
    memberId: who.memberId,
    groupId: who.groupId,
    name: who.name,
    state: status,
    arrival: claim.arrival,
    at: ctx.at,
    endsAt: event.endsAt,
    ...partyOf(event, signed),
    companions: signed.companions,
    answers: signed.answers,
    teamId: (await enter(ctx, event, team, who))?._id ?? null,
    remark,
    reason: null,
    promotedAt: null,
    offerUntil: null,
    checkedInAt: null,
  };
  await writeRegistration(ctx, record, earlier);
  ctx.note(event._id, claim.place ? `候补第${claim.place}位` : `第${claim.arrival}号`);
  return { registration: { id: record._id, status, ...(claim.place ? { place: claim.place } : {}) } as const };
}

async function enter(ctx: Context, event: Event, asked: TeamAsked, who: Actor): Promise<Team | null> {
  if (!asked || !event.team) return null;
  if ('name' in asked) return foundTeam(ctx, event, asked.name, who);
  await joinTeam(ctx, asked.team, event.team.max, who);
  return asked.team;
}

/** After the transaction, whatever became of it: the claim goes, and what it held goes back unless it was written. */
export async function settleSignUp(ctx: Context, { event, claim }: SignUp): Promise<void> {
  const written = await readRegistration(ctx, event._id, claim.memberId);
  const after = await settleClaim(ctx, event, claim, written?.arrival === claim.arrival);
  if (after?.state === 'cancelled' && written?.arrival === claim.arrival) await leaveCancelled(ctx, after, written);
}

/** A registration that gives its places back, out of its team too. */
export async function leave(
  ctx: Context,
  record: Registration,
  command: 'cancel' | 'reject' | 'decline' | 'expire',
  reason: string | null,
) {
  const after = await moveRegistration(ctx, record, command, { reason, offerUntil: null, teamId: null });
  if (record.teamId) await leaveTeam(ctx, record.teamId, record.memberId);
  return after;
}

type Why = (event: Event, mine: Registration | null, at: string) => ReturnType<typeof whyNotCancel>;

/** The event and the caller's own registration for it, unless the rule says no. */
export async function mineOf(ctx: Context, eventId: string, whyNot: Why): Promise<{ event: Event; mine: Registration }> {
  const mine = await findRegistration(ctx, registrationId(eventId, ctx.actor.memberId));
  const seen = await findEvent(ctx, eventId);
  const event = found(seen && isVisible(ctx, seen, mine) ? seen : null, '这项活动');
  const trouble = whyNot(event, mine, ctx.at);
  if (trouble || !mine) refuse(trouble?.code ?? 'NOT_REGISTERED', trouble?.message);
  return { event, mine };
}

function refuseTrouble(event: Event, signed: Signed, name: string): void {
  const trouble = signingTrouble(event, signed, name);
  if (trouble) refuseField(...trouble);
}

function refuseGrowth(event: Event, mine: Registration, party: Party): never {
  const full = event.items.find(
    ({ id }) => party.itemIds.includes(id) && !mine.itemIds.includes(id) && !hasItemRoom(event, event.seats, id),
  );
  if (full) refuse('NO_PLACE', `「${full.title}」没有空位了，原来的报名不变；可改选其他项目`);
  return refuse('NO_PLACE', `剩余名额不够您和家属共${party.places}人，原来的报名不变；可减少同行家属`);
}

const QUIET_MS = 20;
const PATIENCE = 250;

/**
 * The event and the person's registration, in this order, so that a seat seen as taken by their own call is seen as
 * theirs. While another call of the same person is under way it waits for that one's end: a double tap gets one answer.
 */
async function look(ctx: Context, eventId: string, { memberId }: Actor): Promise<{ event: Event; mine: Registration | null }> {
  for (let patience = PATIENCE; ; patience -= 1) {
    const event = await readEvent(ctx, eventId);
    const mine = event?.unionId === ctx.scope.unionId ? await readRegistration(ctx, eventId, memberId) : null;
    if (!event || !isVisible(ctx, event, mine)) return refuse('NOT_FOUND', '没有找到这项活动，可能已被移除或不在您可见的范围内');
    if (!event.seats.claims.some((claim) => claim.memberId === memberId)) return { event, mine };
    if (patience === 0) return refuse('CONFLICT', '您的上一次报名还在处理，请稍候刷新查看');
    await sleep(QUIET_MS);
  }
}

/** The event was called off while the registration was being written: it is cancelled with the others. */
const leaveCancelled = (ctx: Context, { cancelReason }: Event, { _id, unionId, arrival }: Registration) =>
  registrations(ctx).update(
    { _id, unionId, arrival, state: { $in: ['pending', 'confirmed', 'waitlisted', 'offered'] } },
    { $set: { state: 'cancelled', reason: `活动取消：${cancelReason ?? ''}` } },
  );

/** In a transaction: puts the seats in order and tells those who came up. */
export async function settleAndPromote(ctx: Context, eventId: string, dead: Claim[] = []): Promise<number | null> {
  const mended = await mendSeats(ctx, eventId, dead);
  if (mended && mended.promoted.length > 0) announcePromoted(ctx, mended.event, mended.promoted);
  return mended && mended.promoted.length;
}
