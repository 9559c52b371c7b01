/** What happens around a proposal through the real runner: invitations, mergers and their undoing, disputes, parts, the clock, carrying over, the report. */
import type { Actor } from '../../types/actor';
import { runJob } from '../core/jobs';
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { jobs } from './jobs';

let host: TestHost;
let officer: Actor, chair: Actor, author: Actor, second: Actor, third: Actor, fourth: Actor, member: Actor, liaison: Actor, helper: Actor;
let callId: string;
const [escalating, reminding] = jobs as [(typeof jobs)[number], (typeof jobs)[number]];

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  await host.db
    .collection<{ _id: string }>('units')
    .insertOne({ _id: 'department2', unionId: 'union1', parentId: 'union1', kind: 'department', name: '护理部', order: 4 } as never);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  chair = await plantMember(host, { name: '主席', role: 'chair' });
  [author, second, third, fourth] = (await Promise.all(
    ['代表一', '代表二', '代表三', '代表四'].map((name) => plantMember(host, { name, role: 'delegate' })),
  )) as [Actor, Actor, Actor, Actor];
  member = await plantMember(host, { name: '会员一' });
  liaison = await plantMember(host, { name: '后勤联络人', role: 'liaison', at: 'department1' });
  helper = await plantMember(host, { name: '护理联络人', role: 'liaison', at: 'department2' });
  callId = await openCall('测试征集');
});
afterAll(() => host.close());
beforeEach(() => {
  host.now = new Date('2026-11-24T02:00:00.000Z');
});

async function openCall(title: string, more: object = {}): Promise<string> {
  const times = { opensAt: '2026-11-01T00:00:00Z', closesAt: '2026-12-01T00:00:00Z' };
  return (await ask(host, officer, 'proposal.openCall', { title, ...times, minSeconders: 2, ...more })).id;
}
const get = (id: string, actor = officer) => ask(host, actor, 'proposal.get', { id });
const draft = async (matter: string, by = author, call = callId) =>
  (await ask(host, by, 'proposal.draft', { callId: call, matter, reason: '现状如此', measures: '这样办' })).id;
async function submitted(matter: string, by = author, call = callId): Promise<string> {
  const id = await draft(matter, by, call);
  for (const one of [author, second, third].filter((other) => other !== by).slice(0, 2)) await ask(host, one, 'proposal.second', { id });
  await ask(host, by, 'proposal.submit', { id });
  return id;
}
const review = (id: string, decision: 'filed' | 'merged' | 'suggestion' | 'declined', mergeInto?: string) =>
  ask(host, officer, 'proposal.review', { id, decision, reason: '理由充分', ...(mergeInto ? { mergeInto } : {}) });
async function assigned(matter: string, more: { by?: Actor; call?: string; coUnitIds?: string[] } = {}): Promise<string> {
  const id = await submitted(matter, more.by, more.call);
  await review(id, 'filed');
  await ask(host, officer, 'proposal.assign', { id, leadUnitId: 'department1', coUnitIds: more.coUnitIds ?? [], dueOn: '2026-12-20' });
  return id;
}
const titlesOf = async (actor: Actor) => {
  await deliverAll(host);
  return (await host.db.collection('notifications').find({ memberId: actor.memberId }).toArray()).map(({ title }) => String(title));
};
const upload = async (actor: Actor, name: string) => {
  const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(name)]).toString('base64');
  return (await ask(host, actor, 'file.upload', { name, content: picture })).id;
};

test('an invitation is answered with a word: seconded, declined, thought better of; the author sees each', async () => {
  const id = await draft('邀请附议');
  await ask(host, author, 'proposal.askSeconders', { id, memberIds: [second.memberId, third.memberId, fourth.memberId] });
  expect((await ask(host, second, 'proposal.list', { isAsked: true })).items.map((one) => one.id)).toContain(id);
  await ask(host, second, 'proposal.second', { id, note: '我们科也一样' });
  await ask(host, third, 'proposal.declineSecond', { id, note: '不熟悉' });
  expect((await ask(host, third, 'proposal.list', { isAsked: true })).items.map((one) => one.id)).not.toContain(id);
  expect((await refusalOf(host, third, 'proposal.declineSecond', { id })).code).toBe('CONFLICT');
  await ask(host, third, 'proposal.second', { id });
  expect((await refusalOf(host, third, 'proposal.declineSecond', { id })).message).toMatch('撤回附议');
  await ask(host, third, 'proposal.unsecond', { id, reason: '内容有变' });
  const seen = await get(id, author);
  expect(seen.invitations.map(({ name, answer, note }) => [name, answer, note])).toEqual([
    ['代表二', 'seconded', '我们科也一样'],
    ['代表三', 'declined', '内容有变'],
    ['代表四', 'asked', null],
  ]);
  expect(seen.seconded).toMatchObject([{ name: '代表二', note: '我们科也一样' }]);
  expect((await get(id, second)).invitations).toEqual([]);
  expect(await titlesOf(author)).toEqual(expect.arrayContaining(['代表三婉拒附议', '代表三撤回附议']));
  expect((await refusalOf(host, author, 'proposal.submit', { id })).code).toBe('NOT_ENOUGH_SECONDERS');
  await ask(host, author, 'proposal.withdraw', { id, reason: '另行提出' });
  expect((await refusalOf(host, fourth, 'proposal.second', { id })).message).toMatch(/已由作者撤回/);
  expect(await titlesOf(fourth)).toContain('您附议或受邀附议的提案已撤回');
});

test('a merger is traced both ways and undone with a reason; all authors are told and rate', async () => {
  const [main, other, third1] = [await submitted('甲案'), await submitted('乙案', second), await submitted('丙案', third)];
  await review(third1, 'merged', other);
  await review(other, 'merged', main);
  expect(
    (await refusalOf(host, officer, 'proposal.review', { id: main, decision: 'merged', reason: '相同', mergeInto: main })).message,
  ).toMatch('不能并入自己');
  const circle = await refusalOf(host, officer, 'proposal.review', { id: main, decision: 'merged', reason: '相同', mergeInto: third1 });
  expect(circle).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'mergeInto' }] });
  expect(circle.message).toMatch('不能循环并案');
  expect((await get(main)).mergedFrom).toMatchObject([
    { id: other, matter: '乙案', authorName: '代表二', isDirect: true },
    { id: third1, matter: '丙案', authorName: '代表三', isDirect: false },
  ]);
  expect((await get(third1)).mergedPath.map(({ id }) => id)).toEqual([other, main]);
  expect((await get(main)).authorName).toBe('代表一、代表二、代表三');
  expect(await ask(host, officer, 'proposal.unmerge', { id: other, reason: '是两件事' })).toEqual({ id: other, state: 'submitted' });
  expect(await get(main)).toMatchObject({ authorName: '代表一', mergedFrom: [] });
  expect((await get(other)).authorName).toBe('代表二、代表三');
  expect(await titlesOf(third)).toContain('提案解除并案，重新审查');
  expect((await refusalOf(host, officer, 'proposal.unmerge', { id: other, reason: '再来一次' })).code).toBe('CONFLICT');
  await review(other, 'merged', main);
  await review(main, 'filed');
  await ask(host, officer, 'proposal.assign', { id: main, leadUnitId: 'department1', dueOn: '2026-12-20' });
  await ask(host, liaison, 'proposal.answer', { id: main, text: '已办' });
  expect((await refusalOf(host, officer, 'proposal.unmerge', { id: third1, reason: '太晚' })).message).toMatch('不能再解除并案');
  await ask(host, author, 'proposal.rate', { id: main, rating: 'satisfied' });
  expect((await refusalOf(host, author, 'proposal.rate', { id: main, rating: 'mostly' })).message).toMatch('已评价过');
  expect((await refusalOf(host, officer, 'proposal.complete', { id: main })).message).toMatch('代表二、代表三');
  await ask(host, second, 'proposal.rate', { id: main, rating: 'mostly', comment: '慢了些' });
  expect(await ask(host, third, 'proposal.rate', { id: main, rating: 'unsatisfied', comment: '没有提到我的部分' })).toMatchObject({
    state: 'assigned',
  });
  expect(await get(main)).toMatchObject({ round: 2, rating: 'unsatisfied', dueOn: '2026-12-24' });
  await ask(host, liaison, 'proposal.answer', { id: main, text: '补充办理' });
  for (const one of [author, second, third]) await ask(host, one, 'proposal.rate', { id: main, rating: 'satisfied' });
  await ask(host, officer, 'proposal.complete', { id: main });
  expect(await titlesOf(third)).toContain('提案已办结');
});

test('whatever the order of mergers and their undoing: no circle, and every author of a merged proposal is reached', async () => {
  const people = [author, second, third, fourth];
  const call = await openCall('随机并案', { minSeconders: 0 });
  const ids: string[] = [];
  for (let index = 0; index < 6; index += 1) {
    const by = people[index % people.length]!;
    const id = await draft(`随机第${index}件`, by, call);
    await ask(host, by, 'proposal.submit', { id });
    ids.push(id);
  }
  const own = new Map(ids.map((id, index) => [id, people[index % people.length]!.memberId]));
  const pick = chanceOf(20_261_124);
  let merged = 0;
  for (let step = 0; step < 70; step += 1) {
    const [one, into] = [ids[pick(ids.length)]!, ids[pick(ids.length)]!];
    const operation = pick(3) === 0 ? ('proposal.unmerge' as const) : ('proposal.review' as const);
    const input =
      operation === 'proposal.unmerge'
        ? { id: one, reason: '分开' }
        : { id: one, decision: 'merged' as const, reason: '相同', mergeInto: into };
    merged += await ask(host, officer, operation, input as never).then(
      () => 1,
      () => 0,
    );
    if (step % 7 === 6) await holds(call, own);
  }
  await holds(call, own);
  expect(merged).toBeGreaterThan(10);
});

type Kept = { _id: string; state: string; mergedInto: string | null; mergedFrom: string[]; authorIds: string[] };
async function holds(call: string, own: Map<string, string>): Promise<void> {
  const kept = await host.db.collection<Kept>('proposals').find({ callId: call }).toArray();
  const byId = new Map(kept.map((one) => [one._id, one]));
  for (const one of kept) {
    expect(one.state === 'merged').toBe(one.mergedInto !== null);
    const path = [one._id];
    for (let next = one.mergedInto; next; next = byId.get(next)!.mergedInto) {
      expect(path).not.toContain(next);
      path.push(next);
      expect(byId.get(next)!.mergedFrom).toContain(one._id);
      expect(byId.get(next)!.authorIds).toContain(own.get(one._id));
    }
    const below = kept.filter((other) => isBelow(other, one._id, byId)).map(({ _id }) => _id);
    expect([...one.mergedFrom].sort()).toEqual(below.sort());
    expect([...one.authorIds].sort()).toEqual([...new Set([one._id, ...below].map((id) => own.get(id)!))].sort());
    expect(one.authorIds[0]).toBe(own.get(one._id));
  }
}
const isBelow = (one: Kept, id: string, byId: Map<string, Kept>): boolean =>
  one.mergedInto !== null && (one.mergedInto === id || isBelow(byId.get(one.mergedInto)!, id, byId));
const chanceOf = (seed: number) => {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
};

test('two mergers into each other at once: one stands', async () => {
  const [one, other] = [await submitted('互并甲'), await submitted('互并乙', second)];
  const outcomes = await Promise.allSettled([review(one, 'merged', other), review(other, 'merged', one)]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a decision is disputed once and in time; the presidium named for the call rules, the chair where none is', async () => {
  const call = await openCall('有主席团的征集', { presidiumIds: [third.memberId, author.memberId] });
  expect((await refusalOf(host, officer, 'proposal.changeCall', { id: call, presidiumIds: [member.memberId] })).fields[0]?.path).toBe(
    'presidiumIds',
  );
  const declined = await submitted('不予立案的', author, call);
  await review(declined, 'declined');
  expect((await get(declined, author)).moves).toEqual(['dispute']);
  expect((await refusalOf(host, second, 'proposal.dispute', { id: declined, reason: '不服' })).code).toBe('NOT_FOUND');
  await ask(host, author, 'proposal.dispute', { id: declined, reason: '属于职权范围' });
  expect((await refusalOf(host, author, 'proposal.dispute', { id: declined, reason: '再来' })).message).toMatch('只能提一次');
  expect(await titlesOf(third)).toContain('提案人有异议，请裁定');
  const rule = { id: declined, ruling: 'overturned' as const, reason: '应予立案' };
  expect((await refusalOf(host, second, 'proposal.rule', rule)).message).toMatch('代表三、代表一');
  expect((await refusalOf(host, chair, 'proposal.rule', rule)).code).toBe('FORBIDDEN');
  expect((await refusalOf(host, author, 'proposal.rule', rule)).message).toMatch('自己是提案人');
  expect((await ask(host, third, 'home.summary', {})).waiting.map(({ key }) => key)).toContain(`proposal:rule:${declined}`);
  expect(await ask(host, third, 'proposal.rule', rule)).toEqual({ id: declined, state: 'filed' });
  expect((await refusalOf(host, third, 'proposal.rule', rule)).code).toBe('CONFLICT');
  expect((await get(declined, author)).dispute).toMatchObject({
    reason: '属于职权范围',
    ruling: { ruling: 'overturned', byName: '代表三' },
  });

  const [main, merged] = [await submitted('主案'), await submitted('被并的', second)];
  await review(merged, 'merged', main);
  await ask(host, second, 'proposal.dispute', { id: merged, reason: '不是一件事' });
  expect((await refusalOf(host, officer, 'proposal.unmerge', { id: merged, reason: '算了' })).message).toMatch('等主席团裁定');
  await ask(host, chair, 'proposal.rule', { id: merged, ruling: 'overturned', reason: '确是两件事' });
  expect([(await get(merged)).state, (await get(main)).mergedFrom]).toEqual(['filed', []]);

  const turned = await submitted('转建议的');
  await review(turned, 'suggestion');
  await ask(host, author, 'proposal.dispute', { id: turned, reason: '希望评价' });
  expect((await refusalOf(host, officer, 'proposal.thank', { id: turned, text: '谢谢' })).message).toMatch('等主席团裁定');
  await ask(host, chair, 'proposal.rule', { id: turned, ruling: 'upheld', reason: '事项具体' });
  expect((await get(turned)).state).toBe('suggestion');
  const late = await submitted('过期的');
  await review(late, 'declined');
  host.now = new Date('2026-12-02T02:00:00.000Z');
  expect((await refusalOf(host, author, 'proposal.dispute', { id: late, reason: '不服' })).message).toMatch('期限已过');
});

test('a suggestion from any member is passed on, answered and thanked for; one turned into a suggestion keeps its history', async () => {
  const { id } = await ask(host, member, 'proposal.suggest', { callId, matter: '食堂增加杂粮粥', reason: '早餐品种少' });
  expect((await get(id, member)).kind).toBe('suggestion');
  expect((await refusalOf(host, second, 'proposal.second', { id })).code).toBe('CONFLICT');
  const plain = await plantMember(host, { name: '会员二' });
  expect((await refusalOf(host, plain, 'proposal.get', { id })).code).toBe('NOT_FOUND');
  await ask(host, officer, 'proposal.passOn', { id, leadUnitId: 'department1', note: '请研究' });
  expect((await ask(host, liaison, 'proposal.list', { toAnswer: true })).items.map((one) => one.id)).toContain(id);
  expect((await refusalOf(host, helper, 'proposal.thank', { id, text: '谢谢' })).code).toBe('NOT_FOUND');
  await ask(host, liaison, 'proposal.thank', { id, text: '下周起增加两种' });
  expect(await titlesOf(member)).toContain('感谢您的建议，已有答复');
  expect(await get(id, member)).toMatchObject({ state: 'completed', answers: [{ text: '下周起增加两种', unitName: '后勤部' }] });
  const turned = await submitted('改为建议的');
  await review(turned, 'suggestion');
  expect((await refusalOf(host, officer, 'proposal.complete', { id: turned })).message).toMatch('答复致谢');
  await ask(host, officer, 'proposal.thank', { id: turned, text: '谢谢，已转有关科室' });
  expect((await get(turned, author)).steps.map(({ action }) => action)).toEqual([
    'draft',
    'second',
    'second',
    'submit',
    'suggestion',
    'thank',
  ]);
  const closed = await openCall('只收提案', { takesSuggestions: false });
  expect((await refusalOf(host, member, 'proposal.suggest', { callId: closed, matter: '甲', reason: '乙' })).message).toMatch(
    '只收职工代表',
  );
});

test('a draft that missed the call goes on as a suggestion', async () => {
  const id = await draft('没有赶上的');
  expect((await refusalOf(host, author, 'proposal.sendAsSuggestion', { id })).message).toMatch('还没有截止');
  host.now = new Date('2026-12-02T02:00:00.000Z');
  await ask(host, author, 'proposal.sendAsSuggestion', { id });
  expect(await get(id)).toMatchObject({ state: 'suggestion', kind: 'suggestion', number: null });
});

test('departments that help answer their part; the lead’s answer collects them', async () => {
  const id = await assigned('需要协办的', { coUnitIds: ['department2'] });
  expect((await get(id, helper)).moves).toEqual(['coAnswer']);
  expect((await refusalOf(host, liaison, 'proposal.coAnswer', { id, text: '我来' })).code).toBe('NOT_FOUND');
  expect((await ask(host, helper, 'home.summary', {})).waiting.map(({ key }) => key)).toContain(`proposal:part:${id}`);
  await ask(host, helper, 'proposal.coAnswer', { id, text: '正在排班' });
  await ask(host, helper, 'proposal.coAnswer', { id, text: '已排出轮休表' });
  expect((await ask(host, helper, 'proposal.list', { toAnswer: true })).items.map((one) => one.id)).not.toContain(id);
  expect(await get(id)).toMatchObject({
    co: [{ name: '护理部', isPending: false }],
    coAnswers: [{ text: '已排出轮休表', unitName: '护理部', round: 1 }],
  });
  await ask(host, liaison, 'proposal.answer', { id, text: '两部门已办' });
  expect((await refusalOf(host, helper, 'proposal.coAnswer', { id, text: '再改' })).message).toMatch('主办部门已经答复');
  expect(await titlesOf(liaison)).toContain('护理部已答复协办部分');
});

test('more time is asked for and given with a reason, the history stays; reminding, urging and the report to the chair follow the new day', async () => {
  const id = await assigned('要延期的', { coUnitIds: ['department2'] });
  expect((await refusalOf(host, liaison, 'proposal.askExtension', { id, dueOn: '2026-12-10', reason: '提前?' })).fields[0]?.path).toBe(
    'dueOn',
  );
  await ask(host, liaison, 'proposal.askExtension', { id, dueOn: '2027-01-10', reason: '等预算' });
  expect((await refusalOf(host, liaison, 'proposal.askExtension', { id, dueOn: '2027-01-20', reason: '等预算' })).message).toMatch(
    '已经申请过',
  );
  await ask(host, officer, 'proposal.refuseExtension', { id, reason: '先办能办的' });
  expect((await refusalOf(host, officer, 'proposal.extend', { id, dueOn: '2026-12-20', reason: '同一天' })).fields[0]?.path).toBe('dueOn');
  host.now = new Date('2026-12-18T02:00:00.000Z');
  expect(await runJob(host, reminding, 'one')).toBeGreaterThan(0);
  expect(await runJob(host, reminding, 'one')).toBe(0);
  expect(await titlesOf(helper)).toContain('提案答复快到期了');
  host.now = new Date('2026-12-21T02:00:00.000Z');
  await runJob(host, escalating, 'one');
  expect((await get(id)).steps.at(-1)?.action).toBe('escalate');
  await ask(host, officer, 'proposal.extend', { id, dueOn: '2026-12-30', reason: '厂家供货' });
  expect(await get(id)).toMatchObject({
    isOverdue: false,
    dueOn: '2026-12-30',
    extensions: [{ from: '2026-12-20', to: '2026-12-30', reason: '厂家供货', byName: '干事甲' }],
  });
  for (const day of ['28', '29'])
    await ((host.now = new Date(`2026-12-${day}T02:00:00.000Z`)), ask(host, officer, 'proposal.urge', { id }));
  expect((await get(id)).urges).toBe(2);
  host.now = new Date('2026-12-31T02:00:00.000Z');
  expect((await ask(host, officer, 'proposal.list', { isOverdue: true })).items.map((one) => one.id)).toContain(id);
  await runJob(host, escalating, 'one');
  expect((await get(id)).steps.filter(({ action }) => action === 'escalate')).toHaveLength(2);
  await ask(host, liaison, 'proposal.answer', { id, text: '办好了' });
  expect((await refusalOf(host, officer, 'proposal.urge', { id })).code).toBe('CONFLICT');
});

test('files go with every step and are seen by those who see the proposal', async () => {
  const fileIds = [await upload(author, '现场.png')];
  expect(
    (await refusalOf(host, second, 'proposal.draft', { callId, matter: '别人的附件', reason: '甲', measures: '乙', fileIds })).fields[0]
      ?.path,
  ).toBe('fileIds');
  const { id } = await ask(host, author, 'proposal.draft', { callId, matter: '带附件的', reason: '甲', measures: '乙', fileIds });
  await ask(host, second, 'proposal.second', { id, fileIds: [await upload(second, '附议.png')] });
  await ask(host, third, 'proposal.second', { id });
  await ask(host, author, 'proposal.update', { id, fileIds: [...fileIds, await upload(author, '补充.png')] });
  await ask(host, author, 'proposal.submit', { id });
  await ask(host, officer, 'proposal.review', { id, decision: 'filed', reason: '可行', fileIds: [await upload(officer, '审查.png')] });
  await ask(host, officer, 'proposal.assign', { id, leadUnitId: 'department1', coUnitIds: ['department2'], dueOn: '2026-12-20' });
  await ask(host, helper, 'proposal.coAnswer', { id, text: '协办', fileIds: [await upload(helper, '协办.png')] });
  await ask(host, liaison, 'proposal.answer', { id, text: '答复', fileIds: [await upload(liaison, '答复.png')] });
  await ask(host, author, 'proposal.rate', { id, rating: 'satisfied', fileIds: [await upload(author, '满意.png')] });
  const seen = await get(id, member);
  const names = (files: { name: string }[]) => files.map(({ name }) => name);
  expect(names(seen.files)).toEqual(['现场.png', '补充.png']);
  expect(names(seen.seconded[0]!.files)).toEqual(['附议.png']);
  expect([seen.coAnswers[0]!, seen.answers[0]!, seen.ratings[0]!].map(({ files }) => names(files))).toEqual([
    ['协办.png'],
    ['答复.png'],
    ['满意.png'],
  ]);
  expect(names(seen.steps.find(({ action }) => action === 'filed')!.files)).toEqual(['审查.png']);
  expect(seen.files[0]!.url).toMatch(/^\/files\/.+signature=/);
});

test('others like it are found over this and past calls by pairs of characters', async () => {
  const past = await openCall('更早的征集');
  const old = await draft('地下停车场增设充电车位', second, past);
  const { items } = await ask(host, author, 'proposal.similar', { callId, matter: '停车场充电车位不够' });
  expect(items[0]).toMatchObject({ id: old, callTitle: '更早的征集' });
  expect((await ask(host, author, 'proposal.similar', { callId, matter: '停车场充电车位不够', exceptId: old })).items).toEqual([]);
  expect((await ask(host, member, 'proposal.similar', { callId, matter: '停车场充电车位不够' })).items).toEqual([]);
  // Signs that a query language would take for its own are only signs.
  expect((await ask(host, author, 'proposal.similar', { callId, matter: '$match $$ROOT {$ne:1} 停车' })).items).toEqual([]);
});

test('what is unfinished goes on to the next call; both sides name each other; the report tells it and is printed', async () => {
  const from = await openCall('上次征集');
  const [open, done, dropped] = [
    await assigned('没有办完的', { call: from }),
    await assigned('办完的', { call: from }),
    await submitted('不立的', author, from),
  ];
  await review(dropped, 'declined');
  await ask(host, liaison, 'proposal.answer', { id: done, text: '已办好' });
  await ask(host, author, 'proposal.rate', { id: done, rating: 'satisfied' });
  await ask(host, officer, 'proposal.complete', { id: done });
  const next = await openCall('下次征集', { opensAt: '2026-11-02T00:00:00Z' });
  const carry = { callId: from, intoCallId: next, reason: '继续跟踪' };
  expect((await refusalOf(host, officer, 'proposal.carryOver', { ...carry, callId: next, intoCallId: from })).fields[0]?.path).toBe(
    'intoCallId',
  );
  expect((await refusalOf(host, officer, 'proposal.carryOver', { ...carry, ids: [done] })).fields[0]?.path).toBe('ids');
  expect(await ask(host, officer, 'proposal.carryOver', carry)).toEqual({ carried: 1 });
  expect((await refusalOf(host, officer, 'proposal.carryOver', carry)).message).toMatch('没有未办结');
  const before = await get(open);
  expect(before).toMatchObject({ state: 'carriedOver', carriedInto: { callTitle: '下次征集' } });
  expect(await get(before.carriedInto!.id)).toMatchObject({
    state: 'filed',
    number: '001',
    carriedFrom: { id: open, callTitle: '上次征集' },
    authorName: '代表一',
  });
  expect(await titlesOf(author)).toContain('提案结转继续办理');

  expect((await refusalOf(host, member, 'proposal.report', { callId: from })).message).toMatch('还没有报告');
  expect((await refusalOf(host, officer, 'proposal.publishReport', { callId: from, session: '第四次会议' })).message).toMatch('还没有截止');
  host.now = new Date('2026-12-10T02:00:00.000Z');
  await ask(host, officer, 'proposal.publishReport', { callId: from, session: '第四次会议', text: '办理情况良好' });
  const report = await ask(host, member, 'proposal.report', { callId: from });
  expect(report).toMatchObject({
    published: { session: '第四次会议', byName: '干事甲' },
    sums: { submitted: 3, filed: 2, completed: 1, declined: 1, carriedOver: 1, carriedFrom: 0, filedRate: 66.7, satisfiedRate: 100 },
  });
  expect(report.lines.map(({ matter, state }) => [matter, state])).toEqual([
    ['没有办完的', 'carriedOver'],
    ['办完的', 'completed'],
    ['不立的', 'declined'],
  ]);
  expect((await get(done, member)).report).toMatchObject({ session: '第四次会议' });
  const { file } = await ask(host, member, 'proposal.exportReport', { callId: from });
  expect(file).toMatchObject({ type: 'pdf', name: '上次征集办理情况报告.pdf' });
  expect(file.size).toBeGreaterThan(1000);
  expect((await ask(host, officer, 'proposal.exportStatistics', { callId: from })).file.type).toBe('xlsx');
  expect((await ask(host, officer, 'proposal.exportList', { callId: from })).file.type).toBe('xlsx');
  expect((await refusalOf(host, officer, 'proposal.changeCall', { id: from, presidiumIds: [] })).message).toMatch('已经报告');
  expect((await refusalOf(host, member, 'proposal.suggest', { callId: from, matter: '太晚', reason: '太晚' })).code).toBe('CALL_CLOSED');
  expect((await ask(host, officer, 'proposal.statistics', { callId: from })).byGroup).toEqual([
    { unitId: 'group1', name: '第一小组', submitted: 3, filed: 2, filedRate: 66.7 },
  ]);
});

test('what goes on to the next call takes along what was merged into it, and every author stays one', async () => {
  const from = await openCall('并案结转', { opensAt: '2026-11-03T00:00:00Z' });
  const [main, other] = [await submitted('主案结转', author, from), await submitted('并入后结转', second, from)];
  await review(other, 'merged', main);
  await review(main, 'filed');
  const turned = await submitted('转为建议后答复', author, from);
  await review(turned, 'suggestion');
  await ask(host, officer, 'proposal.thank', { id: turned, text: '谢谢' });
  const next = await openCall('并案结转到', { opensAt: '2026-11-04T00:00:00Z' });
  await ask(host, officer, 'proposal.carryOver', { callId: from, intoCallId: next, ids: [main], reason: '继续' });
  const id = (await get(main)).carriedInto!.id;
  const third1 = await submitted('结转之后并入', third, next);
  await review(third1, 'merged', id);
  expect(await get(id)).toMatchObject({
    authorName: '代表一、代表二、代表三',
    mergedFrom: [
      { id: other, isDirect: true },
      { id: third1, isDirect: true },
    ],
  });
  expect((await refusalOf(host, officer, 'proposal.unmerge', { id: other, reason: '分开' })).message).toMatch('不能再解除并案');
  expect((await ask(host, officer, 'proposal.report', { callId: from })).lines.map(({ kind, state }) => [kind, state])).toEqual([
    ['proposal', 'carriedOver'],
    ['suggestion', 'completed'],
  ]);
});
