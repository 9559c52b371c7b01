/** Joining by a code and coming back to it; opening a number with a reason; a code instead of a password. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import Apply from '@/pages/member/apply/index';
import MemberDetail from '@/pages/member/detail/index';
import Login from '@/pages/session/login/index';
import { openWith, visits } from '../../tests/client-stubs/taro';
import { given, refused, serve } from './server';

const consent = { version: '2026-11', text: ['用于审核入会。'], sensitive: '我单独同意使用身份证号。' };
const form: Output<'member.joinForm'> = { groupId: 'g1', groupName: '内科小组', unionName: '测试工会', consent };
const application: Output<'member.application'> = {
  id: 'a1',
  state: 'pending',
  groupName: '内科小组',
  unionName: '测试工会',
  name: '新人',
  phone: '199****0001',
  employeeNo: null,
  gender: null,
  birthOn: null,
  idNumber: null,
  reason: null,
  corrections: [],
  isBeingChecked: false,
  appliedAt: '2026-11-24T02:00:00.000Z',
  consent,
};

const show = (page: ReactElement) => render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
const button = (name: string) => screen.findByRole('button', { name });

beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
});

async function fillIn() {
  await userEvent.type(await screen.findByLabelText('姓名'), '新人');
  await userEvent.type(screen.getByLabelText('手机'), '19900000001');
  await userEvent.click(await screen.findByRole('switch', { name: '我已阅读并同意个人信息使用说明' }));
}

it('applies only after consent, keeps the way back on the device, and shows where it stands', async () => {
  const sent = serve({
    'member.joinForm': () => given<'member.joinForm'>(form),
    'member.apply': () => given<'member.apply'>({ id: 'a1', state: 'pending', token: 'f'.repeat(64) }),
    'member.application': () => given<'member.application'>(application),
  });
  openWith({ code: 'ABCDEFGH-ABCDEF' });
  const { unmount } = show(<Apply />);
  await userEvent.click(await button('提交申请'));
  expect(sent.some(({ operation }) => operation === 'member.apply')).toBe(false);
  await fillIn();
  await userEvent.click(await button('提交申请'));
  expect(await screen.findByText('正在等待审核，通过后就可以登录使用。')).toBeTruthy();
  const asked = sent.find(({ operation }) => operation === 'member.apply')!.input as Record<string, unknown>;
  expect(asked).toMatchObject({
    code: 'ABCDEFGH-ABCDEF',
    name: '新人',
    phone: '19900000001',
    hasConsented: true,
    consentVersion: '2026-11',
  });
  unmount();
  openWith({});
  show(<Apply />);
  expect(await screen.findByText('新人 · 测试工会')).toBeTruthy();
});

it('a number that is taken may be put before a person, and only then', async () => {
  let tries = 0;
  const sent = serve({
    'member.joinForm': () => given<'member.joinForm'>(form),
    'member.apply': () =>
      (tries += 1) === 1
        ? refused('DUPLICATE_MEMBER', [{ path: 'phone', message: '这个号码已经登记过' }])
        : given<'member.apply'>({ id: 'a1', state: 'pending', token: 'f'.repeat(64) }),
    'member.application': () => given<'member.application'>({ ...application, isBeingChecked: true }),
  });
  openWith({ code: 'ABCDEFGH-ABCDEF' });
  show(<Apply />);
  await fillIn();
  await userEvent.click(await button('提交申请'));
  await userEvent.click(await button('号码是我的，请干事当面核对'));
  expect(await screen.findByText('您的号码与已登记的相同，工会干事会与您当面核对。')).toBeTruthy();
  const asked = sent
    .filter(({ operation }) => operation === 'member.apply')
    .map(({ input }) => (input as { asksCheck?: boolean }).asksCheck);
  expect(asked).toEqual([undefined, true]);
});

it('an application sent back says field by field what to put right', async () => {
  localStorage.setItem('application', JSON.stringify({ id: 'a1', token: 'f'.repeat(64) }));
  const sent = serve({
    'member.application': () =>
      given<'member.application'>({
        ...application,
        state: 'returned',
        corrections: [{ field: 'employeeNo', message: '请填工牌上的工号' }],
      }),
    'member.resubmit': () => given<'member.resubmit'>({ id: 'a1', state: 'pending' }),
  });
  openWith({});
  show(<Apply />);
  await userEvent.click(await button('补正'));
  await userEvent.type(await screen.findByLabelText('工号'), 'N1');
  await userEvent.click(await button('提交'));
  await waitFor(() =>
    expect(sent.find(({ operation }) => operation === 'member.resubmit')?.input).toEqual({
      id: 'a1',
      token: 'f'.repeat(64),
      name: '新人',
      employeeNo: 'N1',
    }),
  );
});

const file: Output<'member.get'> = {
  id: 'm1',
  name: '林晓禾',
  employeeNo: 'H00001',
  groupId: 'g1',
  groupName: '内科小组',
  state: 'active',
  phone: '199****0001',
  joinedOn: '2015-03-01',
  departmentId: null,
  departmentName: null,
  gender: 'female',
  birthOn: '1990-03-05',
  offices: [],
  tags: [],
  reason: null,
  enteredOn: '2015-03-01',
  leftOn: null,
  retainedUntil: null,
  sealed: { phone: '199****0001', idNumber: '1**************02X', bankAccount: null, address: null, emergency: null },
  canOpen: true,
  application: null,
  history: [{ at: '2026-11-20T02:00:00.000Z', text: '批准入会', note: null, byName: '周思宁', unionName: '测试工会' }],
  updatedAt: '2026-11-24T02:00:00.000Z',
  moves: ['retain', 'retire', 'leave'],
};
const me = {
  member: { id: 'o1', name: '陈雨桐', unionId: 'u1', unionName: '测试工会', groupId: 'g1', groupName: '内科小组' },
  offices: [],
  roles: ['member', 'officer'],
  operations: ['member.update', 'session.issueCode'],
  unread: 0,
};

it('an officer opens what is masked with a reason, and hands out a login code once', async () => {
  const sent = serve({
    'session.me': () => ({ ok: true, data: me }),
    'member.get': () => given<'member.get'>(file),
    'member.openSensitive': () => given<'member.openSensitive'>({ values: [{ field: 'phone', label: '手机', text: '19900000001' }] }),
  });
  openWith({ id: 'm1' });
  show(<MemberDetail />);
  await userEvent.click(await button('查看手机、身份证号'));
  await userEvent.type(await screen.findByLabelText('理由'), '通知体检');
  expect(document.body.textContent).toMatch('林晓禾 会在「谁看过我的资料」里看到');
  await userEvent.click(await button('查看'));
  expect(await screen.findByText('19900000001')).toBeTruthy();
  expect(sent.find(({ operation }) => operation === 'member.openSensitive')?.input).toEqual({
    id: 'm1',
    fields: ['phone', 'idNumber'],
    reason: '通知体检',
  });
  await userEvent.click(await button('遮掩起来'));
  expect(screen.queryByText('19900000001')).toBeNull();
  for (const name of ['保留会籍', '退休', '离会', '转会', '发一次性登录码']) expect(await button(name)).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/undefined|null|active|retain/);
});

it('a login code signs in and leads to a password of one’s own', async () => {
  const sent = serve({
    'session.loginWithCode': () => ({ ok: true, data: { token: 't', member: me.member } }),
  });
  openWith({});
  show(<Login />);
  await userEvent.click(await screen.findByRole('radio', { name: '登录码登录' }));
  await userEvent.type(screen.getByLabelText('账号'), 'u12345678');
  await userEvent.type(screen.getByLabelText('登录码'), '1234 5678');
  await userEvent.click(await button('登录'));
  await waitFor(() => expect(visits.at(-1)).toBe('/pages/session/password/index?first=1'));
  expect(sent.find(({ operation }) => operation === 'session.loginWithCode')?.input).toEqual({ account: 'u12345678', code: '12345678' });
});
