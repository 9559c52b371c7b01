/** Whatever search finds for anybody in the demo data, they may open; and each kind is found by whom it is for. */
import type { OperationName } from '../../types/contracts';
import type { Actor, Role } from '../../types/actor';
import { ask, type TestHost } from '../../cloudfunctions/core/testing';
import { run } from '../../cloudfunctions/core/run';
import { castOf, demoHost, personWith, SECOND } from './demo-host';

let host: TestHost;
let cast: Map<Role, Actor>;
let stranger: Actor;
beforeAll(async () => {
  host = await demoHost();
  cast = await castOf(host);
  stranger = (await personWith(host, { unionId: SECOND, role: 'officer' }))!;
}, 180_000);
afterAll(() => host.close());

const opens = {
  announcement: 'announcement.get',
  event: 'event.get',
  proposal: 'proposal.get',
  suggestion: 'suggestion.get',
  person: 'member.get',
} as const;
const keptIn = {
  announcement: 'announcements',
  event: 'events',
  proposal: 'proposals',
  suggestion: 'suggestions',
  person: 'members',
} as const;
/** Words that much of the demo data has, as people type them. */
const texts = ['工会', '小组', '报名', '职工', '提案', '会', '林', 'gh', 'zg', 'huodong', '2026'];

async function hitsOf(actor: Actor) {
  const found = new Map<string, { kind: keyof typeof opens; id: string; title: string }>();
  for (const text of texts) {
    const { items } = await ask(host, actor, 'search.find', { text, limit: 50 });
    for (const { kind, id, title } of items) found.set(`${kind}:${id}`, { kind, id, title });
  }
  return [...found.values()];
}

test('what is found can be opened by who found it, and belongs to their union', async () => {
  const offences: string[] = [];
  for (const [role, actor] of [...cast, ['stranger', stranger] as const])
    for (const { kind, id, title } of await hitsOf(actor)) {
      const envelope = await run(host, { operation: opens[kind] as OperationName, actor, input: { id } });
      if (!envelope.ok) offences.push(`${role}: ${kind} ${title}: ${envelope.error.code}`);
      const kept = await host.db.collection<{ _id: string; unionId: string }>(keptIn[kind]).findOne({ _id: id });
      if (kept?.unionId !== actor.unionId) offences.push(`${role}: ${kind} ${title} of another union`);
    }
  expect(offences).toEqual([]);
}, 120_000);

test('members find no people; a group leader those of the group; an officer all kinds', async () => {
  const kindsOf = async (role: Role) => new Set((await hitsOf(cast.get(role)!)).map(({ kind }) => kind));
  expect(await kindsOf('member')).not.toContain('person');
  expect([...(await kindsOf('officer'))].sort()).toEqual(['announcement', 'event', 'person', 'proposal', 'suggestion']);
  const leader = cast.get('groupLeader')!;
  const people = (await hitsOf(leader)).filter(({ kind }) => kind === 'person');
  for (const { id } of people)
    expect((await host.db.collection<{ _id: string; groupId: string }>('members').findOne({ _id: id }))?.groupId).toBe(leader.groupId);
}, 60_000);

test('no draft, withdrawn or expired announcement is found by anybody', async () => {
  const hidden = await host.db
    .collection<{ _id: string; title: string }>('announcements')
    .find({ unionId: cast.get('officer')!.unionId, state: { $ne: 'published' } } as never)
    .toArray();
  expect(hidden.length).toBeGreaterThan(3);
  for (const { _id, title } of hidden)
    for (const role of ['officer', 'member'] as const) {
      const { items } = await ask(host, cast.get(role)!, 'search.find', { text: title.slice(0, 10) });
      expect(items.map(({ id }) => id)).not.toContain(_id);
    }
}, 60_000);
