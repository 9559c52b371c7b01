/** Open affairs as a member and as the office see them: what is overdue, an unchecked source, a question asked, a posting approved. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import DisclosureItem from '@/pages/disclosure/item/index';
import Catalogue from '@/pages/disclosure/list/index';
import Review from '@/pages/disclosure/review/index';
import { openWith } from '../../tests/client-stubs/taro';
import { given, serve } from './server';

// jsdom knows the dialog element but not how to open it.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true;
};
const draw = (page: JSX.Element, params: Record<string, string> = {}) => {
  localStorage.clear();
  queryClient.clear();
  openWith(params);
  render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
};

const row: Output<'disclosure.catalogue'>['items'][number] = {
  ...{ id: 'd1', title: '重大事故隐患排查治理情况', source: '《安全生产法》第四十一条', isToCheck: false, every: 'quarter', graceDays: 15 },
  ...{ unitId: 'u1', unitName: '后勤保障部', isActive: true, periodText: '2026年第3季度', dueOn: '2026-10-15', standing: 'overdue' },
  latest: { title: '第二季度', periodText: '2026年第2季度', at: '2026-07-10T02:00:00.000Z' },
};
const item: Output<'disclosure.item'> = { ...row, postings: [], questions: [], periods: [], canPost: false };
const posting: Output<'disclosure.item'>['postings'][number] = {
  ...{
    id: 'p1',
    title: '第三季度公开',
    body: '隐患 3 处，均已整改。',
    periodText: '2026年第3季度',
    version: 1,
    state: 'submitted',
    files: [],
  },
  ...{ postedBy: '部门联络员', postedAt: '2026-10-12T02:00:00.000Z', approvedBy: null, approvedAt: null, returnReason: null, moves: [] },
};

test('the catalogue says what is overdue and what was opened last', async () => {
  serve({ 'disclosure.catalogue': () => given<'disclosure.catalogue'>({ items: [row], units: [], usual: 0 }) });
  draw(<Catalogue />);
  expect(await screen.findByText('超期未公开')).toBeTruthy();
  expect(screen.getByText('2026年第2季度')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /采用常用目录/ })).toBeNull();
});

test('a member asks, and learns until when it is answered; nothing of the office is shown', async () => {
  const sent = serve({
    'disclosure.item': () => given<'disclosure.item'>(item),
    'disclosure.ask': () => given<'disclosure.ask'>({ id: 'q1' }),
  });
  draw(<DisclosureItem />, { id: 'd1' });
  await userEvent.click(await screen.findByRole('button', { name: '提问' }));
  await userEvent.type(screen.getByRole('textbox', { name: /问题/ }), '是否包括分院？');
  await userEvent.click(screen.getByRole('button', { name: '提交' }));
  await waitFor(() =>
    expect(sent.find(({ operation }) => operation === 'disclosure.ask')?.input).toEqual({ id: 'd1', text: '是否包括分院？' }),
  );
  expect(screen.queryByRole('button', { name: '审核通过' })).toBeNull();
  expect(screen.queryByText(/请核实/)).toBeNull();
});

test('the office is asked to check a source nobody compared, and approves what somebody else posted', async () => {
  const sent = serve({
    'disclosure.item': () =>
      given<'disclosure.item'>({
        ...item,
        ...{ isToCheck: true, canPost: true, postings: [{ ...posting, moves: ['approve', 'sendBack'] }] },
      }),
    'disclosure.approve': () => given<'disclosure.approve'>({ id: 'p1' }),
  });
  draw(<DisclosureItem />, { id: 'd1' });
  expect(await screen.findByText(/依据的条文还没有对照原文/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '退回' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '审核通过' }));
  await userEvent.click(screen.getByRole('button', { name: '公开' }));
  await waitFor(() => expect(sent.some(({ operation }) => operation === 'disclosure.approve')).toBe(true));
});

test('the year is told period by period, with questions answered in time', async () => {
  serve({
    'disclosure.review': () =>
      given<'disclosure.review'>({
        ...{ year: 2026, owed: 4, posted: 3, inTime: 2, questions: { asked: 2, answered: 1, inTime: 1, overdue: 1 } },
        items: [
          {
            ...{ id: 'd1', title: row.title, source: row.source, unitName: row.unitName, every: 'quarter' },
            periods: [{ text: '2026年第1季度', coverage: 'late', dueOn: '2026-04-15' }],
          },
        ],
      }),
  });
  draw(<Review />);
  expect(await screen.findByText(row.title)).toBeTruthy();
  expect(screen.getByText(/逾期公开/)).toBeTruthy();
});
