/** What has happened to a demo proposal, in order: the trace that its plan implies. */
import type { Member } from '../../cloudfunctions/member/store';
import type { Step } from '../../cloudfunctions/proposal/store';
import { ratingLabels } from '../../types/proposal/labels';
import type { Demo } from './demo';
import type { ProposalPlan } from './proposal-plans';

export type People = {
  unionId: string;
  delegates: Member[];
  officer: Member;
  /** The person of a demo account, or in a delegate's seat. */
  person: (who: string | number) => Member;
  unitId: (number: number) => string;
  unitName: (number: number) => string;
  liaison: (number: number) => Member;
};

/** Those that were submitted have a number, also when given back. */
export const isHandedIn = ({ isReturned, isLate, kind, state }: ProposalPlan): boolean =>
  isReturned || (kind !== 'suggestion' && !isLate && !['draft', 'withdrawn'].includes(state));

type Acting = { author: Member; seconders: Member[]; index: number };

/** Never later than now. */
export function stepsOf(demo: Demo, people: People, plan: ProposalPlan, { author, seconders, index }: Acting): Step[] {
  const { day, state, why = null } = plan;
  const steps: Step[] = [];
  const add = (action: Step['action'], by: Member | null, days: number, note: string | null = null) =>
    steps.push({ action, at: demo.moment(days, 9, 20 + index), by: by?._id ?? 'system', byName: by?.name ?? '系统', note });
  add(plan.kind === 'suggestion' ? 'suggest' : 'draft', author, day);
  if (plan.asked) add('askSeconders', author, day + 0.05, `${plan.asked.length} 人`);
  seconders.forEach((seconder, order) => add('second', seconder, day + 0.2 + order * 0.2));
  for (const [who, note] of plan.refused ?? []) add('declineSecond', people.person(who), day + 0.5, note);
  if (state === 'withdrawn') add('withdraw', author, day + 1, why);
  if (isHandedIn(plan)) add('submit', author, day + 1);
  if (plan.isReturned) add('return', people.officer, day + 2, why);
  if (plan.isLate) add('sendAsSuggestion', author, day + 8);
  if (isHandedIn(plan) && !['draft', 'submitted'].includes(state)) add(decisionOf(plan), people.officer, day + 3, why);
  addDispute(plan, people, author, add);
  addHandling(demo, plan, people, author, add);
  if (state === 'completed' && !plan.thanks) add('complete', people.officer, plan.ratings!.at(-1)![2] + 3);
  return steps.sort((a, b) => (a.at < b.at ? -1 : 1));
}

type Add = (action: Step['action'], by: Member | null, days: number, note?: string | null) => void;

const decisionOf = ({ state, dispute }: ProposalPlan): Step['action'] =>
  dispute?.ruling?.[0] === 'overturned'
    ? 'declined'
    : state === 'merged' || state === 'suggestion' || state === 'declined'
      ? state
      : 'filed';

function addDispute({ dispute }: ProposalPlan, people: People, author: Member, add: Add): void {
  if (!dispute) return;
  add('dispute', author, dispute.day, dispute.why);
  if (dispute.ruling) add(dispute.ruling[0], people.delegates[1]!, dispute.ruling[2], dispute.ruling[1]);
}

function addHandling(demo: Demo, plan: ProposalPlan, people: People, author: Member, add: Add): void {
  const { day, state, units = [], answers = [], ratings = [], due, passedTo, thanks, prolonged, asksFor, urges } = plan;
  const saidDay = (days: number) => sayDay(demo.moment(days, 12));
  if (passedTo) add('passOn', people.officer, Math.min(-1, day + 5), `转${people.unitName(passedTo)}`);
  if (thanks) add('thank', people.officer, thanks[1]);
  if (units[0] && due !== undefined) {
    const assignedOn = plan.carriedFrom === undefined ? Math.min(-2, day + 6) : -70;
    add('assign', people.officer, assignedOn, `${people.unitName(units[0])}主办，${saidDay(prolonged?.[0] ?? due)}前答复`);
  }
  for (const [helper, , days] of plan.parts ?? []) add('coAnswer', people.liaison(units[helper]!), days, people.unitName(units[helper]!));
  answers.forEach(([, answered], round) => {
    add('answer', people.liaison(units[0]!), answered);
    const rated = ratings[round];
    const isAgain = round === 0 && rated?.[0] === 'unsatisfied';
    if (rated) add(isAgain ? 'rehandle' : 'rate', author, rated[2], [ratingLabels[rated[0]], rated[1]].filter(Boolean).join('：'));
  });
  for (const [who, rating, comment, days] of plan.alsoRated ?? [])
    add('rate', people.person(who), days, [ratingLabels[rating], comment].filter(Boolean).join('：'));
  if (prolonged) add('extend', people.officer, prolonged[2], `${saidDay(prolonged[0])} 延至 ${saidDay(due!)}：${prolonged[1]}`);
  if (asksFor) add('askExtension', people.liaison(units[0]!), asksFor[2], `希望延至 ${saidDay(asksFor[0])}：${asksFor[1]}`);
  if (urges) add('urge', people.officer, -2, `第 ${urges} 次`);
  if (due !== undefined && due < 0 && state === 'assigned') add('escalate', null, due + 1, `期限 ${saidDay(due)}`);
}

const sayDay = (moment: string) => `${Number(moment.slice(5, 7))}月${Number(moment.slice(8, 10))}日`;
