/** The inbox: every message, newest first; opening one marks it read. */
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { kindLabels } from '../../../types/notification/labels';
import { useCommand, useList, useRead } from '@/api/hooks';
import { go, setTabBadge } from '@/platform';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { optionsOf, Tabs } from '@/ui/tabs';
import { Tag } from '@/ui/tag';
import { When } from '@/ui/when';

type Kind = keyof typeof kindLabels;

export default function Inbox() {
  const [which, setWhich] = useState<'all' | 'unread' | Kind>('all');
  const list = useList('notification.list', which === 'unread' ? { isUnread: true } : which === 'all' ? {} : { kind: which });
  const { data } = useRead('notification.unread', {}, { refetchInterval: 60_000 });
  const read = useCommand('notification.read', { isQuiet: true });
  const unread = data?.unread ?? 0;
  useEffect(() => setTabBadge(unread), [unread]);
  const open = (id: string, link: string | null, readAt: string | null) => {
    if (!readAt) void read.run({ id });
    if (link) go(link);
  };
  return (
    <Page
      title="消息"
      header={
        <Tabs
          label="消息"
          value={which}
          onChange={setWhich}
          options={[{ value: 'all', text: '全部' }, { value: 'unread', text: '未读', count: unread }, ...optionsOf(kindLabels)]}
        />
      }
    >
      <View className="page-tools">
        <Button isSmall icon="clock" onPress={() => go('/pages/notification/settings/index')}>
          提醒设置
        </Button>
        {unread > 0 ? (
          <Button isSmall isPending={read.isPending} onPress={() => void read.run({})}>
            全部标为已读
          </Button>
        ) : null}
      </View>
      <List
        result={list}
        keyOf={({ id }) => id}
        empty={
          <Empty
            icon="inbox"
            title={which === 'unread' ? '没有未读消息' : which === 'all' ? '还没有消息' : `还没有${kindLabels[which]}消息`}
            hint="公告、活动、会费和提案的进展会送到这里"
          />
        }
      >
        {({ id, kind, title, body, link, at, readAt }) => (
          <Card label={title} onPress={() => open(id, link, readAt)}>
            <View className="card-head">
              <View className={readAt ? 'card-title card-title-quiet' : 'card-title'}>{title}</View>
              {readAt ? null : <Tag tone="accent">未读</Tag>}
            </View>
            {body ? <View className="card-text">{body}</View> : null}
            <View className="card-note">
              {kindLabels[kind]} · <When at={at} as="ago" />
            </View>
          </Card>
        )}
      </List>
    </Page>
  );
}
