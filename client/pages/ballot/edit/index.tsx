/** Writing a ballot: what is asked and with which threshold, of whom, and who counts; the draft survives leaving the page. */
import { View } from '@tarojs/components';
import { voterLabels } from '../../../../types/ballot/labels';
import { sayThreshold } from '../../../../types/congress/threshold';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { replace, toast, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { DateTimeField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { MemberField } from '@/ui/member-field';
import { Page } from '@/ui/page';
import { PeopleField } from '@/ui/people-field';
import { optionsOf } from '@/ui/tabs';
import { TextArea, TextField } from '@/ui/text-fields';
import {
  blankPlan,
  blankQuestion,
  chosenOf,
  inputOf,
  optionsFor,
  planFrom,
  quorumOf,
  type Plan,
  type QuestionPlan,
  type Rules,
} from '../parts/plan';
import { changedAt, without } from '@/ui/rows';
import { LoadingPage } from '@/ui/loading-page';

export default function BallotEdit() {
  const { id, sessionId } = useRouteParams();
  const record = useRead('ballot.get', { id: id ?? '' }, { enabled: Boolean(id) });
  const rules = useRead('ballot.rules', {}, { staleTime: 300_000 });
  if (!rules.data) return <LoadingPage title={id ? '修改投票' : '起草投票'} result={rules} />;
  if (!id) return <Edit rules={rules.data} base={sessionId ? { ...blankPlan, sessionId } : blankPlan} draft={sessionId ?? 'new'} />;
  if (!record.data) return <LoadingPage title="修改投票" result={record} />;
  return <Edit id={id} rules={rules.data} base={planFrom(record.data)} draft={id} />;
}

type Part = { rules: Rules; plan: Plan; change: (changed: Partial<Plan>) => void };

function Edit({ id, rules, base, draft }: { id?: string; rules: Rules; base: Plan; draft: string }) {
  const { value: plan, change, clear, isRestored } = useDraft(`ballot-plan:${draft}`, base);
  const create = useCommand('ballot.create', { done: '已保存', isQuiet: true });
  const update = useCommand('ballot.update', { done: '已保存', isQuiet: true });
  const { error, isPending } = id ? update : create;
  const submit = async () => {
    if (!plan.witness) return toast('请选择监票人');
    const input = inputOf(plan, rules);
    const saved = await (id ? update.run({ id, ...input }) : create.run(input));
    if (!saved) return;
    clear();
    replace('/pages/ballot/detail/index', { id: saved.id });
  };
  return (
    <Page
      title={id ? '修改投票' : '起草投票'}
      footer={
        <BottomBar note={isRestored ? '已接着上次没写完的草稿' : '保存后还可以修改，开始投票后不能再改'}>
          <PrimaryButton isPending={isPending} onPress={() => void submit()}>
            保存
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Form error={error}>
        <View className="stack field-full">
          <AboutPart rules={rules} plan={plan} change={change} />
          <QuestionsPart rules={rules} plan={plan} change={change} />
          <CountersPart rules={rules} plan={plan} change={change} />
        </View>
      </Form>
    </Page>
  );
}

const AboutPart = ({ rules, plan, change }: Part) => (
  <Section title="投票">
    <Card>
      <View className="form">
        <TextField label="标题" name="title" isRequired max={60} value={plan.title} onChange={(title) => change({ title })} />
        <DateTimeField
          label="截止时间"
          name="closesAt"
          hint="到时自动结束；不填则由干事结束"
          value={plan.closesAt}
          onChange={(closesAt) => change({ closesAt })}
        />
        <TextArea label="说明" name="note" max={2000} rows={2} value={plan.note} onChange={(note) => change({ note })} />
        <ChoiceField
          label="参加的人"
          name="voters"
          isRequired
          options={optionsOf(voterLabels)}
          value={plan.voters}
          onChange={(voters) => voters && change({ voters })}
        />
        <SwitchField
          label="要求法定人数到会"
          name="quorum"
          hint={`${sayThreshold(quorumOf(plan, rules))}到会才能开始（${quorumOf(plan, rules).source}）`}
          value={plan.hasQuorum}
          onChange={(hasQuorum) => change({ hasQuorum })}
        />
        {plan.voters === 'chosen' ? (
          <PeopleField label="投票人" name="voterIds" isRequired value={plan.chosen} onChange={(chosen) => change({ chosen })} />
        ) : null}
      </View>
    </Card>
  </Section>
);

function QuestionsPart({ rules, plan: { questions }, change }: Part) {
  const set = (index: number, changed: Partial<QuestionPlan>) => change({ questions: changedAt(questions, index, changed) });
  return (
    <Section title="表决事项" note="一次投票投完全部事项">
      <View className="stack">
        {questions.map((question, index) => (
          <Card key={index}>
            <View className="form">
              <TextField
                label={`第 ${index + 1} 项`}
                name={`questions.${index}.text`}
                isRequired
                max={200}
                value={question.text}
                onChange={(text) => set(index, { text })}
              />
              <TextArea
                label="说明"
                name={`questions.${index}.detail`}
                max={2000}
                rows={2}
                value={question.detail}
                onChange={(detail) => set(index, { detail })}
              />
              <ThresholdField
                name={`questions.${index}.threshold`}
                rules={rules}
                question={question}
                onChange={(threshold) => set(index, { threshold })}
              />
              <PeopleField
                label="提出人"
                name={`questions.${index}.proposerIds`}
                hint="提出人不能担任计票人、监票人"
                value={question.proposers}
                onChange={(proposers) => set(index, { proposers })}
              />
              {questions.length > 1 ? (
                <Button
                  isSmall
                  look="plain"
                  label={`去掉第${index + 1}项`}
                  onPress={() => change({ questions: without(questions, index) })}
                >
                  去掉这一项
                </Button>
              ) : null}
            </View>
          </Card>
        ))}
        <Button icon="plus" onPress={() => change({ questions: [...questions, blankQuestion] })}>
          加一项
        </Button>
      </View>
    </Section>
  );
}

type ThresholdProps = { name: string; rules: Rules; question: QuestionPlan; onChange: (threshold: QuestionPlan['threshold']) => void };

/** The region's threshold stands first and is chosen until another one is; the article it comes from is the hint. */
function ThresholdField({ name, rules, question, onChange }: ThresholdProps) {
  const options = optionsFor(rules, question);
  const chosen = chosenOf(options, question);
  return (
    <ChoiceField
      label="通过门槛"
      name={name}
      isRequired
      hint={`依据：${chosen.threshold.source}`}
      options={options}
      value={chosen.value}
      onChange={(value) => onChange(options.find((one) => one.value === value)?.threshold ?? null)}
    />
  );
}

const CountersPart = ({ plan, change }: Part) => (
  <Section title="计票与监票" note="两名以上计票人、一名监票人，互不兼任">
    <Card>
      <View className="form">
        <PeopleField label="计票人" name="tellerIds" isRequired value={plan.tellers} onChange={(tellers) => change({ tellers })} />
        <MemberField label="监票人" name="witnessId" isRequired value={plan.witness} onChange={(witness) => change({ witness })} />
      </View>
    </Card>
  </Section>
);
