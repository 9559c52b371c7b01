/** Judging roster rows: tables of what people write. */
import { dayFrom, planImport, readRow, type Known, type Place } from './roster';

const place: Place = {
  groups: new Map([
    ['第一小组', 'g1'],
    ['第二小组', 'g2'],
  ]),
  departments: new Map([['后勤部', 'd1']]),
  today: '2026-11-24',
  mark: (field, text) => `${field}:${text}`,
};
const row = (values: Record<string, string>, number = 2) => ({ row: number, values });
const good = { employeeNo: 'A1', name: '测试甲', group: '第一小组' };

test.each([
  ['2024-03-05', '2024-03-05'],
  ['2024/3/5', '2024-03-05'],
  ['2024.3.5', '2024-03-05'],
  ['20240305', '2024-03-05'],
  ['2024年3月5日', '2024-03-05'],
  ['45356', '2024-03-05'],
  ['2024-02-30', null],
  ['三月五日', null],
  ['2024-13-01', null],
])('the date %s is %s', (text, day) => expect(dayFrom(text)).toBe(day));

test.each([
  ['no number', { ...good, employeeNo: '' }, '工号', '没有填写工号'],
  ['no name', { ...good, name: '' }, '姓名', '没有填写姓名'],
  ['an unknown group', { ...good, group: '第一组' }, '小组', '没有名为「第一组」的小组，是不是「第一小组」？'],
  ['a short phone', { ...good, phone: '1990000' }, '手机', '应为 1 开头的 11 位数字'],
  ['a future joining', { ...good, joinedOn: '2030-01-01' }, '入会日期', '不合理'],
  ['a text that is no date', { ...good, birthOn: '去年' }, '出生日期', '不是日期'],
  ['another gender word', { ...good, gender: 'x' }, '性别', '应为男或女'],
  ['a formula left as an error', { ...good, name: '#REF!' }, '姓名', '不对'],
])('%s is named with row and column', (_what, values, column, message) => {
  const { errors } = readRow(row(values, 7), place);
  expect(errors[0]).toMatchObject({ row: 7, column });
  expect(errors[0]!.message).toMatch(message);
});

test.each([
  ['199 0000 0001', '19900000001'],
  ['+8619900000001', '19900000001'],
  ['199-0000-0001', '19900000001'],
])('the phone %s is read as %s', (phone, read) => expect(readRow(row({ ...good, phone }), place).wanted.phone).toBe(read));

const known: Known[] = [
  {
    _id: 'm1',
    state: 'active',
    employeeNo: 'K1',
    phoneMark: 'phone:19900000009',
    name: '老会员',
    groupId: 'g1',
    departmentId: null,
    gender: null,
    birthOn: null,
    joinedOn: null,
  },
];

test('a staff number that an applicant gave names nobody else until the application was reviewed', () => {
  const applicant: Known = { ...known[0]!, state: 'pending', employeeNo: 'A1', name: '测试甲' };
  expect(planImport([row({ ...good, name: '测试乙' })], [applicant], place)).toMatchObject({
    ...{ create: [], update: [] },
    errors: [{ row: 2, column: '工号', message: expect.stringContaining('测试甲待审核的入会申请') as string }],
  });
  expect(planImport([row(good)], [applicant], place).errors).toEqual([]);
});

test('new rows are created, known numbers updated by what the row says, equal ones left', () => {
  const plan = planImport(
    [row(good), row({ employeeNo: 'K1', name: '老会员', group: '第二小组' }, 3), row({ employeeNo: 'K1', name: '老会员' }, 4)],
    known,
    place,
  );
  expect(plan.create.map(({ employeeNo }) => employeeNo)).toEqual(['A1']);
  expect(plan.update).toEqual([{ id: 'm1', set: { groupId: 'g2' } }]);
  expect(plan.errors).toEqual([{ row: 4, column: '工号', message: '工号 K1 与第 3 行重复' }]);
});

test('a phone twice in the file is an error; one of another member is set aside for a person', () => {
  const plan = planImport(
    [
      row({ ...good, phone: '19900000001' }),
      row({ ...good, employeeNo: 'A2', phone: '19900000001' }, 3),
      row({ ...good, employeeNo: 'A3', phone: '19900000009' }, 4),
    ],
    known,
    place,
  );
  expect(plan.errors.map(({ row: at, message }) => [at, message])).toEqual([[3, '手机号与第 2 行重复']]);
  expect(plan.doubles).toMatchObject([{ row: 4, keptId: 'm1', by: ['phone'], wanted: { employeeNo: 'A3' } }]);
  expect(plan.create).toHaveLength(1);
});

test('an id number must be right in itself and agree with birth and gender', () => {
  const trouble = (values: Record<string, string>) => readRow(row({ ...good, ...values }), place).errors.map(({ message }) => message);
  expect(trouble({ idNumber: '11010519491231002X' })).toEqual([]);
  expect(trouble({ idNumber: '110105194912310021' })[0]).toMatch('最后一位');
  expect(trouble({ idNumber: '11010519491231002X', birthOn: '1950-01-01' })[0]).toMatch('出生日期与填写的不一致');
  expect(trouble({ idNumber: '11010519491231002X', gender: '男' })[0]).toMatch('性别与填写的不一致');
});

test('an equal number changes nothing, another one is an update', () => {
  const same = row({ employeeNo: 'K1', name: '老会员', phone: '19900000009' });
  expect(planImport([same], known, place)).toMatchObject({ unchanged: 1, update: [] });
  const other = row({ employeeNo: 'K1', name: '老会员', phone: '19900000008' });
  expect(planImport([other], known, place).update).toEqual([{ id: 'm1', set: { phone: '19900000008' } }]);
});
