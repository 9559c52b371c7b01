/** What was typed is there again after leaving the page, a reload, or a lost network, and gone once it was sent. */
import { act, renderHook } from '@testing-library/react';
import { forgetPerson } from '@/api/client';
import { useDraft } from '@/api/draft';

const blank = { title: '', body: '', isPinned: false };
const open = (key = 'announcement:new', initial = blank) => renderHook(() => useDraft(key, initial));
const kept = () => JSON.parse(localStorage.getItem('drafts') ?? '{}') as Record<string, typeof blank>;

beforeEach(() => {
  localStorage.clear();
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

it('starts with what the page gives, and merges only the changed fields', () => {
  const { result } = open();
  expect(result.current).toMatchObject({ value: blank, isRestored: false });
  act(() => result.current.change({ title: '夜班餐补' }));
  act(() => result.current.change({ body: '自下月起' }));
  expect(result.current.value).toEqual({ title: '夜班餐补', body: '自下月起', isPinned: false });
});

it('is kept a moment after typing stops, without leaving the page', () => {
  const { result } = open();
  act(() => result.current.change({ title: '夜' }));
  act(() => result.current.change({ title: '夜班' }));
  expect(kept()).toEqual({});
  act(() => jest.advanceTimersByTime(300));
  expect(kept()['announcement:new']).toEqual({ ...blank, title: '夜班' });
});

it('is kept when the page is left in the middle of a word, and restored on the next visit', () => {
  const first = open();
  act(() => first.result.current.change({ title: '夜班餐' }));
  first.unmount();
  const { result } = open();
  expect(result.current).toMatchObject({ value: { ...blank, title: '夜班餐' }, isRestored: true });
});

it('a field added to the page later has its first value in an old draft', () => {
  localStorage.setItem('drafts', JSON.stringify({ 'announcement:new': { title: '旧稿' } }));
  expect(open().result.current.value).toEqual({ ...blank, title: '旧稿' });
});

it('one draft for each key: neither writing nor clearing touches the others', () => {
  const one = open('event:e1');
  const two = open('event:e2');
  act(() => one.result.current.change({ title: '甲' }));
  act(() => two.result.current.change({ title: '乙' }));
  one.unmount();
  two.unmount();
  const again = open('event:e1');
  act(() => again.result.current.clear());
  expect(kept()).toEqual({ 'event:e2': { ...blank, title: '乙' } });
});

it('once sent nothing is kept, not even by leaving afterwards', () => {
  const { result, unmount } = open();
  act(() => result.current.change({ title: '已发' }));
  act(() => jest.advanceTimersByTime(300));
  act(() => result.current.change({ body: '最后一句' }));
  act(() => result.current.clear());
  unmount();
  act(() => jest.advanceTimersByTime(1000));
  expect(kept()).toEqual({});
  expect(open().result.current.isRestored).toBe(false);
});

it('a page only looked at keeps no draft', () => {
  const { unmount } = open();
  act(() => jest.advanceTimersByTime(1000));
  unmount();
  expect(localStorage.getItem('drafts')).toBeNull();
});

it('another person on this device finds none of it', () => {
  const { result, unmount } = open();
  act(() => result.current.change({ title: '不给别人看' }));
  unmount();
  act(() => forgetPerson());
  expect(JSON.stringify({ ...localStorage })).not.toContain('不给别人看');
  expect(open().result.current.value).toEqual(blank);
});

it('changes made in the same moment as the sending do not come back', () => {
  const { result, unmount } = open();
  act(() => {
    result.current.change({ title: '一' });
    result.current.change({ title: '二' });
    result.current.clear();
  });
  unmount();
  expect(kept()).toEqual({});
});
