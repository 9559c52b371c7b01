/** Preparing an election: what is elected where, who votes, under which rules, and who counts; the draft survives leaving the page. */
import { View } from '@tarojs/components';
import { kindLabels, type ElectionKind } from '../../../../types/election/labels';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { replace, toast, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { LoadingPage } from '@/ui/loading-page';
import { MemberField } from '@/ui/member-field';
import { Page } from '@/ui/page';
import { PeopleField } from '@/ui/people-field';
import { optionsOf } from '@/ui/tabs';
import { TextArea, TextField } from '@/ui/text-fields';
import { PlacePart } from '../parts/place';
import { blankPlan, inputOf, ofKind, planFrom, type Plan } from '../parts/plan';
import { RulesPart } from '../parts/own-rules';

export default function ElectionEdit() {
  const { id } = useRouteParams();
  const record = useRead('election.get', { id: id ?? '' }, { enabled: Boolean(id) });
  if (!id) return <Edit base={blankPlan} draft="new" />;
  return record.data ? <Edit id={id} base={planFrom(record.data)} draft={id} /> : <LoadingPage title="修改选举" result={record} />;
}

function Edit({ id, base, draft }: { id?: string; base: Plan; draft: string }) {
  const { value: plan, change, clear, isRestored } = useDraft(`election:${draft}`, base);
  const create = useCommand('election.create', { done: '已保存', isQuiet: true });
  const update = useCommand('election.update', { done: '已保存', isQuiet: true });
  const { error, isPending } = id ? update : create;
  const submit = async () => {
    if (!plan.seats) return toast('请填写应选名额');
    if (!plan.witness) return toast('请选择监票人');
    const input = inputOf(plan);
    const saved = await (id ? update.run({ id, ...input }) : create.run(input));
    if (!saved) return;
    clear();
    replace('/pages/election/detail/index', { id: saved.id });
  };
  return (
    <Page
      title={id ? '修改选举' : '筹备选举'}
      footer={
        <BottomBar note={isRestored ? '已接着上次没写完的草稿' : '保存后还可以修改，开始提名后不能'}>
          <PrimaryButton isPending={isPending} onPress={() => void submit()}>
            保存
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Form error={error}>
        <View className="stack field-full">
          <AboutPart plan={plan} change={change} />
          <PlacePart plan={plan} change={change} />
          <Section title="计票与监票" note="两名以上计票人、一名监票人，互不兼任；候选人不能担任">
            <Card>
              <View className="form">
                <PeopleField label="计票人" name="tellerIds" isRequired value={plan.tellers} onChange={(tellers) => change({ tellers })} />
                <MemberField label="监票人" name="witnessId" isRequired value={plan.witness} onChange={(witness) => change({ witness })} />
              </View>
            </Card>
          </Section>
          <RulesPart plan={plan} change={change} />
        </View>
      </Form>
    </Page>
  );
}

const AboutPart = ({ plan, change }: { plan: Plan; change: (changed: Partial<Plan>) => void }) => (
  <Section title="选举">
    <Card>
      <View className="form">
        <ChoiceField<ElectionKind>
          label="选举什么"
          name="kind"
          isRequired
          options={optionsOf(kindLabels)}
          value={plan.kind}
          onChange={(kind) => kind && change({ kind, rules: null, ...ofKind[kind] })}
        />
        <TextField label="标题" name="title" isRequired max={60} value={plan.title} onChange={(title) => change({ title })} />
        <TextArea label="说明" name="note" max={2000} rows={2} value={plan.note} onChange={(note) => change({ note })} />
      </View>
    </Card>
  </Section>
);
