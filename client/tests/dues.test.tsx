/** A member reads the year's dues and how they come about; the treasurer records a payment once, whatever the network loses. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import MyDues from '@/pages/dues/mine/index';
import RecordPayment from '@/pages/dues/record/index';
import { openWith, visits } from '../../tests/client-stubs/taro';
import { given, refused, serve } from './server';

type Year = Output<'dues.myYear'>;
type Bill = Year['months'][number];
const thisYear = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
const two = (month: number) => String(month).padStart(2, '0');
const bills: Record<number, Partial<Bill>> = {
  1: { amountFen: 3000, paidFen: 3000, status: 'paid' },
  2: { amountFen: 3000, paidFen: 1000, openFen: 2000, status: 'open' },
  3: { amountFen: 3000, status: 'exempted' },
  4: { amountFen: 3000, status: 'writtenOff' },
};
const yearOf = (year: number): Year => ({
  year,
  months: Array.from({ length: 12 }, (_, index) => ({
    month: `${year}-${two(index + 1)}`,
    amountFen: null,
    paidFen: 0,
    openFen: 0,
    status: null,
    ...bills[index + 1],
  })),
  payments: [
    {
      id: 'pay1',
      receiptNo: 'S-0001',
      month: `${year}-01`,
      bookedMonth: `${year}-01`,
      amountFen: 3000,
      method: 'payroll',
      paidAt: `${year}-01-15T02:00:00.000Z`,
      reference: null,
      reversedAt: null,
      reversedMonth: null,
      reverseReason: null,
    },
    {
      id: 'pay2',
      receiptNo: 'S-0002',
      month: `${year}-02`,
      bookedMonth: `${year}-02`,
      amountFen: 1000,
      method: 'cash',
      paidAt: `${year}-02-15T02:00:00.000Z`,
      reference: null,
      reversedAt: `${year}-02-16T02:00:00.000Z`,
      reversedMonth: `${year}-02`,
      reverseReason: '录错',
    },
  ],
  dueFen: 6000,
  paidFen: 4000,
  openFen: 2000,
  wageFen: 600_000,
  steps: ['月工资 6000.00 元', '按 0.5% 计 30.00 元', '每月应缴 30.00 元'],
  source: '省总工会办法第四条',
});

function open(changes: Partial<Year> = {}) {
  const sent = serve({ 'dues.myYear': ({ year }: { year: number }) => given<'dues.myYear'>({ ...yearOf(year), ...changes }) });
  openWith({});
  render(
    <QueryClientProvider client={queryClient}>
      <MyDues />
    </QueryClientProvider>,
  );
  return sent;
}
const cells = async () =>
  within(await screen.findByRole('list', { name: /各月会费/ }))
    .getAllByRole('listitem')
    .map((cell) => cell.getAttribute('aria-label'));

beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
});

it('shows twelve months, each in words: what is open shows what is still to pay', async () => {
  open();
  expect(await cells()).toEqual([
    '1月已缴，¥30.00',
    '2月待缴，¥20.00',
    '3月免缴，¥30.00',
    '4月核销，¥30.00',
    ...[5, 6, 7, 8, 9, 10, 11, 12].map((month) => `${month}月未开账`),
  ]);
  for (const [label, value] of [
    ['应缴', '¥60.00'],
    ['已缴', '¥40.00'],
    ['待缴', '¥20.00'],
  ] as const)
    expect(screen.getAllByText(label).some((one) => one.parentElement!.textContent === value + label)).toBe(true);
});

it('explains the amount step by step, in order, with the rule it rests on', async () => {
  open();
  await cells();
  expect([...document.querySelectorAll('.steps-text')].map((step) => step.textContent)).toEqual([
    '1. 月工资 6000.00 元',
    '2. 按 0.5% 计 30.00 元',
    '3. 每月应缴 30.00 元',
  ]);
  expect(screen.getByText('依据：省总工会办法第四条')).toBeTruthy();
});

it('says whom to ask when no wage is known, instead of steps', async () => {
  open({ wageFen: null, steps: [] });
  expect(await screen.findByText('还没有登记您的计费工资，请联系财务委员。')).toBeTruthy();
  expect(document.querySelector('.steps-text')).toBeNull();
});

it('lists receipts, marks the reversed one, and opens one by a tap', async () => {
  open();
  expect(await screen.findByText('2 笔')).toBeTruthy();
  expect(screen.getByText('已冲正')).toBeTruthy();
  await userEvent.click(screen.getByText(/^工资代扣 · .*收据 S-0001$/));
  expect(visits).toEqual(['/pages/dues/receipt/index?id=pay1']);
});

it('says that there are no payments yet, and where the receipts will be', async () => {
  open({ payments: [] });
  expect(await screen.findByText('这一年还没有缴费记录')).toBeTruthy();
});

it('asks for the year of the tab, and names the year that is shown', async () => {
  const sent = open();
  await cells();
  await userEvent.click(screen.getByRole('tab', { name: `${thisYear - 1}年` }));
  expect(await screen.findByRole('list', { name: `${thisYear - 1}年各月会费` })).toBeTruthy();
  expect(sent.filter(({ operation }) => operation === 'dues.myYear').map(({ input }) => input)).toEqual([
    { year: thisYear },
    { year: thisYear - 1 },
  ]);
  expect(screen.getByRole('tab', { name: `${thisYear - 1}年` }).getAttribute('aria-selected')).toBe('true');
});

it('says the refusal with a way on, and shows the year after it', async () => {
  let isBroken = true;
  serve({ 'dues.myYear': () => (isBroken ? refused('FORBIDDEN') : given<'dues.myYear'>(yearOf(thisYear))) });
  openWith({});
  render(
    <QueryClientProvider client={queryClient}>
      <MyDues />
    </QueryClientProvider>,
  );
  const retry = await screen.findByRole('button', { name: '重试' });
  isBroken = false;
  await userEvent.click(retry);
  await waitFor(async () => expect(await cells()).toHaveLength(12));
});

it('recording a payment again after a lost answer is the same request, and the form is then empty for the next one', async () => {
  let isLost = true;
  const sent = serve({
    'dues.wages': () => given<'dues.wages'>({ items: [] }),
    'dues.record': () => (isLost ? 'lost' : given<'dues.record'>({ id: 'pay9', receiptNo: 'S-0009', openFen: 0 })),
  });
  const records = () => sent.filter(({ operation }) => operation === 'dues.record');
  openWith({ memberId: 'm1', name: '唐语棠', month: `${thisYear}-01`, openFen: '3000' });
  render(
    <QueryClientProvider client={queryClient}>
      <RecordPayment />
    </QueryClientProvider>,
  );
  await userEvent.click(await screen.findByRole('button', { name: '登记 ¥30.00' }));
  await screen.findByRole('alert');
  isLost = false;
  await userEvent.click(await screen.findByRole('button', { name: '登记 ¥30.00' }));
  expect(await screen.findByText('已登记：唐语棠 ¥30.00')).toBeTruthy();
  expect(records()).toHaveLength(2);
  expect(records()[1]).toEqual(records()[0]);
  expect(screen.getByLabelText<HTMLInputElement>('金额').value).toBe('');
});
