/** Surveys one may answer or read; those who run them see all and start a new one. */
import { View } from '@tarojs/components';
import { namingLabels } from '../../../../types/survey/labels';
import { surveyLifecycle } from '../../../../types/survey/lifecycle';
import { useCan, useList } from '@/api/hooks';
import { go } from '@/platform';
import { NewBar } from '@/ui/bars';
import { Card } from '@/ui/card';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { StatusTag } from '@/ui/tag';
import { sayDeadline } from '@/ui/time';

export default function Surveys() {
  const canWrite = useCan('survey.create');
  const list = useList('survey.list', {});
  return (
    <Page title="满意度测评" footer={canWrite ? <NewBar text="写一份问卷" page="/pages/survey/edit/index" /> : null}>
      <List
        result={list}
        keyOf={({ id }) => id}
        empty={
          <Empty
            icon="chart"
            title="还没有问卷"
            hint={canWrite ? '点下面的「写一份问卷」，可从常用问卷开始' : '有请您填写的问卷时会通知您'}
          />
        }
      >
        {({ id, title, state, isAnonymous, mustTake, closesAt, questionCount, hasAnswered }) => (
          <Card label={`${title}，${surveyLifecycle.labels[state]}`} onPress={() => go('/pages/survey/take/index', { id })}>
            <View className="card-head">
              <View className="card-title">{title}</View>
              <StatusTag lifecycle={surveyLifecycle} state={state} />
            </View>
            <View className="card-note">
              {[
                `${questionCount} 题`,
                namingLabels[isAnonymous ? 'anonymous' : 'named'],
                mustTake ? '要求人人参加' : '',
                hasAnswered === null ? '' : hasAnswered ? '您已填写' : state === 'open' ? '您还没有填写' : '您没有填写',
                state === 'open' ? sayDeadline(closesAt) : '',
              ]
                .filter(Boolean)
                .join('，')}
            </View>
          </Card>
        )}
      </List>
    </Page>
  );
}
