/** Plans, standings, arrears and the books through the real runner: closed months stay closed, money stays found. */
import type { Actor } from '../../types/actor';
import { ask, asSystem, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { runJob } from '../core/jobs';
import { bytesOf } from '../file/public';
import { rowsOfWorkbook } from '../file/sheet';
import { jobs } from './jobs';
import { deadlinesFor, ownDataOf } from './public';
import type { Bill } from './store';

let host: TestHost;
let treasurer: Actor, chair: Actor, officer: Actor, leader: Actor, member: Actor, second: Actor, other: Actor;
const [september, october, november] = ['2026-09', '2026-10', '2026-11'];

beforeEach(async () => {
  host = await testHost();
  await plantUnits(host);
  treasurer = await plantMember(host, { name: '财务甲', role: 'treasurer' });
  chair = await plantMember(host, { name: '主席甲', role: 'chair' });
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  leader = await plantMember(host, { name: '组长一', role: 'groupLeader', groupId: 'group1' });
  member = await plantMember(host, { name: '会员一' });
  second = await plantMember(host, { name: '会员二', groupId: 'group2' });
  other = await plantMember(host, { name: '外会', role: 'treasurer', unionId: 'union2', groupId: 'group9' });
});
afterEach(() => host.close());

const set = (memberId: string, values: object) =>
  host.db.collection<{ _id: string }>('members').updateOne({ _id: memberId }, { $set: values });
const wage = (actor: Actor, fromMonth = '2026-01', wageFen = 600_000) =>
  ask(host, treasurer, 'dues.setWage', { memberId: actor.memberId, fromMonth, wageFen });
const open = (month: string) => ask(host, treasurer, 'dues.openMonth', { month });
const close = (month: string) => ask(host, treasurer, 'dues.closeMonth', { month });
const pay = (actor: Actor, month: string, amountFen = 3000) =>
  ask(host, treasurer, 'dues.record', { memberId: actor.memberId, month, amountFen, method: 'cash', paidAt: '2026-09-20' });
const collect = (actor: Actor, amountFen: number, month?: string) =>
  ask(host, treasurer, 'dues.collectArrears', { memberId: actor.memberId, amountFen, method: 'transfer', paidAt: '2026-11-20', month });
const code = async (actor: Actor, operation: string, input: object) => (await refusalOf(host, actor, operation, input)).code;
const bill = (actor: Actor, month: string) => host.db.collection<Bill>('bills').findOne({ _id: `${actor.memberId}:${month}` });
const isRight = async () => {
  const books = await ask(host, treasurer, 'dues.reconcile', { year: 2026 });
  return books.isRight || JSON.stringify(books.checks.filter((check) => !check.isRight));
};

test('a plan follows another, never over months that were opened, and can be withdrawn while unused', async () => {
  await wage(member);
  await open(october);
  const plan = { kind: 'normal' as const, stepFen: 1000, feeFen: 4, source: '本会会员大会决定' };
  expect(await code(treasurer, 'dues.addPlan', { ...plan, fromMonth: october })).toBe('PLAN_IN_USE');
  const { id } = await ask(host, treasurer, 'dues.addPlan', { ...plan, fromMonth: november });
  const later = await ask(host, treasurer, 'dues.addPlan', { ...plan, feeFen: 3, fromMonth: '2026-12' });
  expect(later.endedId).toBe(id);
  expect(await code(treasurer, 'dues.addPlan', { ...plan, fromMonth: '2026-12' })).toBe('PLAN_OVERLAP');
  expect(await code(treasurer, 'dues.addPlan', { ...plan, fromMonth: november })).toBe('PLAN_OVERLAP');
  expect(await code(chair, 'dues.addPlan', { ...plan, fromMonth: '2027-01' })).toBe('FORBIDDEN');
  await open(november);
  expect((await bill(member, october))?.amountFen).toBe(3000);
  expect((await bill(member, november))?.amountFen).toBe(2400);
  const said = await ask(host, member, 'dues.explain', { wageFen: 600_000, month: november });
  expect(said).toMatchObject({ amountFen: 2400, source: '本会会员大会决定', plan: { fromMonth: november, toMonth: november } });
  expect(await code(treasurer, 'dues.withdrawPlan', { id, reason: '试' })).toBe('PLAN_IN_USE');
  await ask(host, treasurer, 'dues.withdrawPlan', { id: later.id, reason: '推迟' });
  expect(await code(treasurer, 'dues.withdrawPlan', { id: later.id, reason: '再来' })).toBe('CONFLICT');
  const { items } = await ask(host, chair, 'dues.plans', { kind: 'normal' });
  expect(items.map(({ state, toMonth }) => [state, toMonth])).toEqual([
    ['withdrawn', null],
    ['valid', null],
    ['replaced', null],
  ]);
});

test('apprentices, the exempt and the retained are billed as they stand, and billed again when that changes', async () => {
  await wage(member);
  await wage(second);
  const standing = (actor: Actor, kind: 'apprentice' | 'exempt' | 'retained' | 'normal', fromMonth = october, toMonth?: string) =>
    ask(host, treasurer, 'dues.setStanding', { memberId: actor.memberId, kind, fromMonth, toMonth, reason: '按规定' });
  await standing(member, 'apprentice');
  const exempt = await standing(second, 'exempt');
  await standing(leader, 'retained');
  expect(await open(october)).toMatchObject({ bills: 2, withoutWage: 3 });
  expect(await bill(member, october)).toMatchObject({ amountFen: 5, kind: 'apprentice', status: 'open' });
  expect(await bill(second, october)).toMatchObject({ amountFen: 3000, exemptedFen: 3000, status: 'exempted' });
  // Back at work from November; October stays exempt.
  await open(november);
  await ask(host, treasurer, 'dues.endStanding', { id: exempt.id, toMonth: october, reason: '复工' });
  expect(await bill(second, october)).toMatchObject({ status: 'exempted' });
  expect(await bill(second, november)).toMatchObject({ exemptedFen: 0, status: 'open', kind: 'normal' });
  // Retained after the bill was made: it stays as a bill of nothing.
  await standing(second, 'retained', november);
  expect(await bill(second, november)).toMatchObject({ amountFen: 0, status: 'void' });
  expect(await code(treasurer, 'dues.setStanding', { memberId: second.memberId, kind: 'exempt', fromMonth: november, reason: '试' })).toBe(
    'PLAN_OVERLAP',
  );
  await close(october);
  expect(await code(treasurer, 'dues.setStanding', { memberId: member.memberId, kind: 'normal', fromMonth: october, reason: '试' })).toBe(
    'MONTH_CLOSED',
  );
  const mine = await ask(host, member, 'dues.myYear', { year: 2026 });
  expect(mine).toMatchObject({ standing: { kind: 'apprentice' }, steps: ['每月定额 0.05 元，不按工资计算'] });
  expect((await ask(host, member, 'dues.standings', {})).items).toHaveLength(1);
  expect((await ask(host, treasurer, 'dues.standings', {})).items).toHaveLength(4);
  expect(await isRight()).toBe(true);
});

test('bills run from the month of joining to the month of leaving, whoever opens them late', async () => {
  for (const one of [member, second, leader]) await wage(one, '2026-01');
  await set(member.memberId, { joinedOn: '2026-10-20' });
  await set(second.memberId, { state: 'left', leftOn: '2026-10-02' });
  await set(leader.memberId, { transferredInOn: '2026-10-15' });
  for (const month of [september, october, november]) await open(month);
  const billed = async (actor: Actor) =>
    (await host.db.collection('bills').find({ memberId: actor.memberId }).toArray()).map(({ month }) => month);
  expect(await billed(member)).toEqual([october, november]);
  expect(await billed(second)).toEqual([september, october]);
  expect(await billed(leader)).toEqual([november]);
});

test('of several part payments the one reversed goes, the others stay', async () => {
  await wage(member);
  await open(november);
  const ids: string[] = [];
  for (const fen of [1000, 900, 1100]) ids.push((await pay(member, november, fen)).id);
  await ask(host, treasurer, 'dues.reverse', { id: ids[2]!, reason: '记错' });
  const listed = async () => (await ask(host, treasurer, 'dues.month', { month: november })).items[0];
  expect(await listed()).toMatchObject({ paymentId: ids[1], paymentIds: [ids[0], ids[1]], openFen: 1100 });
  await ask(host, treasurer, 'dues.reverse', { id: ids[0]!, reason: '记错' });
  expect(await listed()).toMatchObject({ paymentId: ids[1], paymentIds: [ids[1]], openFen: 2100 });
  expect(await code(treasurer, 'dues.reverse', { id: ids[0]!, reason: '再来' })).toBe('ALREADY_REVERSED');
  expect(await isRight()).toBe(true);
});

test('part payments at once: together never more than the bill, each with a number of its own', async () => {
  await wage(member);
  await open(november);
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => pay(member, november, 1000)));
  const taken = outcomes.filter(({ status }) => status === 'fulfilled').length;
  expect(taken).toBeLessThanOrEqual(3);
  expect(taken).toBeGreaterThan(0);
  const kept = await bill(member, november);
  expect(kept).toMatchObject({ paidFen: taken * 1000 });
  expect(kept!.paymentIds).toHaveLength(taken);
  expect(await isRight()).toBe(true);
});

test('arrears of closed months are collected into the current books; the closed figures stay', async () => {
  await wage(member);
  for (const month of [september, october]) await open(month);
  for (const month of [september, october]) await close(month);
  expect(
    await code(treasurer, 'dues.collectArrears', { memberId: member.memberId, amountFen: 100, method: 'cash', paidAt: '2026-11-20' }),
  ).toBe('MONTH_NOT_OPEN');
  await open(november);
  const refused = await refusalOf(host, treasurer, 'dues.record', {
    memberId: member.memberId,
    month: september,
    amountFen: 3000,
    method: 'cash',
    paidAt: '2026-11-20',
  });
  expect(refused).toMatchObject({ code: 'MONTH_CLOSED', message: expect.stringContaining('补缴欠费') });
  expect(
    await code(treasurer, 'dues.collectArrears', { memberId: member.memberId, amountFen: 9001, method: 'cash', paidAt: '2026-11-20' }),
  ).toBe('AMOUNT_MISMATCH');
  const { receipts, openFen } = await collect(member, 7000);
  expect(receipts.map(({ month, bookedMonth, amountFen }) => [month, bookedMonth, amountFen])).toEqual([
    [september, november, 3000],
    [october, november, 3000],
    [november, november, 1000],
  ]);
  expect(openFen).toBe(2000);
  expect(await bill(member, september)).toMatchObject({ status: 'paid', isClosed: true });
  const { items } = await ask(host, treasurer, 'dues.months', { year: 2026 });
  expect(items[8]).toMatchObject({ state: 'closed', sums: { paidFen: 3000, openFen: 0 }, sumsAtClose: { paidFen: 0, openFen: 3000 } });
  const ledger = await ask(host, treasurer, 'dues.ledger', { month: november });
  expect(ledger).toMatchObject({ incomeFen: 7000, arrearsFen: 6000, netFen: 7000, income: [{ method: 'transfer', count: 3 }] });
  // In the current books it can still be reversed; after they are closed it is corrected.
  await ask(host, treasurer, 'dues.reverse', { id: receipts[0]!.id, reason: '退票' });
  expect((await ask(host, treasurer, 'dues.ledger', { month: november })).netFen).toBe(4000);
  expect(await bill(member, september)).toMatchObject({ status: 'open', paidFen: 0 });
  await close(november);
  expect(await code(treasurer, 'dues.reverse', { id: receipts[1]!.id, reason: '试' })).toBe('MONTH_CLOSED');
  expect(await isRight()).toBe(true);
});

test('a closed month is corrected in the current books, naming the original, once', async () => {
  await wage(member);
  await open(october);
  const paid = await pay(member, october, 2000);
  expect(await code(treasurer, 'dues.correctPayment', { id: paid.id, reason: '试' })).toBe('MONTH_NOT_CLOSED');
  expect(await code(treasurer, 'dues.correctBill', { memberId: member.memberId, month: october, amountFen: 1, reason: '试' })).toBe(
    'MONTH_NOT_CLOSED',
  );
  await close(october);
  await open(november);
  const refused = await refusalOf(host, treasurer, 'dues.setWage', { memberId: member.memberId, fromMonth: september, wageFen: 500_000 });
  expect(refused).toMatchObject({ code: 'MONTH_CLOSED', message: expect.stringContaining(november) });
  expect(await code(treasurer, 'dues.correctBill', { memberId: member.memberId, month: october, amountFen: 1500, reason: '试' })).toBe(
    'AMOUNT_MISMATCH',
  );
  expect(await code(treasurer, 'dues.correctBill', { memberId: member.memberId, month: october, amountFen: 3000, reason: '试' })).toBe(
    'INVALID_INPUT',
  );
  expect(
    await ask(host, treasurer, 'dues.correctBill', { memberId: member.memberId, month: october, amountFen: 2500, reason: '工资错' }),
  ).toMatchObject({ bookedMonth: november, openFen: 500 });
  expect(await ask(host, treasurer, 'dues.correctPayment', { id: paid.id, reason: '银行退回' })).toMatchObject({
    bookedMonth: november,
    openFen: 2500,
  });
  expect(await code(treasurer, 'dues.correctPayment', { id: paid.id, reason: '再来' })).toBe('ALREADY_REVERSED');
  const ledger = await ask(host, chair, 'dues.ledger', { month: november });
  expect(ledger).toMatchObject({ incomeFen: 0, reversals: { count: 1, amountFen: 2000 }, netFen: -2000 });
  expect(ledger.corrections.map(({ kind, month, amountFen, receiptNo }) => [kind, month, amountFen, receiptNo])).toEqual([
    ['bill', october, -500, null],
    ['payment', october, -2000, paid.receiptNo],
  ]);
  expect((await ask(host, chair, 'dues.ledger', { month: october })).netFen).toBe(2000);
  const receipt = await ask(host, member, 'dues.receipt', { id: paid.id });
  expect(receipt).toMatchObject({ receiptNo: paid.receiptNo, reverseReason: '银行退回', reversedMonth: november });
  expect(await isRight()).toBe(true);
});

test('the path of arrears: reminded once a month, talked with, decided by a person', async () => {
  await wage(member);
  await wage(second);
  await open(october);
  const about = { memberId: member.memberId };
  const words = '本人说忘记了，月底补缴';
  expect(await code(leader, 'dues.talk', { ...about, talkedOn: '2026-11-20', words })).toBe('CONFLICT');
  expect(await code(treasurer, 'dues.decide', { ...about, decision: 'writeOff', reason: '确实收不回来' })).toBe('TALK_FIRST');
  expect(await ask(host, leader, 'dues.remindArrears', about)).toMatchObject({ state: 'reminded' });
  expect(await code(leader, 'dues.remindArrears', about)).toBe('ALREADY_REMINDED');
  expect(await code(leader, 'dues.remindArrears', { memberId: second.memberId })).toBe('NOT_FOUND');
  expect(await code(leader, 'dues.talk', { memberId: second.memberId, talkedOn: '2026-11-20', words })).toBe('NOT_FOUND');
  expect(await code(other, 'dues.remindArrears', about)).toBe('NOT_FOUND');
  expect(await code(leader, 'dues.talk', { ...about, talkedOn: '2026-12-01', words })).toBe('INVALID_INPUT');
  await ask(host, leader, 'dues.talk', { ...about, talkedOn: '2026-11-20', words });
  expect(await code(leader, 'dues.decide', { ...about, decision: 'continue', reason: '组长不能决定' })).toBe('FORBIDDEN');
  await close(october);
  await open(november);
  expect(await ask(host, chair, 'dues.decide', { ...about, decision: 'writeOff', reason: '本人已无法联系' })).toMatchObject({
    amountFen: 3000,
    state: 'decided',
  });
  expect(await bill(member, october)).toMatchObject({ status: 'writtenOff', writtenOffFen: 3000 });
  expect((await ask(host, treasurer, 'dues.ledger', { month: november })).corrections).toMatchObject([
    { kind: 'writtenOff', month: october, amountFen: 3000 },
  ]);
  const path = await ask(host, member, 'dues.arrearsPath', about);
  expect(path.steps.map(({ kind }) => kind)).toEqual(['reminder', 'talk', 'decision']);
  expect(path.moves).toEqual([]);
  expect(await code(member, 'dues.arrearsPath', { memberId: second.memberId })).toBe('NOT_FOUND');
  expect(await isRight()).toBe(true);
});

test('six months make a task for a person and never end a membership', async () => {
  await wage(member);
  await wage(second);
  for (let month = 5; month <= 10; month += 1) await open(`2026-${String(month).padStart(2, '0')}`);
  const [sweep] = jobs;
  expect(await runJob(host, sweep!, 'a')).toBe(1);
  expect(await runJob(host, sweep!, 'a')).toBe(1);
  await deliverAll(host);
  expect(await host.db.collection('notifications').countDocuments({ memberId: member.memberId, title: /往月会费/ })).toBe(1);
  const context = (actor: Actor) => ({ db: host.db, actor, now: host.now, scope: {} }) as unknown as Parameters<typeof deadlinesFor>[0];
  const titles = async (actor: Actor) => (await deadlinesFor(context(actor))).map(({ title }) => title);
  expect(await titles(leader)).toEqual(['会员一连续 6 个月没有缴会费']);
  expect(await titles(officer)).toEqual(['2 人连续 6 个月没有缴会费']);
  expect(await titles(treasurer)).toContain('2026年11月会费还没有开账');
  expect(await titles(member)).toEqual([]);
  await ask(host, leader, 'dues.talk', { memberId: member.memberId, talkedOn: '2026-11-20', words: '表示不再参加工会' });
  expect(await titles(chair)).toContain('会员一：欠费谈话后待决定');
  await ask(host, chair, 'dues.decide', { memberId: member.memberId, decision: 'proposeLeaving', reason: '本人书面表示退会' });
  expect(await titles(officer)).toContain('会员一：提请按退会处理，请核实');
  host.now = new Date('2026-12-24T02:00:00.000Z');
  await runJob(host, sweep!, 'a');
  expect((await ask(host, chair, 'dues.arrearsPath', { memberId: member.memberId })).state).toBe('decided');
  expect(await host.db.collection<{ _id: string }>('members').findOne({ _id: member.memberId })).toMatchObject({ state: 'active' });
  // Paid up, the next sweep ends the path.
  await ask(host, treasurer, 'dues.collectArrears', { memberId: second.memberId, amountFen: 18_000, method: 'cash', paidAt: '2026-12-20' });
  expect((await ask(host, chair, 'dues.arrearsPath', { memberId: second.memberId })).state).toBe('settled');
});

test('the share of closed months goes to the upper union as the rule says, once, and can be reversed', async () => {
  await ask(host, treasurer, 'dues.addPlan', { kind: 'remittance', value: 500, source: '上级工会通知', fromMonth: october });
  await wage(member);
  await open(october);
  await pay(member, october);
  const remit = { month: october, remittedOn: '2026-11-20' };
  expect(await code(treasurer, 'dues.recordRemittance', remit)).toBe('MONTH_NOT_CLOSED');
  await close(october);
  expect(await code(treasurer, 'dues.recordRemittance', { ...remit, amountFen: 100 })).toBe('AMOUNT_MISMATCH');
  expect(await code(treasurer, 'dues.recordRemittance', { ...remit, remittedOn: '2026-12-01' })).toBe('INVALID_INPUT');
  const both = await Promise.allSettled([1, 2].map(() => ask(host, treasurer, 'dues.recordRemittance', remit)));
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const year = await ask(host, chair, 'dues.remittances', { year: 2026 });
  expect(year).toMatchObject({
    dueFen: 150,
    remittedFen: 150,
    moves: [],
    items: [{ month: october, netFen: 3000, dueFen: 150, canRemit: false }],
  });
  const id = year.items[0]!.remitted!.id;
  await ask(host, treasurer, 'dues.reverseRemittance', { id, reason: '登记错了' });
  expect(await code(treasurer, 'dues.reverseRemittance', { id, reason: '再来' })).toBe('ALREADY_REVERSED');
  expect(await ask(host, treasurer, 'dues.recordRemittance', remit)).toMatchObject({ amountFen: 150 });
  const federation = await plantMember(host, { name: '上级', unionId: 'federation1', groupId: 'federation1', role: 'federation' });
  const seen = await ask(host, federation, 'dues.remittances', { year: 2026 });
  expect(seen.unions.find(({ unionId }) => unionId === 'union1')?.remittedFen).toBe(150);
  for (const operation of ['dues.exportRemittances', 'dues.exportSummary'] as const)
    expect((await ask(host, federation, operation, { year: 2026 })).file.type).toBe('xlsx');
});

test('papers: a receipt in Chinese, lists as tables, an annotated payroll list; everybody only their own', async () => {
  await wage(member);
  await open(november);
  const paid = await pay(member, november, 1000);
  const papers = [
    await ask(host, member, 'dues.receiptPaper', { id: paid.id }),
    await ask(host, treasurer, 'dues.exportMonth', { month: november }),
    await ask(host, treasurer, 'dues.exportLedger', { month: november }),
    await ask(host, treasurer, 'dues.exportYear', { year: 2026 }),
    await ask(host, leader, 'dues.exportArrears', {}),
    await ask(host, leader, 'dues.exportMonth', { month: november }),
    await ask(host, officer, 'dues.exportSummary', { year: 2026 }),
    await ask(host, treasurer, 'dues.exportRemittances', { year: 2026 }),
    await ask(host, treasurer, 'dues.exportStandings', {}),
    await ask(host, treasurer, 'dues.payrollReport', { month: november, rows: [{ 工号: '=1+1', 姓名: '不明', 金额: 30 }] }),
  ];
  expect(papers.map(({ file }) => file.type)).toEqual(['pdf', ...Array<string>(9).fill('xlsx')]);
  const context = { db: host.db, actor: member, scope: { unionId: 'union1' } } as unknown as Parameters<typeof bytesOf>[0];
  for (const { file } of papers) expect((await bytesOf(context, file.id))!.length).toBeGreaterThan(1000);
  expect(await code(second, 'dues.receiptPaper', { id: paid.id })).toBe('NOT_FOUND');
  // A leader's table holds the own group and no wages; what it should not hold cannot be read from it.
  const columns = ['姓名', '计费工资', '应缴'].map((name) => ({ field: name, names: [name] }));
  const rowsOf = async ({ file }: (typeof papers)[number]) => rowsOfWorkbook((await bytesOf(context, file.id))!, columns);
  expect((await rowsOf(papers[1]!)).map(({ values }) => values)).toMatchObject([
    { 姓名: '会员一', 计费工资: expect.stringMatching(/6000/) },
  ]);
  expect((await rowsOf(papers[5]!)).map(({ values }) => values)).toEqual([{ 姓名: '会员一', 应缴: expect.stringMatching(/30/) }]);
  const own = await ownDataOf({ ...context, now: host.now });
  expect(own.map(({ title, rows }) => [title, rows.length])).toEqual([
    ['会费账单', 1],
    ['缴费记录', 1],
    ['计费工资与缴费身份', 1],
    ['欠费处理', 0],
  ]);
});

test('books that were tampered with are named', async () => {
  await wage(member);
  await open(october);
  await pay(member, october);
  await close(october);
  expect(await isRight()).toBe(true);
  await host.db.collection<{ _id: string }>('bills').updateOne({ _id: `${member.memberId}:${october}` }, { $set: { paidFen: 1 } });
  const { checks } = await ask(host, chair, 'dues.reconcile', { year: 2026 });
  expect(checks.filter((one) => !one.isRight).map(({ name }) => name)).toEqual([
    '每张账单的状态与金额相符',
    '收款与账单一致',
    '已结账月份没有被改动',
  ]);
  await host.db.collection('payments').deleteMany({});
  expect((await ask(host, chair, 'dues.reconcile', { year: 2026 })).checks.find(({ name }) => name === '收据号连续无缺号')?.isRight).toBe(
    false,
  );
  await asSystem(host, 'dues.sweepArrears', { month: november });
});
