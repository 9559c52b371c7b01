/** One assessment sheet: the duties, the leader's own points and report, the committee's points and words. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { resultLabels } from '../../../../types/assessment/labels';
import { assessmentLifecycle } from '../../../../types/assessment/lifecycle';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { ProgressBar, Stat, Stats } from '@/ui/figures';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { StatusTag } from '@/ui/tag';
import { NumberField, TextArea } from '@/ui/text-fields';

type Sheet = Output<'assessment.get'>;

export default function AssessmentSheet() {
  const { id = '' } = useRouteParams();
  const sheet = useRead('assessment.get', { id });
  const { data } = sheet;
  const move = data?.moves.find((one) => one === 'report' || one === 'score') as 'report' | 'score' | undefined;
  if (data && move) return <Editor key={data.state} sheet={data} move={move} />;
  return (
    <Page title={data ? `${data.year} 年考核` : '考核表'}>
      <AsyncView result={sheet}>{(kept) => <Shown {...kept} />}</AsyncView>
    </Page>
  );
}

function Head({ name, groupName, year, state, ownTotal, total, full, result }: Sheet) {
  return (
    <>
      <Card>
        <View className="card-head">
          <View className="card-title">{`${name}，${groupName}`}</View>
          <StatusTag lifecycle={assessmentLifecycle} state={state} />
        </View>
        <View className="card-note">{`${year} 年度，满分 ${full} 分`}</View>
      </Card>
      {ownTotal === null && total === null ? null : (
        <Stats>
          <Stat label="自评" value={ownTotal ?? '—'} />
          <Stat label="评分" value={total ?? '—'} />
          <Stat label="结果" value={result ? resultLabels[result] : '—'} />
        </Stats>
      )}
    </>
  );
}

function Shown(sheet: Sheet) {
  return (
    <View className="stack">
      <Head {...sheet} />
      <Section title="职责与得分">
        <View className="stack">
          {sheet.duties.map(({ title, source, points, own, given }) => (
            <Card key={title}>
              <View className="card-title">{title}</View>
              <View className="card-note">{source}</View>
              {own !== null ? (
                <ProgressBar value={own} total={points} label={`自评 ${own} / ${points}`} text={`自评 ${own} / ${points}`} />
              ) : null}
              {given !== null ? (
                <ProgressBar
                  value={given}
                  total={points}
                  label={`评分 ${given} / ${points}`}
                  text={`评分 ${given} / ${points}`}
                  tone="good"
                />
              ) : null}
            </Card>
          ))}
        </View>
      </Section>
      <Words title="总结" text={sheet.report} />
      <Words title="评语" text={sheet.comment} />
    </View>
  );
}

const Words = ({ title, text }: { title: string; text: string }) =>
  text ? (
    <Section title={title}>
      <Card>
        <View className="card-text">{text}</View>
      </Card>
    </Section>
  ) : null;

function Editor({ sheet, move }: { sheet: Sheet; move: 'report' | 'score' }) {
  const isOwn = move === 'report';
  const { id, duties } = sheet;
  const [scores, setScores] = useState(duties.map(({ own, given }) => (isOwn ? own : (given ?? own))));
  const [words, setWords] = useState(isOwn ? sheet.report : sheet.comment);
  const report = useCommand('assessment.report', { done: '已提交自评', isQuiet: true });
  const score = useCommand('assessment.score', { done: '已评定', isQuiet: true });
  const full = scores.every((value): value is number => value !== null) ? scores : null;
  const submit = () =>
    full ? (isOwn ? report.run({ id, scores: full, report: words }) : score.run({ id, scores: full, comment: words })) : null;
  return (
    <Page
      title={isOwn ? '年度自评' : '年度评定'}
      footer={
        <BottomBar>
          <PrimaryButton
            isPending={report.isPending || score.isPending}
            isDisabled={!full || (isOwn && !words.trim())}
            onPress={() => void submit()}
          >
            {isOwn ? '提交自评' : '评定'}
          </PrimaryButton>
        </BottomBar>
      }
    >
      <View className="stack">
        <Head {...sheet} />
        {isOwn ? null : <Words title="小组长总结" text={sheet.report} />}
        <Section
          title={isOwn ? '逐项自评' : '逐项评分'}
          note={`合计 ${scores.reduce<number>((total, value) => total + (value ?? 0), 0)} 分`}
        >
          <Card>
            <Form error={report.error ?? score.error}>
              {duties.map(({ title, points, own }, index) => (
                <NumberField
                  key={title}
                  label={title}
                  name={`scores.${index}`}
                  isRequired
                  unit="分"
                  hint={isOwn || own === null ? `最高 ${points} 分` : `最高 ${points} 分，自评 ${own} 分`}
                  value={scores[index] ?? null}
                  onChange={(value) => setScores(scores.map((one, at) => (at === index ? value : one)))}
                />
              ))}
              <TextArea
                label={isOwn ? '总结' : '评语'}
                name={isOwn ? 'report' : 'comment'}
                isRequired={isOwn}
                max={isOwn ? 2000 : 500}
                rows={5}
                value={words}
                onChange={setWords}
              />
            </Form>
          </Card>
        </Section>
      </View>
    </Page>
  );
}
