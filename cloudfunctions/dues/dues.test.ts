/** Dues through the real runner: money is where the bills say, under races and random histories too. */
import fc from 'fast-check';
import type { Actor } from '../../types/actor';
import { openOf, statusOf } from './rules';
import type { Bill } from './store';
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';

let host: TestHost;
let treasurer: Actor, auditor: Actor, leader: Actor, member: Actor, second: Actor, federation: Actor;
const month = '2026-11';

beforeEach(async () => {
  host = await testHost();
  await plantUnits(host);
  treasurer = await plantMember(host, { name: '财务甲', role: 'treasurer' });
  auditor = await plantMember(host, { name: '经审甲', role: 'auditor' });
  leader = await plantMember(host, { name: '组长一', role: 'groupLeader', groupId: 'group1' });
  member = await plantMember(host, { name: '会员一' });
  second = await plantMember(host, { name: '会员二', groupId: 'group2' });
  federation = await plantMember(host, { name: '上级', unionId: 'federation1', groupId: 'federation1', role: 'federation' });
});
afterEach(() => host.close());

const wage = (actor: Actor, wageFen = 308_700, fromMonth = '2026-01') =>
  ask(host, treasurer, 'dues.setWage', { memberId: actor.memberId, fromMonth, wageFen });
const pay = (actor: Actor, amountFen = 1540, key?: string) =>
  ask(host, treasurer, 'dues.record', { memberId: actor.memberId, month, amountFen, method: 'cash', paidAt: '2026-11-20T02:00:00Z' }, key);
const open = () => ask(host, treasurer, 'dues.openMonth', { month });
const sums = async () => (await ask(host, treasurer, 'dues.summary', { year: 2026 })).total;

test('a month is opened, paid, shown to the member, reversed and paid again', async () => {
  await wage(member);
  expect(await open()).toMatchObject({ bills: 1, added: 1, withoutWage: 4, totalFen: 1540 });
  expect(await open()).toMatchObject({ bills: 1, added: 0 });
  const paid = await pay(member);
  expect(paid).toMatchObject({ receiptNo: '2026-000001', openFen: 0 });
  await deliverAll(host);
  const year = await ask(host, member, 'dues.myYear', { year: 2026 });
  expect(year.months[10]).toEqual({ month, amountFen: 1540, paidFen: 1540, openFen: 0, status: 'paid' });
  expect(await ask(host, member, 'dues.receipt', { id: paid.id })).toMatchObject({ amountWords: '壹拾伍元肆角整', memberName: '会员一' });
  expect((await refusalOf(host, second, 'dues.receipt', { id: paid.id })).code).toBe('NOT_FOUND');
  expect(await ask(host, treasurer, 'dues.reverse', { id: paid.id, reason: '记错了人' })).toMatchObject({ openFen: 1540 });
  expect((await refusalOf(host, treasurer, 'dues.reverse', { id: paid.id, reason: '再来' })).code).toBe('ALREADY_REVERSED');
  expect((await pay(member)).receiptNo).toBe('2026-000002');
  expect(await sums()).toMatchObject({ billsFen: 1540, paidFen: 1540, openFen: 0 });
});

test('what cannot be recorded is refused with the reason and writes nothing', async () => {
  await wage(member);
  const input = { memberId: member.memberId, month, amountFen: 1540, method: 'cash', paidAt: '2026-11-20' };
  expect((await refusalOf(host, treasurer, 'dues.record', input)).code).toBe('MONTH_NOT_OPEN');
  await open();
  const wrong = async (change: object) => (await refusalOf(host, treasurer, 'dues.record', { ...input, ...change })).code;
  expect(await wrong({ amountFen: 2000 })).toBe('AMOUNT_MISMATCH');
  expect(await wrong({ paidAt: '2027-01-01T00:00:00Z' })).toBe('INVALID_INPUT');
  expect(await wrong({ amountFen: 0 })).toBe('INVALID_INPUT');
  expect(await wrong({ amountFen: 15.4 })).toBe('INVALID_INPUT');
  expect(await wrong({ month: '2026-13' })).toBe('INVALID_INPUT');
  expect(await wrong({ memberId: second.memberId })).toBe('MONTH_NOT_OPEN');
  expect(await host.db.collection('payments').countDocuments()).toBe(0);
  await pay(member);
  expect(await wrong({})).toBe('ALREADY_PAID');
});

test('a closed month takes nothing more, in any way', async () => {
  await wage(member);
  await open();
  const paid = await pay(member, 500);
  expect((await ask(host, treasurer, 'dues.closeMonth', { month })).sums).toMatchObject({ paidFen: 500, openFen: 1040 });
  const closed = async (operation: string, input: object) =>
    expect((await refusalOf(host, treasurer, operation, input)).code).toBe('MONTH_CLOSED');
  await closed('dues.record', { memberId: member.memberId, month, amountFen: 1040, method: 'cash', paidAt: '2026-11-20' });
  await closed('dues.reverse', { id: paid.id, reason: '试' });
  await closed('dues.exempt', { memberId: member.memberId, month, kind: 'exempted', reason: '试' });
  await closed('dues.setWage', { memberId: member.memberId, fromMonth: month, wageFen: 1 });
  await closed('dues.openMonth', { month });
  await closed('dues.closeMonth', { month });
  await closed('dues.importPayroll', { month, rows: [{ 工号: member.memberId, 金额: '15.40' }] });
});

test('a corrected wage bills the open months again, but not those with money on them', async () => {
  await wage(member);
  await wage(second);
  await open();
  await pay(second);
  expect((await wage(member, 600_000, month)).rebilled).toBe(1);
  expect((await wage(second, 600_000, month)).rebilled).toBe(0);
  expect(await sums()).toMatchObject({ billsFen: 3000 + 1540, paidFen: 1540 });
});

test('two clerks recording the same bill at once: one of them takes the money', async () => {
  await wage(member);
  await open();
  const outcomes = await Promise.allSettled([pay(member), pay(member), pay(member), pay(member)]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(
    outcomes
      .filter((one) => one.status === 'rejected')
      .every((one) => /ALREADY_PAID|CONFLICT/.test(String((one as PromiseRejectedResult).reason))),
  ).toBe(true);
  expect(await sums()).toMatchObject({ paidFen: 1540, openFen: 0 });
});

test('recording against closing: the payment is in the closed sums or it is refused', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, (_unused, index) => plantMember(host, { name: `会员${index}` })));
  for (const one of people) await wage(one);
  await open();
  const [closed, ...payments] = await Promise.allSettled([
    ask(host, treasurer, 'dues.closeMonth', { month }),
    ...people.map((one) => pay(one)),
  ]);
  const taken = payments.filter(({ status }) => status === 'fulfilled').length;
  expect(closed?.status).toBe('fulfilled');
  expect((closed as PromiseFulfilledResult<{ sums: { paidFen: number } }>).value.sums.paidFen).toBe(taken * 1540);
  expect((await sums()).paidFen).toBe(taken * 1540);
});

test('the same request twice is one payment', async () => {
  await wage(member);
  await open();
  const key = 'a3b1d2c0-0000-4000-8000-000000000009';
  expect(await pay(member, 1540, key)).toEqual(await pay(member, 1540, key));
  expect(await host.db.collection('payments').countDocuments()).toBe(1);
});

test('a payroll list is compared without writing, then recorded once', async () => {
  await wage(member);
  await wage(second);
  await open();
  const rows = [
    { 工号: member.memberId, 姓名: '会员一', 金额: 15.4 },
    { 工号: 'nobody', 金额: 15.4 },
  ];
  const dry = await ask(host, treasurer, 'dues.importPayroll', { month, rows, dryRun: true });
  expect(dry).toMatchObject({ matched: 1, recorded: 0 });
  expect(dry.differences.map(({ kind }) => kind)).toEqual(['unknown', 'missing']);
  expect(await sums()).toMatchObject({ paidFen: 0 });
  expect(await ask(host, treasurer, 'dues.importPayroll', { month, rows })).toMatchObject({ recorded: 1 });
  expect(await ask(host, treasurer, 'dues.importPayroll', { month, rows })).toMatchObject({ matched: 0, recorded: 0 });
  expect(await sums()).toMatchObject({ paidFen: 1540, openFen: 1540 });
});

test('each role sees as far as it reaches: the leader without wages, the federation without names', async () => {
  await wage(member);
  await wage(second);
  await open();
  const group = await ask(host, leader, 'dues.arrears', {});
  expect(group.items.map(({ name, months }) => [name, months])).toEqual([['会员一', [month]]]);
  expect((await ask(host, leader, 'dues.month', { month })).items[0]).toMatchObject({ name: '会员一', wageFen: null });
  expect((await ask(host, auditor, 'dues.month', { month })).items[0]).toMatchObject({ wageFen: 308_700 });
  expect((await refusalOf(host, auditor, 'dues.openMonth', { month })).code).toBe('FORBIDDEN');
  expect((await refusalOf(host, leader, 'dues.wages', { memberId: member.memberId })).code).toBe('NOT_FOUND');
  const sum = await ask(host, federation, 'dues.summary', { year: 2026 });
  expect(sum.unions.find(({ unionId }) => unionId === 'union1')?.sums).toMatchObject({ count: 2, billsFen: 3080 });
  expect(JSON.stringify(sum)).not.toContain('会员一');
});

const kinds = [
  'wage',
  'wage',
  'standing',
  'open',
  'open',
  'pay',
  'pay',
  'pay',
  'collect',
  'collect',
  'reverse',
  'correctPayment',
  'correctBill',
  'exempt',
  'letGo',
  'close',
  'import',
] as const;
type Act = { kind: (typeof kinds)[number]; who: number; month: number; size: number };
const acts = fc.array(
  fc.record({
    kind: fc.constantFrom<Act['kind']>(...kinds),
    who: fc.integer({ min: 0, max: 2 }),
    month: fc.integer({ min: 0, max: 2 }),
    size: fc.integer({ min: 1, max: 900_000 }),
  }),
  { minLength: 8, maxLength: 40 },
);
/** Every kind of act once, in an order that lets each of them do something: chance alone may miss some. */
const everything: Act[] = [
  ['wage', 0, 0, 600_000],
  ['wage', 1, 0, 500_000],
  ['open', 0, 0, 1],
  ['open', 0, 1, 1],
  ['pay', 0, 0, 1499],
  ['standing', 1, 1, 6],
  ['close', 0, 0, 1],
  ['collect', 0, 0, 900_000],
  ['correctPayment', 0, 0, 1],
  ['correctBill', 0, 0, 2],
  ['letGo', 1, 0, 1],
  ['open', 0, 2, 1],
  ['import', 1, 2, 1],
  ['reverse', 1, 2, 1],
  ['exempt', 1, 2, 1],
  ['collect', 0, 0, 700],
  ['close', 0, 1, 1],
  ['collect', 0, 0, 900_000],
].map(([kind, who, month, size]) => ({ kind, who, month, size }) as Act);

const stores = ['wages', 'bills', 'payments', 'dues_months', 'counters', 'dues_standings', 'dues_corrections', 'dues_arrears'];

test('after any history bills = paid + open + exempted + written off, and all the books agree', async () => {
  const people = [member, second, leader];
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      for (const name of stores) await host.db.collection(name).deleteMany({});
      for (const act of history)
        await perform(people[act.who]!, `2026-${String(9 + act.month).padStart(2, '0')}`, act).then(
          () => done.add(act.kind),
          (error: Error) => {
            if (!('body' in error)) throw error;
          },
        );
      const total = await sums();
      expect(total.billsFen).toBe(total.paidFen + total.openFen + total.exemptedFen + total.writtenOffFen);
      expect(Math.min(...Object.values(total))).toBeGreaterThanOrEqual(0);
      const kept = await host.db.collection('payments').find({ reversedAt: null }).toArray();
      expect(kept.reduce((sum, { amountFen }) => sum + (amountFen as number), 0)).toBe(total.paidFen);
      const bills = await host.db.collection<Bill>('bills').find().toArray();
      for (const bill of bills) expect([bill._id, bill.status]).toEqual([bill._id, statusOf(bill)]);
      const numbers = await host.db.collection('payments').distinct('receiptNo');
      expect(numbers).toHaveLength(await host.db.collection('payments').countDocuments());
      const books = await ask(host, auditor, 'dues.reconcile', { year: 2026 });
      expect(books.checks.filter(({ isRight }) => !isRight)).toEqual([]);
      // What the months' books took in and gave back is what stands on the bills.
      let net = 0;
      for (const one of ['2026-09', '2026-10', '2026-11', '2026-12'])
        net += (await ask(host, auditor, 'dues.ledger', { month: one })).netFen;
      expect(net).toBe(total.paidFen);
    }),
    { numRuns: 15, examples: [[everything]] },
  );
  expect([...new Set<string>(kinds)].filter((kind) => !done.has(kind))).toEqual([]);
}, 180_000);

async function perform(actor: Actor, inMonth: string, { kind, size }: Act): Promise<unknown> {
  const memberId = actor.memberId;
  const bill = await host.db.collection<Bill>('bills').findOne({ memberId, month: inMonth });
  const taken = { method: 'cash' as const, paidAt: '2026-09-01' };
  switch (kind) {
    case 'wage':
      return ask(host, treasurer, 'dues.setWage', { memberId, fromMonth: inMonth, wageFen: size });
    case 'standing': {
      const standing = (['normal', 'apprentice', 'exempt', 'retained'] as const)[size % 4]!;
      const toMonth = size % 3 ? undefined : inMonth;
      return ask(host, treasurer, 'dues.setStanding', { memberId, kind: standing, fromMonth: inMonth, toMonth, reason: '试' });
    }
    case 'open':
      return ask(host, treasurer, 'dues.openMonth', { month: inMonth });
    case 'close':
      return ask(host, treasurer, 'dues.closeMonth', { month: inMonth });
    case 'exempt':
      return ask(host, treasurer, 'dues.exempt', { memberId, month: inMonth, kind: size % 2 ? 'exempted' : 'writtenOff', reason: '试' });
    case 'import':
      return ask(host, treasurer, 'dues.importPayroll', { month: inMonth, rows: [{ 工号: memberId, amountFen: bill?.amountFen ?? 1 }] });
    case 'pay':
      return ask(host, treasurer, 'dues.record', { memberId, month: inMonth, amountFen: (size % (bill?.amountFen || 1)) + 1, ...taken });
    case 'collect': {
      const owed = await host.db.collection<Bill>('bills').find({ memberId, status: 'open' }).toArray();
      const openFen = owed.reduce((sum, one) => sum + openOf(one), 0);
      return ask(host, treasurer, 'dues.collectArrears', { memberId, amountFen: (size % (openFen || 1)) + 1, ...taken });
    }
    case 'correctBill':
      return ask(host, treasurer, 'dues.correctBill', { memberId, month: inMonth, amountFen: size % 6000, reason: '试' });
    case 'letGo':
      await ask(host, treasurer, 'dues.remindArrears', { memberId });
      await ask(host, treasurer, 'dues.talk', { memberId, talkedOn: '2026-11-20', words: '谈过一次话' });
      return ask(host, treasurer, 'dues.decide', { memberId, decision: size % 2 ? 'exempt' : 'writeOff', reason: '会议决定免去' });
    case 'reverse':
    case 'correctPayment': {
      const payment = await host.db.collection('payments').findOne({ memberId, month: inMonth, reversedAt: null });
      return ask(host, treasurer, `dues.${kind}`, { id: String(payment?._id ?? 'none'), reason: '试' });
    }
  }
}
