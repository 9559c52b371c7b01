/** Ballots that concern this person: to vote in, to count, or published; officers at a desk have them as a table. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { ballotLifecycle } from '../../../../types/ballot/lifecycle';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCan, useList, type ListResult } from '@/api/hooks';
import { go, useIsWide } from '@/platform';
import { NewBar } from '@/ui/bars';
import { Card } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { ProgressBar } from '@/ui/figures';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { StatusTag, Tag } from '@/ui/tag';
import { sayDeadline, sayMoment } from '@/ui/time';

type Item = Output<'ballot.list'>['items'][number];
type View_ = '' | 'open' | 'published' | 'draft';
const openBallot = ({ id }: Item) => go('/pages/ballot/detail/index', { id });

export default function Ballots() {
  const canWrite = useCan('ballot.create');
  const isWide = useIsWide();
  const [state, setState] = useState<View_>('');
  const list = useList('ballot.list', state ? { state } : {});
  const options: { value: View_; text: string }[] = [
    { value: '', text: '全部' },
    { value: 'open', text: '投票中' },
    { value: 'published', text: '已公布' },
    ...(canWrite ? [{ value: 'draft' as const, text: '未开始' }] : []),
  ];
  const empty = (
    <Empty icon="vote" title="这里还没有投票" hint={canWrite ? '点下面的「起草投票」开始' : '有需要您参加的投票时，会出现在这里和首页'} />
  );
  const isDesk = isWide && canWrite;
  return (
    <Page
      title="无记名投票"
      width={isDesk ? 'full' : 'read'}
      header={<Tabs label="状态" value={state} options={options} onChange={setState} />}
      footer={canWrite ? <NewBar text="起草投票" page="/pages/ballot/edit/index" /> : null}
    >
      {isDesk ? (
        <Desk list={list} empty={empty} />
      ) : (
        <List result={list} keyOf={({ id }) => id} empty={empty}>
          {(item) => <BallotCard {...item} />}
        </List>
      )}
    </Page>
  );
}

const columns: Column<Item>[] = [
  { title: '投票', cell: ({ title }) => title, text: ({ title }) => title, onPhone: 'title' },
  {
    ...{ title: '状态', width: '100px', text: ({ state }: Item) => ballotLifecycle.labels[state] },
    cell: ({ state }) => <StatusTag lifecycle={ballotLifecycle} state={state} />,
  },
  { title: '事项', width: '72px', align: 'right', cell: ({ questionCount }) => questionCount, text: ({ questionCount }) => questionCount },
  {
    title: '已投',
    width: '110px',
    align: 'right',
    cell: ({ due, cast }) => (due > 0 ? `${cast} / ${due}` : '—'),
    text: ({ cast }) => cast,
  },
  {
    ...{ title: '期限', width: '180px', text: ({ closesAt }: Item) => closesAt ?? '' },
    cell: ({ closesAt }) => (closesAt ? sayMoment(closesAt) : '—'),
  },
  {
    ...{ title: '开始', width: '180px', isExtra: true, text: ({ openedAt }: Item) => openedAt ?? '' },
    cell: ({ openedAt }) => (openedAt ? sayMoment(openedAt) : '—'),
  },
];

function Desk({ list, empty }: { list: ListResult<Item>; empty: JSX.Element }) {
  const workbook = useDownload('ballot.export');
  return (
    <AsyncView result={list}>
      {(rows) => (
        <DataTable
          label="无记名投票"
          rows={rows}
          columns={columns}
          keyOf={({ id }) => id}
          onOpen={openBallot}
          onExport={() => void workbook.run({})}
          isExporting={workbook.isPending}
          more={list}
          empty={empty}
        />
      )}
    </AsyncView>
  );
}

function BallotCard(item: Item) {
  const { title, state, questionCount, closesAt, hasCast, due, cast, isTeller } = item;
  return (
    <Card label={title} onPress={() => openBallot(item)}>
      <View className="card-head">
        <View className="card-title">{title}</View>
        <StatusTag lifecycle={ballotLifecycle} state={state} />
      </View>
      <View className="card-text">{`共 ${questionCount} 项${state === 'open' && closesAt ? `，${sayDeadline(closesAt)}` : ''}`}</View>
      {due > 0 ? <ProgressBar label="已投票" value={cast} total={due} text={`${cast} / ${due} 人`} /> : null}
      {(hasCast !== null && state === 'open') || isTeller ? (
        <View className="tags">
          {state === 'open' && hasCast === false ? <Tag tone="warn">待您投票</Tag> : null}
          {hasCast ? <Tag tone="good">您已投票</Tag> : null}
          {isTeller ? <Tag tone="info">您是计票人</Tag> : null}
        </View>
      ) : null}
    </Card>
  );
}
