/** Somebody answers a survey one question at a time, keeps the draft, and reads figures where small ones are hidden. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import SurveyResults from '@/pages/survey/results/index';
import SurveyParticipants from '@/pages/survey/participants/index';
import TakeSurvey from '@/pages/survey/take/index';
import { openWith } from '../../tests/client-stubs/taro';
import { given, serve } from './server';

const blank = { note: '', isRequired: true, options: [], rows: [], steps: 5, most: null, showIf: null };
const record: Output<'survey.get'> = {
  id: 's1',
  title: '职代会满意度测评',
  state: 'open',
  isAnonymous: true,
  mustTake: true,
  closesAt: new Date(Date.now() + 86_400_000).toISOString(),
  questionCount: 3,
  hasAnswered: false,
  intro: '',
  audience: {},
  audienceText: '全体会员',
  series: '',
  reportTo: 'roll',
  questions: [
    { ...blank, id: 'a', kind: 'single', title: '时间够吗', options: ['够', '不够'] },
    { ...blank, id: 'b', kind: 'text', title: '哪里不够', showIf: { questionId: 'a', options: [1] } },
    { ...blank, id: 'c', kind: 'scale', title: '总体打分' },
  ],
  due: 40,
  answered: 12,
  canSeeResults: false,
  canSeeParticipants: false,
  moves: ['answer'],
};
const open = (Page: () => React.ReactNode) => {
  queryClient.clear();
  openWith({ id: 's1' });
  render(
    <QueryClientProvider client={queryClient}>
      <Page />
    </QueryClientProvider>,
  );
};

test('one question at a time; what is skipped is neither asked nor sent', async () => {
  const sent = serve({ 'survey.get': () => given<'survey.get'>(record), 'survey.answer': () => given<'survey.answer'>({ id: 's1' }) });
  open(TakeSurvey);
  await screen.findByText('匿名填写');
  await userEvent.click(screen.getByRole('button', { name: '开始填写' }));
  await userEvent.click(await screen.findByRole('radio', { name: /^够/ }));
  await userEvent.click(screen.getByRole('button', { name: '下一题' }));
  expect(screen.queryByText('哪里不够')).toBeNull();
  await userEvent.click(screen.getByRole('radio', { name: /4 分/ }));
  await userEvent.click(screen.getByRole('button', { name: '提交' }));
  await waitFor(() => expect(sent.some(({ operation }) => operation === 'survey.answer')).toBe(true));
  expect(sent.find(({ operation }) => operation === 'survey.answer')!.input).toEqual({
    id: 's1',
    answers: [
      { questionId: 'a', choices: [0] },
      { questionId: 'c', score: 4 },
    ],
  });
});

test('a hidden figure is said to be hidden, not shown as nothing', async () => {
  serve({
    'survey.results': () =>
      given<'survey.results'>({
        ...{ id: 's1', title: '满意度', state: 'reported', due: 40, answered: 30, trends: [], crossable: [], canManage: false, moves: [] },
        tallies: [
          {
            ...{ questionId: 'a', title: '时间够吗', kind: 'single', texts: null },
            parts: [
              {
                title: '',
                rest: 9,
                mean: null,
                bars: [
                  { text: '够', count: 21 },
                  { text: '不够', count: null },
                  { text: '不清楚', count: null },
                ],
              },
            ],
          },
        ],
      }),
  });
  open(SurveyResults);
  expect(await screen.findByText('21 人')).toBeTruthy();
  expect(screen.getAllByText('不显示')).toHaveLength(2);
  expect(screen.getByText('不显示的各项合计 9 人')).toBeTruthy();
});

test('who has not answered is listed by name, with turnout by group and no answer', async () => {
  const sent = serve({
    'survey.participants': () =>
      given<'survey.participants'>({
        ...{ title: '满意度', isAnonymous: true, due: 3, answered: 1, canRemind: true },
        groups: [{ name: '内科小组', due: 3, answered: 1 }],
        items: [
          { id: 'm1', name: '赵一', groupName: '内科小组', hasAnswered: false },
          { id: 'm2', name: '钱二', groupName: '内科小组', hasAnswered: false },
          { id: 'm3', name: '孙三', groupName: '内科小组', hasAnswered: true },
        ],
      }),
    'survey.remind': () => given<'survey.remind'>({ reminded: 2 }),
  });
  open(SurveyParticipants);
  expect(await screen.findByText('赵一')).toBeTruthy();
  expect(screen.queryByText('孙三')).toBeNull();
  expect(screen.getByText('1 / 3 人')).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: '已填写 1 人' }));
  expect(await screen.findByText('孙三')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '提醒还没有填写的人' }));
  await waitFor(() => expect(sent.some(({ operation }) => operation === 'survey.remind')).toBe(true));
});
