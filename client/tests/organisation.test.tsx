/** What a union's own affairs look like: the register with what the law asks, groups re-arranged after a preview, a founding's moves, quiet hours. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import NotificationSettings from '@/pages/notification/settings/index';
import FoundingDetail from '@/pages/founding/detail/index';
import Arrange from '@/pages/unit/arrange/index';
import RegisterPage from '@/pages/unit/register/index';
import { openWith } from '../../tests/client-stubs/taro';
import { given, serve } from './server';

const show = (page: ReactNode) => render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);

beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
  openWith({ id: 'f1' });
});

const register: Output<'unit.register'> = {
  unionId: 'u1',
  unionName: '测试工会',
  employer: '测试单位',
  industry: 'health',
  staffCount: 260,
  memberCount: 120,
  address: '一号路1号',
  contactName: '干事甲',
  contactPhone: null,
  foundedOn: '2009-03-12',
  committee: {
    id: 'c1',
    number: 5,
    from: '2023-12-20',
    to: '2026-12-19',
    years: 3,
    isServing: true,
    seats: [
      { memberId: null, name: '叶景舟', post: 'chair' },
      { memberId: null, name: '委员乙', post: 'member' },
      { memberId: null, name: '委员丙', post: 'member' },
    ],
  },
  earlier: [],
  notes: [
    { key: 'termEnding', text: '本届委员会任期不到一个月，请筹备换届', source: '《工会法》第十六条', dueOn: '2026-12-19', isUrgent: true },
  ],
  canKeep: false,
};

it('shows the committee by post, what the law asks with its article, and no button to those who only read', async () => {
  serve({ 'unit.register': () => given<'unit.register'>(register) });
  show(<RegisterPage />);
  expect(await screen.findByText('本届委员会任期不到一个月，请筹备换届')).toBeTruthy();
  expect(screen.getByText('《工会法》第十六条')).toBeTruthy();
  expect(screen.getByText('委员乙、委员丙')).toBeTruthy();
  expect(screen.queryByText('更正登记')).toBeNull();
});

const preview: Output<'unit.rearrange'> = {
  isDryRun: true,
  basedOn: 'print1',
  groups: [{ groupId: 'g1', before: '内科小组', after: '大内科小组', countBefore: 20, countAfter: 20 }],
  moved: [],
  endedOffices: [],
};

it('groups are looked at before anything is done, and done from exactly what was looked at', async () => {
  localStorage.setItem(
    'drafts',
    JSON.stringify({
      'unit.rearrange': {
        steps: [{ step: { kind: 'rename', groupId: 'g1', name: '大内科小组' }, text: '内科小组 更名为 大内科小组' }],
        reason: '科室更名',
      },
    }),
  );
  const sent = serve({
    'unit.tree': () =>
      given<'unit.tree'>({ units: [{ id: 'g1', parentId: 'u1', kind: 'group', name: '内科小组', memberCount: 20, leaders: [] }] }),
    'unit.rearrange': () => given<'unit.rearrange'>(preview),
  });
  show(<Arrange />);
  await screen.findByText('1. 内科小组 更名为 大内科小组');
  await userEvent.click(screen.getByRole('button', { name: '预览' }));
  expect(await screen.findByText('20 → 20 人')).toBeTruthy();
  // Asked once more, with what will happen in words.
  const dialogs = HTMLDialogElement.prototype as { showModal: () => void; close: () => void };
  dialogs.showModal = function (this: HTMLDialogElement) {
    this.setAttribute('open', '');
  };
  dialogs.close = () => undefined;
  await userEvent.click(screen.getByRole('button', { name: '办理' }));
  const agree = [...document.querySelectorAll('dialog button')].find((button) => button.textContent === '办理');
  await userEvent.click(agree!);
  await waitFor(() => expect(sent.filter(({ operation }) => operation === 'unit.rearrange')).toHaveLength(2));
  const [looked, done] = sent.filter(({ operation }) => operation === 'unit.rearrange').map(({ input }) => input);
  expect(looked).toMatchObject({ dryRun: true });
  expect(done).toMatchObject({ basedOn: 'print1', reason: '科室更名' });
});

const founding: Output<'founding.get'> = {
  id: 'f1',
  name: '云边公司工会',
  kind: 'group',
  state: 'applied',
  employer: '云边公司',
  fromUnionName: '测试工会',
  applicantName: '发起人',
  peopleCount: 3,
  changedAt: '2026-11-20T02:00:00.000Z',
  industry: 'technology',
  staffCount: 36,
  address: '二号路2号',
  contactName: '发起人',
  contactPhone: '02100000000',
  groupName: '第一小组',
  reason: '职工已满二十五人',
  people: [{ memberId: 'm1', name: '发起人', isNew: false }],
  newcomers: [],
  papers: [{ key: 'p1', title: '申请书', source: '《工会法》第十二条', isRequired: true, isGiven: true, files: [] }],
  missing: [],
  opinion: null,
  reference: null,
  result: null,
  newUnionId: null,
  steps: [{ at: '2026-11-20T02:00:00.000Z', byName: '发起人', text: '上报，3 人' }],
  isApplicant: false,
  moves: ['approve', 'return', 'decline'],
};

it('a founding offers exactly the steps the server names', async () => {
  serve({ 'founding.get': () => given<'founding.get'>(founding) });
  show(<FoundingDetail />);
  expect(await screen.findByText('上报，3 人')).toBeTruthy();
  for (const name of ['批复同意', '退回补正', '不批准']) expect(screen.getByRole('button', { name })).toBeTruthy();
  for (const name of ['上报', '撤回', '确认成立']) expect(screen.queryByRole('button', { name })).toBeNull();
});

it('quiet hours and switched-off kinds are sent as shown', async () => {
  const settings: Output<'notification.settings'> = { mutedKinds: ['dues'], isQuietOn: true, quietFrom: '22:00', quietTo: '08:00' };
  const sent = serve({
    'notification.settings': () => given<'notification.settings'>(settings),
    'notification.setSettings': () => given<'notification.setSettings'>(settings),
  });
  show(<NotificationSettings />);
  await userEvent.click(await screen.findByRole('radio', { name: '23:00' }));
  await userEvent.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() =>
    expect(sent.find(({ operation }) => operation === 'notification.setSettings')?.input).toEqual({ ...settings, quietFrom: '23:00' }),
  );
});
