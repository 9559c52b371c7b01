/** Events: what is near, what is mine, what has been. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { filterLabels } from '../../../types/event/labels';
import { useCan, useList } from '@/api/hooks';
import { go } from '@/platform';
import { Button } from '@/ui/button';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { optionsOf, Tabs } from '@/ui/tabs';
import { EventItem } from '@/ui/event-item';

type Filter = keyof typeof filterLabels;
const hints: Record<Filter, string> = {
  open: '有新活动会在消息里提醒您',
  mine: '报名后的活动会在这里，点「近期」看看有什么',
  past: '结束的活动会留在这里',
  all: '还没有任何活动，可以从起草一场开始',
};

export default function Events() {
  const canWrite = useCan('event.create');
  const [filter, setFilter] = useState<Filter>('open');
  const list = useList('event.list', { filter });
  const { open, mine, past, all } = filterLabels;
  const options = optionsOf((canWrite ? { open, mine, past, all } : { open, mine, past }) as Record<Filter, string>);
  return (
    <Page title="活动" header={<Tabs label="范围" value={filter} options={options} onChange={setFilter} />}>
      {canWrite ? (
        <View className="page-tools">
          <Button isSmall icon="plus" onPress={() => go('/pages/event/edit/index')}>
            起草活动
          </Button>
        </View>
      ) : null}
      <List result={list} keyOf={({ id }) => id} empty={<Empty icon="event" title="这里还没有活动" hint={hints[filter]} />}>
        {(event) => <EventItem event={event} />}
      </List>
    </Page>
  );
}
