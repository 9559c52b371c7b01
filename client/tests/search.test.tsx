/** One box: what is typed is found once, marked, grouped, and remembered on the device. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import Search from '@/pages/search/find/index';
import { openWith, visits } from '../../tests/client-stubs/taro';
import { given, refused, serve } from './server';

type Found = Output<'search.find'>;
const hit = (kind: Found['items'][number]['kind'], title: string, more: object = {}): Found['items'][number] => ({
  ...{ kind, id: title, title, subtitle: '通知', at: '2026-11-23T00:10:00.000Z', link: `/pages/${kind}/detail/index?id=x` },
  ...{ marks: [[0, 2]], excerpt: null },
  ...more,
});
const found: Found = {
  items: [hit('announcement', '工会经费公开'), hit('event', '春游', { marks: [], excerpt: { text: '由工会组织', marks: [[1, 2]] } })],
  nextCursor: null,
  more: ['announcement'],
};
const draw = (params: Record<string, string> = {}) => {
  openWith(params);
  render(
    <QueryClientProvider client={queryClient}>
      <Search />
    </QueryClientProvider>,
  );
};
beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
});

it('says what can be sought before anything is', () => {
  serve({});
  draw();
  expect(screen.getByText('想找什么')).toBeTruthy();
});

it('asks once for what was typed, marks it in title and text, and opens what is tapped', async () => {
  const sent = serve({ 'search.find': () => given<'search.find'>(found) });
  draw();
  await userEvent.type(screen.getByRole('searchbox'), '工会{Enter}');
  const marked = await screen.findAllByText('工会', { selector: '.hit' });
  expect(marked).toHaveLength(2);
  expect(screen.getByRole('heading', { name: '公告' })).toBeTruthy();
  expect(sent.filter(({ operation }) => operation === 'search.find').map(({ input }) => input)).toEqual([{ text: '工会', limit: 20 }]);
  await userEvent.click(screen.getByRole('link', { name: '春游' }));
  expect(visits.at(-1)).toBe('/pages/event/detail/index?id=x');
});

it('what was opened is offered again next time, and can be emptied', async () => {
  serve({ 'search.find': () => given<'search.find'>(found) });
  draw({ text: '工会' });
  await userEvent.click(await screen.findByRole('link', { name: '春游' }));
  await userEvent.click(screen.getByRole('button', { name: '清除搜索' }));
  expect(await screen.findByRole('button', { name: '再搜工会' })).toBeTruthy();
  await userEvent.click(screen.getByRole('link', { name: '最近搜索：清空' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: '再搜工会' })).toBeNull());
});

it('a kind with more leads to all of it', async () => {
  const sent = serve({ 'search.find': () => given<'search.find'>(found) });
  draw({ text: '工会' });
  await userEvent.click(await screen.findByRole('link', { name: '公告：查看全部' }));
  await waitFor(() => expect(sent.at(-1)?.input).toEqual({ text: '工会', kinds: ['announcement'] }));
});

it('finds nothing, or is not understood, in words with a way out', async () => {
  serve({ 'search.find': () => given<'search.find'>({ items: [], nextCursor: null, more: [] }) });
  draw({ text: '没有的' });
  expect(await screen.findByText('没有找到「没有的」')).toBeTruthy();
});

it('a refusal names what to type', async () => {
  serve({ 'search.find': () => refused('INVALID_INPUT', [{ path: 'text', message: '请输入要找的汉字、字母或数字' }]) });
  draw({ text: '……' });
  expect(await screen.findByText('请输入要找的汉字、字母或数字')).toBeTruthy();
});
