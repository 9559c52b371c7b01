/** A payroll list longer than one transaction holds: entered in parts, each payment once, and no closing in between. */
import type { Actor } from '../../types/actor';
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';

let host: TestHost;
let treasurer: Actor;
const month = '2026-11';
const MANY = 2300;
const people = Array.from({ length: MANY }, (_unused, index) => ({ _id: `p${index}`, employeeNo: `P${index}`, name: `会员${index}` }));
const rows = people.map(({ employeeNo, name }) => ({ 工号: employeeNo, 姓名: name, 金额: '30.00' }));

beforeEach(async () => {
  host = await testHost();
  await plantUnits(host);
  treasurer = await plantMember(host, { name: '财务甲', role: 'treasurer' });
  const member = { unionId: 'union1', groupId: 'group1', state: 'active', joinedOn: null, offices: [], tags: [] };
  const wage = { unionId: 'union1', fromMonth: '2026-01', wageFen: 600_000, byName: '', at: '' };
  await host.db.collection<{ _id: string }>('members').insertMany(people.map((one) => ({ ...one, ...member })));
  await host.db
    .collection<{ _id: string }>('wages')
    .insertMany(people.map(({ _id }) => ({ _id: `${_id}:2026-01`, memberId: _id, ...wage })));
  await ask(host, treasurer, 'dues.openMonth', { month });
}, 60_000);
afterEach(() => host.close());

test('a long list is entered in parts; who pays at the desk in between is passed over; closing waits', async () => {
  const report = await ask(host, treasurer, 'dues.importPayroll', { month, rows });
  expect(report).toMatchObject({ matched: MANY, recorded: MANY, pending: MANY - 2000, differences: [] });
  expect(await host.db.collection('payments').countDocuments()).toBe(2000);
  expect((await refusalOf(host, treasurer, 'dues.closeMonth', { month })).message).toContain('代扣名单还在登记');
  const last = { memberId: people.at(-1)!._id, month, amountFen: 1000, method: 'cash' as const, paidAt: '2026-11-20' };
  await ask(host, treasurer, 'dues.record', last);
  await deliverAll(host);
  expect(await host.db.collection('payments').countDocuments()).toBe(MANY);
  const closed = await ask(host, treasurer, 'dues.closeMonth', { month });
  expect(closed.sums).toMatchObject({ paidFen: (MANY - 1) * 3000 + 1000, openFen: 2000 });
  const books = await ask(host, treasurer, 'dues.reconcile', { year: 2026 });
  expect(books.checks.filter(({ isRight }) => !isRight)).toEqual([]);
  expect(await host.db.collection('payments').countDocuments({ byName: '财务甲' })).toBe(MANY);
}, 60_000);

test('the same list again finds everybody paid and enters nothing', async () => {
  await ask(host, treasurer, 'dues.importPayroll', { month, rows });
  await deliverAll(host);
  const again = await ask(host, treasurer, 'dues.importPayroll', { month, rows });
  expect(again).toMatchObject({ matched: 0, recorded: 0, pending: 0 });
  expect(again.differences).toHaveLength(MANY);
}, 60_000);
