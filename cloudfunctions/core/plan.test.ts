/** Where a filter is cut: the part an index serves, and the rest. */
import type { IndexDescription } from 'mongodb';
import { splitFilter } from './plan';

const indexes: IndexDescription[] = [{ key: { unionId: 1, state: 1, orderAt: -1 } }, { key: { unionId: 1, memberId: 1 } }];

test.each([
  ['an id serves alone', { _id: 'a', unionId: 'u' }, ['_id'], ['unionId']],
  ['equal fields from the left, then one range', { unionId: 'u', state: 's', orderAt: { $gt: 'x', $lte: 'y' }, title: 't' }, ['unionId', 'state', 'orderAt'], ['title']],
  ['a list ends what is served', { unionId: 'u', state: { $in: ['a', 'b'] }, orderAt: { $gt: 'x' } }, ['unionId', 'state'], ['orderAt']],
  ['a gap ends what is served', { unionId: 'u', orderAt: { $gt: 'x' } }, ['unionId'], ['orderAt']],
  ['other operators are never served', { unionId: 'u', memberId: { $ne: 'm' } }, ['unionId'], ['memberId']],
  ['alternatives are never served', { unionId: 'u', memberId: 'm', $or: [{ a: 1 }] }, ['unionId', 'memberId'], ['$or']],
  ['the index that serves most is taken', { unionId: 'u', memberId: 'm' }, ['unionId', 'memberId'], []],
])('%s', (_what, filter, indexed, rest) => {
  const split = splitFilter(filter, indexes);
  expect([Object.keys(split.indexed), Object.keys(split.rest)]).toEqual([indexed, rest]);
});
