/** A congress term on its pages: regional rules with unchecked sources, what is missing, delegates with objections, putting off the end. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import Delegates from '@/pages/congress/delegates/index';
import Profile from '@/pages/congress/profile/index';
import TermPage from '@/pages/congress/term/index';
import { openWith } from '../../tests/client-stubs/taro';
import { given, serve } from './server';

const draw = (page: JSX.Element, params: Record<string, string> = { id: 't1' }) => {
  localStorage.clear();
  queryClient.clear();
  openWith(params);
  render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
};

const term: Output<'congress.term'> = {
  ...{ id: 't1', name: '第 6 届职代会', number: 6, state: 'sitting', profile: 'shanghai', profileName: '上海', years: 4, filled: 30 },
  ...{
    startsOn: '2026-12-01',
    endsOn: '2030-11-30',
    extendedFrom: null,
    totalSeats: 30,
    staff: 100,
    frontLine: 75,
    managers: 8,
    women: 45,
  },
  ...{
    seatsArithmetic: '职工 100 人：30 + 5 × 0 = 30 名',
    seatsSource: '《上海市职工代表大会条例》第21条',
    constituencies: [],
    makeUp: [],
  },
  ...{ listUntil: null, begunOn: '2026-12-08', openObjections: 0, obstacles: [], moves: [] },
};
const delegate: Output<'congress.delegates'>['items'][number] = {
  ...{ id: 'd1', memberId: 'm1', name: '赵一', constituencyId: 'c1', constituencyName: '门诊选区', staffKind: 'frontLine', isWoman: true },
  ...{ electedOn: '2026-11-20', poll: '40 人中 36 人参加，得票 30', state: 'posted', isByElection: false, listUntil: '2026-12-05' },
  ...{ endedOn: null, endReason: '', moves: ['raiseObjection'] },
};

test('each row of a region has its source, and officers are told which was not compared', async () => {
  const rows = [
    { title: '法定人数', text: '全体代表的三分之二以上到会', source: '《上海市职工代表大会条例》第28条', isToCheck: false },
    { title: '召开次数', text: '每年至少 1 次', source: '《企业民主管理规定》', isToCheck: true },
  ];
  const about = { regulation: '《上海市职工代表大会条例》', validFrom: '2011-05-01', validUntil: null, isChosen: true };
  const items = [{ id: 'shanghai' as const, name: '上海', rows, ...about }];
  serve({ 'congress.profiles': () => given<'congress.profiles'>({ items, canChoose: true }) });
  draw(<Profile />);
  expect(await screen.findByText('《上海市职工代表大会条例》第28条')).toBeTruthy();
  expect(screen.getAllByText('请对照原文核实')).toHaveLength(1);
});

test('a term that is prepared says what is missing; no step is offered before', async () => {
  serve({
    'congress.term': () => given<'congress.term'>({ ...term, state: 'preparing', filled: 28, obstacles: ['门诊选区还缺 2 名代表'] }),
  });
  draw(<TermPage />);
  expect(await screen.findByText('门诊选区还缺 2 名代表')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '公示名单' })).toBeNull();
});

test('the chair puts off a new election with a reason', async () => {
  const sent = serve({
    'congress.term': () => given<'congress.term'>({ ...term, moves: ['extendTerm'] }),
    'congress.extendTerm': () => given<'congress.extendTerm'>({ id: 't1' }),
  });
  draw(<TermPage />);
  await userEvent.click(await screen.findByRole('button', { name: '延期换届' }));
  await userEvent.type(await screen.findByRole('textbox', { name: /理由/ }), '单位正在改制');
  expect(screen.getByText(/不超过一年/)).toBeTruthy();
  await userEvent.click(screen.getAllByRole('button', { name: '延期换届' }).at(-1)!);
  expect(sent.some(({ operation }) => operation === 'congress.extendTerm')).toBe(false);
});

test('a posted delegate may be objected to, with the poll in words', async () => {
  const sent = serve({
    'congress.delegates': () => given<'congress.delegates'>({ items: [delegate], canEnter: false, canObject: true, canExport: false }),
    'congress.objections': () => given<'congress.objections'>({ items: [] }),
    'congress.term': () => given<'congress.term'>({ ...term, state: 'posted' }),
    'congress.raiseObjection': () => given<'congress.raiseObjection'>({ id: 'o1' }),
  });
  draw(<Delegates />);
  expect(await screen.findByText('赵一')).toBeTruthy();
  expect(screen.getByText(/40 人中 36 人参加，得票 30/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /异议/ }));
  await userEvent.type(await screen.findByRole('textbox'), '参加人数不足');
  await userEvent.click(screen.getByRole('button', { name: '提交' }));
  await waitFor(() =>
    expect(sent.find(({ operation }) => operation === 'congress.raiseObjection')?.input).toEqual({
      delegateId: 'd1',
      text: '参加人数不足',
    }),
  );
});
