/** Members through the real runner: joining, the roster, and the import of real spreadsheets. */
import writeWorkbook from 'write-excel-file/node';
import type { Actor } from '../../types/actor';
import { ask, deliverAll, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';

let host: TestHost;
let officer: Actor, leader: Actor, member: Actor, foreign: Actor;

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  leader = await plantMember(host, { name: '组长一', role: 'groupLeader', groupId: 'group1' });
  member = await plantMember(host, { name: '会员二', groupId: 'group2' });
  foreign = await plantMember(host, { name: '外会干事', unionId: 'union2', groupId: 'group9', role: 'officer' });
});
afterAll(() => host.close());

const count = () => host.db.collection('members').countDocuments({ unionId: 'union1' });

test('a person applies by a group, is refused with a reason, applies again and is let in', async () => {
  const applied = { groupId: 'group1', name: '新职工', phone: '19900001111' };
  const { id } = await ask(host, null, 'member.apply', applied);
  expect((await refusalOf(host, null, 'member.apply', applied)).code).toBe('DUPLICATE_MEMBER');
  expect((await refusalOf(host, officer, 'member.review', { id, decision: 'reject' })).fields[0]?.path).toBe('reason');
  await ask(host, officer, 'member.review', { id, decision: 'reject', reason: '请补填工号' });
  expect(await ask(host, null, 'member.apply', { ...applied, employeeNo: 'N001' })).toEqual({ id, state: 'pending' });
  expect((await ask(host, officer, 'member.review', { id, decision: 'approve' })).state).toBe('active');
  await deliverAll(host);
  expect(await host.db.collection('notifications').countDocuments({ memberId: id })).toBe(2);
  expect((await refusalOf(host, foreign, 'member.review', { id, decision: 'approve' })).code).toBe('NOT_FOUND');
});

test('each sees as far as they reach, and phones are masked in lists', async () => {
  await ask(host, officer, 'member.update', { id: member.memberId, phone: '19900002222' });
  const seen = async (actor: Actor) => (await ask(host, actor, 'member.list', { limit: 50 })).items;
  expect((await seen(leader)).every(({ groupId }) => groupId === 'group1')).toBe(true);
  expect((await seen(officer)).find(({ id }) => id === member.memberId)?.phone).toBe('199****2222');
  expect((await ask(host, member, 'member.get', { id: member.memberId })).phone).toBe('19900002222');
  expect((await refusalOf(host, leader, 'member.get', { id: member.memberId })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, member, 'member.get', { id: officer.memberId })).code).toBe('NOT_FOUND');
  expect((await ask(host, officer, 'member.list', { search: '会员.' })).items).toEqual([]);
});

test('leaving ends offices, and the roster can be searched', async () => {
  const going = await plantMember(host, { name: '将离', role: 'delegate' });
  await ask(host, officer, 'member.move', { id: going.memberId, move: 'leave', reason: '调往外地' });
  expect((await refusalOf(host, officer, 'member.move', { id: going.memberId, move: 'retire', reason: '再办' })).code).toBe('CONFLICT');
  expect(await host.db.collection('members').findOne({ _id: going.memberId as never })).toMatchObject({ offices: [], state: 'left' });
});

const roster = [
  { 工号: 'R1', 姓名: '名册甲', 小组: '第一小组', 手机: '19900003001' },
  { employeeNo: 'R2', name: '名册乙', group: '第二小组', joinedOn: '2020/3/5' },
];

test('a dry run writes nothing; the import writes all; again it changes nothing', async () => {
  const before = await count();
  expect(await ask(host, officer, 'member.import', { rows: roster, dryRun: true })).toMatchObject({
    created: 2,
    isDryRun: true,
    errorCount: 0,
  });
  expect(await count()).toBe(before);
  expect(await ask(host, officer, 'member.import', { rows: roster })).toMatchObject({ created: 2, updated: 0 });
  expect(await ask(host, officer, 'member.import', { rows: roster })).toMatchObject({ created: 0, unchanged: 2 });
  expect(await count()).toBe(before + 2);
});

test('one bad row refuses the whole import with its place, unless bad rows are skipped', async () => {
  const rows = [
    { 工号: 'S1', 姓名: '好行', 小组: '第一小组' },
    { 工号: 'S2', 姓名: '坏行', 小组: '没有的组' },
  ];
  const before = await count();
  const refusal = await refusalOf(host, officer, 'member.import', { rows });
  expect(refusal).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'rows.1.小组' }] });
  expect(await count()).toBe(before);
  expect(await ask(host, officer, 'member.import', { rows, skipInvalid: true })).toMatchObject({ created: 1, errorCount: 1 });
});

test('an import broken half-way writes nothing at all', async () => {
  const rows = Array.from({ length: 2500 }, (_unused, index) => ({ 工号: `B${index}`, 姓名: `批量${index}`, 小组: '第一小组' }));
  // An index that the comparison knows nothing of breaks the third thousand.
  const members = host.db.collection<{ _id: string }>('members');
  await members.insertOne({ _id: 'thief', unionId: 'elsewhere', employeeNo: 'B2400', name: '批量2400' } as never);
  await members.createIndex({ name: 1 }, { unique: true, name: 'breaks' });
  const before = await count();
  expect((await refusalOf(host, officer, 'member.import', { rows })).code).toBe('CONFLICT');
  expect(await count()).toBe(before);
  await members.deleteOne({ _id: 'thief' });
  expect(await ask(host, officer, 'member.import', { rows })).toMatchObject({ created: 2500 });
  await members.dropIndex('breaks');
});

type Cell = { value: string | number | Date; type?: unknown; format?: string; columnSpan?: number } | null;
const upload = async (data: Cell[][], actor = officer) => {
  const buffer = await (writeWorkbook(data as never, { sheet: '名册' }) as unknown as { toBuffer: () => Promise<Buffer> }).toBuffer();
  return ask(host, actor, 'file.upload', { name: '名册.xlsx', content: buffer.toString('base64') });
};
const text = (value: string): Cell => ({ value, type: String });

test('a spreadsheet with a merged title, text and real dates, blanks and duplicates is read by its header', async () => {
  const { id: fileId } = await upload([
    [{ value: '二〇二六年职工名册', columnSpan: 5 }, null, null, null, null],
    [text('序号'), text('工号'), text('姓 名'), text('工会小组'), text('入会日期')].map((cell) => cell),
    [{ value: 1, type: Number }, text('00123'), text('表格甲'), text('第一小组'), text('2019.7.1')],
    [null, null, null, null, null],
    [
      { value: 2, type: Number },
      text('00124'),
      text('表格乙'),
      text('第二小组'),
      { value: new Date('2018-01-15T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
    ],
    [{ value: 3, type: Number }, text('00123'), text('表格丙'), text('第一小组'), text('')],
  ]);
  const judged = await ask(host, officer, 'member.import', { fileId, dryRun: true });
  expect(judged).toMatchObject({ total: 3, created: 2, errors: [{ row: 6, column: '工号', message: '工号 00123 与第 3 行重复' }] });
  await ask(host, officer, 'member.import', { fileId, skipInvalid: true });
  const kept = await host.db
    .collection('members')
    .find({ employeeNo: { $in: ['00123', '00124'] } }, { sort: { employeeNo: 1 } })
    .toArray();
  expect(kept.map(({ joinedOn }) => joinedOn)).toEqual(['2019-07-01', '2018-01-15']);
});

test.each([
  ['neither rows nor file', {}, 'rows'],
  ['both', { rows: [], fileId: 'f' }, 'fileId'],
  ['no rows', { rows: [] }, 'rows'],
  ['an unknown column', { rows: [{ 工号: 'X', 姓名: '甲', 工资卡号: '1' }] }, 'rows.0.工资卡号'],
])('%s is refused', async (_what, input, path) => {
  expect((await refusalOf(host, officer, 'member.import', input)).fields[0]?.path).toBe(path);
});

test('a file of somebody else is not found', async () => {
  const { id: fileId } = await upload(
    [
      [text('工号'), text('姓名')],
      [text('1'), text('甲')],
    ],
    foreign,
  );
  expect((await refusalOf(host, officer, 'member.import', { fileId })).code).toBe('NOT_FOUND');
});

test('a number of another staff number is set aside; a person says who it is, and the same row is not set aside twice', async () => {
  await ask(host, officer, 'member.import', { rows: [{ 工号: 'D1', 姓名: '原主', 小组: '第一小组', 手机: '19900008001' }] });
  const rows = [
    { 工号: 'D2', 姓名: '原主儿', 小组: '第二小组', 手机: '19900008001' },
    { 工号: 'D3', 姓名: '旁人', 小组: '第二小组', 手机: '19900008002' },
  ];
  host.now = new Date(host.now.getTime() + 1000);
  expect(await ask(host, officer, 'member.import', { rows })).toMatchObject({ created: 1, doubles: 1, errorCount: 0 });
  await ask(host, officer, 'member.import', { rows });
  const { items } = await ask(host, officer, 'member.doubles', {});
  expect(items).toMatchObject([{ source: 'import', by: ['手机'], wanted: { employeeNo: 'D2' }, kept: { employeeNo: 'D1', name: '原主' } }]);
  expect((await refusalOf(host, foreign, 'member.resolveDouble', { id: items[0]!.id, decision: 'same', reason: '无关' })).code).toBe(
    'NOT_FOUND',
  );
  const { memberId } = await ask(host, officer, 'member.resolveDouble', {
    id: items[0]!.id,
    decision: 'update',
    reason: '电话核对，换了工号',
  });
  expect(await ask(host, officer, 'member.get', { id: memberId })).toMatchObject({
    employeeNo: 'D2',
    name: '原主儿',
    groupName: '第二小组',
  });
});

test('the marked sheet has wrong cells and reasons; the last import is found again', async () => {
  const { file } = await ask(host, officer, 'member.importErrors', { rows: [{ 工号: 'E1', 姓名: '坏行', 小组: '没有的组' }] });
  expect(file).toMatchObject({ type: 'xlsx', name: expect.stringMatching('标注') });
  expect((await ask(host, officer, 'member.importTemplate', {})).file.type).toBe('xlsx');
  expect((await ask(host, officer, 'member.lastImport', {})).report).toMatchObject({ total: 2, doubles: 1 });
});
