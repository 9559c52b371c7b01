/** An election as it is prepared: what the form holds and what goes over the wire. */
import type { ElectionKind, Voters } from '../../../../types/election/labels';
import type { Input, Output } from '@/api/call';
import type { ChosenMember } from '@/ui/member-field';

type OwnRules = NonNullable<Input<'election.create'>['rules']>;
type Share = OwnRules['turnout'];
export type Plan = {
  kind: ElectionKind;
  title: string;
  note: string;
  seats: number | null;
  unitId: string | null;
  termId: string | null;
  constituencyId: string | null;
  isByElection: boolean;
  years: number | null;
  voters: Voters | null;
  unitIds: string[];
  chosen: ChosenMember[];
  tellers: ChosenMember[];
  witness: ChosenMember | null;
  rules: OwnRules | null;
};

export const blankPlan: Plan = {
  ...{ kind: 'groupLeader', title: '', note: '', seats: 1, unitId: null, termId: null, constituencyId: null, isByElection: false },
  ...{ years: 3, voters: null, unitIds: [], chosen: [], tellers: [], witness: null, rules: null },
};
/** What changes with the kind of election. */
export const ofKind: Record<ElectionKind, Partial<Plan>> = {
  groupLeader: { seats: 1, years: 3, voters: null, unitIds: [], isByElection: false },
  committee: { seats: null, years: 5, voters: 'members', unitIds: [] },
  delegate: { seats: null, years: null, voters: 'units', unitIds: [], isByElection: false },
};

const share = (numerator: number, denominator: number, base: Share['base'], strict: boolean): Share => ({
  numerator,
  denominator,
  base,
  strict,
});
export const turnouts: { value: string; text: string; share: Share }[] = [
  { value: 'twoThirds', text: '应参加人数三分之二以上', share: share(2, 3, 'due', false) },
  { value: 'half', text: '应参加人数过半数', share: share(1, 2, 'due', true) },
  { value: 'staff', text: '选区职工三分之二以上', share: share(2, 3, 'employees', false) },
];
export const majorities: { value: string; text: string; share: Share }[] = [
  { value: 'due', text: '应参加人数过半数', share: share(1, 2, 'due', true) },
  { value: 'cast', text: '投票人数过半数', share: share(1, 2, 'cast', true) },
  { value: 'staff', text: '选区职工半数以上', share: share(1, 2, 'employees', false) },
];
export const sameShare = (a: Share, b: Share): boolean =>
  a.numerator === b.numerator && a.denominator === b.denominator && a.base === b.base && a.strict === b.strict;

export const blankRules: OwnRules = {
  ...{ turnout: turnouts[0]!.share, votes: majorities[0]!.share, surplusPercent: 5, isEqualAllowed: false, seconders: 0, listDays: 0 },
  source: '',
};

const unnamed = (id: string): ChosenMember => ({ id, name: '已选的人' });
export const planFrom = (election: Output<'election.get'>): Plan => ({
  kind: election.kind,
  title: election.title,
  note: election.note,
  seats: election.seats,
  unitId: election.unitId,
  termId: election.termId,
  constituencyId: election.constituencyId,
  isByElection: election.isByElection,
  years: election.years,
  voters: election.voters,
  unitIds: election.voterUnits.map(({ id }) => id),
  chosen: election.voterIds.map(unnamed),
  tellers: election.tellers,
  witness: election.witness,
  rules: election.ownRules,
});

export const inputOf = ({ chosen, tellers, witness, kind, ...plan }: Plan): Input<'election.create'> => ({
  ...plan,
  kind,
  seats: plan.seats ?? 0,
  voters: kind === 'groupLeader' ? null : plan.voters,
  unitId: kind === 'groupLeader' ? plan.unitId : null,
  termId: kind === 'delegate' ? plan.termId : null,
  constituencyId: kind === 'delegate' ? plan.constituencyId : null,
  isByElection: kind === 'committee' && plan.isByElection,
  unitIds: plan.voters === 'units' && kind !== 'groupLeader' ? plan.unitIds : [],
  voterIds: plan.voters === 'chosen' ? chosen.map(({ id }) => id) : [],
  tellerIds: tellers.map(({ id }) => id),
  witnessId: witness?.id ?? '',
});
