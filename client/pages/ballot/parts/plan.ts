/** A ballot as it is written: what the form holds and what goes over the wire. */
import type { voterLabels } from '../../../../types/ballot/labels';
import { isSameShare, sayThreshold, type Threshold } from '../../../../types/congress/threshold';
import type { Input, Output } from '@/api/call';
import type { ChosenMember } from '@/ui/member-field';

/** `threshold`: null until the officer or the region's rules choose one. */
export type QuestionPlan = { text: string; detail: string; threshold: Threshold | null; proposers: ChosenMember[] };
export type Plan = {
  title: string;
  note: string;
  voters: keyof typeof voterLabels;
  chosen: ChosenMember[];
  questions: QuestionPlan[];
  tellers: ChosenMember[];
  witness: ChosenMember | null;
  hasQuorum: boolean;
  /** As it was saved; null: the region's. */
  quorum: Threshold | null;
  sessionId: string | null;
  closesAt: string | null;
};
export type Rules = Output<'ballot.rules'>;

export const blankQuestion: QuestionPlan = { text: '', detail: '', threshold: null, proposers: [] };
export const blankPlan: Plan = {
  ...{ title: '', note: '', voters: 'delegates', chosen: [], questions: [blankQuestion], tellers: [], witness: null },
  ...{ hasQuorum: true, quorum: null, sessionId: null, closesAt: null },
};

const unnamed = (id: string): ChosenMember => ({ id, name: '已选的人' });

/** What the choices of a threshold are told apart by. */
const nameOf = ({ numerator, denominator, base, strict }: Threshold): string => [numerator, denominator, base, strict].join(' ');

/** The rules to choose from; a threshold saved earlier that is none of them stays a choice of its own. */
export function optionsFor({ passing }: Rules, { threshold }: QuestionPlan) {
  const isAmong = threshold === null || passing.some((one) => isSameShare(one.threshold, threshold));
  const all = isAmong ? passing : [...passing, { text: sayThreshold(threshold), threshold }];
  return all.map((one) => ({ value: nameOf(one.threshold), ...one }));
}

/** The chosen one of these choices; the first, which is the region's, until one was chosen. */
export const chosenOf = (options: ReturnType<typeof optionsFor>, { threshold }: QuestionPlan) =>
  (threshold && options.find((one) => isSameShare(one.threshold, threshold))) ?? options[0]!;

export const quorumOf = ({ quorum }: Plan, rules: Rules): Threshold => quorum ?? rules.quorum;

export const planFrom = (ballot: Output<'ballot.get'>): Plan => ({
  title: ballot.title,
  note: ballot.note,
  voters: ballot.voters,
  chosen: ballot.voterIds.map(unnamed),
  questions: ballot.questions.map(({ text, detail, threshold, proposerIds }) => ({
    ...{ text, detail, threshold, proposers: proposerIds.map(unnamed) },
  })),
  tellers: ballot.tellers,
  witness: ballot.witness,
  hasQuorum: ballot.quorum !== null,
  quorum: ballot.quorum,
  sessionId: ballot.sessionId,
  closesAt: ballot.closesAt,
});

export const inputOf = (plan: Plan, rules: Rules): Input<'ballot.create'> => ({
  title: plan.title,
  note: plan.note,
  voters: plan.voters,
  voterIds: plan.chosen.map(({ id }) => id),
  questions: plan.questions.map((question) => ({
    ...{ text: question.text, detail: question.detail, proposerIds: question.proposers.map(({ id }) => id) },
    threshold: chosenOf(optionsFor(rules, question), question).threshold,
  })),
  tellerIds: plan.tellers.map(({ id }) => id),
  witnessId: plan.witness?.id ?? '',
  quorum: plan.hasQuorum ? quorumOf(plan, rules) : null,
  sessionId: plan.sessionId,
  closesAt: plan.closesAt,
});
