/** What each person may see of an election: nominations and participation for all members, figures only when they are due. */
import { electionLifecycle } from '../../types/election/lifecycle';
import { may, type Context } from '../core/context';
import { movesOf } from '../core/lifecycle';
import { found } from '../core/refuse';
import { papersOf, participation, standingsOf, type RollRow } from '../core/secret-box';
import { addDays, dayOf, startOfDay } from '../core/time';
import { findMembers } from '../member/public';
import { unitNames } from '../unit/public';
import { remindTrouble } from '../ballot/public';
import { findStander } from './people';
import { byStrokes, isReady, missingOf } from './standing';
import { findNominations, findObjections, type Nomination } from './nomination-store';
import { countedOf, openSeats, outcomeFor, undecidedNames } from './reckoning';
import { leastCandidates, sayOutcome, sayTurnout, sayVotes } from './rules';
import { rowsOf } from './saying';
import { boxOf, findElection, roundOf, type Election, type Round } from './store';

export const isKeeper = (ctx: Context): boolean => may(ctx.actor, 'election.create') || ctx.actor.memberId === 'system';
export const isTeller = (ctx: Context, { tellerIds }: Election): boolean => tellerIds.includes(ctx.actor.memberId);
export const isWitness = (ctx: Context, { witnessId }: Election): boolean => witnessId === ctx.actor.memberId;
const isInCharge = (ctx: Context, record: Election): boolean => isKeeper(ctx) || isTeller(ctx, record) || isWitness(ctx, record);

export const loadElection = async (ctx: Context, id: string): Promise<Election> =>
  found(await findElection(ctx, id, ctx.actor.unionId, isKeeper(ctx)), '这次选举');

/** The caller's place on the present roll of each. */
export async function rollRowsOf(ctx: Context, records: Election[]): Promise<Map<string, RollRow>> {
  const open = records.filter((record) => roundOf(record).openedAt !== null);
  const rows = await standingsOf(
    ctx,
    open.map((record) => boxOf(record, roundOf(record))),
    ctx.actor.memberId,
  );
  return new Map(
    open.flatMap((record) => [...[rows.get(boxOf(record, roundOf(record)))]].flatMap((row) => (row ? [[record._id, row] as const] : []))),
  );
}

/** Rounds whose figures this person may see: published ones, and to those who count and answer for it the one that was counted. */
export const shownRounds = (ctx: Context, record: Election): Round[] =>
  record.rounds.filter(({ publishedAt, tally }) => tally !== null && (publishedAt !== null || isInCharge(ctx, record)));

/** The next date of the state it is in. */
const dueOf = ({ state, nominateUntil, listUntil, closesAt }: Election): string | null =>
  state === 'nominating'
    ? nominateUntil
    : state === 'listed'
      ? listUntil && startOfDay(addDays(listUntil, 1))
      : state === 'voting'
        ? closesAt
        : null;

export async function itemOf(ctx: Context, record: Election, row: RollRow | undefined) {
  const round = roundOf(record);
  const figures =
    record.state === 'voting' ? await participation(ctx, boxOf(record, round)) : { due: round.due ?? 0, cast: round.boxCount ?? 0 };
  const { _id: id, kind, title, state, seats, placeName, listUntil, winners } = record;
  return {
    ...{ id, kind, title, state, seats, placeName, listUntil, dueAt: dueOf(record), ...figures },
    ...{ hasCast: row?.hasCast ?? null, isTeller: isTeller(ctx, record), elected: winners.map(({ name }) => name) },
  };
}

export async function detailOf(ctx: Context, record: Election) {
  const row = (await rollRowsOf(ctx, [record])).get(record._id);
  const round = roundOf(record);
  const [item, people, names, nominations, objections] = await Promise.all([
    itemOf(ctx, record, row),
    findMembers(ctx, record.unionId, [...record.tellerIds, record.witnessId]),
    unitNames(ctx, record.unionId),
    findNominations(ctx, record.unionId, record._id),
    findObjections(ctx, record.unionId, record._id),
  ]);
  const named = (id: string) => ({ id, name: people.find(({ _id }) => _id === id)?.name ?? '已离会' });
  const rounds = shownRounds(ctx, record);
  const isInside = record.state === 'nominating' && (await findStander(ctx, record, ctx.actor.memberId)) !== null;
  const { _id, unionId, state, rules, tellerIds, witnessId, unitIds, voterIds, rounds: _all, createdAt: _created, ...kept } = record;
  return {
    ...kept,
    ...item,
    voterUnits: unitIds.map((unit) => ({ id: unit, name: names.get(unit) ?? '' })),
    voterIds: may(ctx.actor, 'election.update') ? voterIds : [],
    rules: rowsOf(record),
    leastCandidates: leastCandidates(round.seats, rules.surplus),
    round: { number: round.number, kind: round.kind, seats: round.seats },
    candidates: round.candidates,
    nominations: nominations
      .filter((one) => isShown(ctx, record, one))
      .sort(byStrokes)
      .map((one) => nominationOf(ctx, record, one, isInside)),
    objections: { raised: objections.length, open: objections.filter(({ answer }) => answer === null).length },
    tellers: tellerIds.map(named),
    witness: named(witnessId),
    papers: isTeller(ctx, record) && round.openedAt ? await papersOf(ctx, boxOf(record, round)) : null,
    rounds: rounds.map((one) => roundView(record, one)),
    winners: record.winners.map(({ memberId, name, votes, round: number, trouble }) => ({ memberId, name, votes, round: number, trouble })),
    vacantSeats: openSeats(record),
    moves: movesFor(ctx, record, { isInside, left: item.due - item.cast }),
    canCast: state === 'voting' && row?.hasCast === false,
    canVerify: round.hash !== null,
  };
}

/** What a nominee declined or took back is shown to themselves and to who keeps the election. */
const isShown = (ctx: Context, record: Election, { consent, withdrawnReason, memberId }: Nomination): boolean =>
  ['nominating', 'listed'].includes(record.state) &&
  ((consent !== 'declined' && withdrawnReason === null) || isKeeper(ctx) || memberId === ctx.actor.memberId);

function nominationOf(ctx: Context, record: Election, nomination: Nomination, isInside: boolean) {
  const { _id: id, memberId, name, groupName, way, byId, byName, reason, statement, consent, seconders, withdrawnReason } = nomination;
  const me = ctx.actor.memberId;
  const missing = missingOf(record, nomination);
  const isOpen = record.state === 'nominating';
  const isStanding = consent === 'agreed' && withdrawnReason === null;
  const canSecond = isInside && isOpen && record.nominateUntil! > ctx.at && way === 'members' && byId !== me && memberId !== me;
  const moves = [
    ...(canSecond && consent !== 'declined' && withdrawnReason === null && !seconders.some((one) => one.memberId === me) ? ['second'] : []),
    ...(isOpen && memberId === me && withdrawnReason === null && consent !== 'agreed' ? ['answerNomination'] : []),
    ...((isOpen || record.state === 'listed') && memberId === me && isStanding ? ['withdrawNomination'] : []),
  ];
  return {
    ...{ id, memberId, name, groupName, way, byName, reason, statement, consent, missing, moves, withdrawnReason },
    ...{ seconders: seconders.map((one) => one.name), isReady: isReady(record, nomination) },
  };
}

/** A counted round with each person's arithmetic. */
export function roundView(record: Election, round: Round) {
  const counted = countedOf(record, round)!;
  const outcome = outcomeFor(record, round)!;
  const { number, kind, seats, openedAt, closedAt, publishedAt, due, boxCount, hash, signatures, mergers } = round;
  const meant = new Map(mergers.map(({ name, memberName }) => [name, memberName]));
  return {
    ...{ number, kind, seats, openedAt, closedAt, publishedAt, due: due ?? 0, boxCount: boxCount ?? 0, hash },
    ...{ void: counted.tally.void, isValid: outcome.isValid, turnout: sayTurnout(counted), vacant: outcome.vacant },
    people: [...counted.tally.people]
      .sort((a, b) => b.approve - a.approve || byStrokes(a, b))
      .map((one) => ({
        ...one,
        isElected: outcome.elected.includes(one.memberId),
        isTied: outcome.tied.includes(one.memberId),
        arithmetic: sayVotes(counted, one.approve),
      })),
    writeIns: counted.tally.writeIns.map((one) => ({
      ...one,
      memberName: meant.get(one.name) ?? null,
      isDecided: meant.has(one.name),
    })),
    verdict: sayOutcome(outcome, seats),
    signatures: signatures.map(({ name, as, at }) => ({ name, as, at })),
  };
}

/** The lifecycle's moves, narrowed to who counts and signs, to what the result leaves open, and to what the clock allows. */
function movesFor(ctx: Context, record: Election, { isInside, left }: { isInside: boolean; left: number }): string[] {
  const round = roundOf(record);
  const { state, winners, vacancyReason } = record;
  const [counts, watches] = [isTeller(ctx, record), isWitness(ctx, record)];
  const isTied = (outcomeFor(record, round)?.tied.length ?? 0) > 0;
  const isOpen = openSeats(record) > 0 && vacancyReason === null;
  const allowed: Record<string, boolean> = {
    postList: (record.nominateUntil ?? '') <= ctx.at,
    open: record.listUntil === null || record.listUntil < dayOf(ctx.now),
    reopenNominations: round.kind !== 'runOff',
    count: counts,
    mergeWriteIns: counts && round.signatures.length === 0 && (round.tally?.writeIns.length ?? 0) > 0,
    sign:
      (counts || watches) && !round.signatures.some((one) => one.memberId === ctx.actor.memberId) && undecidedNames(record).length === 0,
    ...{ runOff: isOpen && isTied, repeat: isOpen && !isTied, renominate: isOpen && !isTied },
    leaveVacant: isOpen && winners.length > 0,
    appoint: winners.length > 0 && !isOpen,
    stop: winners.length === 0,
  };
  const isNominating = state === 'nominating' && record.nominateUntil! > ctx.at;
  return [
    ...movesOf(ctx, electionLifecycle, state).filter((move) => allowed[move] ?? true),
    ...(isNominating && (isInside || isKeeper(ctx)) ? ['nominate'] : []),
    ...(isNominating && isKeeper(ctx) ? ['nominateByOrganisation'] : []),
    ...(state === 'listed' && record.listUntil !== null && record.listUntil >= dayOf(ctx.now) ? ['raiseObjection'] : []),
    ...(may(ctx.actor, 'election.remind') && canRemind(ctx, record, left) ? ['remind'] : []),
    ...(state === 'voting' && counts ? ['takePaper', 'enterPapers'] : []),
    ...(shownRounds(ctx, record).length > 0 ? ['report'] : []),
  ];
}

const canRemind = (ctx: Context, { state, closesAt, remindedAt }: Election, left: number): boolean =>
  remindTrouble({
    ...{ state: state === 'voting' ? 'open' : state, isOver: closesAt !== null && closesAt <= ctx.at, left },
    hasBeenToday: remindedAt !== null && dayOf(remindedAt) === dayOf(ctx.now),
  }) === null;
