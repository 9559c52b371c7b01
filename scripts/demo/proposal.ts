/** Demo proposals: a call that is open and one that is past, with proposals at every step and the whole trace of each. */
import type { Call, Proposal, Step } from '../../cloudfunctions/proposal/store';
import type { Member } from '../../cloudfunctions/member/store';
import { ratingLabels } from '../../types/proposal/labels';
import type { Demo } from './demo';
import { otherPlans, pastPlans } from './proposal-past-plans';
import { openPlans, type ProposalPlan } from './proposal-plans';

type People = {
  unionId: string;
  delegates: Member[];
  officer: Member;
  unitId: (number: number) => string;
  unitName: (number: number) => string;
  liaison: (number: number) => Member;
};

export async function plantProposal(demo: Demo): Promise<void> {
  const calls: Call[] = [];
  const proposals: Proposal[] = [];
  const plant = (unionId: string, title: string, opens: number, closes: number, plans: ProposalPlan[]) => {
    const call: Call = {
      _id: demo.id('call', unionId, title),
      unionId,
      title,
      opensAt: demo.moment(opens, 9),
      closesAt: demo.moment(closes, 18),
      minSeconders: 2,
      createdAt: demo.moment(opens - 1, 15),
      numbers: plans.filter(({ state, isReturned }) => isReturned || !['draft', 'withdrawn'].includes(state)).length,
    };
    calls.push(call);
    proposals.push(...proposalsOf(demo, call, plans));
  };
  plant(demo.unionId, '第六届四次职代会提案征集', -12, 9, openPlans);
  plant(demo.unionId, '第六届三次职代会提案征集', -110, -82, pastPlans);
  for (const { _id } of demo.unions.slice(1)) plant(_id, '本年度职代会提案征集', -110, -80, otherPlans);
  await demo.db.collection<Call>('proposal_calls').insertMany(calls);
  await demo.db.collection<Proposal>('proposals').insertMany(proposals);
}

function peopleOf(demo: Demo, unionId: string): People {
  const departments = demo.units.filter((unit) => unit.unionId === unionId && unit.kind === 'department');
  const liaisons = demo.membersOf(unionId, 'liaison');
  return {
    unionId,
    delegates: demo.membersOf(unionId, 'delegate').filter(({ _id }) => _id.includes('-seat')),
    officer: demo.membersOf(unionId, 'officer')[0]!,
    unitId: (number) => departments[number - 1]!._id,
    unitName: (number) => departments[number - 1]!.name,
    liaison: (number) => liaisons.find(({ offices }) => offices.some(({ unitId }) => unitId === departments[number - 1]!._id))!,
  };
}

function proposalsOf(demo: Demo, call: Call, plans: ProposalPlan[]): Proposal[] {
  const people = peopleOf(demo, call.unionId);
  let numbers = 0;
  const made = plans.map((plan, index) => {
    const isNumbered = plan.isReturned || !['draft', 'withdrawn'].includes(plan.state);
    return proposalOf(demo, call, people, plan, index, isNumbered ? String((numbers += 1)).padStart(3, '0') : null);
  });
  plans.forEach(({ into }, index) => into !== undefined && merge(made[index]!, made[into]!));
  return made;
}

/** Both sides of a merger name each other, and the authors are kept. */
function merge(one: Proposal, into: Proposal): void {
  one.mergedInto = into._id;
  into.mergedFrom.push(one._id);
  into.authorIds.push(...one.authorIds);
  into.authorNames.push(...one.authorNames);
  const { at, by, byName } = one.steps.at(-1)!;
  into.steps = [...into.steps, { at, by, byName, action: 'absorb' as const, note: `「${one.matter}」并入` }].sort((a, b) =>
    a.at < b.at ? -1 : 1,
  );
}

function proposalOf(demo: Demo, call: Call, people: People, plan: ProposalPlan, index: number, number: string | null): Proposal {
  const person = (who: string | number) =>
    typeof who === 'string' ? demo.person(who) : people.delegates[(who - 1) % people.delegates.length]!;
  const author = person(plan.author);
  const others = people.delegates.filter(({ _id }) => _id !== author._id);
  const seconders = plan.seconders?.map(person) ?? [others[(index * 3) % others.length]!, others[(index * 3 + 1) % others.length]!];
  const steps = stepsOf(demo, people, plan, author, seconders, index);
  const { units = [], answers = [], ratings = [], due, state, matter, reason, measures } = plan;
  const last = ratings.at(-1);
  return {
    _id: demo.id('proposal', call._id, index),
    unionId: call.unionId,
    callId: call._id,
    number,
    matter,
    reason,
    measures,
    state,
    authorIds: [author._id],
    authorNames: [author.name],
    seconderIds: seconders.map(({ _id }) => _id),
    seconderNames: seconders.map(({ name }) => name),
    askedIds: (plan.asked ?? []).map((account) => demo.person(account)._id),
    mergedInto: null,
    mergedFrom: [],
    leadUnitId: units[0] ? people.unitId(units[0]) : null,
    coUnitIds: units.slice(1).map(people.unitId),
    dueOn: due === undefined ? null : demo.moment(due, 12).slice(0, 10),
    round: ratings[0]?.[0] === 'unsatisfied' ? 2 : 1,
    answers: answers.map(([text, day], round) => ({
      round: round + 1,
      text,
      byName: people.liaison(units[0]!).name,
      unitId: people.unitId(units[0]!),
      at: demo.moment(day, 9, 20 + index),
    })),
    answeredInTime: answers[0] ? answers[0][1] <= due! : null,
    rating: last?.[0] ?? null,
    comment: last?.[1] ?? null,
    urgedOn: plan.isUrged ? demo.moment(-2, 12).slice(0, 10) : null,
    isEscalated: due !== undefined && due < 0 && state === 'assigned',
    steps,
    createdAt: steps[0]!.at,
    updatedAt: steps.at(-1)!.at,
  };
}

/** What has happened to it, in order, never later than now. */
function stepsOf(demo: Demo, people: People, plan: ProposalPlan, author: Member, seconders: Member[], index: number): Step[] {
  const { day, state, why = null, units = [], answers = [], ratings = [], due } = plan;
  const steps: Step[] = [];
  const add = (action: Step['action'], by: Member | null, days: number, note: string | null = null) =>
    steps.push({ action, at: demo.moment(days, 9, 20 + index), by: by?._id ?? 'system', byName: by?.name ?? '系统', note });
  add('draft', author, day);
  if (plan.asked) add('askSeconders', author, day + 0.05, `${plan.asked.length} 人`);
  seconders.forEach((seconder, order) => add('second', seconder, day + 0.2 + order * 0.2));
  if (state === 'withdrawn') add('withdraw', author, day + 1, why);
  if (plan.isReturned || !['draft', 'withdrawn'].includes(state)) add('submit', author, day + 1);
  if (plan.isReturned) add('return', people.officer, day + 2, why);
  if (['draft', 'submitted', 'withdrawn'].includes(state)) return steps;
  add(state === 'merged' || state === 'suggestion' || state === 'declined' ? state : 'filed', people.officer, day + 3, why);
  if (units[0] && due !== undefined)
    add('assign', people.officer, Math.min(-2, day + 6), `${people.unitName(units[0])}主办，${sayDay(demo.moment(due, 12))}前答复`);
  answers.forEach(([, answered], round) => {
    add('answer', people.liaison(units[0]!), answered);
    const rated = ratings[round];
    if (rated)
      add(
        round === 0 && rated[0] === 'unsatisfied' ? 'rehandle' : 'rate',
        author,
        rated[2],
        [ratingLabels[rated[0]], rated[1]].filter(Boolean).join('：'),
      );
  });
  if (plan.isUrged) add('urge', people.officer, -2);
  if (due !== undefined && due < 0 && state === 'assigned') add('escalate', null, due + 1, `期限 ${sayDay(demo.moment(due, 12))}`);
  if (state === 'completed') add('complete', people.officer, ratings.at(-1)![2] + 3);
  return steps.sort((a, b) => (a.at < b.at ? -1 : 1));
}

const sayDay = (moment: string) => `${Number(moment.slice(5, 7))}月${Number(moment.slice(8, 10))}日`;
