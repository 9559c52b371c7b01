/** Who took part in a survey and who has not yet, by group and by name; what anybody answered is not here. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { ProgressBar, Turnout } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Segmented } from '@/ui/tabs';
import { Tag } from '@/ui/tag';

type Person = Output<'survey.participants'>['items'][number];
type Which = 'missing' | 'taken';

export default function SurveyParticipants() {
  const { id = '' } = useRouteParams();
  const participants = useRead('survey.participants', { id });
  const remind = useCommand('survey.remind', { done: '已提醒还没有填写的人' });
  const [which, setWhich] = useState<Which>('missing');
  return (
    <Page
      title="参加情况"
      width="full"
      footer={
        participants.data?.canRemind ? (
          <BottomBar note="一天最多提醒一次；截止前一天系统会再提醒">
            <PrimaryButton isPending={remind.isPending} onPress={() => void remind.run({ id })}>
              提醒还没有填写的人
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={participants}>
        {({ title, isAnonymous, due, answered, groups, items }) => (
          <View className="stack">
            <Card>
              <View className="card-title">{title}</View>
              <View className="card-note">
                {isAnonymous ? '这里只有是否参加；答案与人分开保存，从这里看不到，也对不上。' : '记名问卷的答案在统计结果的导出里。'}
              </View>
            </Card>
            <Turnout due={due} took={answered} />
            <Section title="各小组">
              <Card>
                {groups.map((group) => (
                  <View key={group.name}>
                    <View className="card-note">{group.name}</View>
                    <ProgressBar value={group.answered} total={group.due} label={group.name} text={`${group.answered} / ${group.due} 人`} />
                  </View>
                ))}
              </Card>
            </Section>
            <DataTable
              label="问卷参加情况"
              rows={items.filter(({ hasAnswered }) => hasAnswered === (which === 'taken'))}
              columns={columns}
              keyOf={(person) => person.id}
              filters={
                <Segmented
                  label="参加"
                  value={which}
                  options={[
                    { value: 'missing', text: `还没有填写 ${due - answered} 人` },
                    { value: 'taken', text: `已填写 ${answered} 人` },
                  ]}
                  onChange={setWhich}
                />
              }
              empty={
                <Empty
                  icon="people"
                  title={which === 'missing' ? '名单上的人都已填写' : '还没有人填写'}
                  hint={which === 'missing' ? '可以等到截止时间统计' : '可以在下面提醒'}
                />
              }
            />
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

const columns: Column<Person>[] = [
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '小组', cell: ({ groupName }) => groupName, text: ({ groupName }) => groupName },
  {
    title: '参加',
    cell: ({ hasAnswered }) => <Tag tone={hasAnswered ? 'good' : 'warn'}>{hasAnswered ? '已填写' : '还没有填写'}</Tag>,
    text: ({ hasAnswered }) => (hasAnswered ? '已填写' : '还没有填写'),
    width: '128px',
  },
];
