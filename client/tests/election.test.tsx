/** A member votes with ○ × and nothing, is warned of a void ballot, answers a nomination; tellers and officers see the step that comes next. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import Cast from '@/pages/election/cast/index';
import Detail from '@/pages/election/detail/index';
import Papers from '@/pages/election/papers/index';
import { openWith } from '../../tests/client-stubs/taro';
import { given, serve } from './server';

type Election = Output<'election.get'>;
const candidate = (memberId: string, name: string) => ({
  memberId,
  name,
  groupName: '内科小组',
  statement: '愿意服务',
  way: 'self' as const,
});
const record: Election = {
  ...{ id: 'e1', kind: 'groupLeader', title: '内科小组组长选举', state: 'voting', seats: 1, placeName: '内科小组', note: '' },
  ...{ dueAt: null, listUntil: null, nominateUntil: null, closesAt: null, due: 20, cast: 7, hasCast: false, isTeller: false, elected: [] },
  ...{ voters: 'units', voterUnits: [{ id: 'g1', name: '内科小组' }], voterIds: [], unitId: 'g1', termId: null, constituencyId: null },
  ...{ isByElection: false, years: 3, ownRules: null, leastCandidates: 1, round: { number: 1, kind: 'first', seats: 1 } },
  rules: [{ label: '参加人数', text: '应参加人数的三分之二以上', source: '选举工作条例' }],
  candidates: [candidate('a', '曹晓宁'), candidate('b', '杜清朗')],
  ...{ nominations: [], objections: { raised: 0, open: 0 }, tellers: [{ id: 't', name: '周思宁' }], witness: { id: 'w', name: '彭思宁' } },
  ...{ papers: null, rounds: [], winners: [], vacantSeats: 1, vacancyReason: null, stopReason: null, appointedOn: null },
  ...{ moves: [], canCast: true, canVerify: false },
};
const open = (Page: () => React.ReactNode) => {
  queryClient.clear();
  openWith({ id: 'e1' });
  render(
    <QueryClientProvider client={queryClient}>
      <Page />
    </QueryClientProvider>,
  );
};
const marksOf = (name: string) => within(screen.getByRole('radiogroup', { name: `${name}：画票` }));

test('what is not marked is an abstention and is not sent; the receipt shows no choice', async () => {
  const sent = serve({
    'election.get': () => given<'election.get'>(record),
    'election.cast': () => given<'election.cast'>({ message: '已投票' }),
  });
  open(Cast);
  await screen.findByText('应选 1 名，已赞成 0 人；不画的算弃权');
  expect(marksOf('曹晓宁').getByRole('radio', { name: '曹晓宁：弃权' }).getAttribute('aria-checked')).toBe('true');
  await userEvent.click(marksOf('杜清朗').getByRole('radio', { name: '杜清朗：赞成' }));
  await userEvent.click(screen.getByRole('button', { name: '下一步：核对' }));
  expect(screen.getByText('○ 赞成')).toBeTruthy();
  expect(screen.getByText('— 弃权')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '投出' }));
  await screen.findByText('已投票');
  expect(screen.queryByText(/赞成/)).toBeNull();
  expect(sent.find(({ operation }) => operation === 'election.cast')!.input).toEqual({
    ...{ id: 'e1', writeIns: [] },
    marks: [{ memberId: 'b', mark: 'approve' }],
  });
});

test('too many marks are called void before they are cast; a name may be written in', async () => {
  serve({ 'election.get': () => given<'election.get'>(record) });
  open(Cast);
  await screen.findByText('曹晓宁');
  await userEvent.click(screen.getByText('另选他人'));
  await userEvent.type(screen.getByRole('textbox', { name: /第 1 人/ }), '林晓枫');
  expect(screen.getByText('应选 1 名，已赞成 1 人；不画的算弃权')).toBeTruthy();
  await userEvent.click(marksOf('曹晓宁').getByRole('radio', { name: '曹晓宁：赞成' }));
  expect(screen.getByText('赞成 2 人，应选 1 名：选多了，这张票会作废')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '下一步：核对' }));
  expect(screen.getByText('选多了，这张票会作废')).toBeTruthy();
});

test('a nominee answers, a colleague seconds', async () => {
  const nomination = {
    ...{ id: 'n1', memberId: 'c', name: '范亦原', groupName: '内科小组', way: 'members' as const, byName: '曹晓宁', reason: '乐于助人' },
    ...{ statement: '', consent: 'asked' as const, seconders: ['杜清朗'], missing: 0, isReady: false, withdrawnReason: null },
  };
  const asked = {
    ...record,
    state: 'nominating' as const,
    kind: 'committee' as const,
    canCast: false,
    candidates: [],
    moves: ['nominate'],
  };
  const sent = serve({
    'election.get': () =>
      given<'election.get'>({
        ...asked,
        nominations: [
          { ...nomination, id: 'n2', memberId: 'd', name: '冯佳原', missing: 2, moves: ['second'] },
          { ...nomination, moves: ['answerNomination'] },
        ],
      }),
    'election.second': () => given<'election.second'>({ id: 'n2', missing: 1 }),
    'election.answerNomination': () => given<'election.answerNomination'>({ id: 'n1' }),
  });
  open(Detail);
  await screen.findByText('还差 2 人附议');
  await userEvent.click(screen.getByRole('button', { name: '附议冯佳原' }));
  await waitFor(() => expect(sent.some(({ operation }) => operation === 'election.second')).toBe(true));
  await userEvent.click(screen.getByRole('button', { name: '答复是否参选' }));
  expect(screen.getByText('《工会法》第十条：近亲属不能作为委员人选')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '同意参选' }));
  await waitFor(() => expect(sent.some(({ operation }) => operation === 'election.answerNomination')).toBe(true));
});

test('a tie shows who stands again, and the officer’s next step', async () => {
  const person = { isWriteIn: false, against: 4, abstain: 0, isElected: false, isTied: true, arithmetic: '达到' };
  serve({
    'election.get': () =>
      given<'election.get'>({
        ...{ ...record, state: 'published', canCast: false, moves: ['runOff', 'leaveVacant', 'report'] },
        rounds: [
          {
            ...{ number: 1, kind: 'first', seats: 1, openedAt: null, closedAt: null, publishedAt: '2026-11-24T02:00:00.000Z', due: 20 },
            ...{ boxCount: 16, hash: 'ab12', void: 1, isValid: true, turnout: '应参加人数 20，至少要 14；投票 16，达到', vacant: 0 },
            people: [
              { ...person, memberId: 'a', name: '曹晓宁', approve: 11 },
              { ...person, memberId: 'b', name: '杜清朗', approve: 11 },
            ],
            writeIns: [{ name: '林晓枫', votes: 1, memberName: null, isDecided: false }],
            ...{ verdict: '应选 1 名，当选 0 名；2 人票数相等，争余下的 1 名，须就这几人再次投票', signatures: [] },
          },
        ],
      }),
  });
  open(Detail);
  expect((await screen.findAllByText('票数相等')).length).toBe(2);
  expect(screen.getByText('写法未认定，不计给任何人')).toBeTruthy();
  expect(screen.getByRole('button', { name: '就票数相等者再次投票' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '更多办理' }));
  expect(screen.getByText('决定空缺')).toBeTruthy();
});

test('a teller looks for a name on the roll to hand out a paper; with none out there is nothing to enter', async () => {
  const sent = serve({
    'election.get': () => given<'election.get'>({ ...record, canCast: false, papers: { taken: 0, entered: 0 }, moves: ['takePaper'] }),
    'election.roll': () => given<'election.roll'>({ items: [{ memberId: 'm1', name: '吕文墨', employeeNo: 'H00001' }] }),
  });
  open(Papers);
  await screen.findByText('还没有发出纸质票。');
  await userEvent.type(screen.getByPlaceholderText('输入姓名或工号'), '吕{Enter}');
  await screen.findByText('吕文墨', {}, { timeout: 5000 });
  expect(sent.find(({ operation }) => operation === 'election.roll')?.input).toEqual({ id: 'e1', search: '吕' });
  expect(screen.queryByRole('button', { name: '录入这一张' })).toBeNull();
});
