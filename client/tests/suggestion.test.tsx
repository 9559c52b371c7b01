/** The box of suggestions: an anonymous one is sent as such, and a page shows only the moves it was given. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import Detail from '@/pages/suggestion/detail/index';
import Edit from '@/pages/suggestion/edit/index';
import { openWith } from '../../tests/client-stubs/taro';
import { given, serve } from './server';

const draw = (page: JSX.Element, params: Record<string, string> = {}) => {
  openWith(params);
  render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
};
beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
});

const one: Output<'suggestion.get'> = {
  ...{ id: 's1', title: '库房改用感应灯', category: 'saving', state: 'assigned', authorName: null, isAnonymous: true, isMine: false },
  ...{ unitName: '后勤保障部', unitId: 'u1', dueOn: '2026-12-01', isOverdue: false, outcome: null, supporters: 3, hasSupported: false },
  ...{
    createdAt: '2026-11-20T02:00:00.000Z',
    body: '建议换感应灯。',
    isOpen: true,
    groupName: null,
    files: [],
    answer: null,
    effect: null,
  },
  ...{ thanks: null, steps: [], moves: [], canUrge: false, canExtend: false, canSupport: true, canPrint: false },
};

it('says who still sees the name, and sends what was written', async () => {
  const sent = serve({ 'suggestion.submit': () => given<'suggestion.submit'>({ id: 's1' }) });
  draw(<Edit />);
  await userEvent.type(screen.getByRole('textbox', { name: /标题/ }), '库房改用感应灯');
  await userEvent.type(screen.getByRole('textbox', { name: /内容/ }), '一年能省不少电');
  expect(screen.getByText(/工会办公室和操作记录仍能看到/)).toBeTruthy();
  await userEvent.click(screen.getByRole('switch', { name: '不显示姓名' }));
  await userEvent.click(screen.getByRole('button', { name: '提交' }));
  await waitFor(() => expect(sent.find(({ operation }) => operation === 'suggestion.submit')?.input).toMatchObject({ isAnonymous: true }));
});

it('a reader may support, and sees no name and no step of the office', async () => {
  const sent = serve({
    'suggestion.get': () => given<'suggestion.get'>(one),
    'suggestion.support': () => given<'suggestion.support'>({ id: 's1', supporters: 4 }),
  });
  draw(<Detail />, { id: 's1' });
  expect(await screen.findByText('匿名会员')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '答复采纳' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: '支持' }));
  await waitFor(() => expect(sent.some(({ operation }) => operation === 'suggestion.support')).toBe(true));
});

it('a department answers either way', async () => {
  serve({ 'suggestion.get': () => given<'suggestion.get'>({ ...one, moves: ['sendBack', 'adopt', 'decline'] }) });
  draw(<Detail />, { id: 's1' });
  for (const name of ['答复采纳', '答复未采纳', '退回办公室']) expect(await screen.findByRole('button', { name })).toBeTruthy();
});
