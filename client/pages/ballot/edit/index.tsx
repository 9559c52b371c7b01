/** Writing a ballot: what is asked and with which threshold, of whom, and who counts; the draft survives leaving the page. */
import { View } from '@tarojs/components';
import { passingRules, usualQuorum, voterLabels } from '../../../../types/ballot/labels';
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
import { optionsOf } from '@/ui/tabs';
import { TextArea, TextField } from '@/ui/text-fields';
import { PeopleField } from '../parts/people';
import { blankPlan, blankQuestion, inputOf, planFrom, type Plan, type QuestionPlan } from '../parts/plan';
import { changedAt, without } from '@/ui/rows';
import { LoadingPage } from '@/ui/loading-page';

export default function BallotEdit() {
  const { id, sessionId } = useRouteParams();
  const record = useRead('ballot.get', { id: id ?? '' }, { enabled: Boolean(id) });
  if (!id) return <Edit base={sessionId ? { ...blankPlan, sessionId } : blankPlan} draft={sessionId ?? 'new'} />;
  return record.data ? <Edit id={id} base={planFrom(record.data)} draft={id} /> : <LoadingPage title="修改投票" result={record} />;
}

type Part = { plan: Plan; change: (changed: Partial<Plan>) => void };

function Edit({ id, base, draft }: { id?: string; base: Plan; draft: string }) {
  const { value: plan, change, clear, isRestored } = useDraft(`ballot:${draft}`, base);
  const create = useCommand('ballot.create', { done: '已保存', isQuiet: true });
  const update = useCommand('ballot.update', { done: '已保存', isQuiet: true });
  const { error, isPending } = id ? update : create;
  const submit = async () => {
    if (!plan.witness) return toast('请选择监票人');
    const input = inputOf(plan);
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
          <AboutPart plan={plan} change={change} />
          <QuestionsPart plan={plan} change={change} />
          <CountersPart plan={plan} change={change} />
        </View>
      </Form>
    </Page>
  );
}

const AboutPart = ({ plan, change }: Part) => (
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
          hint={`三分之二以上到会才能开始（${usualQuorum.source}）`}
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

function QuestionsPart({ plan: { questions }, change }: Part) {
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
              <ChoiceField
                label="通过门槛"
                name={`questions.${index}.threshold`}
                isRequired
                hint={passingRules.find(({ value }) => value === question.rule)?.threshold.source}
                options={passingRules}
                value={question.rule}
                onChange={(rule) => rule && set(index, { rule })}
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
