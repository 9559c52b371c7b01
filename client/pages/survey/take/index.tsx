/** A survey to the person asked: how it is kept, then one question at a time; the draft stays on the device until it is sent. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { namingLabels } from '../../../../types/survey/labels';
import { surveyLifecycle } from '../../../../types/survey/lifecycle';
import type { Output } from '@/api/call';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { confirm, go, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Facts, Row } from '@/ui/card';
import { ProgressBar } from '@/ui/figures';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { StatusTag } from '@/ui/tag';
import { sayDeadline, sayMoment } from '@/ui/time';
import { isAnswered, isShown, QuestionField, type Answer } from '../parts/question-field';

type Survey = Output<'survey.get'>;

export default function TakeSurvey() {
  const { id = '' } = useRouteParams();
  const result = useRead('survey.get', { id });
  const [isAnswering, setAnswering] = useState(false);
  const { data } = result;
  if (data && isAnswering && data.moves.includes('answer')) return <Answering survey={data} onLeave={() => setAnswering(false)} />;
  return (
    <Page
      title={data?.title ?? '问卷'}
      footer={
        data?.moves.includes('answer') ? (
          <BottomBar>
            <PrimaryButton onPress={() => setAnswering(true)}>开始填写</PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={result}>{(survey) => <About survey={survey} />}</AsyncView>
    </Page>
  );
}

function About({ survey }: { survey: Survey }) {
  const { id, title, intro, state, isAnonymous, audienceText, closesAt, due, answered, hasAnswered, questionCount, canSeeResults } = survey;
  return (
    <View className="stack">
      <Card>
        <View className="card-head">
          <View className="card-title">{title}</View>
          <StatusTag lifecycle={surveyLifecycle} state={state} />
        </View>
        {intro ? <View className="card-text">{intro}</View> : null}
        <Facts
          items={[
            ['题目', `${questionCount} 题`],
            ['范围', audienceText],
            ['截止', sayMoment(closesAt)],
            ['要求', survey.mustTake ? '人人参加' : '自愿参加'],
          ]}
        />
        {state === 'draft' ? null : <ProgressBar value={answered} total={due} label="参加人数" text={`${answered} / ${due} 人`} />}
      </Card>
      <Card>
        <View className="card-title">{`${namingLabels[isAnonymous ? 'anonymous' : 'named']}填写`}</View>
        <View className="card-text">{isAnonymous ? anonymousNote : namedNote}</View>
      </Card>
      {hasAnswered ? (
        <Card>
          <View className="card-text">
            {state === 'open' ? `您已填写。${sayDeadline(closesAt)}，之后统计并公布。` : '您已填写，谢谢。'}
          </View>
        </Card>
      ) : null}
      {canSeeResults || survey.canSeeParticipants ? (
        <Card className="rows">
          {canSeeResults ? <Row icon="chart" title="查看统计结果" onPress={() => go('/pages/survey/results/index', { id })} /> : null}
          {survey.canSeeParticipants ? (
            <Row icon="people" title="参加情况" onPress={() => go('/pages/survey/participants/index', { id })} />
          ) : null}
        </Card>
      ) : null}
      <Keeping survey={survey} />
    </View>
  );
}

const anonymousNote =
  '系统只记下您是否参加，不记您的答案是哪一份：答案与人分开保存，没有相同的编号和时间，干事、主席、系统管理员在系统里都对不上。截止之前谁也看不到答案。少于5人的数字不显示。文字题请不要写出能认出您的内容。';
const namedNote = '这份问卷记名：工会干事和主席能看到您的姓名和答案。';

/** What those who run it may do now. */
function Keeping({ survey: { id, title, moves } }: { survey: Survey }) {
  const open = useCommand('survey.open', { done: '已开始，名单上的人会收到通知' });
  const remind = useCommand('survey.remind', { done: '已提醒' });
  const close = useCommand('survey.close', { done: '已截止并统计' });
  const report = useCommand('survey.report', { done: '已公布' });
  const ask = async (what: string, text: string, run: () => Promise<unknown>) => {
    if (await confirm({ title: `${what}「${title}」`, text, confirmText: what })) await run();
  };
  const buttons = [
    moves.includes('change') ? (
      <Button key="change" icon="edit" onPress={() => go('/pages/survey/edit/index', { id })}>
        修改
      </Button>
    ) : null,
    moves.includes('open') ? (
      <Button
        key="open"
        isPending={open.isPending}
        onPress={() => void ask('开始', '名单与题目从此固定，范围内的人会收到通知。', () => open.run({ id }))}
      >
        开始填写
      </Button>
    ) : null,
    moves.includes('remind') ? (
      <Button key="remind" isPending={remind.isPending} onPress={() => void remind.run({ id })}>
        提醒未填的人
      </Button>
    ) : null,
    moves.includes('close') ? (
      <Button
        key="close"
        isPending={close.isPending}
        onPress={() => void ask('截止', '截止后不能再填写，结果从此固定。', () => close.run({ id }))}
      >
        提前截止
      </Button>
    ) : null,
    moves.includes('report') ? (
      <Button
        key="report"
        isPending={report.isPending}
        onPress={() => void ask('公布', '结果会告知名单上的人，公布后不再改。', () => report.run({ id }))}
      >
        公布结果
      </Button>
    ) : null,
  ].filter(Boolean);
  return buttons.length > 0 ? (
    <Card>
      <View className="card-title">管理</View>
      <View className="actions">{buttons}</View>
    </Card>
  ) : null;
}

function Answering({ survey, onLeave }: { survey: Survey; onLeave: () => void }) {
  const draft = useDraft<{ answers: Answer[] }>(`survey.${survey.id}`, { answers: [] });
  const answerOf = (questionId: string) => draft.value.answers.find((one) => one.questionId === questionId) ?? { questionId };
  const shown = survey.questions.filter((question) => isShown(question, answerOf));
  const [step, setStep] = useState(0);
  const send = useCommand('survey.answer', { done: '已提交，谢谢', isQuiet: true });
  const at = Math.min(step, shown.length - 1);
  const question = shown[at]!;
  const isLast = at === shown.length - 1;
  const isReady = !question.isRequired || isAnswered(question, answerOf(question.id));
  const change = (answer: Answer) =>
    draft.change({ answers: [...draft.value.answers.filter(({ questionId }) => questionId !== answer.questionId), answer] });
  const submit = async () => {
    const answers = shown.filter((one) => isAnswered(one, answerOf(one.id))).map((one) => answerOf(one.id));
    if (!(await send.run({ id: survey.id, answers }))) return;
    draft.clear();
    onLeave();
  };
  return (
    <Page
      title={survey.title}
      footer={
        <BottomBar note={isLast ? '提交后不能再改' : undefined}>
          <Button onPress={() => (at === 0 ? onLeave() : setStep(at - 1))}>{at === 0 ? '返回说明' : '上一题'}</Button>
          <PrimaryButton isDisabled={!isReady} isPending={send.isPending} onPress={() => (isLast ? void submit() : setStep(at + 1))}>
            {isLast ? '提交' : '下一题'}
          </PrimaryButton>
        </BottomBar>
      }
    >
      <View className="stack">
        <ProgressBar
          value={at + 1}
          total={shown.length}
          label={`第 ${at + 1} 题，共 ${shown.length} 题`}
          text={`${at + 1} / ${shown.length}`}
        />
        <Card>
          <Form error={send.error}>
            <View className="field-full">
              <QuestionField key={question.id} question={question} answer={answerOf(question.id)} onChange={change} />
            </View>
          </Form>
        </Card>
        {draft.isRestored && at === 0 ? <View className="field-hint">上次填到一半的内容已恢复，只存在这台设备上。</View> : null}
      </View>
    </Page>
  );
}
