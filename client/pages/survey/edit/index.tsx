/** Writing a survey: what it is about, then question by question; at a desk the respondent's view stands beside it. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { questionKindLabels, reportToLabels } from '../../../../types/survey/labels';
import type { Input } from '@/api/call';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { replace, useIsWide, useRouteParams } from '@/platform';
import { AudienceField } from '@/ui/audience-field';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { DateTimeField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { optionsOf } from '@/ui/tabs';
import { TextArea, TextField } from '@/ui/text-fields';
import { QuestionField, type Answer, type Question } from '../parts/question-field';
import { blankQuestion, QuestionEditor } from '../parts/question-editor';
import { without } from '@/ui/rows';
import { LoadingPage } from '@/ui/loading-page';

type Plan = Omit<Required<Input<'survey.create'>>, 'questions' | 'closesAt'> & { questions: Question[]; closesAt: string | null };
const blank: Plan = {
  ...{ title: '', intro: '', isAnonymous: true, mustTake: false, audience: {}, closesAt: null, series: '', reportTo: 'roll' },
  questions: [blankQuestion(1)],
};

export default function EditSurvey() {
  const { id = '' } = useRouteParams();
  const record = useRead('survey.get', { id }, { enabled: Boolean(id) });
  if (!id) return <Editor initial={blank} />;
  if (record.data) return <Editor id={id} initial={planOf(record.data)} />;
  return <LoadingPage title="修改问卷" result={record} />;
}

const planOf = ({ title, intro, isAnonymous, mustTake, audience, closesAt, series, reportTo, questions }: Plan): Plan => ({
  ...{ title, intro, isAnonymous, mustTake, audience, closesAt, series, reportTo, questions },
});

function Editor({ id, initial }: { id?: string; initial: Plan }) {
  const isWide = useIsWide();
  const draft = useDraft<Plan>(`survey.edit.${id ?? 'new'}`, initial);
  const { value, change } = draft;
  const create = useCommand('survey.create', { done: '已存为草稿，核对后再开始', isQuiet: true });
  const save = useCommand('survey.change', { done: '已保存', isQuiet: true });
  const submit = async () => {
    const questions = value.questions.map((one) => ({ ...one, options: filled(one.options), rows: filled(one.rows) }));
    const plan = { ...value, questions, closesAt: value.closesAt ?? '' };
    const kept = id ? await save.run({ id, ...plan }) : await create.run(plan);
    if (!kept) return;
    draft.clear();
    replace('/pages/survey/take/index', { id: kept.id });
  };
  return (
    <Page
      title={id ? '修改问卷' : '写一份问卷'}
      width="full"
      footer={
        <BottomBar>
          <PrimaryButton isPending={create.isPending || save.isPending} onPress={() => void submit()}>
            存为草稿
          </PrimaryButton>
        </BottomBar>
      }
    >
      <View className="split writing">
        <View className="stack">
          {id ? null : <Templates onChoose={change} />}
          <Form error={create.error ?? save.error}>
            <Basics value={value} change={change} />
            <Questions questions={value.questions} onChange={(questions) => change({ questions })} />
          </Form>
        </View>
        {isWide ? <Preview plan={value} /> : null}
      </View>
    </Page>
  );
}

const filled = (lines: string[]) => lines.map((line) => line.trim()).filter(Boolean);

type Part = { value: Plan; change: (patch: Partial<Plan>) => void };

function Basics({ value, change }: Part) {
  return (
    <>
      <TextField label="标题" name="title" isRequired max={60} value={value.title} onChange={(title) => change({ title })} />
      <TextArea label="说明" name="intro" max={1000} rows={3} value={value.intro} onChange={(intro) => change({ intro })} />
      <SwitchField
        label="匿名"
        name="isAnonymous"
        hint="匿名：答案与人分开保存；记名：填写前先告知"
        value={value.isAnonymous}
        onChange={(isAnonymous) => change({ isAnonymous })}
      />
      <SwitchField
        label="要求人人参加"
        name="mustTake"
        hint="只知道谁参加了，不知道答案"
        value={value.mustTake}
        onChange={(mustTake) => change({ mustTake })}
      />
      <DateTimeField label="截止时间" name="closesAt" isRequired value={value.closesAt} onChange={(closesAt) => change({ closesAt })} />
      <TextField
        label="系列"
        name="series"
        max={40}
        hint="同一系列的问卷会比较历次平均分，如：职代会满意度"
        value={value.series}
        onChange={(series) => change({ series })}
      />
      <ChoiceField
        label="公布给谁"
        name="reportTo"
        isRequired
        options={optionsOf(reportToLabels)}
        value={value.reportTo}
        onChange={(reportTo) => change({ reportTo: reportTo ?? 'roll' })}
      />
      <AudienceField label="范围" name="audience" value={value.audience} onChange={(audience) => change({ audience })} />
    </>
  );
}

function Templates({ onChoose }: { onChoose: (patch: Partial<Plan>) => void }) {
  const templates = useRead('survey.templates', {});
  if (!templates.data) return null;
  return (
    <Section title="从常用问卷开始">
      <Card>
        <View className="chips">
          {templates.data.items.map((template) => (
            <Button key={template.title} isSmall onPress={() => onChoose(template)}>
              {template.title}
            </Button>
          ))}
        </View>
      </Card>
    </Section>
  );
}

function Questions({ questions, onChange }: { questions: Question[]; onChange: (questions: Question[]) => void }) {
  const nextNumber = Math.max(0, ...questions.map(({ id }) => Number(/\d+$/.exec(id)?.[0] ?? 0))) + 1;
  return (
    <>
      {questions.map((question, index) => (
        <QuestionEditor
          key={question.id}
          index={index}
          question={question}
          earlier={questions.slice(0, index)}
          onChange={(changed) => onChange(questions.map((one, at) => (at === index ? changed : one)))}
          onRemove={questions.length > 1 ? () => onChange(without(questions, index)) : undefined}
        />
      ))}
      <View className="field-full">
        <Button icon="plus" isDisabled={questions.length >= 50} onPress={() => onChange([...questions, blankQuestion(nextNumber)])}>
          加一道题
        </Button>
      </View>
    </>
  );
}

/** As the person asked will see it; what is chosen here is kept nowhere. */
function Preview({ plan: { title, intro, questions } }: { plan: Plan }) {
  const [answers, setAnswers] = useState<Record<string, Answer>>({});
  return (
    <View className="preview">
      <Section title="预览">
        <Card>
          <View className="card-title">{title || '还没有标题'}</View>
          {intro ? <View className="card-text">{intro}</View> : null}
          <View className="stack">
            {questions.map((question, index) => (
              <QuestionField
                key={question.id}
                question={{ ...question, title: `${index + 1}. ${question.title || `${questionKindLabels[question.kind]}题`}` }}
                answer={answers[question.id] ?? { questionId: question.id }}
                onChange={(answer) => setAnswers({ ...answers, [question.id]: answer })}
              />
            ))}
          </View>
        </Card>
      </Section>
    </View>
  );
}
