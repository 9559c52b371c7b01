/** The calls for proposals: what came of each; opening a new one and prolonging one that is open. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCan, useList } from '@/api/hooks';
import { go } from '@/platform';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { sayDeadline, sayMoment } from '@/ui/time';
import { ChangeCall, OpenCall } from '../parts/call-sheets';

type Call = Output<'proposal.calls'>['items'][number];
const phases = {
  upcoming: { text: '未开始', tone: 'info' },
  open: { text: '征集中', tone: 'good' },
  closed: { text: '已截止', tone: 'grey' },
} as const;

export default function Calls() {
  const list = useList('proposal.calls', {});
  const canOpen = useCan('proposal.openCall');
  const [isOpen, setOpen] = useState(false);
  const [changing, setChanging] = useState<Call | null>(null);
  return (
    <Page title="历次征集">
      {canOpen ? (
        <View className="page-tools">
          <Button isSmall icon="plus" onPress={() => setOpen(true)}>
            发起征集
          </Button>
        </View>
      ) : null}
      <List
        result={list}
        keyOf={({ id }) => id}
        empty={<Empty icon="proposal" title="还没有征集过提案" hint={canOpen ? '点「发起征集」，代表会收到消息' : undefined} />}
      >
        {(call) => <CallCard call={call} onChange={canOpen && call.phase !== 'closed' ? () => setChanging(call) : undefined} />}
      </List>
      {canOpen ? <OpenCall isOpen={isOpen} onClose={() => setOpen(false)} /> : null}
      {changing ? <ChangeCall key={changing.id} call={changing} onClose={() => setChanging(null)} /> : null}
    </Page>
  );
}

function CallCard({
  call: { id, title, phase, opensAt, closesAt, minSeconders, proposals },
  onChange,
}: {
  call: Call;
  onChange?: () => void;
}) {
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{title}</View>
        <Tag tone={phases[phase].tone}>{phases[phase].text}</Tag>
      </View>
      <View className="card-note">{`${sayMoment(opensAt)} 起，${sayDeadline(closesAt)}`}</View>
      <View className="card-note">{`需 ${minSeconders} 人附议，已提交 ${proposals} 件`}</View>
      <View className="actions">
        <Button isSmall label={`查看${title}的提案`} onPress={() => go('/pages/proposal/list/index', { callId: id })}>
          看提案
        </Button>
        <Button isSmall label={`${title}办理统计`} onPress={() => go('/pages/proposal/statistics/index', { callId: id })}>
          办理统计
        </Button>
        {onChange ? (
          <Button isSmall label={`修改${title}`} onPress={onChange}>
            修改
          </Button>
        ) : null}
      </View>
    </Card>
  );
}
