/** What each person may see of a ballot: figures of participation for all concerned, results only when they are due. */
import { ballotLifecycle } from '../../types/ballot/lifecycle';
import { sayThreshold } from '../../types/congress/threshold';
import { hasRole, may, type Context } from '../core/context';
import { movesOf } from '../core/lifecycle';
import { found } from '../core/refuse';
import { papersOf, participation, standingsOf, type RollRow } from '../core/secret-box';
import { dayOf } from '../core/time';
import { findMembers } from '../member/public';
import { basesOf, canSeeResults, remindTrouble, resultOf } from './rules';
import { findBallot, type Ballot } from './store';

export const isTeller = (ctx: Context, { tellerIds }: Ballot): boolean => tellerIds.includes(ctx.actor.memberId);
export const isWitness = (ctx: Context, { witnessId }: Ballot): boolean => witnessId === ctx.actor.memberId;
export const isInCharge = (ctx: Context, record: Ballot): boolean =>
  may(ctx.actor, 'ballot.publish') || isTeller(ctx, record) || isWitness(ctx, record);

type Standing = Map<string, RollRow>;

/** Those in charge see all; a voter from opening on; everybody in the union what is published. */
const canSee = (ctx: Context, record: Ballot, standing: Standing): boolean =>
  isInCharge(ctx, record) ||
  record.state === 'published' ||
  (record.state !== 'draft' && (standing.has(record._id) || hasRole(ctx.actor, 'auditor')));

/** Of these the ones this person may see, each with their place on its roll. */
export async function visibleOf(ctx: Context, records: Ballot[]): Promise<{ record: Ballot; hasCast: boolean | null }[]> {
  const ids = records.filter(({ openedAt }) => openedAt !== null).map(({ _id }) => _id);
  const standing = await standingsOf(ctx, ids, ctx.actor.memberId);
  return records
    .filter((record) => canSee(ctx, record, standing))
    .map((record) => ({ record, hasCast: standing.get(record._id)?.hasCast ?? null }));
}

/** The ballot as this person may know it, or NOT_FOUND. */
export async function seenBallot(ctx: Context, id: string): Promise<{ record: Ballot; hasCast: boolean | null }> {
  const record = found(await findBallot(ctx, id, ctx.actor.unionId), '这次投票');
  return found((await visibleOf(ctx, [record]))[0], '这次投票');
}

/** How many are on the roll and how many took part. */
export const figuresOf = async (ctx: Context, record: Ballot): Promise<{ due: number; cast: number }> =>
  record.state === 'open' ? participation(ctx, record._id) : { due: record.due ?? 0, cast: record.boxCount ?? 0 };

export async function itemOf(ctx: Context, record: Ballot, hasCast: boolean | null) {
  const figures = await figuresOf(ctx, record);
  const { _id: id, title, state, questions, closesAt, openedAt } = record;
  return { id, title, state, questionCount: questions.length, closesAt, openedAt, hasCast, ...figures, isTeller: isTeller(ctx, record) };
}

export async function detailOf(ctx: Context, record: Ballot, hasCast: boolean | null) {
  const item = await itemOf(ctx, record, hasCast);
  const people = await findMembers(ctx, record.unionId, [...record.tellerIds, record.witnessId]);
  const named = (id: string) => ({ id, name: people.find(({ _id }) => _id === id)?.name ?? '已离会' });
  const isCharged = isInCharge(ctx, record);
  return {
    ...item,
    note: record.note,
    voters: record.voters,
    voterIds: may(ctx.actor, 'ballot.update') ? record.voterIds : [],
    sessionId: record.sessionId,
    questions: questionsOf(record, isCharged),
    tellers: record.tellerIds.map(named),
    witness: named(record.witnessId),
    quorum: record.quorum,
    quorumText: record.quorum && `${sayThreshold(record.quorum)}（${record.quorum.source}）`,
    present: record.present,
    ...{ hash: record.hash, boxCount: record.boxCount, closedAt: record.closedAt, publishedAt: record.publishedAt },
    signatures: record.signatures.map(({ name, as, at }) => ({ name, as, at })),
    papers: isTeller(ctx, record) && record.openedAt ? await papersOf(ctx, record._id) : null,
    remindedAt: record.remindedAt ?? null,
    moves: movesFor(ctx, record, item),
    canCast: record.state === 'open' && hasCast === false,
    canVerify: record.hash !== null,
  };
}

export function questionsOf(record: Ballot, isCharged: boolean) {
  const { due, present, boxCount, tallies } = record;
  const isShown = canSeeResults(record.state, isCharged);
  const bases = basesOf({ due: due ?? 0, present, boxCount: boxCount ?? 0 });
  return record.questions.map((question) => {
    const tally = isShown ? tallies?.find(({ key }) => key === question.key) : undefined;
    return {
      ...question,
      rule: `${sayThreshold(question.threshold)}（${question.threshold.source}）`,
      result: tally ? resultOf(question, tally, bases) : null,
    };
  });
}

/** The lifecycle's moves, narrowed to who counts, who signs and what is a paper matter. */
function movesFor(ctx: Context, record: Ballot, { due, cast }: { due: number; cast: number }): string[] {
  const { memberId } = ctx.actor;
  const hasSigned = record.signatures.some((one) => one.memberId === memberId);
  const [counts, watches] = [isTeller(ctx, record), isWitness(ctx, record)];
  const moves = movesOf(ctx, ballotLifecycle, record.state).filter((move) =>
    move === 'count' ? counts : move === 'sign' ? (counts || watches) && !hasSigned : true,
  );
  const extra = [
    ...(record.state === 'open' && counts ? ['takePaper', 'enterPapers'] : []),
    ...(may(ctx.actor, 'ballot.remind') && remindTroubleOf(ctx, record, due - cast) === null ? ['remind'] : []),
    ...(canSeeResults(record.state, isInCharge(ctx, record)) ? ['report'] : []),
  ];
  return [...moves, ...extra];
}

/** Whether those who are left may be reminded now: while it runs, once a day. */
export const remindTroubleOf = (ctx: Context, { state, closesAt, remindedAt }: Ballot, left: number): string | null =>
  remindTrouble({
    ...{ state, left, isOver: closesAt !== null && closesAt <= ctx.at },
    hasBeenToday: Boolean(remindedAt) && dayOf(remindedAt!) === dayOf(ctx.now),
  });
