/** The month is walked by arrows and leaves, the chosen day tells what is on; a feed is opened, changed and closed. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import CalendarFeed from '@/pages/calendar/feed/index';
import Calendar from '@/pages/calendar/month/index';
import { today } from '@/ui/time';
import { openWith, visits } from '../../tests/client-stubs/taro';
import { given, serve } from './server';

type Month = Output<'calendar.month'>;
const matter = (key: string, day: string, change: Partial<Month['items'][number]> = {}): Month['items'][number] => ({
  key,
  kind: 'event',
  title: `事项${key}`,
  startsAt: `${day}T01:00:00.000Z`,
  endsAt: `${day}T03:00:00.000Z`,
  isDeadline: false,
  place: '三号楼',
  link: `/pages/event/detail/index?id=${key}`,
  firstDay: day,
  lastDay: day,
  ...change,
});

/** November and December 2026, whole weeks. */
const months: Record<string, Month> = {
  '2026-11': {
    month: '2026-11',
    today: '2026-11-24',
    from: '2026-10-26',
    to: '2026-12-06',
    items: [
      matter('a', '2026-11-24'),
      matter('b', '2026-11-24', { lastDay: '2026-11-25', endsAt: '2026-11-25T03:00:00.000Z' }),
      matter('c', '2026-11-30', { kind: 'dues', isDeadline: true, endsAt: null, place: null }),
    ],
    days: [{ day: '2026-11-28', kind: 'work', name: '调休', source: '通知', isOwn: true }],
  },
  '2026-12': { month: '2026-12', today: '2026-11-24', from: '2026-11-30', to: '2027-01-03', items: [], days: [] },
};

function open(page: ReactNode, answers: Parameters<typeof serve>[0]) {
  const sent = serve(answers);
  render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
  return (operation: string) => sent.filter((one) => one.operation === operation).map(({ input }) => input);
}
const openMonth = () => {
  openWith({ day: '2026-11-24' });
  return open(<Calendar />, {
    'calendar.month': ({ month }: { month: string }) => given<'calendar.month'>(months[month]!),
    'calendar.list': () => given<'calendar.list'>({ items: months['2026-11']!.items, nextCursor: null }),
  });
};
const day = (name: RegExp) => screen.findByRole('gridcell', { name });

beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
});

it('the chosen day tells what is on, when and where, and leads there', async () => {
  openMonth();
  expect((await day(/^11月24日 周二，今天，2 项/)).getAttribute('aria-selected')).toBe('true');
  expect(screen.getByText('09:00–11:00 · 三号楼')).toBeTruthy();
  expect(screen.getByText('11月24日 周二 至 11月25日 周三 · 三号楼')).toBeTruthy();
  await userEvent.click(screen.getByText('事项a'));
  expect(visits).toContain('/pages/event/detail/index?id=a');
});

it('adjusted working days and deadlines are said in words', async () => {
  openMonth();
  await userEvent.click(await day(/^11月28日 周六，调休上班，没有安排/));
  expect(screen.getByText('调休上班')).toBeTruthy();
  await userEvent.click(await day(/^11月30日/));
  expect(screen.getByText('09:00 截止')).toBeTruthy();
});

it('arrows move by days and weeks, and over the end of the month', async () => {
  openMonth();
  (await day(/^11月24日/)).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^11月25日/);
  await userEvent.keyboard('{ArrowDown}');
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^12月2日/));
  expect(screen.getByText('2026年12月')).toBeTruthy();
  await userEvent.keyboard('{PageUp}');
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^11月2日/));
  expect(screen.getAllByRole('gridcell').filter((cell) => cell.tabIndex === 0)).toHaveLength(1);
});

it('the leaf is turned by buttons, and only the chosen kind is asked for', async () => {
  const of = openMonth();
  await day(/^11月24日/);
  await userEvent.click(screen.getByRole('button', { name: '下个月' }));
  await waitFor(() => expect(of('calendar.month').at(-1)).toEqual({ month: '2026-12' }));
  await userEvent.click(screen.getByRole('tab', { name: '会费' }));
  await waitFor(() => expect(of('calendar.month').at(-1)).toEqual({ month: '2026-12', kinds: ['dues'] }));
});

it('one after the other, under the day they begin on', async () => {
  openMonth();
  await day(/^11月24日/);
  await userEvent.click(screen.getByRole('radio', { name: '逐条' }));
  expect(await screen.findByText('事项c')).toBeTruthy();
  if (today() <= '2026-11-24') expect(screen.getByText('11月24日 周二')).toBeTruthy();
});

const off: Output<'calendar.feed'> = { isOn: false, address: null, kinds: [], createdAt: null, fetchedAt: null };

it('a feed is opened with the chosen kinds, its address is shown, and it is closed after a question', async () => {
  openWith({});
  let feed = off;
  const of = open(<CalendarFeed />, {
    'calendar.feed': () => given<'calendar.feed'>(feed),
    'calendar.renewFeed': () => {
      feed = { isOn: true, address: '/calendar/secret.ics', kinds: ['dues'], createdAt: '2026-11-24T02:00:00.000Z', fetchedAt: null };
      return given<'calendar.renewFeed'>({ id: 'm' });
    },
    'calendar.revokeFeed': () => {
      feed = off;
      return given<'calendar.revokeFeed'>({ id: 'm' });
    },
  });
  await userEvent.click(await screen.findByRole('checkbox', { name: '会费' }));
  await userEvent.click(screen.getByRole('button', { name: '开启订阅' }));
  expect(await screen.findByText('http://localhost/calendar/secret.ics')).toBeTruthy();
  expect(of('calendar.renewFeed')).toEqual([{ kinds: ['dues'] }]);
  // The browser's own dialog is not in jsdom.
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  await userEvent.click(screen.getByRole('button', { name: '关闭订阅' }));
  await userEvent.click(await screen.findByRole('button', { name: '关闭' }));
  expect(await screen.findByRole('button', { name: '开启订阅' })).toBeTruthy();
  expect(of('calendar.revokeFeed')).toHaveLength(1);
});
