/** Appraisals one takes part in or may read; those who run them see all and start a new one. */
import { View } from '@tarojs/components';
import { appraisalLifecycle } from '../../../../types/appraisal/lifecycle';
import { useCan, useList } from '@/api/hooks';
import { go } from '@/platform';
import { NewBar } from '@/ui/bars';
import { Card } from '@/ui/card';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { StatusTag } from '@/ui/tag';
import { sayDeadline } from '@/ui/time';

export default function Appraisals() {
  const canWrite = useCan('appraisal.create');
  const list = useList('appraisal.list', {});
  return (
    <Page title="民主评议" footer={canWrite ? <NewBar text="起草民主评议" page="/pages/appraisal/edit/index" /> : null}>
      <List
        result={list}
        keyOf={({ id }) => id}
        empty={<Empty icon="vote" title="还没有民主评议" hint={canWrite ? '点下面的「起草民主评议」开始' : '请您参加评议时会通知您'} />}
      >
        {({ id, title, state, closesAt, subjectCount, hasRated }) => (
          <Card label={`${title}，${appraisalLifecycle.labels[state]}`} onPress={() => go('/pages/appraisal/rate/index', { id })}>
            <View className="card-head">
              <View className="card-title">{title}</View>
              <StatusTag lifecycle={appraisalLifecycle} state={state} />
            </View>
            <View className="card-note">
              {[
                `${subjectCount} 个对象`,
                hasRated === null ? '' : hasRated ? '您已参加' : state === 'open' ? '您还没有参加' : '您没有参加',
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
