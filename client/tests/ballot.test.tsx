/** Voting on a weak network is one vote; nothing chosen stays on the device; refusals are read where they belong. */
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import CastBallot from '@/pages/ballot/cast/index';
import BallotDetail from '@/pages/ballot/detail/index';
import BallotEdit from '@/pages/ballot/edit/index';
import Papers from '@/pages/ballot/papers/index';
import { openWith } from '../../tests/client-stubs/taro';
import { given, refused, serve } from './server';

const threshold = { numerator: 1, denominator: 2, base: 'all' as const, strict: true, source: '浙江条例' };
const ballot: Output<'ballot.get'> = {
  ...{ id: 'b1', title: '集体合同表决', state: 'open', questionCount: 2, closesAt: null, openedAt: '2026-11-24T01:00:00.000Z' },
  ...{ hasCast: false, due: 9, cast: 4, isTeller: false, note: '', voters: 'delegates', voterIds: [], sessionId: null },
  questions: ['通过集体合同草案', '通过职工福利方案'].map((text, index) => ({
    ...{ key: `q${index + 1}`, text, detail: '', threshold, rule: '超过全体代表的二分之一', proposerIds: [], result: null },
  })),
  tellers: [{ id: 'm1', name: '林晓' }],
  witness: { id: 'm2', name: '周宁' },
  ...{ quorum: null, quorumText: null, present: null, hash: null, boxCount: null, closedAt: null, publishedAt: null },
  ...{ signatures: [], papers: null, remindedAt: null, moves: [], canCast: true, canVerify: false },
};
const draw = (page: JSX.Element, params: Record<string, string> = { id: 'b1' }) => {
  openWith(params);
  render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
};
// jsdom knows the dialog element but not how to open it.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true;
};
beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
});

async function chooseBoth(): Promise<void> {
  for (const choice of ['赞成', '弃权'])
    await userEvent.click((await screen.findAllByRole('radio', { name: choice }))[choice === '赞成' ? 0 : 1]!);
  await userEvent.click(screen.getByRole('button', { name: '下一步：核对' }));
}
const casts = (sent: ReturnType<typeof serve>) => sent.filter(({ operation }) => operation === 'ballot.cast');

it('after a lost answer the same vote goes out under the same request id, and the page says it is cast', async () => {
  let isLost = true;
  const sent = serve({
    'ballot.get': () => given<'ballot.get'>(ballot),
    'ballot.cast': () => (isLost ? 'lost' : given<'ballot.cast'>({ message: '已投票' })),
  });
  draw(<CastBallot />);
  await chooseBoth();
  await userEvent.click(screen.getByRole('button', { name: '投出' }));
  expect(await screen.findByText(/再点一次不会重复提交/)).toBeTruthy();
  // While nobody knows, nothing of the vote lies on the device: neither the words nor a fingerprint of them.
  expect(JSON.stringify({ ...localStorage })).not.toMatch(/approve|abstain|ballot\.cast/);
  isLost = false;
  await userEvent.click(screen.getByRole('button', { name: '投出' }));
  expect(await screen.findByText('已投票')).toBeTruthy();
  const [first, second] = casts(sent);
  expect(casts(sent)).toHaveLength(2);
  expect(second!.key).toBe(first!.key);
  expect(second!.input).toEqual({
    id: 'b1',
    answers: [
      { key: 'q1', choice: 'approve' },
      { key: 'q2', choice: 'abstain' },
    ],
  });
  expect(document.body.textContent).not.toMatch(/赞成|弃权/);
});

it('nothing goes out before every question is answered and looked over', async () => {
  const sent = serve({ 'ballot.get': () => given<'ballot.get'>(ballot) });
  draw(<CastBallot />);
  await userEvent.click((await screen.findAllByRole('radio', { name: '反对' }))[0]!);
  expect(screen.getByText('还有 1 项没有选；不表态的请选弃权')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '下一步：核对' }));
  expect(screen.queryByRole('button', { name: '投出' })).toBeNull();
  expect(casts(sent)).toEqual([]);
});

it.each([
  ['ALREADY_VOTED', '已领取纸质票，每人只能投一次'],
  ['BALLOT_CLOSED', '投票已经结束，不能再投'],
  ['NOT_ON_ROLL', '您不在这次投票的名册上；名册在开始投票时已固定，有疑问请联系监票人'],
] as const)('a vote refused with %s is told on the page, and not as cast', async (code, sentence) => {
  serve({ 'ballot.get': () => given<'ballot.get'>(ballot), 'ballot.cast': () => refused(code, [], sentence) });
  draw(<CastBallot />);
  await chooseBoth();
  await userEvent.click(screen.getByRole('button', { name: '投出' }));
  expect(await screen.findByText(sentence)).toBeTruthy();
  expect(screen.queryByText('结果公布后会通知您')).toBeNull();
});

it('who has voted is told so instead of being asked again', async () => {
  serve({ 'ballot.get': () => given<'ballot.get'>({ ...ballot, canCast: false, hasCast: true }) });
  draw(<CastBallot />);
  expect(await screen.findByText('您已投票')).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
});

it('while it runs an officer sees how many, reminds the rest by number, and no result', async () => {
  const sent = serve({
    'ballot.get': () => given<'ballot.get'>({ ...ballot, canCast: false, hasCast: null, moves: ['remind', 'close'] }),
    'ballot.remind': () => given<'ballot.remind'>({ reminded: 5 }),
  });
  draw(<BallotDetail />);
  expect(await screen.findByText('已投 4 / 9 人')).toBeTruthy();
  expect(screen.getByText('结束之前，谁也看不到结果')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '提醒' }));
  expect(await screen.findByText(/还有 5 人没有投票/)).toBeTruthy();
  const buttons = screen.getAllByRole('button', { name: '提醒' });
  await userEvent.click(buttons.at(-1)!);
  await waitFor(() => expect(sent.some(({ operation }) => operation === 'ballot.remind')).toBe(true));
});

it('anybody entitled checks the box and reads what does not fit', async () => {
  const trouble = '票箱内容与结束时公布的校验值不符，结束后有人动过';
  serve({
    'ballot.get': () => given<'ballot.get'>({ ...ballot, state: 'published', canCast: false, canVerify: true, hash: 'a1', boxCount: 4 }),
    'ballot.verify': () => given<'ballot.verify'>({ rollCount: 4, boxCount: 5, hash: 'b2', publishedHash: 'a1', isIntact: false, trouble }),
  });
  draw(<BallotDetail />);
  await userEvent.click(await screen.findByRole('button', { name: '现在核对' }));
  expect(await screen.findByText('核对不符')).toBeTruthy();
  expect(screen.getByText(trouble)).toBeTruthy();
});

it('the region’s threshold is chosen until another is, and goes out with its source', async () => {
  const passing = { numerator: 1, denominator: 2, base: 'all' as const, strict: false, source: '《上海市职工代表大会条例》第31条' };
  const sent = serve({
    'ballot.rules': () =>
      given<'ballot.rules'>({
        region: '上海',
        passing: [
          { text: '上海：全体代表的二分之一以上（含本数）', threshold: passing },
          { text: '全体过半数（不含半数）', threshold: { ...threshold, source: '本会章程或会议决定' } },
        ],
        quorum: { ...passing, numerator: 2, denominator: 3, source: '《上海市职工代表大会条例》第28条' },
      }),
    'ballot.get': () => given<'ballot.get'>({ ...ballot, state: 'draft', questions: [{ ...ballot.questions[0]!, threshold: passing }] }),
    'ballot.update': () => refused('INVALID_INPUT', [{ path: 'witnessId', message: '监票人不能兼任计票人，请另选一人' }]),
  });
  draw(<BallotEdit />);
  expect(await screen.findByText('依据：《上海市职工代表大会条例》第31条')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '保存' }));
  expect(await screen.findByText('监票人不能兼任计票人，请另选一人')).toBeTruthy();
  const input = sent.find(({ operation }) => operation === 'ballot.update')!.input as { questions: { threshold: object }[] };
  expect(input.questions[0]!.threshold).toEqual(passing);
});

it('a teller enters a paper without a name, one at a time', async () => {
  const sent = serve({
    'ballot.get': () =>
      given<'ballot.get'>({ ...ballot, canCast: false, papers: { taken: 2, entered: 1 }, moves: ['takePaper', 'enterPapers'] }),
    'ballot.enterPapers': () => refused('CONFLICT', [], '领取纸质票 2 张，已录入 2 张，不能再录入 1 张，请核对'),
  });
  draw(<Papers />);
  for (const index of [0, 1]) await userEvent.click((await screen.findAllByRole('radio', { name: '废票' }))[index]!);
  await userEvent.click(screen.getByRole('button', { name: '录入这一张' }));
  expect(await screen.findByText(/不能再录入 1 张，请核对/)).toBeTruthy();
  const { input } = sent.find(({ operation }) => operation === 'ballot.enterPapers')!;
  expect(Object.keys(input as object).sort()).toEqual(['id', 'papers']);
  await act(() => Promise.resolve());
});
