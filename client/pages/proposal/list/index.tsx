/** Proposals of a call or of all: mine, those waiting for my second or my answer, and by step for the office. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCan, useList, useMe, useRead, type ListResult } from '@/api/hooks';
import { go, useIsWide, useRouteParams } from '@/platform';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { DataTable } from '@/ui/data-table';
import { List, ListEnd } from '@/ui/list';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { Tag } from '@/ui/tag';
import { sayDeadline } from '@/ui/time';
import { columns, openProposal, ProposalCard, type Item } from '../parts/proposal-card';

const views = {
  all: { text: '全部', filters: {}, who: null },
  mine: { text: '我的', filters: { isMine: true }, who: 'delegate' },
  toSecond: { text: '待我附议', filters: { toSecond: true }, who: 'delegate' },
  toAnswer: { text: '待答复', filters: { toAnswer: true }, who: 'liaison' },
  submitted: { text: '待审查', filters: { state: 'submitted' }, who: 'office' },
  filed: { text: '待交办', filters: { state: 'filed' }, who: 'office' },
  assigned: { text: '办理中', filters: { state: 'assigned' }, who: 'office' },
  answered: { text: '待评价', filters: { state: 'answered' }, who: 'office' },
  rated: { text: '待办结', filters: { state: 'rated' }, who: 'office' },
} as const;
type ViewName = keyof typeof views;

export default function Proposals() {
  const { tab, state, callId } = useRouteParams();
  const { data: me } = useMe();
  const isOffice = useCan('proposal.review');
  const isWide = useIsWide();
  const [view, setView] = useState<ViewName>([state, tab].find((name): name is ViewName => name !== undefined && name in views) ?? 'all');
  const isFor = (who: string | null) => who === null || (who === 'office' ? isOffice : (me?.roles.includes(who as never) ?? false));
  const shown = (Object.keys(views) as ViewName[]).filter((name) => isFor(views[name].who));
  const list = useList('proposal.list', { ...views[view].filters, ...(callId ? { callId } : {}), ...(isWide ? { limit: 50 } : {}) });
  const empty = (
    <Empty
      icon="proposal"
      title={view === 'all' ? '还没有提案' : `没有${views[view].text}的提案`}
      hint={view === 'mine' ? '征集期内可以起草，有人附议后提交' : undefined}
    />
  );
  return (
    <Page
      title="提案"
      width="full"
      header={
        shown.length > 1 ? (
          <Tabs label="提案" value={view} options={shown.map((value) => ({ value, text: views[value].text }))} onChange={setView} />
        ) : undefined
      }
    >
      <CallHead callId={callId} />
      {isWide ? (
        <Table list={list} empty={empty} />
      ) : (
        <List result={list} keyOf={({ id }) => id} empty={empty}>
          {(item) => <ProposalCard item={item} />}
        </List>
      )}
    </Page>
  );
}

const Table = ({ list, empty }: { list: ListResult<Item>; empty: JSX.Element }) => (
  <AsyncView result={list}>
    {(rows) => (
      <>
        <DataTable label="提案" rows={rows} columns={columns} keyOf={({ id }) => id} onOpen={openProposal} exportAs="提案" empty={empty} />
        <ListEnd result={list} />
      </>
    )}
  </AsyncView>
);

/** The call that was asked for, or the one open now, with its deadline and what one may do. */
function CallHead({ callId }: { callId?: string }) {
  const calls = useRead('proposal.calls', { limit: 20 });
  const canDraft = useCan('proposal.draft');
  const canOpen = useCan('proposal.openCall');
  const call = calls.data?.items.find(({ id, phase }) => (callId ? id === callId : phase === 'open'));
  const isOpen = call?.phase === 'open';
  return (
    <>
      {call ? (
        <Card>
          <View className="card-head">
            <View className="card-title">{call.title}</View>
            <Tag tone={isOpen ? 'good' : 'grey'}>{isOpen ? '征集中' : call.phase === 'closed' ? '已截止' : '未开始'}</Tag>
          </View>
          <View className="card-note">{sayDeadline(call.closesAt)}</View>
          <View className="card-note">{`需 ${call.minSeconders} 人附议，已提交 ${call.proposals} 件`}</View>
        </Card>
      ) : null}
      <View className="actions page-tools">
        {canDraft && call && isOpen ? (
          <Button look="primary" isSmall icon="edit" onPress={() => go('/pages/proposal/edit/index', { callId: call.id })}>
            起草提案
          </Button>
        ) : null}
        <Button isSmall onPress={() => go('/pages/proposal/statistics/index', call ? { callId: call.id } : {})}>
          办理统计
        </Button>
        <Button isSmall onPress={() => go('/pages/proposal/calls/index')}>
          {canOpen ? '征集管理' : '往期'}
        </Button>
      </View>
    </>
  );
}
