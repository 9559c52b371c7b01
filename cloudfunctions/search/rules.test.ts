/** How text is cut and found again, as tables and as a property. */
import fc from 'fast-check';
import { packNumbers, unpackNumbers } from './postings';
import { placesOf, placesText, shared } from './paging';
import { excerptOf, keysOf, marksIn, plansOf, soughtOf, wordsOf } from './rules';

test.each([
  ['年会 抽签', ['年会', '抽签']],
  ['  ＫＴＶ比赛！', ['ktv比赛']],
  ['「职代会」、第六届', ['职代会', '第六届']],
  ['a b c d e', ['a', 'b', 'c', 'd']],
  ['……！', []],
])('words of «%s»', (text, words) => expect(wordsOf(text)).toEqual(words));

const entry = soughtOf('工会重庆疗休养报名', '请各小组于周五前登记，KTV 另行通知');
/** Found by a plan whose keys the entry has and that agrees in the end; the index of the plan, or null. */
const foundBy = (text: string, sought = entry): number | null => {
  const keys = new Set(keysOf(sought));
  const index = plansOf(wordsOf(text)).findIndex((plan) => plan.keys.every((key) => keys.has(key)) && plan.isHit(sought));
  return index < 0 ? null : index;
};
test.each([
  ['疗休养', true],
  ['工', true],
  ['gh', true],
  ['GHCQ', true],
  ['chongqing', true],
  ['gonghuich', true],
  ['ongh', false],
  ['报名 工会', true],
  ['gh 报名', true],
  ['登记', true],
  ['ktv', true],
  ['疗养', false],
  ['会工', false],
  ['请', false],
  ['工会 体检', false],
])('«%s» is found: %s', (text, isFound) => expect(foundBy(text) !== null).toBe(isFound));

test('a hit in the title comes before one in the text', () => {
  expect(foundBy('疗休养')).toBe(0);
  expect(foundBy('登记')).toBe(1);
});

test('a surname is spelled as a name', () => {
  const person = soughtOf('曾晓禾', '0042', true);
  expect([foundBy('zxh', person), foundBy('zengxiao', person), foundBy('0042', person)]).toEqual([1, 2, 1]);
});

test.each([
  ['工会活动', ['工会'], true, [[0, 2]]],
  ['关于工会活动', ['gh'], true, [[2, 2]]],
  ['关于工会活动', ['gonghuih'], true, [[2, 3]]],
  ['年会年会', ['年会'], false, [[0, 4]]],
  ['𠮷年会', ['年会'], false, [[2, 2]]],
  ['工会', ['gh'], false, []],
] as const)('in «%s» %j is marked', (shown, words, isTyped, marks) => expect(marksIn(shown, [...words], isTyped)).toEqual(marks));

test('an excerpt begins shortly before the word', () => {
  const text = `${'前'.repeat(50)}年会${'后'.repeat(100)}`;
  const cut = excerptOf(text, ['年会'])!;
  expect(cut.text).toBe(`…${'前'.repeat(16)}年会${'后'.repeat(54)}…`);
  expect(cut.marks).toEqual([[17, 2]]);
  expect(excerptOf(text, ['没有'])).toBeNull();
});

const writing = fc.array(fc.constantFrom(...'工会年报名abc12 ，。𠮷Ａ'), { maxLength: 24 }).map((all) => all.join(''));

test('whatever stands together in a title or a text is found by its keys', () => {
  fc.assert(
    fc.property(writing, writing, fc.nat(20), fc.integer({ min: 2, max: 6 }), (title, text, start, length) => {
      const sought = soughtOf(title, text);
      for (const place of [sought.title, sought.text])
        for (const word of wordsOf([...place].slice(start, start + length).join('')))
          if ([...word].length > 1) expect(foundBy(word, sought)).not.toBeNull();
    }),
  );
});

test('nothing is found by its keys alone: the text has the last word', () => {
  fc.assert(
    fc.property(writing, writing, writing, (title, text, asked) => {
      const sought = soughtOf(title, text);
      const [word = ''] = wordsOf(asked);
      const isThere = sought.title.includes(word) || sought.text.includes(word);
      if (word && !/^[a-z]+$/.test(word) && wordsOf(asked).length === 1 && foundBy(asked, sought) !== null) expect(isThere).toBe(true);
    }),
  );
});

test('numbers come back as they were packed', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(2 ** 31 - 1), { maxLength: 60 }), (numbers) => {
      const ascending = [...numbers].sort((a, b) => a - b);
      expect(unpackNumbers(packNumbers(ascending))).toEqual(ascending);
    }),
  );
  expect(packNumbers([1000, 1001, 1002]).length).toBe(4);
});

test.each([
  [[3, 3], 4, [2, 2]],
  [[1, 9, 0], 6, [1, 5, 0]],
  [[2, 2], 9, [2, 2]],
  [[5, 5, 5], 2, [1, 1, 0]],
])('of %j %i are shown as %j', (lengths, limit, shares) => expect(shared(lengths, limit)).toEqual(shares));

test('a cursor comes back as it went, and nonsense is refused', () => {
  const places = { event: { plan: 1, below: 40 }, person: { plan: 0, below: Number.POSITIVE_INFINITY } };
  expect(placesOf(placesText(places)!)).toEqual(places);
  expect(placesText({})).toBeNull();
  for (const wrong of ['x', Buffer.from('[["gift",0,1]]').toString('base64url'), Buffer.from('[]').toString('base64url')])
    expect(() => placesOf(wrong)).toThrow('翻页');
});
