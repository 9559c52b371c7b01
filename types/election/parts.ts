/** Fields and answers that several operations of elections share. */
import { z } from 'zod';
import { Id, Moment, choice, count, flag, id, text } from '../common';
import { signerLabels } from '../ballot/labels';
import { electionLifecycle } from './lifecycle';
import { kindLabels, markLabels, measureLabels, roundLabels, voterLabels, wayLabels, consentLabels } from './labels';

export const holders = { officer: 'union', chair: 'union' } as const;
export const State = z.enum(electionLifecycle.states);
export const keyOf = <T extends string>(labels: Record<T, string>) => z.enum(Object.keys(labels) as [T, ...T[]]);
export const election = id('选举');

const share = (label: string) =>
  z.strictObject(
    {
      numerator: count(`${label}的分子`, { min: 1, max: 1000 }),
      denominator: count(`${label}的分母`, { min: 1, max: 1000 }),
      base: choice(`${label}的基数`, measureLabels),
      strict: flag(`${label}是否不含本数`),
    },
    `请选择${label}`,
  );

/** Other figures than the usual ones, with where they come from. */
export const OwnRules = z.strictObject(
  {
    turnout: share('参加人数'),
    votes: share('当选票数'),
    surplusPercent: count('差额比例', { max: 200 }),
    isEqualAllowed: flag('是否可以等额选举'),
    seconders: count('附议人数', { max: 100 }),
    listDays: count('公示天数', { max: 60 }),
    source: text('依据', { min: 4, max: 200 }),
  },
  '选举规则应为对象',
);

const mark = z.strictObject({ memberId: id('候选人'), mark: choice('画票', markLabels) });
/** A ballot: a mark for each candidate, left out where it is blank, and names written in. */
export const ballotFields = {
  marks: z.array(mark, '画票应为列表').max(100, '画票过多'),
  writeIns: z
    .array(text('另选他人的姓名', { max: 20 }), '另选他人应为列表')
    .max(60, '另选他人过多')
    .default([]),
};
export const ballotExample = { marks: [{ memberId: 'm1', mark: 'approve' as const }], writeIns: [] };

export const Person = z.object({ id: Id, name: z.string() });
export const Candidate = z.object({ memberId: Id, name: z.string(), groupName: z.string(), statement: z.string(), way: keyOf(wayLabels) });

export const Nomination = z.object({
  id: Id,
  memberId: Id,
  name: z.string(),
  groupName: z.string(),
  way: keyOf(wayLabels),
  byName: z.string(),
  reason: z.string(),
  statement: z.string(),
  consent: keyOf(consentLabels),
  seconders: z.array(z.string()),
  /** How many more are needed; 0 when it stands. */
  missing: z.number(),
  isReady: z.boolean(),
  /** Taken back by the person, or struck after an objection. */
  withdrawnReason: z.string().nullable(),
  /** What this person may do with it: second, answerNomination, withdrawNomination. */
  moves: z.array(z.string()),
});

export const Tallied = z.object({
  memberId: Id,
  name: z.string(),
  isWriteIn: z.boolean(),
  approve: z.number(),
  against: z.number(),
  abstain: z.number(),
  isElected: z.boolean(),
  isTied: z.boolean(),
  arithmetic: z.string(),
});
/** A round as far as its figures may be seen. */
export const Round = z.object({
  number: z.number(),
  kind: keyOf(roundLabels),
  seats: z.number(),
  openedAt: Moment.nullable(),
  closedAt: Moment.nullable(),
  publishedAt: Moment.nullable(),
  due: z.number(),
  boxCount: z.number(),
  hash: z.string().nullable(),
  void: z.number(),
  isValid: z.boolean(),
  turnout: z.string(),
  people: z.array(Tallied),
  writeIns: z.array(z.object({ name: z.string(), votes: z.number(), memberName: z.string().nullable(), isDecided: z.boolean() })),
  vacant: z.number(),
  verdict: z.string(),
  signatures: z.array(z.object({ name: z.string(), as: keyOf(signerLabels), at: Moment })),
});

export const ElectionItem = z.object({
  id: Id,
  kind: keyOf(kindLabels),
  title: z.string(),
  state: State,
  seats: z.number(),
  placeName: z.string(),
  /** The next date of the present state; null when there is none. */
  dueAt: Moment.nullable(),
  /** The last day the list is posted. */
  listUntil: z.string().nullable(),
  due: z.number(),
  cast: z.number(),
  /** Null: not on the present roll. */
  hasCast: z.boolean().nullable(),
  isTeller: z.boolean(),
  /** Once published. */
  elected: z.array(z.string()),
});

export const ElectionDetail = ElectionItem.extend({
  note: z.string(),
  voters: keyOf(voterLabels),
  voterUnits: z.array(Person),
  voterIds: z.array(Id),
  unitId: Id.nullable(),
  termId: Id.nullable(),
  constituencyId: Id.nullable(),
  isByElection: z.boolean(),
  years: z.number().nullable(),
  rules: z.array(z.object({ label: z.string(), text: z.string(), source: z.string() })),
  /** The figures given instead of the usual ones; null where those apply. */
  ownRules: OwnRules.nullable(),
  /** How many the list must hold. */
  leastCandidates: z.number(),
  nominateUntil: Moment.nullable(),
  closesAt: Moment.nullable(),
  round: z.object({ number: z.number(), kind: keyOf(roundLabels), seats: z.number() }),
  candidates: z.array(Candidate),
  nominations: z.array(Nomination),
  objections: z.object({ raised: z.number(), open: z.number() }),
  tellers: z.array(Person),
  witness: Person,
  papers: z.object({ taken: z.number(), entered: z.number() }).nullable(),
  rounds: z.array(Round),
  winners: z.array(z.object({ memberId: Id, name: z.string(), votes: z.number(), round: z.number(), trouble: z.string().nullable() })),
  vacantSeats: z.number(),
  vacancyReason: z.string().nullable(),
  stopReason: z.string().nullable(),
  appointedOn: z.string().nullable(),
  moves: z.array(z.string()),
  canCast: z.boolean(),
  canVerify: z.boolean(),
});
