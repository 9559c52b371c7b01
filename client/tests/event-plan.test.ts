/** Planning an event: what is missing is named, what is sent is what the contract takes, and an old event serves as a draft. */
import type { Output } from '@/api/call';
import { pointOf } from '@/pages/event/parts/point-field';
import { blankPlan, inputOf, missingIn, planAgain, planFrom, type Plan } from '@/pages/event/parts/plan';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour)).toISOString();
const whole: Plan = {
  ...blankPlan,
  title: '运动会',
  place: '田径场',
  capacity: 40,
  opensAt: at(1),
  closesAt: at(2),
  startsAt: at(3),
  endsAt: at(4),
};

it.each([
  [{}, null],
  [{ title: '' }, '活动名称'],
  [{ capacity: null }, '名额'],
  [{ endsAt: null }, '活动结束'],
  [{ team: { min: 2, max: null } }, '每队人数'],
  [{ coolDown: { absences: 2, months: null, days: 30 } }, '缺席规则'],
])('a plan with %j lacks %s', (changes, missing) => {
  expect(missingIn({ ...whole, ...changes })).toBe(missing);
});

it('empty figures are sent as none, blank options not at all', () => {
  const question = { title: '尺码', kind: 'single' as const, options: ['大', ' ', '小 '], isRequired: true };
  const input = inputOf({
    ...whole,
    feeFen: null,
    companionsMax: null,
    maxItems: null,
    waitlist: false,
    offerHours: 12,
    questions: [question],
  });
  expect(input).toMatchObject({ feeFen: 0, companionsMax: 0, maxItems: 1, offerHours: 0, questions: [{ options: ['大', '小'] }] });
  expect('cancelUntil' in input).toBe(false);
});

const item = { id: 'i1', title: '百米', capacity: 8, taken: 3, wanted: 1, startsAt: at(3), endsAt: at(4), note: '', why: null };
const held = { ...whole, items: [item], questions: [], maxItems: 1, draw: null } as unknown as Output<'event.get'>;

it('changing an event keeps its items as they are, without what only the page shows', () => {
  expect(planFrom(held).items).toEqual([{ id: 'i1', title: '百米', capacity: 8, startsAt: at(3), endsAt: at(4), note: '' }]);
});

it('holding it once more keeps everything but the days and the ids', () => {
  const again = planAgain(held);
  expect([again.title, again.capacity, again.startsAt, again.opensAt]).toEqual(['运动会', 40, null, null]);
  expect(again.items).toEqual([{ title: '百米', capacity: 8, startsAt: null, endsAt: null, note: '' }]);
});

it.each([
  ['31.2304,121.4737', { latitude: 31.2304, longitude: 121.4737 }],
  ['31.2304，121.4737', { latitude: 31.2304, longitude: 121.4737 }],
  ['31.2304', null],
  ['121.4737,31.2304', null],
  ['东门', null],
  ['', null],
])('«%s» is the point %j', (text, point) => {
  expect(pointOf(text)).toEqual(point);
});
