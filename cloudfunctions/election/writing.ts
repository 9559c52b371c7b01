/** Preparing an election: what is elected where, by whom, under which rules, and who counts. */
import type { election } from '../../types/election/contract';
import type { ParsedOf } from '../../types/operation';
import { countersTrouble } from '../ballot/public';
import { checkedTerm } from '../congress/public';
import type { Context } from '../core/context';
import { refuseField } from '../core/refuse';
import { findMembers } from '../member/public';
import { findUnitsOf, unknownUnits } from '../unit/public';
import { rulesTrouble } from './rules';
import { delegateRules, standards, type Rules } from './standards';
import { newRound, type Election } from './store';

type Written = ParsedOf<(typeof election)['election.create']>;
type Place = Pick<
  Election,
  'unitId' | 'termId' | 'constituencyId' | 'placeName' | 'employees' | 'years' | 'voters' | 'unitIds' | 'isByElection'
> & {
  usual: Rules;
};
type Fields = Omit<Place, 'usual'> &
  Pick<Election, 'kind' | 'title' | 'note' | 'seats' | 'voterIds' | 'tellerIds' | 'witnessId' | 'rules' | 'ownRules' | 'rounds'>;

/** The fields as they are kept, after everything that can be wrong with them was refused by its field. */
export async function writtenFields(ctx: Context, input: Written): Promise<Fields> {
  const { usual, ...place } = await placeOf(ctx, input);
  const trouble = countersTrouble({ ...input, questions: [] });
  if (trouble) refuseField(...trouble);
  await refuseStrangers(ctx, 'tellerIds', input.tellerIds);
  await refuseStrangers(ctx, 'witnessId', [input.witnessId]);
  const voterIds = place.voters === 'chosen' ? [...new Set(input.voterIds)] : [];
  if (place.voters === 'chosen' && voterIds.length === 0) refuseField('voterIds', '请选择参加投票的人');
  await refuseStrangers(ctx, 'voterIds', voterIds);
  if (place.voters === 'units' && place.unitIds.length === 0) refuseField('unitIds', '请选择参加投票的小组或部门');
  const [unknown] = await unknownUnits(ctx, ctx.actor.unionId, place.unitIds);
  if (unknown) refuseField('unitIds', '有的小组或部门已不在本会，请重新选择');
  const rules = rulesOf(input, usual);
  const wrong = rulesTrouble(rules, place.employees !== null);
  if (wrong) refuseField(...wrong);
  const { kind, title, note, seats, tellerIds, witnessId } = input;
  return {
    ...place,
    kind,
    title,
    note,
    seats,
    voterIds,
    tellerIds,
    witnessId,
    rules,
    ownRules: input.rules,
    rounds: [newRound(1, 'first', seats)],
  };
}

/** The usual rows, or the officer's own figures with where they come from. */
function rulesOf({ rules: own }: Written, usual: Rules): Rules {
  if (!own) return usual;
  const { source } = own;
  const votes = { ...own.votes, source };
  return {
    ...usual,
    turnout: { ...own.turnout, source },
    votes,
    runOff: usual.runOff.votes === null ? usual.runOff : { votes, source },
    surplus: { percent: own.surplusPercent, isEqualAllowed: own.isEqualAllowed, source },
    seconders: { value: own.seconders, source },
    listDays: { value: own.listDays, source },
    ...{ validFrom: null, validUntil: null },
  };
}

/** Where it is held, and what follows from that. */
async function placeOf(ctx: Context, input: Written): Promise<Place> {
  if (input.kind === 'groupLeader') return groupPlace(ctx, input);
  if (input.kind === 'delegate') return constituencyPlace(ctx, input);
  const voters = input.voters ?? 'members';
  const years = input.isByElection ? null : (input.years ?? 5);
  if (years !== null && years !== 3 && years !== 5) refuseField('years', '《工会法》第十六条：基层工会委员会每届任期三年或者五年');
  return {
    ...{ unitId: null, termId: null, constituencyId: null, placeName: '本会', employees: null, years, voters },
    ...{ unitIds: voters === 'units' ? input.unitIds : [], isByElection: input.isByElection, usual: standards.committee },
  };
}

async function groupPlace(ctx: Context, { unitId, seats, years, voters }: Written): Promise<Place> {
  if (!unitId) refuseField('unitId', '请选择选举小组长的小组');
  const group = (await findUnitsOf(ctx, ctx.actor.unionId)).find(({ _id, kind }) => _id === unitId && kind === 'group');
  if (!group) refuseField('unitId', '本会没有这个小组，或已撤并，请重新选择');
  if (seats !== 1) refuseField('seats', '一个小组选一名小组长');
  if (voters !== null && voters !== 'units') refuseField('voters', '小组长由本小组会员选举');
  return {
    ...{ unitId, termId: null, constituencyId: null, placeName: group.name, employees: null, years: years ?? 3 },
    ...{ voters: 'units', unitIds: [unitId], isByElection: false, usual: standards.groupLeader },
  };
}

async function constituencyPlace(ctx: Context, { termId, constituencyId, seats, voters, unitIds }: Written): Promise<Place> {
  if (!termId) refuseField('termId', '请选择哪一届职代会');
  const { term, profile } = await checkedTerm(ctx, termId);
  const place = term.constituencies.find(({ id }) => id === constituencyId);
  if (!place) refuseField('constituencyId', '请选择这一届的一个选区');
  if (term.state === 'ended') refuseField('termId', '这一届已经届满，请选新的一届');
  if (seats > place.seats) refuseField('seats', `${place.name}共 ${place.seats} 个名额，不能选 ${seats} 名`);
  if (voters !== 'units' && voters !== 'chosen') refuseField('voters', '请选择属于这个选区的小组、部门或人员');
  return {
    ...{ unitId: null, termId, constituencyId: place.id, placeName: place.name, employees: place.staff, years: null, voters },
    ...{ unitIds: voters === 'units' ? unitIds : [], isByElection: term.state === 'sitting' },
    usual: delegateRules(profile.electTurnout, profile.electVotes),
  };
}

async function refuseStrangers(ctx: Context, field: 'tellerIds' | 'witnessId' | 'voterIds', ids: string[]): Promise<void> {
  const there = new Set((await findMembers(ctx, ctx.actor.unionId, [...new Set(ids)])).map(({ _id }) => _id));
  const stranger = ids.findIndex((one) => !there.has(one));
  if (stranger >= 0) refuseField(field === 'witnessId' ? field : `${field}.${stranger}`, '本会名册上没有这个人，请重新选择');
}

export const blank = {
  ...{ state: 'draft' as const, isBegun: false, nominateUntil: null, listUntil: null, closesAt: null, remindedAt: null, winners: [] },
  ...{ vacancyReason: null, stopReason: null, appointedOn: null },
};
