/** Binding in the chat app: what is typed is sent, a request waits and says so, and officers see why before they bind. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import Bind from '@/pages/session/bind/index';
import Bindings from '@/pages/session/bindings/index';
import { openWith } from '../../tests/client-stubs/taro';
import { given, refused, serve } from './server';

const draw = (page: JSX.Element) => {
  openWith({});
  render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
};
beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
});

// The stub of the browser has no dialogs.
HTMLDialogElement.prototype.showModal = () => undefined;

const stranger: Output<'session.chat'> = { isHere: true, hasPhoneButton: false, isSimulated: false, files: [], requests: [] };

it('a browser is told where binding is done', async () => {
  serve({ 'session.chat': () => given<'session.chat'>({ ...stranger, isHere: false }) });
  draw(<Bind />);
  expect(await screen.findByText('请在聊天应用里打开')).toBeTruthy();
});

it('sends the group’s code, the name and the last six; a wrong one is told at its field', async () => {
  const sent = serve({
    'session.chat': () => given<'session.chat'>(stranger),
    'session.bindByInvitation': () => refused('INVALID_INPUT', [{ path: 'ending', message: '末六位对不上' }]),
  });
  draw(<Bind />);
  await userEvent.type(await screen.findByLabelText('入会码'), 'ABCDEFGH-123456');
  await userEvent.type(screen.getByLabelText('姓名'), '林晓禾');
  await userEvent.type(screen.getByLabelText('手机号或工号的末六位'), '000001');
  await userEvent.click(screen.getByRole('button', { name: '绑定' }));
  expect(await screen.findByText('末六位对不上')).toBeTruthy();
  const input = { code: 'ABCDEFGH-123456', name: '林晓禾', ending: '000001' };
  expect(sent.find(({ operation }) => operation === 'session.bindByInvitation')?.input).toEqual(input);
});

it('a request that waits can be taken back; a declined one says why', async () => {
  const request = { unionName: '测试工会', name: '林晓禾', at: '2026-11-23T02:00:00.000Z' };
  const requests: Output<'session.chat'>['requests'] = [
    { ...request, id: 'r1', state: 'open', reason: null },
    { ...request, id: 'r2', state: 'declined', reason: '请到工会核对' },
  ];
  serve({ 'session.chat': () => given<'session.chat'>({ ...stranger, requests }) });
  draw(<Bind />);
  expect(await screen.findByText('待核对')).toBeTruthy();
  expect(document.body.textContent).toMatch('请到工会核对');
  expect(screen.getByRole('button', { name: '撤回' })).toBeTruthy();
});

it('an officer sees whom a request fits and takes over a new phone only on purpose', async () => {
  const item: Output<'session.bindings'>['items'][number] = {
    ...{ id: 'r1', state: 'open', name: '林晓禾', remark: '换手机', at: '2026-11-23T02:00:00.000Z', doubt: 'bound' },
    ...{ memberName: null, decidedByName: null, decidedAt: null, reason: null, moves: ['bind', 'decline'] },
    candidates: [
      {
        ...{ memberId: 'm1', name: '林晓禾', groupName: '内科小组', employeeNo: 'H00001' },
        ...{ isMatch: true, hasOffice: false, boundAt: '2026-05-01T02:00:00.000Z' },
      },
    ],
  };
  const sent = serve({
    'session.bindings': () => given<'session.bindings'>({ items: [item], nextCursor: null }),
    'session.decideBinding': () => given<'session.decideBinding'>({ id: 'r1', state: 'bound' }),
  });
  draw(<Bindings />);
  expect(await screen.findByText('末六位对上')).toBeTruthy();
  expect(document.body.textContent).toMatch('可能是换了手机');
  await userEvent.click(screen.getByRole('button', { name: '绑定为内科小组的林晓禾' }));
  await waitFor(() => expect(document.body.textContent).toMatch('原来的聊天账号随即退出'));
  await userEvent.click(document.querySelector('.ask-agree')!);
  await waitFor(() =>
    expect(sent.find(({ operation }) => operation === 'session.decideBinding')?.input).toEqual({
      ...{ id: 'r1', decision: 'bind', memberId: 'm1', takesOver: true },
    }),
  );
});
