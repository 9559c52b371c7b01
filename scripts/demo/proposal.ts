/** Demo proposals: a call that is open, one that is past and one reported on, with proposals at every step and the whole trace of each. */
import { pairsOf } from '../../cloudfunctions/proposal/alike';
import type { Call } from '../../cloudfunctions/proposal/call-store';
import { worstOf } from '../../cloudfunctions/proposal/rules';
import { blank, type Proposal } from '../../cloudfunctions/proposal/store';
import type { Member } from '../../cloudfunctions/member/store';
import type { Demo } from './demo';
import { addFiles } from './proposal-files';
import { olderPlans, otherPlans, pastPlans } from './proposal-past-plans';
import { openPlans, type ProposalPlan } from './proposal-plans';
import { isHandedIn, stepsOf, type People } from './proposal-steps';

export async function plantProposal(demo: Demo): Promise<void> {
  const calls: Call[] = [];
  const proposals: Proposal[] = [];
  const plant = (unionId: string, title: string, [opens, closes]: [number, number], plans: ProposalPlan[], before: Proposal[] = []) => {
    const call: Call = {
      _id: demo.id('call', unionId, title),
      unionId,
      title,
      opensAt: demo.moment(opens, 9),
      closesAt: demo.moment(closes, 18),
      minSeconders: 2,
      presidium: [],
      takesSuggestions: true,
      report: null,
      createdAt: demo.moment(opens - 1, 15),
      numbers: plans.filter(isHandedIn).length,
    };
    calls.push(call);
    const made = proposalsOf(demo, call, plans);
    plans.forEach(({ carriedFrom }, index) => carriedFrom !== undefined && carry(demo, before[carriedFrom]!, made[index]!, call));
    proposals.push(...made);
    return { call, made };
  };
  const older = plant(demo.unionId, '第六届二次职代会提案征集', [-470, -445], olderPlans);
  const past = plant(demo.unionId, '第六届三次职代会提案征集', [-110, -82], pastPlans, older.made);
  const open = plant(demo.unionId, '第六届四次职代会提案征集', [-12, 9], openPlans);
  const { delegates, officer } = peopleOf(demo, demo.unionId);
  const presidium = [demo.person('delegate3'), delegates[1]!, delegates[5]!].map(({ _id, name }) => ({ memberId: _id, name }));
  open.call.presidium = presidium;
  past.call.presidium = presidium;
  older.call.report = {
    session: '第六届职代会第三次会议',
    text: '各承办部门认真办理，提案人满意率逐年提高；一件因涉及房屋改造，转入本次会议继续跟踪。',
    fileIds: [],
    at: demo.moment(-66, 10),
    byName: officer.name,
  };
  for (const { _id } of demo.unions.slice(1)) plant(_id, '本年度职代会提案征集', [-110, -80], otherPlans);
  await addFiles(demo, proposals);
  await demo.db.collection<Call>('proposal_calls').insertMany(calls);
  await demo.db.collection<Proposal>('proposals').insertMany(proposals);
}

function peopleOf(demo: Demo, unionId: string): People {
  const departments = demo.units.filter((unit) => unit.unionId === unionId && unit.kind === 'department');
  const liaisons = demo.membersOf(unionId, 'liaison');
  const delegates = demo.membersOf(unionId, 'delegate').filter(({ _id }) => _id.includes('-seat'));
  return {
    unionId,
    delegates,
    officer: demo.membersOf(unionId, 'officer')[0]!,
    person: (who) => (typeof who === 'string' ? demo.person(who) : delegates[(who - 1) % delegates.length]!),
    unitId: (number) => departments[number - 1]!._id,
    unitName: (number) => departments[number - 1]!.name,
    liaison: (number) => liaisons.find(({ offices }) => offices.some(({ unitId }) => unitId === departments[number - 1]!._id))!,
  };
}

function proposalsOf(demo: Demo, call: Call, plans: ProposalPlan[]): Proposal[] {
  const people = peopleOf(demo, call.unionId);
  let numbers = 0;
  const made = plans.map((plan, index) =>
    proposalOf(demo, call, people, plan, index, isHandedIn(plan) ? String((numbers += 1)).padStart(3, '0') : null),
  );
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

/** What was left unfinished went on under the next call; both sides name each other. */
function carry(demo: Demo, from: Proposal, into: Proposal, call: Call): void {
  const { by, byName } = from.steps.at(-1)!;
  const at = demo.moment(-81, 10);
  from.carriedInto = into._id;
  into.carriedFrom = from._id;
  from.steps.push({ at, by, byName, action: 'carryOver', note: `结转到「${call.title}」第 ${into.number} 号：涉及房屋改造，继续跟踪` });
  from.updatedAt = at;
  const since = into.steps.filter((step) => step.at > at);
  into.steps = [
    ...from.steps.slice(0, -1),
    { at, by, byName, action: 'receive', note: `由「第六届二次职代会提案征集」第 ${from.number} 号结转而来` },
    ...since,
  ];
}

function proposalOf(demo: Demo, call: Call, people: People, plan: ProposalPlan, index: number, number: string | null): Proposal {
  const author = people.person(plan.author);
  const isSuggestion = plan.kind === 'suggestion';
  const others = people.delegates.filter(({ _id }) => _id !== author._id);
  const usual = isSuggestion || plan.isLate ? [] : [others[(index * 3) % others.length]!, others[(index * 3 + 1) % others.length]!];
  const seconders = plan.seconders?.map(people.person) ?? usual;
  const steps = stepsOf(demo, people, plan, { author, seconders, index });
  const { units = [], answers = [], due, state, matter, reason, measures, passedTo } = plan;
  const ratings = ratingsOf(demo, people, plan, author, index);
  const round = plan.ratings?.[0]?.[0] === 'unsatisfied' ? 2 : 1;
  const last = worstOf(ratings, round) ?? worstOf(ratings, 1);
  const day = (days: number) => demo.moment(days, 12).slice(0, 10);
  const answerBy = (unit: number, text: string, days: number, of: number) => ({
    round: of,
    text,
    byName: people.liaison(unit).name,
    unitId: people.unitId(unit),
    at: demo.moment(days, 9, 20 + index),
    fileIds: [],
  });
  const decided = steps.find(({ action }) => ['filed', 'merged', 'suggestion', 'declined'].includes(action));
  const helpers = units.slice(1);
  const parts = (plan.parts ?? []).map(([helper, text, days]) => answerBy(helpers[helper - 1]!, text, days, 1));
  const missing = state === 'assigned' ? helpers.filter((unit) => !parts.some(({ unitId }) => unitId === people.unitId(unit))) : [];
  const lead = units[0] ?? passedTo;
  return {
    ...structuredClone(blank),
    _id: demo.id('proposal', call._id, index),
    unionId: call.unionId,
    kind: isSuggestion || state === 'suggestion' ? 'suggestion' : 'proposal',
    callId: call._id,
    number,
    matter,
    reason,
    measures,
    pairs: pairsOf(matter),
    fileIds: [],
    state,
    authorIds: [author._id],
    authorNames: [author.name],
    groupId: author.groupId,
    seconderIds: seconders.map(({ _id }) => _id),
    seconderNames: seconders.map(({ name }) => name),
    seconds: seconders.map(({ _id }) => ({ memberId: _id, note: null, fileIds: [] })),
    askedIds: (plan.asked ?? []).map((account) => demo.person(account)._id),
    invitations: invitationsOf(demo, people, plan, seconders),
    leadUnitId: lead ? people.unitId(lead) : null,
    coUnitIds: helpers.map(people.unitId),
    coPendingIds: missing.map(people.unitId),
    dueOn: due === undefined ? null : day(due),
    round,
    answers: [
      ...answers.map(([text, days], at) => answerBy(units[0]!, text, days, at + 1)),
      ...(plan.thanks ? [{ ...answerBy(1, plan.thanks[0], plan.thanks[1], 1), byName: people.officer.name, unitId: call.unionId }] : []),
    ],
    coAnswers: parts,
    answeredInTime: answers[0] ? answers[0][1] <= due! : null,
    extensions: plan.prolonged
      ? [
          {
            from: day(plan.prolonged[0]),
            to: day(due!),
            reason: plan.prolonged[1],
            byName: people.officer.name,
            at: demo.moment(plan.prolonged[2], 10),
          },
        ]
      : [],
    extensionAsked: plan.asksFor
      ? {
          dueOn: day(plan.asksFor[0]),
          reason: plan.asksFor[1],
          byName: people.liaison(units[0]!).name,
          at: demo.moment(plan.asksFor[2], 10),
        }
      : null,
    rating: last?.rating ?? null,
    comment: last?.comment ?? null,
    ratings,
    decidedAt: decided?.at ?? null,
    ...disputeOf(demo, people, plan, author),
    urgedOn: plan.urges ? day(-2) : null,
    urges: plan.urges ?? 0,
    isEscalated: due !== undefined && due < 0 && state === 'assigned',
    isReminded: due !== undefined && due < 3,
    steps,
    createdAt: steps[0]!.at,
    updatedAt: steps.at(-1)!.at,
  };
}

const invitationsOf = (
  demo: Demo,
  people: People,
  { asked = [], refused = [], day }: ProposalPlan,
  seconders: Member[],
): Proposal['invitations'] => {
  const at = demo.moment(day, 15);
  const of = ({ _id, name }: Member) => ({ memberId: _id, name, note: null, at });
  if (asked.length + refused.length === 0) return [];
  return [
    ...asked.map((account) => ({ ...of(demo.person(account)), answer: 'asked' as const })),
    ...seconders.map((seconder) => ({ ...of(seconder), answer: 'seconded' as const })),
    ...refused.map(([who, note]) => ({ ...of(people.person(who)), note, answer: 'declined' as const })),
  ];
};

const ratingsOf = (
  demo: Demo,
  people: People,
  { ratings = [], alsoRated = [] }: ProposalPlan,
  author: Member,
  index: number,
): Proposal['ratings'] => [
  ...ratings.map(([rating, comment, days], round) => ({
    memberId: author._id,
    name: author.name,
    round: round + 1,
    rating,
    comment,
    at: demo.moment(days, 9, 20 + index),
    fileIds: [],
  })),
  ...alsoRated.map(([who, rating, comment, days]) => ({
    memberId: people.person(who)._id,
    name: people.person(who).name,
    round: ratings.length,
    rating,
    comment,
    at: demo.moment(days, 11),
    fileIds: [],
  })),
];

function disputeOf(demo: Demo, people: People, { dispute }: ProposalPlan, author: Member): Pick<Proposal, 'dispute' | 'isDisputed'> {
  if (!dispute) return { dispute: null, isDisputed: false };
  const { why: reason, day, ruling } = dispute;
  return {
    isDisputed: !ruling,
    dispute: {
      at: demo.moment(day, 16),
      byName: author.name,
      reason,
      fileIds: [],
      ruling: ruling
        ? { at: demo.moment(ruling[2], 16), byName: people.delegates[1]!.name, ruling: ruling[0], reason: ruling[1], fileIds: [] }
        : null,
    },
  };
}
