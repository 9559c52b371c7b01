/** The union's elections, newest first: to nominate in, to vote in, published. */
import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { kindLabels } from '../../../../types/election/labels';
import { electionLifecycle } from '../../../../types/election/lifecycle';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCan, useList, type ListResult } from '@/api/hooks';
import { go, useIsWide } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { ProgressBar } from '@/ui/figures';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { Empty, Skeleton } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { StatusTag, Tag } from '@/ui/tag';
import { sayDay, sayDeadline } from '@/ui/time';

type Item = Output<'election.list'>['items'][number];
type Shown = '' | 'nominating' | 'listed' | 'voting' | 'published' | 'draft';

export default function Elections() {
  const canWrite = useCan('election.create');
  const [state, setState] = useState<Shown>('');
  const list = useList('election.list', state ? { state } : {});
  const options: { value: Shown; text: string }[] = [
    { value: '', text: '全部' },
    { value: 'nominating', text: '提名中' },
    { value: 'listed', text: '公示' },
    { value: 'voting', text: '投票中' },
    { value: 'published', text: '已公布' },
    ...(canWrite ? [{ value: 'draft' as const, text: '筹备中' }] : []),
  ];
  return (
    <Page
      title="选举"
      width={canWrite ? 'full' : 'read'}
      header={<Tabs label="状态" value={state} options={options} onChange={setState} />}
      footer={
        canWrite ? (
          <BottomBar>
            <PrimaryButton icon="plus" onPress={() => go('/pages/election/edit/index')}>
              筹备选举
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <Items
        canExport={canWrite}
        list={list}
        empty={
          <Empty
            icon="vote"
            title="这里还没有选举"
            hint={canWrite ? '选小组长、委员或职工代表，点下面的「筹备选举」开始' : '有选举时会出现在这里，轮到您时首页会提醒'}
          />
        }
      />
    </Page>
  );
}

/** Cards on a phone and for members; a table with its export for officers at a desk. */
function Items({ canExport, list, empty }: { canExport: boolean; list: ListResult<Item>; empty: ReactNode }) {
  const isWide = useIsWide();
  const register = useDownload('election.export');
  if (!isWide || !canExport)
    return (
      <List result={list} keyOf={({ id }) => id} empty={empty}>
        {(item) => <ElectionCard {...item} />}
      </List>
    );
  return (
    <DataTable
      label="选举"
      rows={list.items}
      columns={columns}
      keyOf={({ id }) => id}
      onOpen={({ id }) => go('/pages/election/detail/index', { id })}
      onExport={() => void register.run({})}
      isExporting={register.isPending}
      more={list}
      empty={list.data ? empty : <Skeleton />}
    />
  );
}

const dateOf = ({ state, dueAt, listUntil }: Item): string => {
  if (state === 'listed') return listUntil ? `公示到 ${sayDay(listUntil)}` : '可以投票';
  return dueAt ? sayDeadline(dueAt, until[state]) : '';
};
const columns: Column<Item>[] = [
  { title: '选举', cell: ({ title }) => title, text: ({ title }) => title, onPhone: 'title' },
  { title: '种类', cell: ({ kind }) => kindLabels[kind], text: ({ kind }) => kindLabels[kind], width: '130px' },
  { title: '应选', cell: ({ seats }) => `${seats} 名`, text: ({ seats }) => seats, width: '70px' },
  {
    title: '状态',
    cell: ({ state }) => <StatusTag lifecycle={electionLifecycle} state={state} />,
    text: ({ state }) => electionLifecycle.labels[state],
    width: '110px',
  },
  { title: '期限', cell: dateOf, text: ({ dueAt }) => dueAt ?? '', width: '190px' },
  { title: '参加', cell: ({ due, cast }) => (due > 0 ? `${cast} / ${due}` : ''), text: ({ cast }) => cast, width: '90px' },
  { title: '当选', cell: ({ elected }) => elected.join('、'), text: ({ elected }) => elected.join('、'), width: '90px' },
];

const until: Partial<Record<Item['state'], string>> = { nominating: '提名截止', voting: '投票截止' };

function ElectionCard({ id, kind, title, state, seats, placeName, dueAt, listUntil, due, cast, hasCast, isTeller, elected }: Item) {
  const isVoting = state === 'voting';
  return (
    <Card label={title} onPress={() => go('/pages/election/detail/index', { id })}>
      <View className="card-head">
        <View className="card-title">{title}</View>
        <StatusTag lifecycle={electionLifecycle} state={state} />
      </View>
      <View className="card-text">{`${placeName} · ${kindLabels[kind]} · 选 ${seats} 名`}</View>
      {state === 'listed' && listUntil ? <View className="card-text">{`公示到 ${sayDay(listUntil)}`}</View> : null}
      {state !== 'listed' && dueAt ? <View className="card-text">{sayDeadline(dueAt, until[state])}</View> : null}
      {elected.length > 0 ? <View className="card-text">{`当选：${elected.join('、')}`}</View> : null}
      {isVoting && due > 0 ? <ProgressBar label="已投票" value={cast} total={due} text={`${cast} / ${due} 人`} /> : null}
      {isTeller || (hasCast !== null && isVoting) ? (
        <View className="tags">
          {isVoting && hasCast === false ? <Tag tone="warn">待您投票</Tag> : null}
          {isVoting && hasCast ? <Tag tone="good">您已投票</Tag> : null}
          {isTeller ? <Tag tone="info">您是计票人</Tag> : null}
        </View>
      ) : null}
    </Card>
  );
}
