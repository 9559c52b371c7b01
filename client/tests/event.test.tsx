/** A member signs up for an event, waits in line, leaves, checks in, or reads why not. */
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import EventDetail from '@/pages/event/detail/index';
import { openWith } from '../../tests/client-stubs/taro';
import { given, refused, serve } from './server';

type Detail = Output<'event.get'>;
type Mine = NonNullable<Detail['registration']>;
const ahead = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const record: Detail = {
  id: 'e1',
  title: '职工乒乓球赛',
  place: '乒乓球室',
  state: 'published',
  phase: 'open',
  opensAt: ahead(-24),
  closesAt: ahead(49),
  startsAt: ahead(96),
  endsAt: ahead(98),
  capacity: 48,
  taken: 31,
  waiting: 0,
  waitlist: true,
  feeFen: 0,
  registration: null,
  items: [],
  maxItems: 1,
  questions: [],
  companionsMax: 0,
  isCompanionCounted: true,
  team: null,
  offerHours: 0,
  point: null,
  allocation: 'firstCome',
  draw: null,
  lateAfterMinutes: 15,
  coolDown: null,
  closing: null,
  reasons: [],
  description: '请自带 **球拍**',
  audience: {},
  audienceText: '全体会员',
  cancelUntil: null,
  needsApproval: false,
  authorName: '陈雨桐',
  cancelReason: null,
  why: null,
  checkInFrom: ahead(90),
  moves: ['register'],
};
const mine = (status: Mine['status'], more: Partial<Mine> = {}): Mine => ({
  id: 'e1:m1',
  status,
  at: ahead(-1),
  checkedInAt: null,
  reason: null,
  places: 1,
  itemIds: [],
  companions: [],
  answers: {},
  remark: '',
  offerUntil: null,
  team: null,
  ...more,
});

/** The page on an event; `after` is what the event looks like once the command was done. */
function open(changes: Partial<Detail>, answers: Parameters<typeof serve>[0] = {}, after: Partial<Detail> = {}) {
  let now = { ...record, ...changes };
  const commands = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      (input: never) => {
        const given = answer(input);
        if (given !== 'lost' && given.ok) now = { ...now, ...after };
        return given;
      },
    ]),
  );
  const sent = serve({ 'event.get': () => given<'event.get'>(now), ...commands });
  openWith({ id: 'e1' });
  render(
    <QueryClientProvider client={queryClient}>
      <EventDetail />
    </QueryClientProvider>,
  );
  return (operation: string) => sent.filter((one) => one.operation === operation);
}
const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

// jsdom has the dialog element but not its methods.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true;
};

beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
});

it('is signed up for with one tap on the page, and then says so and offers to leave', async () => {
  const of = open(
    {},
    { 'event.register': () => given<'event.register'>({ registration: { id: 'e1:m1', status: 'confirmed' } }) },
    { taken: 32, registration: mine('confirmed'), moves: ['cancelRegistration'], why: '您已报名，无需重复提交' },
  );
  expect(await screen.findByText('31/48 人，剩 17')).toBeTruthy();
  await tap('报名');
  expect(await screen.findByText(/^您已报名，名额已确认/)).toBeTruthy();
  expect(await screen.findByRole('button', { name: '取消报名' })).toBeTruthy();
  expect(of('event.register').map(({ input }) => input)).toEqual([{ eventId: 'e1' }]);
});

it('two quick taps, or a tap while the answer is on its way, sign up once', async () => {
  const of = open(
    {},
    { 'event.register': () => given<'event.register'>({ registration: { id: 'e1:m1', status: 'confirmed' } }) },
    { taken: 32, registration: mine('confirmed'), moves: ['cancelRegistration'] },
  );
  const button = await screen.findByRole('button', { name: '报名' });
  const answerAtOnce = globalThis.fetch;
  globalThis.fetch = (...request) => new Promise((resolve) => setTimeout(resolve, 150)).then(() => answerAtOnce(...request));
  fireEvent.click(button);
  fireEvent.click(button);
  await waitFor(() => expect(button.getAttribute('aria-busy')).toBe('true'));
  fireEvent.click(button);
  expect(await screen.findByRole('button', { name: '取消报名' })).toBeTruthy();
  expect(of('event.register')).toHaveLength(1);
});

it('when full offers the wait-list with its length, and then the place in line', async () => {
  open(
    { phase: 'waitlist', taken: 48, waiting: 5 },
    { 'event.register': () => given<'event.register'>({ registration: { id: 'e1:m1', status: 'waitlisted', place: 6 } }) },
    { waiting: 6, registration: mine('waitlisted', { place: 6 }), moves: ['cancelRegistration'] },
  );
  expect(await screen.findByText('名额已满，前面有 5 人候补')).toBeTruthy();
  await tap('候补');
  expect(await screen.findByText('您在候补第 6 位，轮到时会通知您')).toBeTruthy();
  expect(await screen.findByRole('button', { name: '退出候补' })).toBeTruthy();
});

it('a remark goes along with the registration', async () => {
  const of = open({}, { 'event.register': () => given<'event.register'>({ registration: { id: 'e1:m1', status: 'confirmed' } }) });
  await tap('写备注');
  await userEvent.type(await screen.findByRole('textbox', { name: '备注' }), '带一名孩子');
  await userEvent.click((await screen.findAllByRole('button', { name: '报名' })).at(-1)!);
  await waitFor(() => expect(of('event.register').map(({ input }) => input)).toEqual([{ eventId: 'e1', remark: '带一名孩子' }]));
});

it.each([
  ['full', '名额已满（共48人），本活动不设候补', '已报满'],
  ['upcoming', '报名尚未开始，11月26日 09:00开放报名', '未开始报名'],
  ['closed', '报名已截止（11月20日 18:00）', '报名截止'],
] as const)('when %s the button is off and the reason stands above it', async (phase, why, label) => {
  const of = open({ phase, why, moves: [] });
  expect(await screen.findByText(why)).toBeTruthy();
  const button = await screen.findByRole('button', { name: label });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(button);
  expect(of('event.register')).toHaveLength(0);
});

it('a refusal is shown and the page reads the event again', async () => {
  const of = open({}, { 'event.register': () => refused('EVENT_FULL') });
  await tap('报名');
  expect(await screen.findByText('名额已满')).toBeTruthy();
  expect(of('event.register')).toHaveLength(1);
});

it('leaving asks once and names the consequence', async () => {
  const of = open(
    { taken: 48, waiting: 3, registration: mine('confirmed'), moves: ['cancelRegistration'] },
    { 'event.cancelRegistration': () => given<'event.cancelRegistration'>({ registration: { id: 'e1:m1', status: 'cancelled' } }) },
    { registration: null, moves: ['register'] },
  );
  await tap('取消报名');
  expect(await screen.findByText(/名额会立即让给候补第 1 位/)).toBeTruthy();
  expect(of('event.cancelRegistration')).toHaveLength(0);
  await userEvent.click(within(screen.getByRole('dialog', { name: '取消报名' })).getByRole('button', { name: '取消报名' }));
  await waitFor(() => expect(of('event.cancelRegistration')).toHaveLength(1));
  expect(await screen.findByRole('button', { name: /报名|候补/ })).toBeTruthy();
});

it('on the day the code is typed in; a wrong one is explained at the field', async () => {
  const answers = [
    refused('WRONG_CODE'),
    given<'event.checkIn'>({ registration: { id: 'e1:m1', status: 'attended' }, checkedInAt: ahead(0), isLate: false }),
  ];
  const of = open(
    { phase: 'closed', registration: mine('confirmed'), moves: ['checkIn'] },
    { 'event.checkIn': () => answers.shift()! },
    { registration: mine('attended', { checkedInAt: ahead(0) }), moves: [] },
  );
  await tap('签到');
  await userEvent.type(await screen.findByLabelText('签到码'), '12a3456');
  await userEvent.click((await screen.findAllByRole('button', { name: '签到' })).at(-1)!);
  expect(await screen.findByText(/签到码不对或已失效/)).toBeTruthy();
  await userEvent.click((await screen.findAllByRole('button', { name: '签到' })).at(-1)!);
  expect(await screen.findByText(/^您已签到/)).toBeTruthy();
  expect(of('event.checkIn').map(({ input }) => input)).toEqual([
    { eventId: 'e1', code: '123456' },
    { eventId: 'e1', code: '123456' },
  ]);
});

const asking: Partial<Detail> = {
  maxItems: 2,
  items: [
    {
      id: 'i1',
      title: '百米',
      capacity: 8,
      taken: 8,
      wanted: 1,
      startsAt: null,
      endsAt: null,
      note: '',
      why: '已满8人，1人候补，选它会进入候补',
    },
    { id: 'i2', title: '跳远', capacity: 8, taken: 2, wanted: 0, startsAt: null, endsAt: null, note: '', why: null },
  ],
  companionsMax: 1,
  questions: [{ id: 'q1', title: '衣服尺码', kind: 'single', options: ['大', '小'], isRequired: true }],
};

it('items, family and answers are filled in on one sheet and travel together', async () => {
  const of = open(asking, { 'event.register': () => given<'event.register'>({ registration: { id: 'e1:m1', status: 'confirmed' } }) });
  await tap('报名');
  expect(await screen.findByText('已满8人，1人候补，选它会进入候补')).toBeTruthy();
  await userEvent.click(await screen.findByRole('checkbox', { name: /跳远/ }));
  await userEvent.click(await screen.findByRole('button', { name: '添加家属' }));
  await userEvent.type(await screen.findByRole('textbox', { name: '姓名' }), '小明');
  await userEvent.click(await screen.findByRole('radio', { name: '大' }));
  expect(screen.queryByRole('button', { name: '添加家属' })).toBeNull();
  await tap('报名（共 2 人）');
  await waitFor(() =>
    expect(of('event.register').map(({ input }) => input)).toEqual([
      {
        eventId: 'e1',
        itemIds: ['i2'],
        companions: [{ name: '小明', relation: 'child', birthYear: null, isChild: false }],
        answers: { q1: '大' },
      },
    ]),
  );
});

it('what the server refuses is said at the field and nothing that was filled in is lost', async () => {
  const message = '请回答「衣服尺码」';
  const answers = [refused('INVALID_INPUT', [{ path: 'answers.q1', message }])];
  open(asking, { 'event.register': () => answers.shift()! });
  await tap('报名');
  await userEvent.click(await screen.findByRole('checkbox', { name: /跳远/ }));
  await userEvent.click((await screen.findAllByRole('button', { name: '报名' })).at(-1)!);
  expect((await screen.findAllByText(message)).length).toBeGreaterThan(0);
  expect((await screen.findByRole('checkbox', { name: /跳远/ })).getAttribute('aria-checked')).toBe('true');
});

it('a place that is kept can be taken, or given up after one question', async () => {
  const offered = { registration: mine('offered', { offerUntil: ahead(3.5) }), moves: ['acceptOffer', 'declineOffer'], waiting: 2 };
  const of = open(
    offered,
    { 'event.acceptOffer': () => given<'event.acceptOffer'>({ registration: { id: 'e1:m1', status: 'confirmed' } }) },
    { registration: mine('confirmed'), moves: ['cancelRegistration'] },
  );
  expect(await screen.findByText(/^名额为您保留/)).toBeTruthy();
  await tap('放弃');
  expect(await screen.findByText(/名额会立即给候补的下一位/)).toBeTruthy();
  await userEvent.click(within(screen.getByRole('dialog', { name: '放弃名额' })).getByRole('button', { name: '返回' }));
  await tap('确认参加');
  expect(await screen.findByRole('button', { name: '取消报名' })).toBeTruthy();
  expect([of('event.acceptOffer').length, of('event.declineOffer').length]).toEqual([1, 0]);
});

it('a team is joined by the code of the invitation', async () => {
  const of = open(
    { team: { min: 2, max: 4 } },
    { 'event.register': () => given<'event.register'>({ registration: { id: 'e1:m1', status: 'confirmed' } }) },
  );
  await tap('报名');
  await userEvent.type(await screen.findByRole('textbox', { name: '邀请码' }), 'k7m2qp');
  await userEvent.click((await screen.findAllByRole('button', { name: '报名' })).at(-1)!);
  await waitFor(() => expect(of('event.register').map(({ input }) => input)).toEqual([{ eventId: 'e1', teamCode: 'K7M2QP' }]));
});

it('every reason stands with its way out', async () => {
  open({
    phase: 'full',
    why: '名额已满（共48人），本活动不设候补',
    moves: [],
    reasons: [{ code: 'EVENT_FULL', message: '名额已满（共48人），本活动不设候补', wayOut: '有人取消后名额会重新放出', at: null }],
  });
  expect(await screen.findByText('有人取消后名额会重新放出')).toBeTruthy();
});

it('an officer sees what may be done, a member does not', async () => {
  open({ moves: ['register', 'update', 'cancel', 'registrations', 'checkInCode'] });
  for (const name of ['报名名单', '大屏签到码', '修改', '取消活动']) expect(await screen.findByRole('button', { name })).toBeTruthy();
});
