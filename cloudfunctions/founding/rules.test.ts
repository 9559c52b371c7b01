/** Decisions about founding a union, as tables. */
import { missingToApply, movesFor, newcomersTrouble, resultTrouble } from './rules';

const paper = (isRequired: boolean, isGiven: boolean) => ({ key: 'a', title: '申请书', source: '', isRequired, isGiven, fileIds: [] });
const people = (count: number) => Array.from({ length: count }, (_unused, index) => ({ memberId: `m${index}`, name: `人${index}` }));

test.each([
  ['two people', { people: people(2), newcomers: [], papers: [] }, 1],
  ['three people', { people: people(3), newcomers: [], papers: [] }, 0],
  ['newcomers count too', { people: people(2), newcomers: [{ name: '新', phone: '19900000001', employeeNo: '1' }], papers: [] }, 0],
  [
    'a paper that is required',
    { people: people(3), newcomers: [], papers: [paper(true, false), paper(false, false), paper(true, true)] },
    1,
  ],
])('applying with %s', (_what, record, count) => expect(missingToApply(record)).toHaveLength(count));

const seat = (votes: number, more = {}) => ({
  memberId: null,
  name: '甲',
  post: 'chair' as const,
  votes,
  hasCloseRelative: false,
  ...more,
});
const good = { heldOn: '2026-11-20', due: 30, attended: 20, years: 3, seats: [seat(16)] };
const facts = { approvedOn: '2026-11-10', count: 30, memberIds: ['m1'] };
test.each([
  ['as the law wants it', {}, null],
  ['before the approval', { heldOn: '2026-11-09' }, 'heldOn'],
  ['tomorrow', { heldOn: '2026-11-25' }, 'heldOn'],
  ['one short of two thirds', { attended: 19 }, 'attended'],
  ['more present than due', { attended: 31 }, 'attended'],
  ['more due than there are', { due: 31 }, 'due'],
  ['exactly half of those due', { seats: [seat(15)] }, 'seats.0.votes'],
  ['more votes than voters', { seats: [seat(21)] }, 'seats.0.votes'],
  ['four years', { years: 4 }, 'years'],
  ['a close relative', { seats: [seat(16, { hasCloseRelative: true })] }, 'seats.0.hasCloseRelative'],
  ['a stranger', { seats: [seat(16, { memberId: 'x' })] }, 'seats.0.memberId'],
  ['two chairs', { seats: [seat(16), seat(16, { name: '乙' })] }, 'seats'],
  ['one person on two seats', { seats: [seat(16), seat(16, { post: 'women' })] }, 'seats.0.name'],
])('a meeting %s', (_what, change, field) => {
  const trouble = resultTrouble({ ...good, ...change }, facts, '2026-11-24');
  expect(field === 'seats.0.name' ? trouble?.[0].startsWith('seats.') : (trouble?.[0] ?? null)).toEqual(
    field === 'seats.0.name' ? true : field,
  );
});

const nobody = { isApplicant: false, isFormerUnion: false, isAbove: false };
test.each([
  ['preparing', null, { ...nobody, isApplicant: true }, ['update', 'givePaper', 'apply', 'withdraw']],
  ['applied', null, { ...nobody, isApplicant: true }, ['withdraw']],
  ['applied', null, { ...nobody, isAbove: true }, ['approve', 'return', 'decline']],
  ['applied', null, { ...nobody, isFormerUnion: true }, ['opine']],
  ['approved', null, { ...nobody, isAbove: true }, []],
  ['approved', good, { ...nobody, isAbove: true }, ['found']],
  ['founded', good, { isApplicant: true, isFormerUnion: true, isAbove: true }, []],
  ['declined', null, { isApplicant: true, isFormerUnion: true, isAbove: true }, []],
] as const)('in %s', (state, result, viewer, moves) => {
  expect(movesFor({ state, result: result as never, opinion: null }, viewer)).toEqual(moves);
});

test('two newcomers with one number are named', () => {
  const one = { name: '甲', phone: '19900000001', employeeNo: '1' };
  expect(newcomersTrouble([one, { ...one, name: '乙', employeeNo: '2' }])?.[0]).toBe('newcomers.1.phone');
  expect(newcomersTrouble([one, { ...one, phone: '19900000002' }])?.[0]).toBe('newcomers.1.employeeNo');
  expect(newcomersTrouble([one])).toBeNull();
});
