/** A command is done once, whatever the network loses; refusals arrive whole. */
import { ask, call, isCallError } from '@/api/call';
import { given, refused, serve } from './server';

const confirm = () => call('announcement.confirm', { id: 'a1' });
const confirmed = given<'announcement.confirm'>({ id: 'a1', confirmedAt: '2026-11-24T08:00:00.000Z' });

beforeEach(() => localStorage.clear());

it('sends a command with a key, and a question without one', async () => {
  const sent = serve({
    'announcement.confirm': () => confirmed,
    'announcement.list': () => given<'announcement.list'>({ items: [], nextCursor: null }),
  });
  await confirm();
  await ask('announcement.list', {});
  expect(sent[0]!.key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(sent[1]!.key).toBeNull();
});

it('keeps the key while no answer came, and takes a new one for the next intention', async () => {
  let isLost = true;
  const sent = serve({ 'announcement.confirm': () => (isLost ? 'lost' : confirmed) });
  await expect(confirm()).rejects.toMatchObject({ code: 'UNAVAILABLE', isUnanswered: true });
  isLost = false;
  await confirm();
  await confirm();
  const [lost, again, next] = sent.map(({ key }) => key);
  expect(again).toBe(lost);
  expect(next).not.toBe(again);
});

it('does not lend the key to another input', async () => {
  const sent = serve({ 'announcement.confirm': () => 'lost' });
  await confirm().catch(() => undefined);
  await call('announcement.confirm', { id: 'a2' }).catch(() => undefined);
  expect(sent[1]!.key).not.toBe(sent[0]!.key);
});

it('keeps the key when the server itself broke, and drops it when it decided', async () => {
  let answer = refused('INTERNAL');
  const sent = serve({ 'announcement.confirm': () => answer });
  await confirm().catch(() => undefined);
  answer = refused('CONFLICT');
  await confirm().catch(() => undefined);
  await confirm().catch(() => undefined);
  expect(sent[1]!.key).toBe(sent[0]!.key);
  expect(sent[2]!.key).not.toBe(sent[1]!.key);
});

it.each([
  ['a page of a proxy', 'Bad gateway'],
  ['an object of its own', {}],
  ['a refusal without a word', { ok: false }],
])('an answer that is none (%s) is said in words and keeps the key', async (_name, answer) => {
  const sent = serve({ 'announcement.confirm': () => answer as never });
  await expect(confirm()).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    isUnanswered: true,
    message: expect.stringContaining('没有正常回答') as string,
  });
  await confirm().catch(() => undefined);
  expect(sent[1]!.key).toBe(sent[0]!.key);
});

it('says offline in words, and that nothing is lost', async () => {
  serve({ 'announcement.confirm': () => 'lost' });
  const online = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  await expect(confirm()).rejects.toThrow('没有网络');
  online.mockReturnValue(true);
  await expect(confirm()).rejects.toThrow('不会重复提交');
  online.mockRestore();
});

it('brings the refusal with its fields', async () => {
  serve({ 'announcement.create': () => refused('INVALID_INPUT', [{ path: 'title', message: '请填写标题' }]) });
  const error: unknown = await call('announcement.create', { title: '', body: '', category: 'notice' }).catch((reason: unknown) => reason);
  expect(isCallError(error) && error.fields).toEqual([{ path: 'title', message: '请填写标题' }]);
});

it('keeps nothing of a password on the device', async () => {
  serve({ 'session.login': () => 'lost' });
  await call('session.login', { account: 'member', password: 'secret-word' }).catch(() => undefined);
  expect(JSON.stringify({ ...localStorage })).not.toMatch(/session\.login|secret-word/);
});
