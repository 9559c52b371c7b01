/** An appraisal to a rater: how it is kept, then one object at a time; the draft stays on the device until it is sent. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { gradeLabels, grades, methodLabels, objectKindLabels } from '../../../../types/appraisal/labels';
import { appraisalLifecycle } from '../../../../types/appraisal/lifecycle';
import type { Output } from '@/api/call';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { confirm, go, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Facts, Row, Section } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { ProgressBar } from '@/ui/figures';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { StatusTag } from '@/ui/tag';
import { NumberField, TextArea } from '@/ui/text-fields';
import { sayMoment } from '@/ui/time';

type Appraisal = Output<'appraisal.get'>;

export default function RateAppraisal() {
  const { id = '' } = useRouteParams();
  const result = useRead('appraisal.get', { id });
  const [isRating, setRating] = useState(false);
  const { data } = result;
  if (data && isRating && data.moves.includes('rate')) return <Rating appraisal={data} onLeave={() => setRating(false)} />;
  return (
    <Page
      title={data?.title ?? '民主评议'}
      footer={
        data?.moves.includes('rate') ? (
          <BottomBar>
            <PrimaryButton onPress={() => setRating(true)}>开始评议</PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={result}>{(appraisal) => <About appraisal={appraisal} />}</AsyncView>
    </Page>
  );
}

function About({ appraisal }: { appraisal: Appraisal }) {
  const { id, title, year, state, method, subjects, criteria, groups, closesAt, due, rated, hasRated, canSeeResults } = appraisal;
  return (
    <View className="stack">
      <Card>
        <View className="card-head">
          <View className="card-title">{title}</View>
          <StatusTag lifecycle={appraisalLifecycle} state={state} />
        </View>
        <Facts
          items={[
            ['年度', `${year} 年`],
            ['评分办法', methodLabels[method]],
            ['评议项目', criteria.map((one) => one.title).join('、')],
            ['截止', sayMoment(closesAt)],
          ]}
        />
        {state === 'draft' ? null : <ProgressBar value={rated} total={due} label="参加人数" text={`${rated} / ${due} 人`} />}
        {hasRated ? <View className="card-text">您已参加，谢谢。</View> : null}
      </Card>
      {canSeeResults ? (
        <Card className="rows">
          <Row icon="chart" title="查看评议结果" onPress={() => go('/pages/appraisal/results/index', { id })} />
        </Card>
      ) : null}
      <Card>
        <View className="card-title">无记名</View>
        <View className="card-text">
          系统只记下您是否参加，您的评价与您分开保存，没有相同的编号和时间；评价上只有评议组，没有姓名。不足5人的评议组并入另一组。截止之前谁也看不到评价。
        </View>
      </Card>
      <Section title="评议对象">
        <Card className="rows">
          {subjects.map((subject) => (
            <Row key={subject.id} title={subject.name} note={subject.post || undefined} end={objectKindLabels[subject.kind]} />
          ))}
        </Card>
      </Section>
      <Section title="评议组与权重">
        <Card className="rows">
          {groups.map((group) => (
            <Row key={group.id} title={group.name} note={group.audienceText} end={`${group.weight}%`} />
          ))}
        </Card>
      </Section>
      <Keeping appraisal={appraisal} />
    </View>
  );
}

/** What those who run it may do now. */
function Keeping({ appraisal: { id, title, moves } }: { appraisal: Appraisal }) {
  const open = useCommand('appraisal.open', { done: '已开始，名单上的人会收到通知' });
  const remind = useCommand('appraisal.remind', { done: '已提醒还没有参加的人' });
  const close = useCommand('appraisal.close', { done: '已截止并统计' });
  const ask = async (what: string, text: string, run: () => Promise<unknown>) => {
    if (await confirm({ title: `${what}「${title}」`, text, confirmText: what })) await run();
  };
  if (!moves.some((move) => ['change', 'open', 'remind', 'close'].includes(move))) return null;
  return (
    <Card>
      <View className="card-title">管理</View>
      <View className="actions">
        {moves.includes('change') ? (
          <Button icon="edit" onPress={() => go('/pages/appraisal/edit/index', { id })}>
            修改
          </Button>
        ) : null}
        {moves.includes('open') ? (
          <Button
            isPending={open.isPending}
            onPress={() => void ask('开始', '名单、对象与权重从此固定；被评议的人不参加评议。', () => open.run({ id }))}
          >
            开始评议
          </Button>
        ) : null}
        {moves.includes('remind') ? (
          <Button isPending={remind.isPending} onPress={() => void remind.run({ id })}>
            提醒未参加的人
          </Button>
        ) : null}
        {moves.includes('close') ? (
          <Button isPending={close.isPending} onPress={() => void ask('截止', '截止后不能再评，结果从此固定。', () => close.run({ id }))}>
            提前截止
          </Button>
        ) : null}
      </View>
    </Card>
  );
}

type Kept = { marks: (number | null)[]; comment: string };
const gradeOptions = grades.map((grade, index) => ({ value: String(index), text: gradeLabels[grade] }));

function Rating({ appraisal, onLeave }: { appraisal: Appraisal; onLeave: () => void }) {
  const { id, title, subjects, criteria, method } = appraisal;
  const draft = useDraft<{ kept: Record<string, Kept> }>(`appraisal.${id}`, { kept: {} });
  const [step, setStep] = useState(0);
  const rate = useCommand('appraisal.rate', { done: '已提交，谢谢', isQuiet: true });
  const subject = subjects[step]!;
  const keptOf = (subjectId: string): Kept => draft.value.kept[subjectId] ?? { marks: criteria.map(() => null), comment: '' };
  const present = keptOf(subject.id);
  const change = (patch: Partial<Kept>) => draft.change({ kept: { ...draft.value.kept, [subject.id]: { ...present, ...patch } } });
  const mark = (index: number, value: number | null) => change({ marks: present.marks.map((one, at) => (at === index ? value : one)) });
  const isLast = step === subjects.length - 1;
  const submit = async () => {
    const ratings = subjects.map((one) => ({
      subjectId: one.id,
      marks: keptOf(one.id).marks.filter((value) => value !== null),
      comment: keptOf(one.id).comment,
    }));
    if (!(await rate.run({ id, ratings }))) return;
    draft.clear();
    onLeave();
  };
  return (
    <Page
      title={title}
      footer={
        <BottomBar note={isLast ? '提交后不能再改' : undefined}>
          <Button onPress={() => (step === 0 ? onLeave() : setStep(step - 1))}>{step === 0 ? '返回说明' : '上一个'}</Button>
          <PrimaryButton
            isDisabled={present.marks.some((value) => value === null)}
            isPending={rate.isPending}
            onPress={() => (isLast ? void submit() : setStep(step + 1))}
          >
            {isLast ? '提交' : '下一个'}
          </PrimaryButton>
        </BottomBar>
      }
    >
      <View className="stack">
        <ProgressBar value={step + 1} total={subjects.length} label={`第 ${step + 1} 个对象`} text={`${step + 1} / ${subjects.length}`} />
        <Card>
          <View className="card-title">{subject.name}</View>
          <View className="card-note">{subject.post || objectKindLabels[subject.kind]}</View>
        </Card>
        <Card>
          <Form error={rate.error}>
            {criteria.map((criterion, index) =>
              method === 'grades' ? (
                <ChoiceField
                  key={criterion.id}
                  label={criterion.title}
                  isRequired
                  options={gradeOptions}
                  value={present.marks[index] === null ? null : String(present.marks[index])}
                  onChange={(value) => mark(index, value === null ? null : Number(value))}
                />
              ) : (
                <NumberField
                  key={criterion.id}
                  label={criterion.title}
                  isRequired
                  unit="分"
                  hint="0 至 100 分"
                  value={present.marks[index] ?? null}
                  onChange={(value) => mark(index, value)}
                />
              ),
            )}
            <TextArea
              label="意见"
              hint="不要写出能认出您的内容"
              max={500}
              rows={3}
              value={present.comment}
              onChange={(comment) => change({ comment })}
            />
          </Form>
        </Card>
      </View>
    </Page>
  );
}
