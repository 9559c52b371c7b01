/** Dates, money and figures as people read them. */
import { fenOf, sayMoney } from '@/ui/money';
import { momentOf, sayAgo, sayDay, sayDeadline, sayLeft, sayMoment, sayMonth, saySpan, today } from '@/ui/time';

/** Tuesday, 16:00 in Shanghai. */
const now = Date.parse('2026-11-24T08:00:00.000Z');

describe('moments, always in Shanghai time', () => {
  it.each([
    ['2026-11-20T10:00:00.000Z', '11月20日 周五 18:00'],
    ['2026-11-20T16:30:00.000Z', '11月21日 周六 00:30'],
    ['2027-01-01T01:00:00.000Z', '2027年1月1日 周五 09:00'],
  ])('%s → %s', (moment, said) => expect(sayMoment(moment, now)).toBe(said));

  it.each([
    ['2026-11-27T10:00:00.000Z', '11月27日 周五 18:00 截止，还有3天'],
    ['2026-11-24T13:00:00.000Z', '11月24日 周二 21:00 截止，还有5小时'],
    ['2026-11-24T08:00:30.000Z', '11月24日 周二 16:00 截止，还有1分钟'],
    ['2026-11-24T08:00:00.000Z', '11月24日 周二 16:00 已截止'],
  ])('a deadline at %s → %s', (moment, said) => expect(sayDeadline(moment, undefined, now)).toBe(said));

  it.each([
    ['2026-11-24T07:59:30.000Z', '刚刚'],
    ['2026-11-24T07:40:00.000Z', '20分钟前'],
    ['2026-11-24T05:00:00.000Z', '3小时前'],
    ['2026-11-23T01:30:00.000Z', '昨天 09:30'],
    ['2026-11-02T01:30:00.000Z', '11月2日'],
    ['2025-11-02T01:30:00.000Z', '2025年11月2日'],
  ])('%s was %s', (moment, said) => expect(sayAgo(moment, now)).toBe(said));

  it('says spans, days, months and what is left', () => {
    expect(saySpan('2026-11-27T06:00:00.000Z', '2026-11-27T08:30:00.000Z', now)).toBe('11月27日 周五 14:00–16:30');
    expect(saySpan('2026-11-27T06:00:00.000Z', '2026-11-28T08:30:00.000Z', now)).toBe('11月27日 周五 14:00 至 11月28日 周六 16:30');
    expect(sayDay('2026-11-20', now)).toBe('11月20日 周五');
    expect(sayMonth('2026-03')).toBe('2026年3月');
    expect(sayLeft('2026-11-24T07:00:00.000Z', now)).toBe('已过');
  });

  it('knows today by Shanghai, and takes what a form gives back to the moment', () => {
    expect(today(Date.parse('2026-11-24T16:30:00.000Z'))).toBe('2026-11-25');
    expect(momentOf('2026-11-20', '18:00')).toBe('2026-11-20T10:00:00.000Z');
  });
});

describe('money', () => {
  it.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [1540, '¥15.40'],
    [123456700, '¥1,234,567.00'],
    [-1540, '-¥15.40'],
  ])('%d fen → %s', (fen, said) => expect(sayMoney(fen)).toBe(said));
  it.each([
    ['15.4', 1540],
    ['15.40', 1540],
    ['15', 1500],
    ['0.29', 29],
    ['1,234.5', 123450],
    ['¥ 8', 800],
    ['1.005', null],
    ['', null],
    ['十五', null],
    ['-3', null],
    ['1e3', null],
  ])('«%s» typed → %s fen', (typed, fen) => expect(fenOf(typed)).toBe(fen));
});
