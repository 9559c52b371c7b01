/** The books in the treasurer's hands: the path of arrears offers what the answer allows, arrears are collected, a year is gone through. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import DuesCheck from '@/pages/dues/check/index';
import CollectArrears from '@/pages/dues/collect/index';
import ArrearsPath from '@/pages/dues/path/index';
import DuesPlans from '@/pages/dues/plans/index';
import { openWith, visits } from '../../tests/client-stubs/taro';
import { given, refused, serve } from './server';

type Path = Output<'dues.arrearsPath'>;
const path = (changes: Partial<Path> = {}): Path => ({
  memberId: 'm1',
  name: '唐语棠',
  groupName: '内科小组',
  state: 'talked',
  months: [
    { month: '2026-08', openFen: 3000, isClosed: true },
    { month: '2026-11', openFen: 3000, isClosed: false },
  ],
  openFen: 6000,
  longMonths: 6,
  isLong: false,
  rule: '章程',
  steps: [{ kind: 'talk', at: '2026-11-20T02:00:00.000Z', on: '2026-11-20', byName: '周思宁', text: '答应月底补缴', decision: null }],
  moves: ['decide', 'collectArrears'],
  ...changes,
});

const draw = (page: ReactNode, params: Record<string, string> = {}) => {
  openWith(params);
  render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
};

beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
});

it('offers only the steps that the answer allows, and says the steps taken', async () => {
  serve({ 'dues.arrearsPath': () => given<'dues.arrearsPath'>(path()) });
  draw(<ArrearsPath />, { memberId: 'm1' });
  expect(await screen.findByText('答应月底补缴')).toBeTruthy();
  expect(screen.getByRole('button', { name: '作出决定' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '提醒' })).toBeNull();
  expect(screen.queryByRole('button', { name: '登记谈话' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: '补缴' }));
  expect(visits.at(-1)).toContain('/pages/dues/collect/index?memberId=m1');
});

it('a member sees the path without a button', async () => {
  serve({ 'dues.arrearsPath': () => given<'dues.arrearsPath'>(path({ moves: [] })) });
  draw(<ArrearsPath />, { memberId: 'm1' });
  expect(await screen.findByText('答应月底补缴')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '作出决定' })).toBeNull();
});

it('collects arrears and shows in whose books each receipt stands', async () => {
  const sent = serve({
    'dues.arrearsPath': () => given<'dues.arrearsPath'>(path()),
    'dues.collectArrears': () =>
      given<'dues.collectArrears'>({
        receipts: [{ id: 'p1', receiptNo: '2026-000009', month: '2026-08', bookedMonth: '2026-11', amountFen: 3000 }],
        openFen: 3000,
      }),
  });
  draw(<CollectArrears />, { memberId: 'm1', name: '唐语棠', openFen: '3000' });
  await userEvent.click(await screen.findByRole('button', { name: '登记 ¥30.00' }));
  expect(await screen.findByText('收据 2026-000009，记入2026年11月账')).toBeTruthy();
  expect(screen.getByText('还欠 ¥30.00')).toBeTruthy();
  expect(sent.find(({ operation }) => operation === 'dues.collectArrears')?.input).toMatchObject({ memberId: 'm1', amountFen: 3000 });
});

it('says why money is not taken, and keeps what was typed', async () => {
  serve({
    'dues.arrearsPath': () => given<'dues.arrearsPath'>(path()),
    'dues.collectArrears': () => refused('AMOUNT_MISMATCH', [], '待缴共 60.00 元，收到 90.00 元；多出的请退还'),
  });
  draw(<CollectArrears />, { memberId: 'm1', name: '唐语棠', openFen: '9000' });
  await userEvent.click(await screen.findByRole('button', { name: '登记 ¥90.00' }));
  expect((await screen.findByRole('alert')).textContent).toContain('多出的请退还');
  expect(screen.getByRole('button', { name: '登记 ¥90.00' })).toBeTruthy();
});

it('names what does not agree in a year of books', async () => {
  const sums = { count: 2, billsFen: 6000, paidFen: 3000, openFen: 3000, exemptedFen: 0, writtenOffFen: 0 };
  serve({
    'dues.reconcile': () =>
      given<'dues.reconcile'>({
        year: 2026,
        isRight: false,
        sums,
        checks: [
          { name: '收据号连续无缺号', isRight: false, says: '1 处不符', wrong: ['缺 2026-000002'] },
          { name: '收款与账单一致', isRight: true, says: '2 笔收款都对得上', wrong: [] },
        ],
      }),
  });
  draw(<DuesCheck />);
  expect(await screen.findByText('缺 2026-000002')).toBeTruthy();
  expect(screen.getByText('不符')).toBeTruthy();
  expect(screen.getByText('相符')).toBeTruthy();
  expect(screen.getByText(/应缴 ¥60.00 = 已缴 ¥30.00/)).toBeTruthy();
});

it('plans say their source and months; without the move there is no button', async () => {
  const plan: Output<'dues.plans'>['items'][number] = {
    id: 'nationwide:normal',
    kind: 'normal',
    stepFen: 1000,
    feeFen: 5,
    value: 0,
    says: '工资每满 10 元缴 0.05 元（约 0.50%）',
    source: '工发[1978]101号',
    fromMonth: '1978-10',
    toMonth: null,
    byName: null,
    state: 'valid',
    canWithdraw: false,
  };
  serve({ 'dues.plans': () => given<'dues.plans'>({ items: [plan], earliestMonth: '2026-12', moves: [] }) });
  draw(<DuesPlans />);
  expect(await screen.findByText('依据：工发[1978]101号（全国统一）')).toBeTruthy();
  expect(screen.getByText('1978年10月起')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '登记下一项' })).toBeNull();
});
