/** An officer writes with pictures in the text, changes a published one and asks to have it confirmed anew. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import AnnouncementEdit from '@/pages/announcement/edit/index';
import { openWith, visits } from '../../tests/client-stubs/taro';
import { given, refused, serve } from './server';

const record: Output<'announcement.get'> = {
  ...{ id: 'a1', title: '夜班餐补调整', category: 'openAffairs', state: 'published', excerpt: '', mustConfirm: true, isPinned: false },
  ...{ publishAt: '2026-11-23T00:10:00.000Z', readAt: null, confirmedAt: null, body: '自下月起 **20 元**', audience: {} },
  ...{ audienceText: '全体会员', expireAt: null, authorName: '沈知微', version: 4, edition: 1, changeNote: null, isChanged: false },
  ...{ pinnedUntil: null, cover: null, canEdit: true, updatedAt: null, withdrawReason: null, moves: [] },
  files: [{ id: 'f1', name: '合影.jpg', size: 1200, type: 'jpg', url: '/files/f1', thumbUrl: null }],
};
const draw = (params: Record<string, string>) => {
  openWith(params);
  render(
    <QueryClientProvider client={queryClient}>
      <AnnouncementEdit />
    </QueryClientProvider>,
  );
};
beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
});

it('sends what changed with its reason, and asks for confirming anew when told so', async () => {
  const sent = serve({
    'announcement.get': () => given<'announcement.get'>(record),
    'announcement.update': () => given<'announcement.update'>({ id: 'a1' }),
  });
  draw({ id: 'a1' });
  await userEvent.type(await screen.findByRole('textbox', { name: '改动说明' }), '金额更正');
  await userEvent.click(screen.getByRole('switch', { name: '重新确认' }));
  await userEvent.click(screen.getByRole('button', { name: '把图片合影.jpg放进正文' }));
  await userEvent.click(screen.getByRole('button', { name: '保存并更新' }));
  await waitFor(() => expect(visits.at(-1)).toBe('/pages/announcement/detail/index?id=a1'));
  const update = sent.find(({ operation }) => operation === 'announcement.update');
  expect(update?.input).toMatchObject({
    id: 'a1',
    body: '自下月起 **20 元**\n\n![合影](file:f1)',
    fileIds: ['f1'],
    confirmAgain: true,
    changeNote: '金额更正',
  });
  expect(update?.input).not.toHaveProperty('publishAt');
});

it('taking a file away takes its picture out of the text', async () => {
  serve({ 'announcement.get': () => given<'announcement.get'>({ ...record, body: '前\n\n![合影](file:f1)' }) });
  draw({ id: 'a1' });
  await userEvent.click(await screen.findByRole('button', { name: '移除合影.jpg' }));
  expect((screen.getByRole('textbox', { name: '正文' }) as HTMLTextAreaElement).value).toBe('前');
});

it('a refused time is said at its field and nothing that was written is lost', async () => {
  serve({ 'announcement.create': () => refused('INVALID_INPUT', [{ path: 'expireAt', message: '过期时间应晚于发布时间' }]) });
  draw({});
  await userEvent.type(await screen.findByRole('textbox', { name: '标题' }), '新公告');
  await userEvent.click(screen.getByRole('button', { name: '保存' }));
  expect((await screen.findAllByText('过期时间应晚于发布时间')).length).toBeGreaterThan(0);
  expect((screen.getByRole('textbox', { name: '标题' }) as HTMLInputElement).value).toBe('新公告');
});
