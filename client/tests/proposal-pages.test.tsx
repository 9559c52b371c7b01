/** Answering an invitation to second, writing with others like it pointed out, and the report's figures with the counts behind them. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import ProposalEdit from '@/pages/proposal/edit/index';
import Report from '@/pages/proposal/report/index';
import Seconding from '@/pages/proposal/seconding/index';
import { openWith } from '../../tests/client-stubs/taro';
import { given, serve } from './server';

type Item = Output<'proposal.list'>['items'][number];
const item: Item = {
  id: 'p1',
  kind: 'proposal',
  callId: 'c1',
  number: null,
  matter: '地下停车场增设充电车位',
  state: 'draft',
  authorName: '魏知澄',
  seconders: 1,
  minSeconders: 2,
  leadUnitName: null,
  dueOn: null,
  isOverdue: false,
  isMine: false,
  hasSeconded: false,
  isAsked: true,
  isDisputed: false,
  urges: 0,
  updatedAt: '2026-11-22T01:20:00.000Z',
};

function show(page: JSX.Element, params: Record<string, string>) {
  openWith(params);
  render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
}
const button = (name: string) => screen.findByRole('button', { name });

beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
});

it('an invitation is declined with a word, and then it is gone', async () => {
  let items = [item];
  const sent = serve({
    'proposal.list': () => given<'proposal.list'>({ items, nextCursor: null }),
    'proposal.declineSecond': () => {
      items = [];
      return given<'proposal.declineSecond'>({ id: 'p1' });
    },
  });
  show(<Seconding />, {});
  expect(await screen.findByText('魏知澄邀请您附议，已有 1 人附议，需 2 人')).toBeTruthy();
  await userEvent.click(await button('婉拒附议「地下停车场增设充电车位」'));
  await userEvent.type(screen.getByLabelText('附言'), '不熟悉');
  await userEvent.click(await button('婉拒'));
  expect(await screen.findByText('没有等您答复的邀请')).toBeTruthy();
  expect(sent.filter(({ operation }) => operation === 'proposal.declineSecond').map(({ input }) => input)).toEqual([
    { id: 'p1', note: '不熟悉' },
  ]);
});

it('while a matter is written, others like it are asked for once the writer pauses; then it is sent as a suggestion', async () => {
  const similar = { ...item, callTitle: '上次征集', likeness: 0.8, state: 'completed' as const, callId: 'c0' };
  const sent = serve({
    'proposal.similar': () => given<'proposal.similar'>({ items: [similar] }),
    'proposal.suggest': () => given<'proposal.suggest'>({ id: 'p9' }),
  });
  show(<ProposalEdit />, { callId: 'c1', kind: 'suggestion' });
  await userEvent.type(screen.getByLabelText('案由'), '停车场充电车位不够');
  expect(await screen.findByText('上次征集 · 魏知澄')).toBeTruthy();
  expect(sent.filter(({ operation }) => operation === 'proposal.similar')).toHaveLength(1);
  await userEvent.type(screen.getByLabelText('理由'), '排队');
  await userEvent.click(await button('送交'));
  await waitFor(() =>
    expect(sent.filter(({ operation }) => operation === 'proposal.suggest').map(({ input }) => input)).toEqual([
      { callId: 'c1', matter: '停车场充电车位不够', reason: '排队', measures: '', fileIds: [] },
    ]),
  );
});

it('the report says each rate with its counts, and each proposal with those merged into it', async () => {
  serve({
    'proposal.report': () =>
      given<'proposal.report'>({
        callId: 'c1',
        title: '职代会提案征集',
        unionName: '测试工会',
        madeAt: item.updatedAt,
        published: { session: '第四次会议', text: '', at: item.updatedAt, byName: '陈雨桐', files: [] },
        sums: {
          submitted: 3,
          filed: 2,
          carriedFrom: 0,
          merged: 1,
          suggestion: 0,
          declined: 0,
          answered: 2,
          answeredInTime: 1,
          due: 2,
          rated: 1,
          satisfied: 1,
          completed: 1,
          carriedOver: 0,
          unfinished: 1,
          filedRate: 66.7,
          inTimeRate: 50,
          satisfiedRate: 100,
        },
        lines: [
          {
            id: 'p1',
            kind: 'proposal',
            number: '001',
            matter: '食堂延长开放',
            state: 'completed',
            authorName: '苏若岚、梁子帆',
            leadUnitName: '后勤部',
            coUnitNames: [],
            answer: '已办',
            rating: 'satisfied',
            dueOn: null,
            isOverdue: false,
            isCarried: false,
            merged: [{ id: 'p2', number: '002', matter: '夜宵', authorName: '梁子帆' }],
          },
        ],
        isLong: false,
      }),
  });
  show(<Report />, { callId: 'c1' });
  for (const text of ['2 ÷ 3 件', '1 ÷ 2 件', '1 ÷ 1 件', '并入：夜宵（梁子帆）', '已公布'])
    expect(await screen.findByText(text)).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/undefined|null|satisfied|completed/);
});
