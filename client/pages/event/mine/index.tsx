/** My events: everything I signed up for. */
import { useList } from '@/api/hooks';
import { go } from '@/platform';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { EventItem } from '@/ui/event-item';

export default function MyEvents() {
  const list = useList('event.list', { filter: 'mine' });
  const empty = (
    <Empty
      icon="event"
      title="您还没有报名活动"
      hint="看看正在报名的活动"
      action={{ text: '去看看', onPress: () => go('/pages/events/index') }}
    />
  );
  return (
    <Page title="我的活动">
      <List result={list} keyOf={({ id }) => id} empty={empty}>
        {(event) => <EventItem event={event} />}
      </List>
    </Page>
  );
}
