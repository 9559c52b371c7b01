/** Whom to tell by phone: the leader's own group, or for an officer one group after another. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { Button } from '@/ui/button';
import { DataTable, type Column } from '@/ui/data-table';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { AsyncView, Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { Tag } from '@/ui/tag';

type Person = Output<'notification.callList'>['items'][number];

export default function Calls() {
  const { groupId: asked } = useRouteParams();
  const [groupId, setGroup] = useState(asked);
  const list = useRead('notification.callList', groupId ? { groupId } : {}, { keepLast: true });
  const groups = list.data?.groups ?? [];
  return (
    <Page
      title="电话告知"
      width="full"
      header={
        groups.length > 1 ? (
          <Tabs
            label="小组"
            value={groupId ?? list.data?.groupId ?? ''}
            options={groups.map(({ id, name }) => ({ value: id, text: name }))}
            onChange={setGroup}
          />
        ) : null
      }
    >
      <AsyncView result={list}>
        {({ items }) => (
          <DataTable
            label="电话告知名单"
            rows={items}
            columns={columns}
            keyOf={({ memberId }) => memberId}
            exportAs="电话告知名单"
            empty={<Empty icon="check" title="都已看到消息" hint="没有用过应用的会员有新消息、或别的会员三天没看，会列在这里" />}
          />
        )}
      </AsyncView>
    </Page>
  );
}

const why = ({ hasApp }: Person) => (hasApp ? '三天没看' : '没用过应用');
const columns: Column<Person>[] = [
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title', width: '88px' },
  { title: '小组', cell: ({ groupName }) => groupName, text: ({ groupName }) => groupName, onPhone: 'hidden', width: '112px' },
  { title: '情况', cell: (one) => <Tag tone={one.hasApp ? 'grey' : 'warn'}>{why(one)}</Tag>, text: why, width: '104px' },
  { title: '未看的消息', cell: (one) => <Titles {...one} />, text: ({ titles }) => titles.join('；') },
  { title: '操作', cell: (one) => <Acts person={one} />, width: '190px', onPhone: 'foot' },
];

const Titles = ({ titles, unread }: Person) => (
  <View>
    {titles.map((title) => (
      <View key={title}>{title}</View>
    ))}
    {unread > titles.length ? <View className="card-note">{`等 ${unread} 条`}</View> : null}
  </View>
);

function Acts({ person: { memberId, name } }: { person: Person }) {
  const [isAsked, setAsked] = useState(false);
  const told = useCommand('notification.told', { done: '已记下' });
  const act = async (note: string) => {
    if (await told.run({ memberId, note })) setAsked(false);
  };
  return (
    <View className="tags">
      <Button isSmall look="plain" label={`查看${name}的档案与电话`} onPress={() => go('/pages/member/detail/index', { id: memberId })}>
        查电话
      </Button>
      <Button isSmall label={`已电话告知${name}`} onPress={() => setAsked(true)}>
        已告知
      </Button>
      <ReasonDialog
        isOpen={isAsked}
        title={`已电话告知${name}`}
        consequence="未看的消息不再列入名单；消息仍在对方的收件箱里。"
        label="备注"
        placeholder="如 已告知本人，可不填"
        confirmText="记下"
        look="primary"
        isOptional
        isPending={told.isPending}
        onConfirm={(note) => void act(note)}
        onClose={() => setAsked(false)}
      />
    </View>
  );
}
