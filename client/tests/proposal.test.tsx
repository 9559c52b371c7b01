/** A delegate seconds a proposal with one tap; the page draws what each person may do, and asks what a rating needs. */
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import ProposalDetail from '@/pages/proposal/detail/index';
import { openWith } from '../../tests/client-stubs/taro';
import { given, refused, serve } from './server';

type Detail = Output<'proposal.get'>;
const step = (action: Detail['steps'][number]['action'], byName: string) => ({
  at: '2026-11-22T01:20:00.000Z',
  action,
  byName,
  note: null,
  files: [],
});
const record: Detail = {
  id: 'p1',
  kind: 'proposal',
  callId: 'c1',
  callTitle: '职代会提案征集',
  number: null,
  matter: '食堂提供夜班热餐',
  reason: '夜班只能吃泡面',
  measures: '二十二时后送餐到护士站',
  state: 'draft',
  authorName: '苏若岚',
  authors: [{ memberId: 'm1', name: '苏若岚' }],
  seconders: 1,
  minSeconders: 2,
  seconded: [{ memberId: 'm2', name: '梁子帆', note: null, files: [] }],
  files: [],
  invitations: [],
  isAsked: false,
  isDisputed: false,
  urges: 0,
  leadUnitName: null,
  lead: null,
  co: [],
  dueOn: null,
  isOverdue: false,
  isMine: false,
  hasSeconded: false,
  mergedInto: null,
  mergedPath: [],
  mergedFrom: [],
  carriedFrom: null,
  carriedInto: null,
  round: 1,
  answers: [],
  coAnswers: [],
  extensions: [],
  extensionAsked: null,
  ratings: [],
  unrated: [],
  dispute: null,
  disputableUntil: null,
  report: null,
  rating: null,
  comment: null,
  steps: [step('draft', '苏若岚'), step('second', '梁子帆')],
  updatedAt: '2026-11-22T01:20:00.000Z',
  moves: ['second'],
};
const seconded: Partial<Detail> = {
  seconders: 2,
  hasSeconded: true,
  seconded: [...record.seconded, { memberId: 'm3', name: '唐语棠', note: null, files: [] }],
  moves: [],
};

function open(changes: Partial<Detail> = {}, secondAnswers: ('lost' | 'done' | 'refused')[] = ['done']) {
  let now = { ...record, ...changes };
  const answers = [...secondAnswers];
  const sent = serve({
    'proposal.get': () => given<'proposal.get'>(now),
    'proposal.second': () => {
      const answer = answers.shift();
      if (answer === 'lost') return 'lost';
      if (answer === 'refused') return refused('ALREADY_SECONDED');
      now = { ...now, ...seconded };
      return given<'proposal.second'>({ id: 'p1', seconders: 2 });
    },
    'proposal.dispute': () => given<'proposal.dispute'>({ id: 'p1' }),
    'proposal.rate': () => given<'proposal.rate'>({ id: 'p1', state: 'assigned' }),
  });
  openWith({ id: 'p1' });
  render(
    <QueryClientProvider client={queryClient}>
      <ProposalDetail />
    </QueryClientProvider>,
  );
  return { of: (operation: string) => sent.filter((one) => one.operation === operation) };
}
const button = (name: string) => screen.findByRole('button', { name });
const buttons = () =>
  screen
    .queryAllByRole('button')
    .map((one) => one.getAttribute('aria-label'))
    .filter((name) => name !== '返回');

beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
});

it('is seconded by one tap: the count goes up and the button gives way to «您已附议»', async () => {
  const { of } = open();
  expect(await screen.findByText('附议 1/2')).toBeTruthy();
  await userEvent.click(await button('附议'));
  expect(await screen.findByText('您已附议')).toBeTruthy();
  expect(screen.getByText('附议 2/2')).toBeTruthy();
  expect(screen.getByText('梁子帆、唐语棠（2 人）')).toBeTruthy();
  expect(of('proposal.second').map(({ input }) => input)).toEqual([{ id: 'p1' }]);
  expect(buttons()).not.toContain('附议');
});

it('two quick taps second once', async () => {
  const { of } = open();
  const second = await button('附议');
  fireEvent.click(second);
  fireEvent.click(second);
  await screen.findByText('您已附议');
  expect(of('proposal.second')).toHaveLength(1);
});

it('after a lost answer the next tap repeats the same request', async () => {
  const { of } = open({}, ['lost', 'done']);
  await userEvent.click(await button('附议'));
  expect(await screen.findByText(/再点一次不会重复提交/)).toBeTruthy();
  await userEvent.click(await button('附议'));
  await screen.findByText('您已附议');
  const [first, again] = of('proposal.second').map(({ key }) => key);
  expect(first).toBeTruthy();
  expect(again).toBe(first);
});

it('says why when it is refused', async () => {
  open({}, ['refused']);
  await userEvent.click(await button('附议'));
  expect(await screen.findByText('您已附议过')).toBeTruthy();
});

it.each<[string, Partial<Detail>, string[], string | null]>([
  [
    'its author, one short',
    { isMine: true, moves: ['update', 'askSeconders', 'withdraw'] },
    ['修改', '撤回', '邀请附议'],
    '还差 1 人附议，够了才能提交',
  ],
  [
    'its author, with enough',
    { isMine: true, seconders: 2, moves: ['update', 'askSeconders', 'submit', 'withdraw'] },
    ['修改', '邀请附议', '撤回', '提交'],
    '附议人数已够，可以提交',
  ],
  ['its author, too late', { isMine: true, moves: ['withdraw'] }, ['撤回'], '征集已截止，没有提交的提案不再办理'],
  ['the office before the review', { state: 'submitted', moves: ['review', 'return'] }, ['退回修改', '审查'], null],
  ['the office, filed', { state: 'filed', moves: ['merge', 'assign'] }, ['并案', '交办'], null],
  ['a member', { state: 'completed', moves: [] }, [], null],
])('offers %s what the server allows', async (_who, changes, names, note) => {
  open(changes);
  await screen.findByText('食堂提供夜班热餐');
  expect(buttons().sort()).toEqual([...names].sort());
  if (note) expect(screen.getByText(note)).toBeTruthy();
});

it('a rating of «不满意» needs a sentence for the department to work with', async () => {
  const answer = { round: 1, text: '正在研究', byName: '何文桥', unitName: '后勤保障部', at: '2026-11-20T01:00:00.000Z', files: [] };
  const { of } = open({ state: 'answered', isMine: true, answers: [answer], moves: ['rate'] });
  await userEvent.click(await button('评价'));
  await userEvent.click(await screen.findByRole('radio', { name: '不满意' }));
  const send = await button('提交，请部门再次办理');
  await userEvent.click(send);
  expect(of('proposal.rate')).toHaveLength(0);
  await userEvent.type(screen.getByLabelText('意见'), '没有时间表');
  await userEvent.click(await button('提交，请部门再次办理'));
  await waitFor(() =>
    expect(of('proposal.rate').map(({ input }) => input)).toEqual([{ id: 'p1', rating: 'unsatisfied', comment: '没有时间表' }]),
  );
});

it.each<[string, Partial<Detail>, string[], string | null]>([
  ['one who was asked', { isAsked: true, moves: ['second', 'declineSecond'] }, ['附议', '婉拒附议'], '苏若岚邀请您附议'],
  [
    'its author, late',
    { isMine: true, moves: ['sendAsSuggestion', 'withdraw'] },
    ['改为意见建议', '撤回'],
    '征集已截止，没有提交的提案可以改为意见建议',
  ],
  ['the office with one merged', { state: 'merged', moves: ['unmerge'] }, ['解除并案'], null],
  [
    'the office asked for more time',
    { state: 'assigned', dueOn: '2099-01-01', moves: ['assign', 'extend', 'refuseExtension', 'urge'] },
    ['改交办', '延期', '不同意延期', '催办'],
    null,
  ],
  ['a department that helps', { state: 'assigned', moves: ['coAnswer'] }, ['协办答复'], null],
  ['the presidium', { state: 'declined', isDisputed: true, moves: ['rule'] }, ['裁定'], null],
  ['the office with a suggestion', { kind: 'suggestion', state: 'suggestion', moves: ['passOn', 'thank'] }, ['转部门', '答复致谢'], null],
  ['those who wait', { state: 'answered', unrated: ['苏若岚'], moves: [] }, [], '等待苏若岚评价'],
])('offers %s its own steps', async (_who, changes, names, note) => {
  open(changes);
  await screen.findByText('食堂提供夜班热餐');
  expect(buttons().sort()).toEqual([...names].sort());
  if (note) expect(screen.getByText(note)).toBeTruthy();
});

it('a merged one leads to the one that is handled, and that one back with every author', async () => {
  open({
    state: 'merged',
    mergedInto: { id: 'p2', matter: '食堂延长开放' },
    mergedPath: [
      { id: 'p2', matter: '食堂延长开放' },
      { id: 'p3', matter: '食堂改革' },
    ],
    mergedFrom: [{ id: 'p4', matter: '夜宵', authorName: '梁子帆', isDirect: true }],
  });
  expect(await screen.findByText('已并入「食堂延长开放」')).toBeTruthy();
  expect(screen.getByText('最后并入「食堂改革」')).toBeTruthy();
  expect(screen.getByText('并入了「夜宵」')).toBeTruthy();
  expect(screen.getByText('梁子帆')).toBeTruthy();
});

it('an author disputes with a reason; the sheet asks for it', async () => {
  const { of } = open({ state: 'declined', isMine: true, disputableUntil: '2099-01-01T00:00:00.000Z', moves: ['dispute'] });
  await userEvent.click(await button('提出异议'));
  await userEvent.click(await button('提请主席团裁定'));
  expect(of('proposal.dispute')).toHaveLength(0);
  await userEvent.type(screen.getByLabelText('理由'), '属于职权范围');
  await userEvent.click(await button('提请主席团裁定'));
  await waitFor(() => expect(of('proposal.dispute').map(({ input }) => input)).toEqual([{ id: 'p1', reason: '属于职权范围' }]));
});

it('shows Chinese words only: no code of a state, a step or a rating, and nothing undefined', async () => {
  open({
    state: 'rated',
    ratings: [{ memberId: 'm1', name: '苏若岚', round: 1, rating: 'mostly', comment: '', at: '2026-11-21T01:00:00.000Z', files: [] }],
    dueOn: '2026-11-20',
    number: '007',
    lead: { unitId: 'u1', name: '后勤保障部' },
    steps: [...record.steps, step('assign', '陈雨桐'), step('answer', '何文桥'), step('rate', '苏若岚')],
    answers: [{ round: 1, text: '已办', byName: '何文桥', unitName: '后勤保障部', at: '2026-11-20T01:00:00.000Z', files: [] }],
  });
  await screen.findByText('提案人评价：基本满意');
  expect(document.body.textContent).not.toMatch(/[A-Za-z_]{3,}/);
});
