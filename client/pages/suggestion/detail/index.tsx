/** One suggestion: what it says, the answer, what came of it, each step, and what this person may do next. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { categoryLabels, outcomeLabels, stepLabels } from '../../../../types/suggestion/labels';
import { suggestionLifecycle } from '../../../../types/suggestion/lifecycle';
import { useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { Attachments } from '@/ui/attachments';
import { Card, Facts, Section } from '@/ui/card';
import { Timeline } from '@/ui/figures';
import { sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { StatusTag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';
import { Actions, MainAction, type Detail, type Opened } from '../parts/actions';
import { Sheets } from '../parts/sheets';
import { dueOf, whoOf } from '../parts/suggestion-card';

export default function SuggestionPage() {
  const { id = '' } = useRouteParams();
  const record = useRead('suggestion.get', { id });
  const [opened, open] = useState<Opened>(null);
  return (
    <Page title="建议" width="full" footer={record.data ? <MainAction suggestion={record.data} onOpen={open} /> : null}>
      <AsyncView result={record}>
        {(suggestion) => (
          <View className="split">
            <View>
              <Head {...suggestion} />
              <Actions suggestion={suggestion} onOpen={open} />
              <Answer {...suggestion} />
              <Effect {...suggestion} />
              <Thanks {...suggestion} />
            </View>
            <Story {...suggestion} />
            <Sheets suggestion={suggestion} opened={opened} onClose={() => open(null)} />
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

function Head(one: Detail) {
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{one.title}</View>
        <StatusTag lifecycle={suggestionLifecycle} state={one.state} />
      </View>
      <View className="card-text">{one.body}</View>
      <Attachments files={one.files} />
      <Facts
        items={[
          ['类别', categoryLabels[one.category]],
          ['提出人', [whoOf(one), one.groupName].filter(Boolean).join('，')],
          ['提出时间', sayMoment(one.createdAt)],
          ['承办部门', one.unitName],
          ['期限', dueOf(one)],
          ['支持', `${one.supporters} 人`],
          ['谁能看到', one.isOpen ? '全体会员' : '提出人、承办部门和工会办公室'],
        ]}
      />
    </Card>
  );
}

const Answer = ({ answer, outcome }: Detail) =>
  answer ? (
    <Section title={outcome ? `答复：${outcomeLabels[outcome]}` : '答复'} note={answer.isInTime === false ? '超期答复' : undefined}>
      <Card>
        <View className="card-text">{answer.text}</View>
        <Attachments files={answer.files} />
        <View className="card-note">{`${answer.byName} · ${sayMoment(answer.at)}`}</View>
      </Card>
    </Section>
  ) : null;

const Effect = ({ effect }: Detail) =>
  effect ? (
    <Section title="落实效果" note={sayMoment(effect.at)}>
      <Card>
        <View className="card-text">{effect.text}</View>
        {effect.saving ? <View className="card-note">{`节约 ${sayMoney(effect.saving)}`}</View> : null}
        {effect.before.length > 0 ? <View className="card-note">落实前</View> : null}
        <Attachments files={effect.before} />
        {effect.after.length > 0 ? <View className="card-note">落实后</View> : null}
        <Attachments files={effect.after} />
      </Card>
    </Section>
  ) : null;

const Thanks = ({ thanks }: Detail) =>
  thanks ? (
    <Section title="工会致谢" note={thanks.points > 0 ? `积分 ${thanks.points}` : undefined}>
      <Card>
        <View className="card-text">{thanks.text}</View>
      </Card>
    </Section>
  ) : null;

const isEnded = (state: Detail['state']) => state === 'thanked' || state === 'withdrawn';
const Story = ({ steps, state }: Detail) => (
  <Section title="办理经过">
    <Card>
      <Timeline
        steps={steps.map(({ at, action, byName, note }, index) => ({
          title: stepLabels[action],
          at: `${sayMoment(at)} · ${byName}`,
          note,
          state: index === steps.length - 1 && !isEnded(state) ? ('now' as const) : ('done' as const),
        }))}
      />
    </Card>
  </Section>
);
