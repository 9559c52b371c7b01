/** Those elected take their offices by the organiser's confirmation: a group's leader, a committee with its posts, delegates on the term's list. */
import type { election } from '../../types/election/contract';
import type { ParsedOf } from '../../types/operation';
import { enterElected } from '../congress/public';
import type { Context, Handlers } from '../core/context';
import { refuse, refuseField } from '../core/refuse';
import { addDays, dayOf } from '../core/time';
import { findHolders } from '../member/public';
import { joinCommittee, seatElectedCommittee, seatElectedLeader, type ElectedSeat } from '../unit/public';
import { tellAppointed } from './notices';
import { activeAmong } from './people';
import { openSeats } from './reckoning';
import { moveElection, setWinners, type Election, type Winner } from './store';
import { loadElection } from './view';

type Asked = ParsedOf<(typeof election)['election.appoint']>;
/** Offices are taken some time after the vote, and never before it. */
const LATEST_DAYS = 183;

export const appointing: Handlers<Pick<typeof election, 'election.appoint'>> = {
  'election.appoint': async (ctx, asked) => {
    const record = await loadElection(ctx, asked.id);
    if (record.state === 'published') refuseUnready(ctx, record, asked);
    // Moved first: a second confirmation at the same moment meets this one here, before any office is given.
    await moveElection(ctx, record, 'appoint', { appointedOn: asked.from });
    const ids = record.winners.map(({ memberId }) => memberId);
    const active = await activeAmong(ctx, record.unionId, ids);
    const standing = record.winners.filter(({ memberId }) => active.has(memberId));
    const taken = new Set(await officesOf[record.kind](ctx, record, standing, asked));
    const winners = record.winners.map((one) => ({ ...one, trouble: taken.has(one.memberId) ? null : '就任时已不是在册会员' }));
    await setWinners(ctx, record, winners);
    const names = winners.filter(({ trouble }) => trouble === null).map(({ name }) => name);
    ctx.note(record._id, `${asked.from} 就任：${names.join('、') || '无'}`);
    tellAppointed(ctx, record, [...taken]);
    return { id: record._id, appointed: taken.size };
  },
};

function refuseUnready(ctx: Context, record: Election, { from, posts, delegates }: Asked): void {
  if (record.winners.length === 0) refuse('CONFLICT', '还没有人当选，请另行选举');
  if (openSeats(record) > 0 && record.vacancyReason === null)
    refuse('CONFLICT', `还有 ${openSeats(record)} 个名额没有选出，请另行选举，或写明空缺的决定`);
  const elected = dayOf(record.rounds.at(-1)!.publishedAt!);
  const today = dayOf(ctx.now);
  if (from < elected || from > today) refuseField('from', `就任日应在公布结果（${elected}）之后、今天之前`);
  if (elected < addDays(today, -LATEST_DAYS)) refuse('CONFLICT', '公布结果已超过半年，请重新选举');
  const given = record.kind === 'committee' ? posts : record.kind === 'delegate' ? delegates : null;
  const field = record.kind === 'committee' ? 'posts' : 'delegates';
  const missing = given && record.winners.find(({ memberId }) => given.filter((one) => one.memberId === memberId).length !== 1);
  if (missing) refuseField(field, record.kind === 'committee' ? `请给${missing.name}选一项分工` : `请填写${missing.name}的人员类别`);
  if (given && given.length > record.winners.length) refuseField(field, '有人没有当选，请刷新后重新填写');
}

type Taking = (ctx: Context, record: Election, winners: Winner[], asked: Asked) => Promise<string[]>;

const leader: Taking = async (ctx, { unitId, years, unionId }, winners, { from }) => {
  const [person] = winners;
  if (!person) return [];
  const holders = await findHolders(ctx, unionId, 'groupLeader');
  const before = holders.filter(({ offices }) => offices.some((one) => one.role === 'groupLeader' && one.unitId === unitId));
  const isTaken = await seatElectedLeader(ctx, {
    ...{ unitId: unitId!, person, from, years: years ?? 3 },
    before: before.map(({ _id }) => _id),
  });
  return isTaken ? [person.memberId] : [];
};

const committee: Taking = (ctx, { isByElection, years }, winners, { from, posts }) => {
  const seats: ElectedSeat[] = winners.map(({ memberId, name }) => ({
    ...{ memberId, name, post: posts.find((one) => one.memberId === memberId)!.post },
  }));
  return isByElection ? joinCommittee(ctx, { from, seats }) : seatElectedCommittee(ctx, { from, years: years ?? 5, seats });
};

/** The list of the term takes each with the figures of the round that elected them, and judges them by the region once more. */
const onList: Taking = async (ctx, { _id, termId, constituencyId, rounds }, winners, { delegates }) => {
  for (const { memberId, votes, boxCount, round } of winners) {
    const { staffKind, isWoman } = delegates.find((one) => one.memberId === memberId)!;
    const electedOn = dayOf(rounds.find(({ number }) => number === round)!.closedAt!);
    const elected = { constituencyId: constituencyId!, memberId, staffKind, isWoman, electedOn, voters: boxCount, votes };
    await enterElected(ctx, termId!, elected, _id);
  }
  return winners.map(({ memberId }) => memberId);
};

const officesOf: Record<Election['kind'], Taking> = { groupLeader: leader, committee, delegate: onList };
