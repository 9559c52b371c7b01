/** Planning an event, section by section; the draft survives leaving the page. */
import { View } from '@tarojs/components';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { useSaving } from '@/api/saving';
import { toast, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { NumberField } from '@/ui/text-fields';
import { blankPlan, inputOf, missingIn, planAgain, planFrom, type Plan } from '../parts/plan';
import { ItemsPlan, QuestionsPlan } from '../parts/plan-parts';
import { DayPart, PlacesPart, TogetherPart, WhatPart, WhenPart } from '../parts/plan-sections';
import '@/ui/event.scss';
import { LoadingPage } from '@/ui/loading-page';

export default function EventEdit() {
  const { id, from } = useRouteParams();
  const read = id ?? from;
  const record = useRead('event.get', { id: read ?? '' }, { enabled: Boolean(read) });
  if (!read) return <Edit base={blankPlan} />;
  return record.data ? (
    <Edit id={id} base={id ? planFrom(record.data) : planAgain(record.data)} draft={id ?? `again:${read}`} />
  ) : (
    <LoadingPage title="修改活动" result={record} />
  );
}

function Edit({ id, base, draft = 'new' }: { id?: string; base: Plan; draft?: string }) {
  const { value: plan, change, clear, isRestored } = useDraft(`event:${draft}`, base);
  const create = useCommand('event.create', { done: '已保存' });
  const update = useCommand('event.update', { done: '已保存' });
  const { save, error, isPending } = useSaving({ command: id ? update : create, clear, page: '/pages/event/detail/index' });
  const submit = async () => {
    const missing = missingIn(plan);
    if (missing) return toast(`请填写${missing}`);
    const input = inputOf(plan);
    await save(id ? update.run({ id, ...input, cancelUntil: plan.cancelUntil }) : create.run(input));
  };
  return (
    <Page
      title={id ? '修改活动' : '起草活动'}
      footer={
        <BottomBar note={isRestored ? '已接着上次没写完的草稿' : undefined}>
          <PrimaryButton isPending={isPending} onPress={() => void submit()}>
            保存
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Form error={error}>
        <View className="plan">
          <WhatPart plan={plan} change={change} />
          <WhenPart plan={plan} change={change} />
          <PlacesPart plan={plan} change={change} />
          <TogetherPart plan={plan} change={change} />
          <Section title="项目" note={plan.items.length > 0 ? `${plan.items.length} 个` : '不分项目的活动不用填'}>
            <Card>
              {plan.items.length > 1 ? (
                <NumberField
                  label="每人最多选"
                  name="maxItems"
                  unit="项"
                  value={plan.maxItems}
                  onChange={(maxItems) => change({ maxItems })}
                />
              ) : null}
              <ItemsPlan value={plan.items} onChange={(items) => change({ items })} />
            </Card>
          </Section>
          <Section title="报名时要问的" note={plan.questions.length > 0 ? `${plan.questions.length} 个问题` : '没有要问的不用填'}>
            <Card>
              <QuestionsPlan value={plan.questions} onChange={(questions) => change({ questions })} />
            </Card>
          </Section>
          <DayPart plan={plan} change={change} />
        </View>
      </Form>
    </Page>
  );
}
