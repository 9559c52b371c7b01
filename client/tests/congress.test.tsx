/** Sessions: a delegate signs in and asks for the floor, the chair gets what the answer allows, the screen shows and lets nothing be pressed. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import Door from '@/pages/congress/door/index';
import Meeting from '@/pages/congress/meeting/index';
import Minutes from '@/pages/congress/minutes/index';
import HallScreen from '@/pages/congress/screen/index';
import SessionPage from '@/pages/congress/session/index';
import SignIn, { codeIn } from '@/pages/congress/signin/index';
import { leftOf } from '@/pages/congress/parts/timer';
import { openWith } from '../../tests/client-stubs/taro';
import { given, refused, serve } from './server';

const draw = (page: JSX.Element, params: Record<string, string> = { id: 's1' }) => {
  openWith(params);
  render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
};
beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
});

const quorum = { due: 30, present: 21, least: 20, isQuorate: true, arithmetic: '至少要 20；到会 21，达到', source: '第28条' };
const item = {
  ...{ id: 's1', termId: 't1', name: '第 6 届职代会第 3 次会议', kind: 'regular' as const, state: 'papersOut' as const },
  ...{ startsAt: '2026-12-10T01:00:00.000Z', endsAt: '2026-12-10T09:00:00.000Z', place: '报告厅' },
};
const session: Output<'congress.session'> = {
  ...item,
  ...{ number: 3, termName: '第 6 届职代会', occasion: '', petitionId: null, callId: null, note: '', presidium: [], presidiumRule: '' },
  agenda: [
    {
      ...{ id: 'i1', title: '集体合同', kind: 'ballot', reporter: '', note: '', minutes: 0, fileCount: 1 },
      ...{ files: [], sentAt: '2026-12-05T01:00:00.000Z', late: '会前 5 日发出，少于规定的 7 日（第30条）', isRead: false },
    },
  ],
  ...{ recorder: null, clocks: [], quorum, history: [], summary: '', postedUntil: null, report: null, unread: 1, obstacles: [] },
  ...{ signIn: { isOpen: true, isIn: false }, canEnter: true, moves: [] },
};
const speech = (id: string, about: Partial<Output<'congress.meeting'>['line'][number]> = {}) => ({
  ...{ id, name: '代表甲', constituencyName: '门诊', topic: '排班', state: 'asked' as const, minutes: null, calledAt: null, endedAt: null },
  ...{ isMine: false, ...about },
});
const hall: Output<'congress.meeting'> = {
  ...{ ...item, state: 'open', now: new Date().toISOString(), quorum, line: [speech('p1')], speaking: null, spoken: [] },
  agenda: [{ id: 'i1', place: 1, title: '集体合同', kind: 'ballot', reporter: '', minutes: 0, isNow: true }],
  ...{ resolutions: [], votings: [], signIn: { isOpen: true, isIn: true }, canAsk: true, moves: [] },
};

it.each([
  [{ minutes: 5, calledAt: '2026-12-10T01:00:00.000Z' }, '2026-12-10T01:00:00.000Z', '5:00', false],
  [{ minutes: 5, calledAt: '2026-12-10T01:00:00.000Z' }, '2026-12-10T01:04:51.000Z', '0:09', false],
  [{ minutes: 5, calledAt: '2026-12-10T01:00:00.000Z' }, '2026-12-10T01:05:00.000Z', '0:00', false],
  [{ minutes: 5, calledAt: '2026-12-10T01:00:00.000Z' }, '2026-12-10T01:06:05.000Z', '超 1:05', true],
])('the timer of %j at %s says %s', (timed, now, text, isOver) => expect(leftOf(timed, Date.parse(now))).toMatchObject({ text, isOver }));

it.each([
  ['https://example.org/pages/congress/signin/index?id=s1&code=123456', '123456'],
  ['123456', '123456'],
  ['12345', null],
  ['a poster', null],
])('%s holds the code %s', (text, code) => expect(codeIn(text)).toBe(code));

it('a delegate marks a paper as read and sees that it came late', async () => {
  const sent = serve({
    'congress.session': () => given<'congress.session'>(session),
    'congress.readPaper': () => given<'congress.readPaper'>({ id: 's1', unread: 0 }),
  });
  draw(<SessionPage />);
  expect(await screen.findByText(/少于规定的 7 日/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '开会' })).toBeNull();
  expect(screen.getByRole('button', { name: '签到' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '集体合同：我已阅读' }));
  await waitFor(() =>
    expect(sent.find(({ operation }) => operation === 'congress.readPaper')?.input).toEqual({ sessionId: 's1', itemId: 'i1' }),
  );
});

it('an officer sees what is in the way, and opens when nothing is', async () => {
  const answers = { moves: ['postponeSession', 'setPresidium'], obstacles: ['还差 2 名（第28条）'], signIn: null };
  serve({ 'congress.session': () => given<'congress.session'>({ ...session, ...answers }) });
  draw(<SessionPage />);
  expect(await screen.findByText('还差 2 名（第28条）')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '开会' })).toBeNull();
  expect(screen.getByRole('button', { name: '延期' })).toBeTruthy();
});

it('a code of the screen signs in at once; a typed one is sent as it is, and a refusal is said', async () => {
  const sent = serve({
    'congress.session': () => given<'congress.session'>(session),
    'congress.signIn': () => refused('WRONG_CODE', [], '这个签到码已过期'),
  });
  draw(<SignIn />, { id: 's1', code: '654321' });
  expect(await screen.findByText('这个签到码已过期')).toBeTruthy();
  expect(sent.filter(({ operation }) => operation === 'congress.signIn')).toHaveLength(1);
  expect(sent.find(({ operation }) => operation === 'congress.signIn')?.input).toEqual({ sessionId: 's1', code: '654321' });
});

it('a delegate asks for the floor and has no button of the chair', async () => {
  const sent = serve({
    'congress.meeting': () => given<'congress.meeting'>(hall),
    'congress.askToSpeak': () => given<'congress.askToSpeak'>({ id: 'p2' }),
  });
  draw(<Meeting />);
  await userEvent.click(await screen.findByRole('button', { name: '报名发言' }));
  expect(screen.queryByRole('button', { name: '请代表甲发言' })).toBeNull();
  await userEvent.type(screen.getByRole('textbox', { name: /发言题目/ }), '夜班津贴');
  await userEvent.click(screen.getByRole('button', { name: '报名' }));
  await waitFor(() =>
    expect(sent.find(({ operation }) => operation === 'congress.askToSpeak')?.input).toEqual({ sessionId: 's1', topic: '夜班津贴' }),
  );
});

it('the chair calls the one who waits', async () => {
  const sent = serve({
    'congress.meeting': () => given<'congress.meeting'>({ ...hall, canAsk: false, moves: ['goToItem', 'callSpeaker', 'endSpeech'] }),
    'congress.callSpeaker': () => given<'congress.callSpeaker'>({ id: 'p1' }),
  });
  draw(<Meeting />);
  await userEvent.click(await screen.findByRole('button', { name: '请代表甲发言' }));
  await waitFor(() =>
    expect(sent.find(({ operation }) => operation === 'congress.callSpeaker')?.input).toEqual({ speechId: 'p1', minutes: 5 }),
  );
});

it('the large screen shows quorum, item, speaker and result, and has nothing to press', async () => {
  serve({
    'congress.screen': () =>
      given<'congress.screen'>({
        ...{ name: item.name, unionName: '云溪医院工会', state: 'open', startsAt: item.startsAt, place: '报告厅', now: hall.now, quorum },
        ...{ item: hall.agenda[0]!, items: 1, waiting: ['代表乙'], votings: [] },
        speaking: speech('p1', { state: 'speaking', minutes: 5, calledAt: hall.now }),
        results: [
          {
            ...{ key: 'r', id: null, ballotId: 'b1', title: '集体合同草案', how: 'ballot', approve: 18, against: 1, abstain: 2, void: 0 },
            ...{ isPassed: true, arithmetic: '', source: '' },
          },
        ],
      }),
  });
  draw(<HallScreen />);
  expect(await screen.findByText('21 / 30')).toBeTruthy();
  for (const text of ['集体合同', '代表甲', '通过', '接下来：代表乙']) expect(screen.getByText(text)).toBeTruthy();
  expect(screen.queryAllByRole('button')).toEqual([]);
});

it('who keeps the door enters a delegate with a reason', async () => {
  const sent = serve({
    'congress.attendance': () =>
      given<'congress.attendance'>({
        ...{ name: item.name, quorum, canEnter: true },
        items: [
          {
            ...{ memberId: 'm1', name: '代表甲', constituencyName: '门诊', staffKind: 'frontLine', at: null, how: null, note: '' },
            isPresent: false,
          },
        ],
      }),
    'congress.signInByHand': () => given<'congress.signInByHand'>({ id: 's1' }),
  });
  draw(<Door />);
  await userEvent.click(await screen.findByRole('button', { name: '登记代表甲到会' }));
  await userEvent.type(screen.getByRole('textbox', { name: /原因/ }), '手机没电');
  await userEvent.click(screen.getByRole('button', { name: '登记到会' }));
  await waitFor(() =>
    expect(sent.find(({ operation }) => operation === 'congress.signInByHand')?.input).toEqual({
      ...{ sessionId: 's1', memberId: 'm1', reason: '手机没电' },
    }),
  );
});

it('minutes: the recorder saves what changed, a reader may only print', async () => {
  const minutes: Output<'congress.minutes'> = {
    ...{ name: item.name, state: 'drafted', text: '【会议情况】\n顺利', recorderName: '代表丙', approvals: [], needed: 2, presidium: 3 },
    ...{ returned: '', fixedAt: null, moves: ['correctMinutes', 'draftMinutes', 'submitMinutes'] },
  };
  const sent = serve({
    'congress.minutes': () => given<'congress.minutes'>(minutes),
    'congress.correctMinutes': () => given<'congress.correctMinutes'>({ id: 's1' }),
  });
  draw(<Minutes />);
  expect(await screen.findByRole('button', { name: '提请主席团审定' })).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: /纪要/ }), '。');
  await userEvent.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() =>
    expect(sent.find(({ operation }) => operation === 'congress.correctMinutes')?.input).toMatchObject({ text: '【会议情况】\n顺利。' }),
  );
});
