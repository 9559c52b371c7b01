/** Who has not voted is reminded, each alone: officers get a number, group leaders nothing, the person a message in due time. */
import type { Actor } from '../../types/actor';
import { profiles } from '../congress/public';
import { runJob } from '../core/jobs';
import { ask, contextOf, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { jobs } from './jobs';
import { ownDataOf } from './public';
import { isReminderDue, offeredRules, remindTrouble } from './rules';

test.each`
  title                                         | openedAt                      | closesAt                      | remindedAt                    | now                           | isDue
  ${'a day before the end of a week'}           | ${'2026-11-20T00:00:00.000Z'} | ${'2026-11-27T00:00:00.000Z'} | ${null}                       | ${'2026-11-26T00:00:00.000Z'} | ${true}
  ${'two days before'}                          | ${'2026-11-20T00:00:00.000Z'} | ${'2026-11-27T00:00:00.000Z'} | ${null}                       | ${'2026-11-25T00:00:00.000Z'} | ${false}
  ${'at half time of two hours'}                | ${'2026-11-26T00:00:00.000Z'} | ${'2026-11-26T02:00:00.000Z'} | ${null}                       | ${'2026-11-26T01:00:00.000Z'} | ${true}
  ${'before half time'}                         | ${'2026-11-26T00:00:00.000Z'} | ${'2026-11-26T02:00:00.000Z'} | ${null}                       | ${'2026-11-26T00:59:00.000Z'} | ${false}
  ${'an officer reminded on the last day'}      | ${'2026-11-20T00:00:00.000Z'} | ${'2026-11-27T00:00:00.000Z'} | ${'2026-11-26T03:00:00.000Z'} | ${'2026-11-26T04:00:00.000Z'} | ${false}
  ${'an officer reminded days ago'}             | ${'2026-11-20T00:00:00.000Z'} | ${'2026-11-27T00:00:00.000Z'} | ${'2026-11-22T03:00:00.000Z'} | ${'2026-11-26T04:00:00.000Z'} | ${true}
  ${'after the end'}                            | ${'2026-11-20T00:00:00.000Z'} | ${'2026-11-27T00:00:00.000Z'} | ${null}                       | ${'2026-11-27T00:00:00.000Z'} | ${false}
  ${'without an end there is no day before it'} | ${'2026-11-20T00:00:00.000Z'} | ${null}                       | ${null}                       | ${'2026-11-26T00:00:00.000Z'} | ${false}
`('the reminder $title: $isDue', ({ openedAt, closesAt, remindedAt, now, isDue }) => {
  expect(isReminderDue({ openedAt, closesAt, remindedAt }, now)).toBe(isDue);
});

test.each`
  state       | isOver   | left | hasBeenToday | sentence
  ${'open'}   | ${false} | ${3} | ${false}     | ${null}
  ${'closed'} | ${false} | ${3} | ${false}     | ${'进行中'}
  ${'open'}   | ${true}  | ${3} | ${false}     | ${'进行中'}
  ${'open'}   | ${false} | ${0} | ${false}     | ${'都已投票'}
  ${'open'}   | ${false} | ${3} | ${true}      | ${'一天只提醒一次'}
`('reminding $left when $state, over $isOver, today already $hasBeenToday', ({ sentence, ...about }) => {
  const trouble = remindTrouble(about as Parameters<typeof remindTrouble>[0]);
  expect(sentence === null ? trouble : trouble?.includes(sentence as string)).toBe(sentence === null ? null : true);
});

test('what a region says stands first, and is not offered twice', () => {
  for (const { name, passing } of Object.values(profiles)) {
    const offered = offeredRules(name, passing);
    expect(offered[0]!.threshold).toEqual(passing);
    const shares = offered.map(({ threshold: { numerator, denominator, base, strict } }) => [numerator / denominator, base, strict].join());
    expect(new Set(shares).size).toBe(offered.length);
  }
});

describe('on the database', () => {
  let host: TestHost;
  let [officer, leader, teller, second, witness]: Actor[] = [];
  const delegates: Actor[] = [];
  const threshold = profiles.general.passing;
  beforeAll(async () => {
    host = await testHost();
    await plantUnits(host);
    [officer, leader] = [await plantMember(host, { role: 'officer' }), await plantMember(host, { role: 'groupLeader' })];
    [teller, second, witness] = [await plantMember(host), await plantMember(host), await plantMember(host)];
    for (const index of [0, 1, 2, 3]) delegates.push(await plantMember(host, { role: 'delegate', name: `代表${index}` }));
  });
  afterAll(() => host.close());

  const opened = async (closesAt: string | null) => {
    const { id } = await ask(host, officer!, 'ballot.create', {
      ...{ title: '提醒试投', voters: 'delegates', questions: [{ text: '通过草案', threshold }], closesAt },
      ...{ tellerIds: [teller!.memberId, second!.memberId], witnessId: witness!.memberId },
    });
    await ask(host, officer!, 'ballot.open', { id });
    return id;
  };
  const vote = (id: string, who: Actor) => ask(host, who, 'ballot.cast', { id, answers: [{ key: 'q1', choice: 'approve' }] });
  const inbox = async (who: Actor, id: string) =>
    host.db
      .collection('notifications')
      .find({ memberId: who.memberId, matter: { $gte: `ballot:${id}:reminded`, $lt: `ballot:${id}:reminded~` } })
      .toArray();

  test('an officer reminds those who are left once a day and learns how many they are, not who', async () => {
    const id = await opened(null);
    await vote(id, delegates[0]!);
    expect((await ask(host, officer!, 'ballot.get', { id })).moves).toContain('remind');
    expect(await ask(host, officer!, 'ballot.remind', { id })).toEqual({ reminded: 3 });
    await deliverAll(host);
    expect(await Promise.all(delegates.map(async (one) => (await inbox(one, id)).length))).toEqual([0, 1, 1, 1]);
    const again = await refusalOf(host, officer!, 'ballot.remind', { id });
    expect([again.code, again.message]).toEqual(['CONFLICT', '今天已经提醒过，一天只提醒一次，请明天再提醒']);
    expect((await ask(host, officer!, 'ballot.get', { id })).moves).not.toContain('remind');
    expect((await refusalOf(host, delegates[1]!, 'ballot.remind', { id })).code).toBe('FORBIDDEN');
    const trail = await host.db.collection('audit').find({ operation: 'ballot.remind', subject: id }).toArray();
    expect(trail.map(({ note }) => note as string)).toEqual(['3 人']);
    await ask(host, officer!, 'ballot.close', { id });
  });

  test('a group leader who calls people without the app is not told who was reminded', async () => {
    const id = await opened(null);
    await vote(id, delegates[0]!);
    await ask(host, officer!, 'ballot.remind', { id });
    await deliverAll(host);
    const { items } = await ask(host, leader!, 'notification.callList', {});
    const unreadOf = (who: Actor) => items.find(({ memberId }) => memberId === who.memberId)?.unread ?? 0;
    expect(unreadOf(delegates[1]!)).toBe(unreadOf(delegates[0]!));
    expect(unreadOf(delegates[0]!)).toBeGreaterThan(0);
    await ask(host, officer!, 'ballot.close', { id });
  });

  test('the clock reminds a day before the end, once; one’s own data says that one took part and never what', async () => {
    const now = host.now.getTime();
    const id = await opened(new Date(now + 72 * 3_600_000).toISOString());
    await vote(id, delegates[0]!);
    const reminding = jobs.find(({ name }) => name === 'ballot.reminding')!;
    expect(await runJob(host, reminding, 'test')).toBe(0);
    host.now = new Date(now + 49 * 3_600_000);
    expect(await runJob(host, reminding, 'test')).toBe(1);
    expect(await runJob(host, reminding, 'test')).toBe(0);
    await deliverAll(host);
    expect(await Promise.all(delegates.map(async (one) => (await inbox(one, id)).length))).toEqual([0, 1, 1, 1]);
    const [mine] = await ownDataOf(contextOf(host, delegates[0]!));
    expect(mine!.rows.map((row) => row.slice(3)).at(-1)).toEqual(['投票中', '已参加', '无记名，选择与您分开保存，无从查出']);
    expect(JSON.stringify(mine)).not.toMatch(/approve|赞成/);
    const [theirs] = await ownDataOf(contextOf(host, delegates[3]!));
    expect(theirs!.rows.at(-1)![4]).toBe('未参加');
    expect((await ownDataOf(contextOf(host, teller!)))[0]!.rows).toEqual([]);
    await ask(host, officer!, 'ballot.close', { id });
  });

  test('the rules of the chosen region are offered with their article', async () => {
    expect((await ask(host, officer!, 'ballot.rules', {})).region).toBe('通用');
    expect((await refusalOf(host, delegates[0]!, 'ballot.rules', {})).code).toBe('FORBIDDEN');
  });
});
