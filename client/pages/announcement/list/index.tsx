/** Announcements: by category for members, by state too for those who write them. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { categoryLabels } from '../../../../types/announcement/labels';
import { announcementLifecycle } from '../../../../types/announcement/lifecycle';
import type { Output } from '@/api/call';
import { useCan, useList } from '@/api/hooks';
import { go } from '@/platform';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { optionsOf, Tabs } from '@/ui/tabs';
import { StatusTag, Tag } from '@/ui/tag';
import { When } from '@/ui/when';

type State = keyof typeof announcementLifecycle.labels;
const { published, draft, scheduled, withdrawn, expired } = announcementLifecycle.labels;
const stateOptions = optionsOf({ published, draft, scheduled, withdrawn, expired } as Record<State, string>);

export default function Announcements() {
  const isWriter = useCan('announcement.create');
  const [category, setCategory] = useState<keyof typeof categoryLabels | ''>('');
  const [state, setState] = useState<State>('published');
  const list = useList('announcement.list', { ...(category ? { category } : {}), ...(isWriter ? { state } : {}) });
  const header = (
    <>
      {isWriter ? <Tabs label="状态" value={state} options={stateOptions} onChange={setState} /> : null}
      <Tabs label="类别" value={category} options={optionsOf(categoryLabels, '全部')} onChange={setCategory} />
    </>
  );
  return (
    <Page title="公告" header={header}>
      {isWriter ? (
        <View className="page-tools">
          <Button isSmall icon="plus" onPress={() => go('/pages/announcement/edit/index')}>
            起草公告
          </Button>
        </View>
      ) : null}
      <List
        result={list}
        keyOf={({ id }) => id}
        empty={<Empty icon="megaphone" title="这里还没有公告" hint={isWriter ? '点「起草公告」写第一则' : '有新公告会在消息里提醒您'} />}
      >
        {(item) => <Item item={item} />}
      </List>
    </Page>
  );
}

function Item({ item }: { item: Output<'announcement.list'>['items'][number] }) {
  const { id, title, category, state, excerpt, mustConfirm, isPinned, publishAt, readAt, confirmedAt } = item;
  const isOut = state === 'published';
  return (
    <Card label={title} onPress={() => go('/pages/announcement/detail/index', { id })}>
      <View className="card-head">
        <View className="card-title">{title}</View>
        {isOut && !readAt ? <Tag tone="accent">未读</Tag> : null}
      </View>
      <View className="card-text two-lines">{excerpt}</View>
      <View className="tags">
        {isPinned ? <Tag tone="accent">置顶</Tag> : null}
        <Tag>{categoryLabels[category]}</Tag>
        {isOut ? null : <StatusTag lifecycle={announcementLifecycle} state={state} />}
        {isOut && mustConfirm ? <Tag tone={confirmedAt ? 'good' : 'warn'}>{confirmedAt ? '已确认' : '待确认'}</Tag> : null}
        {publishAt ? <When at={publishAt} /> : null}
      </View>
    </Card>
  );
}
