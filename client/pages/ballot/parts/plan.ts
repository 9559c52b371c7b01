/** A ballot as it is written: what the form holds and what goes over the wire. */
import { passingRules, usualQuorum, type voterLabels } from '../../../../types/ballot/labels';
import type { Input, Output } from '@/api/call';
import type { ChosenMember } from '@/ui/member-field';

export type QuestionPlan = { text: string; detail: string; rule: string; proposers: ChosenMember[] };
export type Plan = {
  title: string;
  note: string;
  voters: keyof typeof voterLabels;
  chosen: ChosenMember[];
  questions: QuestionPlan[];
  tellers: ChosenMember[];
  witness: ChosenMember | null;
  hasQuorum: boolean;
  sessionId: string | null;
  closesAt: string | null;
};

export const blankQuestion: QuestionPlan = { text: '', detail: '', rule: passingRules[0]!.value, proposers: [] };
export const blankPlan: Plan = {
  ...{ title: '', note: '', voters: 'delegates', chosen: [], questions: [blankQuestion], tellers: [], witness: null },
  ...{ hasQuorum: true, sessionId: null, closesAt: null },
};

const unnamed = (id: string): ChosenMember => ({ id, name: '已选的人' });
const ruleOf = ({ threshold }: Output<'ballot.get'>['questions'][number]): string => {
  const { numerator, denominator, base, strict } = threshold;
  const same = passingRules.find(
    (one) =>
      one.threshold.numerator === numerator &&
      one.threshold.denominator === denominator &&
      one.threshold.base === base &&
      one.threshold.strict === strict,
  );
  return same?.value ?? passingRules[0]!.value;
};

export const planFrom = (ballot: Output<'ballot.get'>): Plan => ({
  title: ballot.title,
  note: ballot.note,
  voters: ballot.voters,
  chosen: ballot.voterIds.map(unnamed),
  questions: ballot.questions.map((question) => ({
    ...{ text: question.text, detail: question.detail, rule: ruleOf(question), proposers: question.proposerIds.map(unnamed) },
  })),
  tellers: ballot.tellers,
  witness: ballot.witness,
  hasQuorum: ballot.quorum !== null,
  sessionId: ballot.sessionId,
  closesAt: ballot.closesAt,
});

export const inputOf = (plan: Plan): Input<'ballot.create'> => ({
  title: plan.title,
  note: plan.note,
  voters: plan.voters,
  voterIds: plan.chosen.map(({ id }) => id),
  questions: plan.questions.map(({ text, detail, rule, proposers }) => ({
    ...{ text, detail, proposerIds: proposers.map(({ id }) => id) },
    threshold: passingRules.find(({ value }) => value === rule)!.threshold,
  })),
  tellerIds: plan.tellers.map(({ id }) => id),
  witnessId: plan.witness?.id ?? '',
  quorum: plan.hasQuorum ? usualQuorum : null,
  sessionId: plan.sessionId,
  closesAt: plan.closesAt,
});
