/** Finding through the real runner: what is written is found by those who may see it, and by nobody else. */
import type { Actor } from '../../types/actor';
import { runJob } from '../core/jobs';
import { ask, asSystem, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { jobs } from './jobs';

let host: TestHost;
let officer: Actor, first: Actor, second: Actor, stranger: Actor, admin: Actor;
const [followJob] = jobs;

beforeEach(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  admin = await plantMember(host, { name: '管理员', role: 'admin' });
  first = await plantMember(host, { name: '会员一' });
  second = await plantMember(host, { name: '会员二', groupId: 'group2' });
  stranger = await plantMember(host, { name: '外会干事', role: 'officer', unionId: 'union2', groupId: 'group9' });
});
afterEach(() => host.close());

const sweep = async () => {
  for (let more = true; more;) {
    // A job's request ids are made of the moment.
    host.now = new Date(host.now.getTime() + 1000);
    await runJob(host, followJob!, 'one');
    const [progress] = await host.db.collection('search_progress').find({ unionId: 'union1' }).toArray();
    more = Boolean(progress?.building);
  }
};
const publish = async (title: string, changes: object = {}, by = officer) => {
  const { id } = await ask(host, by, 'announcement.create', { title, body: '正文', category: 'notice', ...changes });
  await ask(host, by, 'announcement.publish', { id });
  return id;
};
const titles = async (actor: Actor, text: string, more: object = {}) =>
  (await ask(host, actor, 'search.find', { text, kinds: ['announcement'], ...more })).items.map(({ title }) => title);

test('what is published is found by characters, initials and spelling, and the place is marked', async () => {
  await publish('关于工会经费的说明', { body: '收支已经审查，现予公开' });
  await publish('体检补检安排');
  expect(await titles(first, '工会')).toEqual([]);
  await sweep();
  for (const text of ['工会', '经费', 'gh', 'jingfei', '说明 工会', '予公开', '费'])
    expect(await titles(first, text)).toEqual(['关于工会经费的说明']);
  const { items } = await ask(host, first, 'search.find', { text: 'gh' });
  expect(items[0]).toMatchObject({ kind: 'announcement', marks: [[2, 2]], excerpt: null, subtitle: '通知' });
  const [inText] = (await ask(host, first, 'search.find', { text: '审查' })).items;
  expect(inText).toMatchObject({ marks: [], excerpt: { text: '收支已经审查，现予公开', marks: [[4, 2]] } });
});

test('a change is followed by the trail: the old words go, the new ones come, withdrawn ones are gone at once', async () => {
  const id = await publish('秋季运动会');
  await sweep();
  await ask(host, officer, 'announcement.update', { id, title: '冬季健步走' });
  await sweep();
  expect([await titles(first, '运动会'), await titles(first, '健步走')]).toEqual([[], ['冬季健步走']]);
  await ask(host, officer, 'announcement.withdraw', { id, reason: '改期' });
  expect(await titles(first, '健步走')).toEqual([]);
  await sweep();
  expect(await host.db.collection('search_entries').countDocuments({ kind: 'announcement' })).toBe(0);
});

test('a command that commits late is not overlooked', async () => {
  await sweep();
  const id = await publish('慢到的公告');
  // As if it had begun before the last sweep and been committed after it.
  await host.db.collection('audit').updateMany({ subject: id }, { $set: { at: new Date(host.now.getTime() - 60_000).toISOString() } });
  await sweep();
  expect(await titles(first, '慢到')).toEqual(['慢到的公告']);
});

test('nothing new: the trail is looked at and nothing is written', async () => {
  await publish('甲乙');
  await sweep();
  await sweep();
  const before = await host.db.collection('search_progress').findOne({ unionId: 'union1' });
  expect(await runJob(host, followJob!, 'one')).toBe(0);
  expect(await host.db.collection('search_progress').findOne({ unionId: 'union1' })).toEqual(before);
});

test('drafts, other audiences, other unions and people are not found by those they are not for', async () => {
  await ask(host, officer, 'announcement.create', { title: '密件草稿', body: '正文', category: 'notice' });
  await publish('密件给二组', { audience: { unitIds: ['group2'] } });
  await publish('密件外会', {}, stranger);
  await sweep();
  await asSystem(host, 'search.rebuild', {}, 'union2');
  await asSystem(host, 'search.build', {}, 'union2');
  for (let built = false; !built;)
    built = await asSystem(host, 'search.build', {}, 'union2').then(
      () => false,
      () => true,
    );
  expect(await titles(first, '密件')).toEqual([]);
  expect(await titles(second, '密件')).toEqual(['密件给二组']);
  expect(await titles(officer, 'mj')).toEqual(['密件给二组']);
  expect(await titles(stranger, '密件')).toEqual(['密件外会']);
  const people = (await ask(host, first, 'search.find', { text: '会员' })).items.filter(({ kind }) => kind === 'person');
  expect(people).toEqual([]);
});

test('pages go through everything once, newest first within titles', async () => {
  for (let number = 1; number <= 7; number += 1) await publish(`年会${number}`);
  await publish('另一则', { body: '也说年会' });
  await sweep();
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await ask(host, first, 'search.find', { text: '年会', limit: 3, ...(cursor ? { cursor } : {}) });
    expect(page.items.length).toBeLessThanOrEqual(3);
    expect(page.more).toEqual(page.nextCursor ? ['announcement'] : []);
    seen.push(...page.items.map(({ title }) => title));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(['年会7', '年会6', '年会5', '年会4', '年会3', '年会2', '年会1', '另一则']);
});

test('the index is rebuilt beside the old one, which answers until the new one is whole, and is then removed', async () => {
  await publish('甲一公告');
  await sweep();
  await host.db.collection('announcements').updateMany({}, { $set: { title: '乙二公告' } });
  const { generation } = await ask(host, admin, 'search.rebuild', {});
  expect([
    generation,
    await host.db.collection('search_entries').countDocuments({ unionId: 'union1', generation: 1, kind: 'announcement' }),
  ]).toEqual([2, 1]);
  await sweep();
  expect(await titles(first, '乙二')).toEqual(['乙二公告']);
  await sweep();
  await sweep();
  await sweep();
  for (const name of ['search_entries', 'search_postings'])
    expect(await host.db.collection(name).distinct('generation', { unionId: 'union1' })).toEqual([2]);
  expect((await refusalOf(host, officer, 'search.rebuild', {})).code).toBe('FORBIDDEN');
});

test('more entries than one list holds are still found, and a word that everybody uses stays quick to page', async () => {
  const many = Array.from({ length: 2100 }, (_, index) => ({
    _id: `a${String(index).padStart(5, '0')}`,
    unionId: 'union1',
    title: `工会公告${index}`,
    body: index === 3 ? '很久以前的稀有词' : '正文',
    excerpt: '',
    category: 'notice',
    audience: {},
    to: { unitIds: ['*'], roles: ['*'], tags: ['*'] },
    state: 'published',
    publishAt: host.now.toISOString(),
    expireAt: null,
    orderAt: host.now.toISOString(),
    isPinned: false,
  }));
  await host.db.collection<{ _id: string }>('announcements').insertMany(many);
  await asSystem(host, 'search.rebuild', {});
  for (let isDone = false; !isDone;) ({ isDone } = (await asSystem(host, 'search.build', {})) as { isDone: boolean });
  expect(await host.db.collection('search_postings').countDocuments({ key: '2工会' })).toBe(2);
  expect(await titles(first, '工会公告3', { limit: 2 })).toHaveLength(2);
  expect(await titles(first, '稀有词')).toEqual(['工会公告3']);
  expect((await titles(first, '工会', { limit: 50 }))[0]).toBe('工会公告2099');
}, 60_000);

test.each([
  ['nothing but marks', { text: '……' }, 'text'],
  ['nothing', { text: '' }, 'text'],
  ['too much', { text: '长'.repeat(41) }, 'text'],
  ['an unknown kind', { text: '工会', kinds: ['gift'] }, 'kinds.0'],
  ['no kind at all', { text: '工会', kinds: [] }, 'kinds'],
  ['a cursor of another list', { text: '工会', cursor: 'top.1' }, 'cursor'],
  ['a pattern object', { text: { $regex: '.' } }, 'text'],
])('%s is refused with the field', async (_what, input, path) => {
  const refusal = await refusalOf(host, first, 'search.find', input);
  expect([refusal.code, refusal.fields[0]?.path]).toEqual(['INVALID_INPUT', path]);
});
