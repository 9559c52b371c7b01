/** Somebody rates one object after the other and sends all at once; results near the top are told as a bound; the plan names a member. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import EditAppraisal from '@/pages/appraisal/edit/index';
import RateAppraisal from '@/pages/appraisal/rate/index';
import AppraisalResults from '@/pages/appraisal/results/index';
import { openWith } from '../../tests/client-stubs/taro';
import { given, serve } from './server';

const record: Output<'appraisal.get'> = {
  ...{ id: 'a1', title: '2026 年度民主评议', year: 2026, state: 'open', subjectCount: 2, hasRated: false },
  closesAt: new Date(Date.now() + 86_400_000).toISOString(),
  method: 'grades',
  subjects: [
    { id: 's1', name: '后勤部', kind: 'department', post: '', memberId: null },
    { id: 's2', name: '分管副院长', kind: 'leader', post: '后勤', memberId: 'm9' },
  ],
  criteria: [{ id: 'c1', title: '履职能力' }],
  groups: [{ id: 'g1', name: '职工代表', weight: 100, audience: {}, audienceText: '全体会员' }],
  ...{ reportTo: 'raters', due: 40, rated: 12, canSeeResults: false, moves: ['rate'] },
};
const open = (Page: () => React.ReactNode, params: Record<string, string> = { id: 'a1' }) => {
  queryClient.clear();
  localStorage.clear();
  openWith(params);
  render(
    <QueryClientProvider client={queryClient}>
      <Page />
    </QueryClientProvider>,
  );
};

test('every object is rated before anything is sent', async () => {
  const sent = serve({
    'appraisal.get': () => given<'appraisal.get'>(record),
    'appraisal.rate': () => given<'appraisal.rate'>({ id: 'a1' }),
  });
  open(RateAppraisal);
  expect(await screen.findByText(/评价上只有评议组，没有姓名/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '开始评议' }));
  expect(screen.getByRole('button', { name: '下一个' }).getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(await screen.findByRole('radio', { name: /^优秀/ }));
  await userEvent.click(screen.getByRole('button', { name: '下一个' }));
  await userEvent.click(screen.getByRole('radio', { name: /^基本称职/ }));
  await userEvent.click(screen.getByRole('button', { name: '提交' }));
  await waitFor(() => expect(sent.some(({ operation }) => operation === 'appraisal.rate')).toBe(true));
  expect(sent.find(({ operation }) => operation === 'appraisal.rate')!.input).toEqual({
    id: 'a1',
    ratings: [
      { subjectId: 's1', marks: [0], comment: '' },
      { subjectId: 's2', marks: [2], comment: '' },
    ],
  });
});

test('those who run it may remind and close, and see no name of who has not rated', async () => {
  const sent = serve({
    'appraisal.get': () => given<'appraisal.get'>({ ...record, hasRated: null, moves: ['remind', 'close'] }),
    'appraisal.remind': () => given<'appraisal.remind'>({ reminded: 28 }),
  });
  open(RateAppraisal);
  await userEvent.click(await screen.findByRole('button', { name: '提醒未参加的人' }));
  await waitFor(() => expect(sent.some(({ operation }) => operation === 'appraisal.remind')).toBe(true));
  expect(screen.queryByRole('button', { name: '开始评议' })).toBeNull();
});

test('a group of one mind is told as a bound, with its arithmetic and without counts by grade', async () => {
  serve({
    'appraisal.results': () =>
      given<'appraisal.results'>({
        ...{ id: 'a1', title: '2026 年度民主评议', year: 2026, state: 'reported', method: 'grades', due: 20, rated: 14, canManage: false },
        moves: [],
        items: [
          {
            ...{ subjectId: 's1', name: '后勤部', post: '', total: 9179, bound: 'atLeast', marks: null, comments: null },
            groups: [{ name: '职工代表', weight: 100, raters: 14, mean: 9179, bound: 'atLeast' }],
            criteria: [{ title: '履职能力', mean: 9179, bound: 'atLeast' }],
            arithmetic: '(91.79×100) ÷ 100 = 91.79',
            trend: [{ year: 2026, total: 9179, bound: 'atLeast' }],
          },
        ],
      }),
  });
  open(AppraisalResults);
  expect((await screen.findAllByText('不低于 91.79 分')).length).toBeGreaterThan(0);
  expect(screen.getByText('(91.79×100) ÷ 100 = 91.79')).toBeTruthy();
  expect(screen.queryByText(/优秀/)).toBeNull();
  expect(screen.queryByRole('button', { name: '公布结果' })).toBeNull();
});

test('who is appraised can be named as a member of the roster', async () => {
  const sent = serve({
    'appraisal.create': () => given<'appraisal.create'>({ id: 'a2' }),
    'member.list': () =>
      given<'member.list'>({ items: [{ id: 'm9', name: '周敏', employeeNo: '1009', groupName: '院办小组' }], nextCursor: null } as never),
  });
  open(EditAppraisal, {});
  await userEvent.type(screen.getByRole('textbox', { name: /标题/ }), '年终评议');
  await userEvent.type(screen.getByPlaceholderText('输入姓名或工号'), '周敏{Enter}');
  await userEvent.click(await screen.findByText('周敏'));
  expect(screen.getByDisplayValue('周敏')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '存为草稿' }));
  await waitFor(() =>
    expect(sent.find(({ operation }) => operation === 'appraisal.create')?.input).toMatchObject({
      title: '年终评议',
      subjects: [{ name: '周敏', memberId: 'm9' }],
    }),
  );
});
