/** The desk groups by how urgent it is, narrows by kind and urgency, and leads to each matter; the strip of long work leads back. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import { useLongWork } from '@/api/long-work';
import Desk from '@/pages/desk/list/index';
import { Page } from '@/ui/page';
import { openWith, visits } from '../../tests/client-stubs/taro';
import { given, refused, serve } from './server';

type Desk = Output<'desk.list'>;
const matter = (key: string, change: Partial<Desk['items'][number]>): Desk['items'][number] => ({
  key,
  kind: 'event',
  title: `事项${key}`,
  source: '报名截止',
  action: '审核报名',
  link: `/pages/event/registrations/index?id=${key}`,
  dueAt: '2026-11-24T10:00:00.000Z',
  count: 1,
  urgency: 'today',
  ...change,
});
const items = [
  matter('a', { urgency: 'overdue', dueAt: '2026-11-20T10:00:00.000Z', kind: 'proposal', source: '提案办理期限', action: '催办' }),
  matter('b', {}),
  matter('c', { urgency: 'undated', dueAt: null }),
];
const answer = (shown: Desk['items']): Desk => ({
  items: shown,
  nextCursor: null,
  counts: { total: 3, overdue: 1, today: 1 },
  byKind: [
    { kind: 'proposal', count: 1 },
    { kind: 'event', count: 2 },
  ],
  byUrgency: [
    { urgency: 'overdue', count: 1 },
    { urgency: 'today', count: 1 },
    { urgency: 'week', count: 0 },
    { urgency: 'later', count: 0 },
    { urgency: 'undated', count: 1 },
  ],
});

function open(page: ReactNode, answers: Parameters<typeof serve>[0]) {
  openWith({});
  const sent = serve(answers);
  const view = render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
  return { ...view, of: (operation: string) => sent.filter((one) => one.operation === operation).map(({ input }) => input) };
}
const openDesk = (shown = items) => open(<Desk />, { 'desk.list': () => given<'desk.list'>(answer(shown)) });

beforeEach(() => {
  window.innerWidth = 375;
  localStorage.clear();
  queryClient.clear();
});

it('groups by urgency, says source, deadline and next step, and leads to the matter', async () => {
  openDesk();
  for (const title of ['已逾期', '今天', '没有期限']) expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
  expect(screen.getByText('提案办理期限')).toBeTruthy();
  expect(screen.getByText('11月20日 周五 18:00')).toBeTruthy();
  expect(screen.getByText('催办')).toBeTruthy();
  await userEvent.click(screen.getByText('事项b'));
  expect(visits).toEqual(['/pages/event/registrations/index?id=b']);
});

it('asks for one kind or one urgency, and for all again', async () => {
  const { of } = openDesk();
  await userEvent.click(await screen.findByRole('radio', { name: '已逾期 1 件' }));
  await waitFor(() => expect(of('desk.list')).toContainEqual({ limit: 50, urgency: 'overdue' }));
  await userEvent.click(screen.getByRole('tab', { name: /提案/ }));
  await waitFor(() => expect(of('desk.list')).toContainEqual({ limit: 50, urgency: 'overdue', kind: 'proposal' }));
  await userEvent.click(screen.getByRole('radio', { name: '已逾期 1 件' }));
  await waitFor(() => expect(of('desk.list')).toContainEqual({ limit: 50, kind: 'proposal' }));
});

it('says that all is done when nothing lies on it', async () => {
  openDesk([]);
  expect(await screen.findByText('都办好了')).toBeTruthy();
});

function Starting() {
  const { start } = useLongWork({ operation: 'member.import', title: '导入名册', page: '/pages/member/import/index' });
  return (
    <Page title="首页">
      <button onClick={() => start({ rows: [] })}>开始</button>
    </Page>
  );
}

it('long work that was left is announced until its page is opened again', async () => {
  let settle: () => void = () => undefined;
  const { unmount } = open(<Starting />, { 'member.import': () => refused('UNAVAILABLE') });
  const elsewhere = globalThis.fetch;
  globalThis.fetch = ((address: string, request: RequestInit) =>
    address.endsWith('member.import')
      ? new Promise((resolve) => {
          settle = () => resolve({ json: () => Promise.resolve({ ok: true, data: {} }) });
        })
      : elsewhere(address, request)) as unknown as typeof fetch;
  await userEvent.click(screen.getByRole('button', { name: '开始' }));
  unmount();
  const other = render(
    <QueryClientProvider client={queryClient}>
      <Page title="活动">{null}</Page>
    </QueryClientProvider>,
  );
  await userEvent.click(await screen.findByText('正在进行：导入名册'));
  expect(visits).toEqual(['/pages/member/import/index']);
  settle();
  expect(await screen.findByText('导入名册已完成，看结果')).toBeTruthy();
  other.unmount();
});
