/** Proposals of a call: all, mine, those waiting for my second or my answer. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { proposalLifecycle } from '../../../../types/proposal/lifecycle';
import type { Output } from '@/api/call';
import { useCan, useList, useMe, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { StatusTag, Tag } from '@/ui/tag';
import { sayDay, sayDeadline } from '@/ui/time';

type Item = Output<'proposal.list'>['items'][number];
const views = {
  all: { text: '全部', filters: {} },
  mine: { text: '我的', filters: { isMine: true } },
  toSecond: { text: '待我附议', filters: { toSecond: true } },
  submitted: { text: '待审查', filters: { state: 'submitted' as const } },
  toAnswer: { text: '待答复', filters: { toAnswer: true } },
};
type View = keyof typeof views;

export default function Proposals() {
  const { tab, state } = useRouteParams();
  const { data: me } = useMe();
  const isOffice = useCan('proposal.review');
  const [view, setView] = useState<View>(tab === 'mine' ? 'mine' : state === 'submitted' ? 'submitted' : 'all');
  const has = (role: string) => me?.roles.includes(role as never) ?? false;
  const shown = (Object.keys(views) as View[]).filter((one) => one === 'all' || (has('delegate') && (one === 'mine' || one === 'toSecond')) || (isOffice && one === 'submitted') || (has('liaison') && one === 'toAnswer'));
  const list = useList('proposal.list', views[view].filters);
  return (
    <Page title="提案" header={shown.length > 1 ? <Tabs label="提案" value={view} options={shown.map((value) => ({ value, text: views[value].text }))} onChange={setView} /> : undefined}>
      <CallHead />
      <List result={list} keyOf={({ id }) => id} empty={<Empty icon="proposal" title="这里还没有提案" hint={view === 'toSecond' ? '没有等您附议的提案' : '征集期内代表可以起草'} />}>{(item) => <ProposalCard item={item} />}</List>
    </Page>
  );
}

/** The call that is open now, with its deadline and what one may do. */
function CallHead() {
  const calls = useRead('proposal.calls', { limit: 5 });
  const canDraft = useCan('proposal.draft');
  const canOpen = useCan('proposal.openCall');
  const current = calls.data?.items.find(({ phase }) => phase === 'open');
  return (
    <>
      {current ? <Card><View className="card-head"><View className="card-title">{current.title}</View><Tag tone="good">征集中</Tag></View><View className="card-note">{`${sayDeadline(current.closesAt)} · 需 ${current.minSeconders} 人附议`}</View></Card> : null}
      <View className="actions page-tools">
        {canDraft && current ? <Button look="primary" isSmall icon="edit" onPress={() => go('/pages/proposal/edit/index', { callId: current.id })}>起草提案</Button> : null}
        <Button isSmall icon="chart" onPress={() => go('/pages/proposal/statistics/index', current ? { callId: current.id } : {})}>办理统计</Button>
        {canOpen ? <Button isSmall onPress={() => go('/pages/proposal/calls/index')}>历次征集</Button> : null}
      </View>
    </>
  );
}

function ProposalCard({ item }: { item: Item }) {
  const { id, number, matter, state, authorName, seconders, minSeconders, leadUnitName, dueOn, isOverdue, isMine, hasSeconded } = item;
  return (
    <Card label={matter} onPress={() => go('/pages/proposal/detail/index', { id })}>
      <View className="card-head"><View className="card-title">{matter}</View><StatusTag lifecycle={proposalLifecycle} state={state} tone={state === 'draft' ? 'info' : undefined} /></View>
      <View className="card-note">{[number && `第 ${number} 号`, authorName, leadUnitName && `${leadUnitName}主办`].filter(Boolean).join(' · ')}</View>
      <View className="tags">
        {isMine ? <Tag tone="info">我的</Tag> : null}
        {hasSeconded ? <Tag tone="good">已附议</Tag> : null}
        {state === 'draft' ? <Tag tone={seconders >= minSeconders ? 'good' : 'warn'}>{`附议 ${seconders}/${minSeconders}`}</Tag> : null}
        {state === 'assigned' && dueOn ? <Tag tone={isOverdue ? 'accent' : 'grey'}>{isOverdue ? `超期，${sayDay(dueOn)} 应答复` : `${sayDay(dueOn)} 前答复`}</Tag> : null}
      </View>
    </Card>
  );
}
