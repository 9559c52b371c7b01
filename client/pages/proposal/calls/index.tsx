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
import { CarryOver } from '../parts/carry-over';

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
  const [carrying, setCarrying] = useState<Call | null>(null);
  const laterThan = (call: Call) => list.items.filter((other) => other.opensAt > call.opensAt && !other.report);
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
        {(call) => (
          <CallCard
            call={call}
            isOffice={canOpen}
            onChange={canOpen && !call.report ? () => setChanging(call) : undefined}
            onCarry={
              canOpen && call.phase === 'closed' && call.unfinished > 0 && laterThan(call).length > 0 ? () => setCarrying(call) : undefined
            }
          />
        )}
      </List>
      {canOpen ? <OpenCall isOpen={isOpen} onClose={() => setOpen(false)} /> : null}
      {changing ? <ChangeCall key={changing.id} call={changing} onClose={() => setChanging(null)} /> : null}
      {carrying ? <CarryOver key={carrying.id} call={carrying} into={laterThan(carrying)} onClose={() => setCarrying(null)} /> : null}
    </Page>
  );
}

type CallCardProps = { call: Call; isOffice: boolean; onChange?: () => void; onCarry?: () => void };

function CallCard({ call, isOffice, onChange, onCarry }: CallCardProps) {
  const { id, title, phase, opensAt, closesAt, minSeconders, proposals, unfinished, presidium, takesSuggestions, report } = call;
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{title}</View>
        <Tag tone={report ? 'good' : phases[phase].tone}>{report ? '已报告' : phases[phase].text}</Tag>
      </View>
      <View className="card-note">{`${sayMoment(opensAt)} 起，${sayDeadline(closesAt)}`}</View>
      <View className="card-note">
        {`需 ${minSeconders} 人附议，已提交 ${proposals} 件${phase === 'closed' && unfinished > 0 ? `，未办结 ${unfinished} 件` : ''}`}
      </View>
      {presidium.length > 0 ? <View className="card-note">{`主席团：${presidium.map(({ name }) => name).join('、')}`}</View> : null}
      {takesSuggestions ? null : <View className="card-note">只收职工代表的提案，不收意见建议</View>}
      {report ? <View className="card-note">{`${report.session}上已报告`}</View> : null}
      <View className="actions">
        <Button isSmall label={`查看${title}的提案`} onPress={() => go('/pages/proposal/list/index', { callId: id })}>
          看提案
        </Button>
        <Button isSmall label={`${title}办理统计`} onPress={() => go('/pages/proposal/statistics/index', { callId: id })}>
          办理统计
        </Button>
        {report || (isOffice && phase === 'closed') ? (
          <Button isSmall label={`${title}办理报告`} onPress={() => go('/pages/proposal/report/index', { callId: id })}>
            办理报告
          </Button>
        ) : null}
        {onCarry ? (
          <Button isSmall label={`结转${title}未办结的提案`} onPress={onCarry}>
            {`结转 ${unfinished} 件`}
          </Button>
        ) : null}
        {onChange ? (
          <Button isSmall label={`修改${title}`} onPress={onChange}>
            修改
          </Button>
        ) : null}
      </View>
    </Card>
  );
}
