/** Reminders through the real runner: each once, anew after a postponement, and what cannot wait reaches people at night. */
import { runJob } from '../core/jobs';
import { ask, deliverAll, plantMember, plantUnits, testHost, type TestHost } from '../core/testing';
import type { Actor } from '../../types/actor';
import { jobs } from './jobs';

let host: TestHost;
let officer: Actor;
const START = '2026-11-24T02:00:00.000Z';
const hours = (count: number) => new Date(new Date(START).getTime() + count * 3_600_000).toISOString();
beforeAll(async () => {
  host = await testHost(START);
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
});
beforeEach(() => {
  host.now = new Date(START);
});
afterAll(() => host.close());

const plan = {
  title: '灯谜会',
  capacity: 1,
  opensAt: hours(-1),
  closesAt: hours(40),
  startsAt: hours(72),
  endsAt: hours(74),
  place: '礼堂',
};
async function publishNew(changes: object = {}): Promise<string> {
  const { id } = await ask(host, officer, 'event.create', { ...plan, audience: {}, waitlist: true, ...changes });
  await ask(host, officer, 'event.publish', { id });
  return id;
}
const people = (count: number) => Promise.all(Array.from({ length: count }, (_, index) => plantMember(host, { name: `会员${index + 1}` })));
async function passTo(hour: number): Promise<void> {
  host.now = new Date(hours(hour));
  for (const name of ['event.remind', 'event.remindOffers'])
    await runJob(
      host,
      jobs.find((one) => one.name === name)!,
      'one',
    );
  await deliverAll(host);
}
async function titlesOf(actor: Actor): Promise<string[]> {
  await deliverAll(host);
  return (await ask(host, actor, 'notification.list', {})).items.map(({ title }) => title);
}
const remindersOf = async (actor: Actor) => (await titlesOf(actor)).filter((title) => !/开始报名|活动有变/.test(title)).reverse();

test('the last chance to cancel, the day before and shortly before, each once; a postponed event anew', async () => {
  const id = await publishNew({ cancelUntil: hours(40) });
  const [one] = (await people(1)) as [Actor];
  await ask(host, one, 'event.register', { eventId: id });
  for (const hour of [10, 17, 18, 49, 50]) await passTo(hour);
  expect(await remindersOf(one)).toEqual(['取消报名即将截止：灯谜会', '活动提醒：灯谜会']);
  await ask(host, officer, 'event.update', { id, startsAt: hours(200), endsAt: hours(202) });
  for (const hour of [70, 177, 199, 201]) await passTo(hour);
  expect(await remindersOf(one)).toEqual(['取消报名即将截止：灯谜会', '活动提醒：灯谜会', '活动提醒：灯谜会', '活动快开始了：灯谜会']);
});

test('a kept place is called to mind once before it goes on, at night too, whatever is switched off', async () => {
  const id = await publishNew({ offerHours: 13 });
  const [a, b] = (await people(2)) as [Actor, Actor];
  await ask(host, b, 'notification.setSettings', { mutedKinds: ['event'], isQuietOn: true, quietFrom: '20:00', quietTo: '08:00' });
  for (const one of [a, b]) await ask(host, one, 'event.register', { eventId: id });
  await ask(host, a, 'event.cancelRegistration', { eventId: id });
  expect(await remindersOf(b)).toEqual(['轮到您了：灯谜会']);
  expect((await ask(host, b, 'notification.unread', {})).unread).toBe(1);
  for (const hour of [10, 11.5, 12]) await passTo(hour);
  expect(await remindersOf(b)).toEqual(['轮到您了：灯谜会', '名额快到期了：灯谜会']);
  expect((await ask(host, b, 'notification.unread', {})).unread).toBe(2);
});

test('a cancelled event is heard of by those who have switched events off', async () => {
  const id = await publishNew();
  const [one] = (await people(1)) as [Actor];
  await ask(host, one, 'notification.setSettings', { mutedKinds: ['event'], isQuietOn: true, quietFrom: '22:00', quietTo: '08:00' });
  await ask(host, one, 'event.register', { eventId: id });
  await ask(host, officer, 'event.cancel', { id, reason: '礼堂停电' });
  expect(await remindersOf(one)).toEqual(['活动取消：灯谜会']);
  expect((await ask(host, one, 'notification.unread', {})).unread).toBe(1);
});

test('home asks nobody to judge a lot, and shows nothing full that has no line', async () => {
  const lot = await publishNew({ allocation: 'draw', title: '摇号的' });
  const full = await publishNew({ waitlist: false, title: '满了的' });
  const [a, b] = (await people(2)) as [Actor, Actor];
  await ask(host, a, 'event.register', { eventId: lot });
  await ask(host, a, 'event.register', { eventId: full });
  expect((await ask(host, officer, 'home.summary', {})).waiting.map(({ key }) => key)).not.toContain(`event:${lot}:review`);
  const seenBy = async (actor: Actor) => (await ask(host, actor, 'home.summary', {})).events.map(({ id }) => id);
  expect(await seenBy(b)).not.toContain(full);
  expect(await seenBy(a)).toContain(full);
});
