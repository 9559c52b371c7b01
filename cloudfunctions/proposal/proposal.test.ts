/** Proposals through the real runner: the whole chain, who sees what, and moments when two act at once. */
import type { Actor } from '../../types/actor';
import type { OperationName } from '../../types/contracts';
import { proposalLifecycle } from '../../types/proposal/lifecycle';
import { runJob } from '../core/jobs';
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { jobs } from './jobs';

let host: TestHost;
let officer: Actor,
  chair: Actor,
  author: Actor,
  second: Actor,
  third: Actor,
  member: Actor,
  liaison: Actor,
  elsewhere: Actor,
  foreign: Actor;
let callId: string;

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  chair = await plantMember(host, { name: '主席', role: 'chair' });
  [author, second, third] = (await Promise.all(
    ['代表一', '代表二', '代表三'].map((name) => plantMember(host, { name, role: 'delegate' })),
  )) as [Actor, Actor, Actor];
  member = await plantMember(host, { name: '会员一' });
  liaison = await plantMember(host, { name: '联络人', role: 'liaison', at: 'department1' });
  elsewhere = await plantMember(host, { name: '别部门联络人', role: 'liaison', at: 'department2' });
  foreign = await plantMember(host, { name: '外会代表', role: 'delegate', unionId: 'union2', groupId: 'group9' });
  callId = (
    await ask(host, officer, 'proposal.openCall', {
      title: '测试征集',
      opensAt: '2026-11-01T00:00:00Z',
      closesAt: '2026-12-01T00:00:00Z',
      minSeconders: 2,
    })
  ).id;
});
afterAll(() => host.close());

const waitingOf = async (actor: Actor) => (await ask(host, actor, 'home.summary', {})).waiting;
const text = { matter: '改善夜班休息条件', reason: '没有固定休息处', measures: '增设休息床' };
const draft = async (matter = text.matter) => (await ask(host, author, 'proposal.draft', { callId, ...text, matter })).id;
const submitted = async (matter?: string) => {
  const id = await draft(matter);
  await ask(host, second, 'proposal.second', { id });
  await ask(host, third, 'proposal.second', { id });
  await ask(host, author, 'proposal.submit', { id });
  return id;
};
const reviewed = async (matter?: string) => {
  const id = await submitted(matter);
  await ask(host, officer, 'proposal.review', { id, decision: 'filed', reason: '切实可行' });
  return id;
};
const assigned = async () => {
  const id = await reviewed();
  await ask(host, officer, 'proposal.assign', { id, leadUnitId: 'department1', coUnitIds: [], dueOn: '2026-12-20' });
  return id;
};

test('from draft to completed, answered twice because the author was not satisfied at first', async () => {
  const id = await assigned();
  expect((await ask(host, liaison, 'proposal.get', { id })).moves).toEqual(['answer', 'askExtension']);
  await ask(host, liaison, 'proposal.answer', { id, text: '正在研究' });
  expect((await ask(host, author, 'proposal.rate', { id, rating: 'unsatisfied', comment: '没有时间表' })).state).toBe('assigned');
  await ask(host, liaison, 'proposal.answer', { id, text: '月底前增设两张' });
  expect((await ask(host, author, 'proposal.rate', { id, rating: 'satisfied', comment: '' })).state).toBe('rated');
  await ask(host, officer, 'proposal.complete', { id });
  const seen = await ask(host, member, 'proposal.get', { id });
  expect([seen.state, seen.round, seen.answers.length, seen.rating]).toEqual(['completed', 2, 2, 'satisfied']);
  expect(seen.steps.map(({ action }) => action)).toEqual([
    'draft',
    'second',
    'second',
    'submit',
    'filed',
    'assign',
    'answer',
    'rehandle',
    'answer',
    'rate',
    'complete',
  ]);
  expect((await ask(host, officer, 'proposal.statistics', { callId })).byUnit).toMatchObject([
    { name: '后勤部', assigned: 1, answered: 1, inTime: 1, satisfied: 1 },
  ]);
});

test('seconding: not one’s own, not twice, and two at once both count', async () => {
  const id = await draft('并发附议');
  expect((await refusalOf(host, author, 'proposal.second', { id })).code).toBe('OWN_PROPOSAL');
  expect((await refusalOf(host, author, 'proposal.submit', { id })).message).toMatch('还差 2 人附议');
  await Promise.all([ask(host, second, 'proposal.second', { id }), ask(host, third, 'proposal.second', { id })]);
  expect((await ask(host, author, 'proposal.get', { id })).seconders).toBe(2);
  expect((await refusalOf(host, second, 'proposal.second', { id })).code).toBe('ALREADY_SECONDED');
  expect((await refusalOf(host, foreign, 'proposal.second', { id })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, member, 'proposal.second', { id })).code).toBe('FORBIDDEN');
});

test('two officers reviewing at once: one decision stands', async () => {
  const id = await submitted('并发审查');
  const outcomes = await Promise.allSettled([
    ask(host, officer, 'proposal.review', { id, decision: 'filed', reason: '可行' }),
    ask(host, chair, 'proposal.review', { id, decision: 'declined', reason: '不可行' }),
  ]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { steps } = await ask(host, officer, 'proposal.get', { id });
  expect(steps.filter(({ action }) => action === 'filed' || action === 'declined')).toHaveLength(1);
});

test('merging keeps both sides traceable and every author, and never makes a circle', async () => {
  const [one, two] = [await submitted('甲'), await submitted('乙')];
  const merge = (id: string, mergeInto: string) =>
    refusalOf(host, officer, 'proposal.review', { id, decision: 'merged', reason: '同一事项', mergeInto });
  expect((await merge(one, one)).message).toMatch('不能并入自己');
  await ask(host, officer, 'proposal.review', { id: one, decision: 'merged', reason: '同一事项', mergeInto: two });
  expect((await merge(two, one)).message).toMatch('已并入别的提案');
  expect((await ask(host, author, 'proposal.get', { id: one })).mergedInto).toEqual({ id: two, matter: '乙' });
  expect((await ask(host, author, 'proposal.get', { id: two })).mergedFrom).toMatchObject([{ id: one, matter: '甲' }]);
});

test('visibility: drafts for delegates, filed ones for members, a department for its liaison, nothing for another union', async () => {
  const [drafted, filed] = [await draft('看得见吗'), await reviewed('已立案的')];
  const sees = async (actor: Actor, id: string) =>
    ask(host, actor, 'proposal.get', { id }).then(
      () => true,
      () => false,
    );
  expect(await Promise.all([second, officer, member, liaison, foreign].map((actor) => sees(actor, drafted)))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(await Promise.all([second, officer, member, liaison, foreign].map((actor) => sees(actor, filed)))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
  expect((await ask(host, second, 'proposal.list', { toSecond: true })).items.map(({ id }) => id)).toContain(drafted);
  expect((await refusalOf(host, member, 'proposal.draft', { callId, ...text })).code).toBe('FORBIDDEN');
});

test('what the clock and the rules refuse', async () => {
  const id = await assigned();
  expect((await refusalOf(host, officer, 'proposal.assign', { id, leadUnitId: 'department1', dueOn: '2026-11-24' })).fields[0]?.path).toBe(
    'dueOn',
  );
  expect((await refusalOf(host, officer, 'proposal.assign', { id, leadUnitId: 'group1', dueOn: '2026-12-24' })).fields[0]?.path).toBe(
    'leadUnitId',
  );
  expect((await refusalOf(host, author, 'proposal.rate', { id, rating: 'satisfied', comment: '' })).code).toBe('CONFLICT');
  expect((await refusalOf(host, second, 'proposal.rate', { id, rating: 'satisfied', comment: '' })).code).toBe('NOT_FOUND');
  await ask(host, officer, 'proposal.urge', { id });
  expect((await refusalOf(host, officer, 'proposal.urge', { id })).message).toMatch('今天已经催办过');
  expect(
    (
      await refusalOf(host, officer, 'proposal.openCall', {
        title: '过期',
        opensAt: '2026-01-01T00:00:00Z',
        closesAt: '2026-02-01T00:00:00Z',
      })
    ).fields[0]?.path,
  ).toBe('closesAt');
});

test('an overdue answer is reported to the chair once, and a late call sends people to suggestions', async () => {
  const id = await assigned();
  const before = host.now;
  host.now = new Date('2026-12-25T02:00:00Z');
  expect(await runJob(host, jobs[0]!, 'one')).toBeGreaterThan(0);
  expect(await runJob(host, jobs[0]!, 'one')).toBe(0);
  await deliverAll(host);
  expect(await host.db.collection('notifications').countDocuments({ memberId: chair.memberId, title: '提案超期未答复' })).toBeGreaterThan(
    0,
  );
  expect((await ask(host, officer, 'proposal.get', { id })).isOverdue).toBe(true);
  expect((await refusalOf(host, author, 'proposal.draft', { callId, ...text })).message).toMatch('合理化建议');
  host.now = before;
});

test('the same delegate seconding twice at once counts once', async () => {
  const id = await draft('双击附议');
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => ask(host, second, 'proposal.second', { id })));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await ask(host, author, 'proposal.get', { id })).seconded.map(({ name }) => name)).toEqual(['代表二']);
});

test('one given back in time may be changed and submitted again after the call has closed, under its number', async () => {
  const id = await submitted('退回重写');
  const { number } = await ask(host, author, 'proposal.get', { id });
  await ask(host, officer, 'proposal.return', { id, reason: '请一事一案' });
  const late = await draft('没有赶上');
  const before = host.now;
  host.now = new Date('2026-12-02T02:00:00Z');
  expect((await waitingOf(author)).map(({ key }) => key)).toContain(`proposal:returned:${id}`);
  expect((await refusalOf(host, author, 'proposal.update', { id: late, matter: '再改' })).code).toBe('CALL_CLOSED');
  await ask(host, author, 'proposal.update', { id, matter: '退回重写（夜班）' });
  expect(await ask(host, author, 'proposal.submit', { id })).toMatchObject({ state: 'submitted', number });
  host.now = before;
});

test('a call may be prolonged while it is open; one like another is pointed out while drafting', async () => {
  const id = (
    await ask(host, officer, 'proposal.openCall', {
      title: '可延长的征集',
      opensAt: '2026-11-01T00:00:00Z',
      closesAt: '2026-11-26T00:00:00Z',
      minSeconders: 0,
    })
  ).id;
  expect((await refusalOf(host, officer, 'proposal.changeCall', { id, closesAt: '2026-11-20T00:00:00Z' })).fields[0]?.path).toBe(
    'closesAt',
  );
  expect((await refusalOf(host, author, 'proposal.changeCall', { id, title: '改名' })).code).toBe('FORBIDDEN');
  await ask(host, officer, 'proposal.changeCall', { id, closesAt: '2026-11-30T00:00:00Z' });
  const like = (await ask(host, author, 'proposal.draft', { callId: id, ...text, matter: '食堂提供夜班热餐送达' })).id;
  await ask(host, author, 'proposal.draft', { callId: id, ...text, matter: '更换老旧更衣柜' });
  const { items } = await ask(host, second, 'proposal.similar', { callId: id, matter: '夜班热餐送达到科室' });
  expect(items.map((one) => one.id)).toEqual([like]);
  const before = host.now;
  host.now = new Date('2026-12-01T02:00:00Z');
  expect((await refusalOf(host, officer, 'proposal.changeCall', { id, closesAt: '2026-12-30T00:00:00Z' })).code).toBe('CALL_CLOSED');
  host.now = before;
});

test('the author of a merged one is told and sees it, but the first author acts', async () => {
  const into = await submitted('主提案');
  const id = (await ask(host, second, 'proposal.draft', { callId, ...text, matter: '并入的提案' })).id;
  for (const one of [author, third]) await ask(host, one, 'proposal.second', { id });
  await ask(host, second, 'proposal.submit', { id });
  await ask(host, officer, 'proposal.review', { id, decision: 'merged', reason: '同一事项', mergeInto: into });
  expect(await ask(host, second, 'proposal.get', { id: into })).toMatchObject({ isMine: true, authorName: '代表一、代表二', moves: [] });
  expect((await refusalOf(host, second, 'proposal.withdraw', { id: into, reason: '不提了' })).message).toMatch('第一提案人代表一');
  expect((await refusalOf(host, author, 'proposal.withdraw', { id: into, reason: '不提了' })).code).toBe('CONFLICT');
  await ask(host, officer, 'proposal.review', { id: into, decision: 'filed', reason: '可行' });
  await deliverAll(host);
  expect(await host.db.collection('notifications').countDocuments({ memberId: second.memberId, title: '提案立案' })).toBe(1);
});

test('a second answer without a rating can be completed, a first one cannot', async () => {
  const id = await assigned();
  await ask(host, liaison, 'proposal.answer', { id, text: '正在研究' });
  expect((await refusalOf(host, officer, 'proposal.complete', { id })).message).toMatch('请等提案人评价');
  await ask(host, author, 'proposal.rate', { id, rating: 'unsatisfied', comment: '太空' });
  await ask(host, liaison, 'proposal.answer', { id, text: '月底前办好' });
  await ask(host, officer, 'proposal.complete', { id });
  expect(await ask(host, author, 'proposal.get', { id })).toMatchObject({ state: 'completed', round: 2 });
});

test('home names what waits: seconds asked, answers due, ratings and the desk of the office', async () => {
  const [asked, due] = [await draft('请您附议'), await assigned()];
  await ask(host, author, 'proposal.askSeconders', { id: asked, memberIds: [second.memberId] });
  expect((await refusalOf(host, author, 'proposal.askSeconders', { id: asked, memberIds: [member.memberId] })).fields[0]?.path).toBe(
    'memberIds',
  );
  expect((await waitingOf(second)).find(({ key }) => key === `proposal:second:${asked}`)).toMatchObject({
    action: '代表一邀请您附议',
    dueAt: '2026-12-01T00:00:00.000Z',
  });
  expect((await waitingOf(liaison)).find(({ key }) => key === `proposal:answer:${due}`)).toMatchObject({
    dueAt: '2026-12-20T15:59:59.000Z',
  });
  await ask(host, second, 'proposal.second', { id: asked });
  await ask(host, liaison, 'proposal.answer', { id: due, text: '已办' });
  expect((await waitingOf(second)).map(({ key }) => key)).not.toContain(`proposal:second:${asked}`);
  expect((await waitingOf(author)).map(({ key }) => key)).toContain(`proposal:rate:${due}`);
  const count = await host.db.collection('proposals').countDocuments({ unionId: 'union1', state: 'submitted' });
  expect((await waitingOf(officer)).map(({ title }) => title)).toContain(`${count} 件提案待审查`);
  expect((await waitingOf(member)).filter(({ kind }) => kind === 'proposal')).toEqual([]);
});

test('in every state each step is taken only where the lifecycle allows it, and a refused one changes nothing', async () => {
  const other = await submitted('并入的目标');
  const steps: [command: keyof typeof proposalLifecycle.moves, actor: Actor, operation: OperationName, input: object][] = [
    ['submit', author, 'proposal.submit', {}],
    ['withdraw', author, 'proposal.withdraw', { reason: '不提了' }],
    ['return', officer, 'proposal.return', { reason: '请改' }],
    ['file', officer, 'proposal.review', { decision: 'filed', reason: '可行' }],
    ['decline', officer, 'proposal.review', { decision: 'declined', reason: '不可行' }],
    ['toSuggestion', officer, 'proposal.review', { decision: 'suggestion', reason: '好建议' }],
    ['merge', officer, 'proposal.review', { decision: 'merged', reason: '相同', mergeInto: other }],
    ['assign', officer, 'proposal.assign', { leadUnitId: 'department1', dueOn: '2026-12-20' }],
    ['answer', liaison, 'proposal.answer', { text: '已办' }],
    ['rate', author, 'proposal.rate', { rating: 'satisfied', comment: '' }],
    ['complete', officer, 'proposal.complete', {}],
    ['thank', officer, 'proposal.thank', { text: '谢谢' }],
  ];
  const proposals = host.db.collection<{ _id: string; state: string }>('proposals');
  const id = await submitted('走遍各环节');
  const base = (await proposals.findOne({ _id: id }))!;
  for (const state of proposalLifecycle.states)
    for (const [command, actor, operation, input] of steps) {
      const record = { ...base, state, leadUnitId: 'department1', dueOn: '2026-12-20', round: 2 };
      await proposals.replaceOne({ _id: id }, record);
      const { from, to } = proposalLifecycle.moves[command];
      const isAllowed = (from as readonly string[]).includes(state);
      const outcome = await ask(host, actor, operation as 'proposal.complete', { id, ...input }).then(
        () => 'done',
        ({ body }: { body: { code: string } }) => body.code,
      );
      expect([state, command, outcome]).toEqual([state, command, isAllowed ? 'done' : 'CONFLICT']);
      const after = await proposals.findOne({ _id: id });
      if (isAllowed) expect(after?.state).toBe(to);
      else expect(after).toEqual(record);
    }
});

test.each([
  // state, another delegate, officer, plain member, liaison of the lead, liaison elsewhere, delegate of another union
  ['draft', true, true, false, true, false, false],
  ['submitted', true, true, false, true, false, false],
  ['filed', true, true, true, true, true, false],
  ['assigned', true, true, true, true, true, false],
  ['completed', true, true, true, true, true, false],
  ['declined', true, true, false, true, false, false],
] as const)('who sees one that is %s', async (state, ...expected) => {
  const id = await draft('谁看得见');
  await host.db.collection<{ _id: string }>('proposals').updateOne({ _id: id }, { $set: { state, leadUnitId: 'department1' } });
  const seen = [];
  for (const actor of [second, officer, member, liaison, elsewhere, foreign]) {
    const gets = await ask(host, actor, 'proposal.get', { id }).then(
      () => true,
      () => false,
    );
    const lists = (await ask(host, actor, 'proposal.list', { callId, limit: 50 })).items.some((one) => one.id === id);
    expect(lists).toBe(gets);
    seen.push(gets);
  }
  expect(seen).toEqual(expected);
});
