/** What proposals tell the desk, the calendar, search and the export of one's own data; and old records brought to the present shape. */
import type { Actor } from '../../types/actor';
import { run } from '../core/run';
import type { Context } from '../core/context';
import { ask, plantMember, plantUnits, testHost, type TestHost } from '../core/testing';
import { proposalsWhole } from './migrations';
import { calendarFor, deadlinesFor, ownDataOf, searchable } from './public';

let host: TestHost;
let officer: Actor, chair: Actor, author: Actor, second: Actor, member: Actor, liaison: Actor;
let callId: string;

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  chair = await plantMember(host, { name: '主席', role: 'chair' });
  author = await plantMember(host, { name: '代表一', role: 'delegate' });
  second = await plantMember(host, { name: '代表二', role: 'delegate' });
  member = await plantMember(host, { name: '会员一' });
  liaison = await plantMember(host, { name: '联络人', role: 'liaison', at: 'department1' });
  const times = { opensAt: '2026-11-01T00:00:00Z', closesAt: '2026-12-01T00:00:00Z' };
  callId = (await ask(host, officer, 'proposal.openCall', { title: '测试征集', ...times, minSeconders: 0 })).id;
});
afterAll(() => host.close());

/** The context a reading domain would be asked in. */
const contextOf = (actor: Actor): Context => {
  const scope = { level: 'union' as const, memberId: actor.memberId, unionId: actor.unionId, unionIds: actor.unionIds, unitIds: [] };
  const unused = () => undefined;
  return {
    db: host.db,
    operation: 'desk.list',
    requestId: 'r',
    now: host.now,
    at: host.now.toISOString(),
    actor,
    scope,
    note: unused,
    later: unused,
    actAs: unused,
    progress: () => Promise.resolve(),
  } as Context;
};
const submitted = async (matter: string) => {
  const { id } = await ask(host, author, 'proposal.draft', { callId, matter, reason: '现状', measures: '办法' });
  await ask(host, author, 'proposal.submit', { id });
  return id;
};

test('the desk: what is due at the office, at a department, and what the chair rules on', async () => {
  const [due, declined, waiting] = [await submitted('到期的'), await submitted('有异议的'), await submitted('待审查的')];
  await ask(host, officer, 'proposal.review', { id: due, decision: 'filed', reason: '可行' });
  await ask(host, officer, 'proposal.assign', { id: due, leadUnitId: 'department1', dueOn: '2026-12-20' });
  await ask(host, officer, 'proposal.review', { id: declined, decision: 'declined', reason: '不可行' });
  await ask(host, author, 'proposal.dispute', { id: declined, reason: '不服' });
  const ofOffice = await deadlinesFor(contextOf(officer));
  expect(ofOffice).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        key: `proposal:due:${due}`,
        source: '提案办理期限',
        action: '跟踪办理',
        dueAt: '2026-12-20T15:59:59.000Z',
      }),
      expect.objectContaining({ key: 'proposal:submitted', count: 1, action: '审查' }),
    ]),
  );
  expect((await deadlinesFor(contextOf(liaison))).map(({ key, action }) => [key, action])).toEqual([[`proposal:answer:${due}`, '答复']]);
  expect((await deadlinesFor(contextOf(chair))).map(({ key }) => key)).toContain(`proposal:rule:${declined}`);
  expect(await deadlinesFor(contextOf(member))).toEqual([]);
  await ask(host, liaison, 'proposal.askExtension', { id: due, dueOn: '2027-01-10', reason: '等预算' });
  expect((await deadlinesFor(contextOf(officer))).map(({ key }) => key)).toContain(`proposal:extension:${due}`);
  await ask(host, author, 'proposal.withdraw', { id: waiting, reason: '不提了' });
  expect((await deadlinesFor(contextOf(officer))).map(({ key }) => key)).not.toContain('proposal:submitted');

  const from = '2026-11-30T16:00:00.000Z';
  const to = '2026-12-31T15:59:59.000Z';
  const keysOf = async (actor: Actor) => (await calendarFor(contextOf(actor), from, to)).map(({ key }) => key).sort();
  expect(await keysOf(officer)).toEqual([`call:${callId}:closes`, `proposal:${due}:due`]);
  expect(await keysOf(author)).toEqual([`call:${callId}:closes`, `proposal:${due}:due`]);
  expect(await keysOf(member)).toEqual([`call:${callId}:closes`]);
});

test('search: what was handed in, by those who may see it; own data: what one wrote, with its state in words', async () => {
  const filed = await submitted('夜班热餐');
  await ask(host, officer, 'proposal.review', { id: filed, decision: 'filed', reason: '可行' });
  const { id: drafted } = await ask(host, author, 'proposal.draft', { callId, matter: '草稿', reason: '甲', measures: '乙' });
  const reach = contextOf(officer);
  expect(await searchable.entryOf(reach, 'union1', filed)).toMatchObject({ title: '夜班热餐' });
  expect(await searchable.entryOf(reach, 'union1', drafted)).toBeNull();
  expect(await searchable.entryOf(reach, 'union2', filed)).toBeNull();
  expect(await searchable.idsAfter(reach, 'union1', null, 100)).toEqual(expect.arrayContaining([filed, drafted]));
  expect((await searchable.visible(contextOf(second), [filed, drafted])).map(({ id, subtitle }) => [id, subtitle])).toEqual([
    [filed, expect.stringMatching('代表一 · 已立案')],
  ]);
  const [mine] = await ownDataOf(contextOf(author));
  expect(mine!.rows.map((row) => row[3])).toEqual(expect.arrayContaining(['夜班热餐', '草稿']));
  expect(await ownDataOf(contextOf(member))).toEqual([]);
});

test('records of an earlier release are read, handled and counted like new ones', async () => {
  const id = await submitted('旧记录');
  const proposals = host.db.collection<{ _id: string }>('proposals');
  const { kind, pairs, fileIds, groupId, ratings, seconds, invitations, mergedFrom, ...old } = (await proposals.findOne({
    _id: id,
  })) as never as Record<string, unknown>;
  expect([kind, groupId, mergedFrom, [pairs, fileIds, ratings, seconds, invitations].every(Array.isArray)]).toEqual([
    'proposal',
    'group1',
    [],
    true,
  ]);
  await proposals.replaceOne({ _id: id }, { ...old, mergedFrom: [], state: 'rated', rating: 'mostly', comment: '' } as never);
  await proposalsWhole.up(host.db);
  await proposalsWhole.up(host.db);
  const seen = await ask(host, author, 'proposal.get', { id });
  expect(seen).toMatchObject({ kind: 'proposal', ratings: [{ name: '代表一', rating: 'mostly' }] });
  expect((await run(host, { operation: 'proposal.complete', input: { id }, actor: officer })).ok).toBe(true);
});
