/** Ballots that concern this person: to vote in, to count, or published. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { ballotLifecycle } from '../../../../types/ballot/lifecycle';
import type { Output } from '@/api/call';
import { useCan, useList } from '@/api/hooks';
import { go } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { ProgressBar } from '@/ui/figures';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { StatusTag, Tag } from '@/ui/tag';
import { sayDeadline } from '@/ui/time';

type Item = Output<'ballot.list'>['items'][number];
type View_ = '' | 'open' | 'published' | 'draft';

export default function Ballots() {
  const canWrite = useCan('ballot.create');
  const [state, setState] = useState<View_>('');
  const list = useList('ballot.list', state ? { state } : {});
  const options: { value: View_; text: string }[] = [
    { value: '', text: '全部' },
    { value: 'open', text: '投票中' },
    { value: 'published', text: '已公布' },
    ...(canWrite ? [{ value: 'draft' as const, text: '未开始' }] : []),
  ];
  return (
    <Page
      title="无记名投票"
      header={<Tabs label="状态" value={state} options={options} onChange={setState} />}
      footer={
        canWrite ? (
          <BottomBar>
            <PrimaryButton icon="plus" onPress={() => go('/pages/ballot/edit/index')}>
              起草投票
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <List
        result={list}
        keyOf={({ id }) => id}
        empty={
          <Empty
            icon="vote"
            title="这里还没有投票"
            hint={canWrite ? '点下面的「起草投票」开始' : '有需要您参加的投票时，会出现在这里和首页'}
          />
        }
      >
        {(item) => <BallotCard {...item} />}
      </List>
    </Page>
  );
}

function BallotCard({ id, title, state, questionCount, closesAt, hasCast, due, cast, isTeller }: Item) {
  return (
    <Card label={title} onPress={() => go('/pages/ballot/detail/index', { id })}>
      <View className="card-head">
        <View className="card-title">{title}</View>
        <StatusTag lifecycle={ballotLifecycle} state={state} />
      </View>
      <View className="card-text">{`共 ${questionCount} 项${state === 'open' && closesAt ? `，${sayDeadline(closesAt)}截止` : ''}`}</View>
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
