/** Where a filter is cut: the part an index serves, and the rest. */
import type { IndexDescription } from 'mongodb';
import { splitFilter } from './plan';

const indexes: IndexDescription[] = [
  { key: { unionId: 1, state: 1, orderAt: -1 } },
  { key: { unionId: 1, memberId: 1 } },
  { key: { unionId: 1, kind: 1, at: 1, _id: 1 } },
];

test.each([
  ['an id serves alone', { _id: 'a', unionId: 'u' }, ['_id'], ['unionId']],
  [
    'equal fields from the left, then one range',
    { unionId: 'u', state: 's', orderAt: { $gt: 'x', $lte: 'y' }, title: 't' },
    ['unionId', 'state', 'orderAt'],
    ['title'],
  ],
  ['a list ends what is served', { unionId: 'u', state: { $in: ['a', 'b'] }, orderAt: { $gt: 'x' } }, ['unionId', 'state'], ['orderAt']],
  ['a gap ends what is served', { unionId: 'u', orderAt: { $gt: 'x' } }, ['unionId'], ['orderAt']],
  ['other operators are never served', { unionId: 'u', memberId: { $ne: 'm' } }, ['unionId'], ['memberId']],
  ['alternatives are never served', { unionId: 'u', memberId: 'm', $or: [{ a: 1 }] }, ['unionId', 'memberId'], ['$or']],
  ['the index that serves most is taken', { unionId: 'u', memberId: 'm' }, ['unionId', 'memberId'], []],
])('%s', (_what, filter, indexed, rest) => {
  const split = splitFilter(filter, indexes);
  expect([Object.keys(split.indexed), Object.keys(split.rest)]).toEqual([indexed, rest]);
});

test.each([
  [
    'an inclusive end in the middle of an index moves outwards and is checked again',
    { $gte: 'b', $lte: 'm' },
    { $gte: 'b', $lt: 'm~' },
    true,
  ],
  ['an exclusive end stays', { $gte: 'b', $lt: 'm' }, { $gte: 'b', $lt: 'm' }, false],
  ['a number moves by one', { $lte: 5 }, { $lt: 6 }, true],
])('%s', (_what, range, indexed, isChecked) => {
  const split = splitFilter({ unionId: 'u', kind: 'k', at: range }, indexes);
  expect([split.indexed.at, 'at' in split.rest]).toEqual([indexed, isChecked]);
});

test('a descending scan ends at the lower bound', () => {
  const { indexed, rest } = splitFilter({ unionId: 'u', state: 's', at: { $gte: '2026-01', $lte: '2026-11' } }, [
    { key: { unionId: 1, state: 1, at: -1, _id: -1 } },
  ]);
  expect([indexed.at, rest.at]).toEqual([
    { $lte: '2026-11', $gt: '2026-0' },
    { $gte: '2026-01', $lte: '2026-11' },
  ]);
});
