/** A member opens a must-read announcement, which marks it read once, and confirms it. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import AnnouncementDetail from '@/pages/announcement/detail/index';
import { openWith, visits } from '../../tests/client-stubs/taro';
import { given, refused, serve } from './server';

const record: Output<'announcement.get'> = {
  id: 'a1',
  title: '夜班餐补调整',
  category: 'openAffairs',
  state: 'published',
  excerpt: '',
  mustConfirm: true,
  isPinned: false,
  publishAt: '2026-11-23T00:10:00.000Z',
  readAt: null,
  confirmedAt: null,
  body: '自下月起 **20 元**',
  audience: {},
  audienceText: '全体会员',
  expireAt: null,
  authorName: '沈知微',
  version: 1,
  edition: 2,
  changeNote: null,
  isChanged: false,
  pinnedUntil: null,
  cover: null,
  files: [],
  canEdit: false,
  updatedAt: '2026-11-23T02:00:00.000Z',
  withdrawReason: null,
  moves: [],
};
const readAt = '2026-11-24T08:00:00.000Z';

function open(changes: Partial<typeof record> = {}, confirmAnswers: ('lost' | 'done' | 'refused')[] = ['done']) {
  let now = { ...record, ...changes };
  const answers = [...confirmAnswers];
  const sent = serve({
    'announcement.get': () => given<'announcement.get'>(now),
    'announcement.read': () => given<'announcement.read'>({ id: (now = { ...now, readAt }).id, readAt }),
    'announcement.confirm': () => {
      const answer = answers.shift();
      if (answer === 'lost') return 'lost';
      if (answer === 'refused') return refused('CONFLICT');
      return given<'announcement.confirm'>({ id: (now = { ...now, confirmedAt: readAt }).id, confirmedAt: readAt });
    },
  });
  openWith({ id: 'a1' });
  render(
    <QueryClientProvider client={queryClient}>
      <AnnouncementDetail />
    </QueryClientProvider>,
  );
  return { sent, of: (operation: string) => sent.filter((one) => one.operation === operation) };
}
const confirmButton = () => screen.findByRole('button', { name: '我已阅读并确认' });

beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
});

it('shows the text, says that it was changed, and marks it read once', async () => {
  const { of } = open();
  expect(await screen.findByText('20 元')).toBeTruthy();
  expect(screen.getByText(/^已更新/)).toBeTruthy();
  await waitFor(() => expect(of('announcement.get').length).toBeGreaterThan(1));
  expect(of('announcement.read')).toHaveLength(1);
});

it('is confirmed by one tap, and then says when', async () => {
  const { of } = open();
  await userEvent.click(await confirmButton());
  expect(await screen.findByText(/您已于 11月24日 周二 16:00 确认/)).toBeTruthy();
  expect(of('announcement.confirm')).toHaveLength(1);
  expect(screen.queryByRole('button', { name: '我已阅读并确认' })).toBeNull();
});

it('is confirmed from the keyboard', async () => {
  const { of } = open();
  (await confirmButton()).focus();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(of('announcement.confirm')).toHaveLength(1));
});

it('after a lost answer the second tap repeats the same request', async () => {
  const { of } = open({ readAt }, ['lost', 'done']);
  await userEvent.click(await confirmButton());
  expect(await screen.findByText(/再点一次不会重复提交/)).toBeTruthy();
  await userEvent.click(await confirmButton());
  await screen.findByText(/您已于/);
  const [first, second] = of('announcement.confirm').map(({ key }) => key);
  expect(second).toBe(first);
});

it('shows a refusal and stays as it was', async () => {
  open({ readAt }, ['refused']);
  await userEvent.click(await confirmButton());
  expect(await screen.findByText('记录的状态刚刚变了，请刷新后再试')).toBeTruthy();
  expect(await confirmButton()).toBeTruthy();
});

it('asks for no confirmation where none is wanted', async () => {
  open({ mustConfirm: false });
  await screen.findByText('20 元');
  expect(screen.queryByRole('button', { name: '我已阅读并确认' })).toBeNull();
});

const draw = () =>
  render(
    <QueryClientProvider client={queryClient}>
      <AnnouncementDetail />
    </QueryClientProvider>,
  );

it('says why a withdrawn one is gone, and leads on', async () => {
  serve({ 'announcement.get': () => refused('NOT_FOUND', [], '「夜班餐补调整」已撤回：金额有误') });
  openWith({ id: 'a1' });
  draw();
  expect(await screen.findByText('「夜班餐补调整」已撤回：金额有误')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '看其他公告' }));
  expect(visits.at(-1)).toBe('/pages/announcement/list/index');
});

it('offers a retry when it cannot be read', async () => {
  serve({ 'announcement.get': () => refused('INTERNAL') });
  openWith({ id: 'a1' });
  draw();
  expect(await screen.findByRole('button', { name: '重试' }, { timeout: 8000 })).toBeTruthy();
}, 15_000);

it('what was changed after reading is marked read anew, once, and is one tap away', async () => {
  const { of } = open({ readAt, isChanged: true, changeNote: '金额更正' });
  expect(await screen.findByText(/已更新.*金额更正/)).toBeTruthy();
  await waitFor(() => expect(of('announcement.read')).toHaveLength(1));
  await userEvent.click(screen.getByRole('button', { name: '看改了什么' }));
  expect(visits.at(-1)).toBe('/pages/announcement/versions/index?id=a1');
});

it('shows files that stand in the text only there', async () => {
  const file = (id: string, name: string) => ({
    id,
    name,
    size: 1200,
    type: 'jpg',
    url: `/files/${id}`,
    thumbUrl: `/files/${id}?thumbnail=1`,
  });
  open({ body: '![合影](file:f1)', files: [file('f1', '合影.jpg'), file('f2', '名单.jpg')] });
  expect(await screen.findByRole('button', { name: '查看图片 合影' })).toBeTruthy();
  expect(screen.getAllByRole('button', { name: /查看图片/ })).toHaveLength(2);
});
