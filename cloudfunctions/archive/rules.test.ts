/** Decisions about erasing as a table; zips and digests that notice every change. */
import { pack, read, write } from './zip';
import { chain, lineOf, rowOf } from './sealing';
import { erasureMoves, tabNames } from './rules';

const nobody = { memberId: 'x', unionId: 'u1', isChair: false, isAdmin: false, isAbove: false };
test.each([
  ['proposed', { ...nobody, memberId: 'chair', isChair: true }, ['cancel']],
  ['proposed', { ...nobody, isAdmin: true }, ['confirm', 'cancel']],
  ['proposed', { ...nobody, memberId: 'chair', isChair: true, isAdmin: true }, ['cancel']],
  ['proposed', { ...nobody, unionId: 'f', isAbove: true }, ['confirm', 'cancel']],
  ['proposed', { ...nobody, unionId: 'u2', isAdmin: true }, []],
  ['cooling', { ...nobody, isAdmin: true }, ['cancel']],
  ['erasing', { ...nobody, unionId: 'f', isAbove: true }, []],
  ['erased', { ...nobody, isAdmin: true }, []],
] as const)('%s, seen by %j, may be moved by %j', (state, viewer, moves) => {
  expect(erasureMoves({ state, proposedById: 'chair', ofUnionId: 'u1' }, viewer)).toEqual(moves);
});

test('tabs have short names, each once', () => {
  expect(tabNames(['会费/缴费', '会费：缴费', '会费缴费', 'x'.repeat(40)])).toEqual([
    '会费缴费',
    '会费：缴费',
    '会费缴费 2',
    'x'.repeat(26),
  ]);
});

const zipOf = async (entries: ReturnType<typeof pack>[]) => {
  const parts: Buffer[] = [];
  for await (const part of write(entries)) parts.push(part);
  return Buffer.concat(parts);
};

test('a zip gives back what went in, with Chinese names, and refuses what was altered or cut', async () => {
  const bytes = await zipOf([pack('data/一.ndjson', '甲\n乙\n'), pack('空.txt', '')]);
  const { names, textOf } = read(bytes);
  expect([names, textOf('data/一.ndjson'), textOf('空.txt')]).toEqual([['data/一.ndjson', '空.txt'], '甲\n乙\n', '']);
  expect(() => read(bytes.subarray(0, bytes.length - 30))).toThrow('重新下载');
  const altered = Buffer.from(bytes);
  altered[49] = altered[49]! ^ 0xff;
  expect(() => read(altered).textOf('data/一.ndjson')).toThrow();
});

test('a record is the same line whatever the order of its fields, and comes back with its kinds', () => {
  const row = { _id: 'a', at: new Date(0), bytes: Buffer.from([1, 2]), list: [{ b: 1, a: null }], money: 1.5, big: 3_000_000_000 };
  const other = { big: 3_000_000_000, money: 1.5, list: [{ a: null, b: 1 }], bytes: Buffer.from([1, 2]), at: new Date(0), _id: 'a' };
  expect(lineOf(row)).toBe(lineOf(other));
  expect(lineOf(rowOf(lineOf(row)))).toBe(lineOf(row));
  expect(rowOf(lineOf(row)).at).toEqual(new Date(0));
  expect(chain(chain('', 'a'), 'b')).not.toBe(chain(chain('', 'b'), 'a'));
});
