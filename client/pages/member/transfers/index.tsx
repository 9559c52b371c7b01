/** Transfers: for officers out of and into the union, for a member their own. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { transferLifecycle } from '../../../../types/member/lifecycle';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCan, useList } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { Attachments } from '@/ui/attachments';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Facts } from '@/ui/card';
import { Timeline } from '@/ui/figures';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { StatusTag } from '@/ui/tag';
import { sayFullDay, sayMoment, sayMonth } from '@/ui/time';
import { TransferActions } from '../parts/transfer-actions';

export type Transfer = Output<'member.transfers'>['items'][number];
const sides = [
  { value: 'out' as const, text: '转出' },
  { value: 'in' as const, text: '转入' },
];

export default function Transfers() {
  const params = useRouteParams();
  const isOfficer = useCan('member.releaseTransfer');
  const [side, setSide] = useState<'out' | 'in'>(params.side === 'in' ? 'in' : 'out');
  const list = useList('member.transfers', { side: isOfficer ? side : 'out' });
  return (
    <Page
      title="会员转会"
      header={isOfficer ? <Tabs label="方向" value={side} options={sides} onChange={setSide} /> : undefined}
      footer={
        isOfficer ? null : (
          <BottomBar>
            <PrimaryButton onPress={() => go('/pages/member/transfer/index')}>申请转会</PrimaryButton>
          </BottomBar>
        )
      }
    >
      <List
        result={list}
        keyOf={({ id }) => id}
        empty={
          <Empty
            icon="people"
            title={isOfficer && side === 'in' ? '没有转入的会员' : '没有转会记录'}
            hint={isOfficer ? '会员申请，或在会员档案里点「转会」' : '工作调动到联合会里的另一个工会时，点「申请转会」'}
          />
        }
      >
        {(transfer) => <Shown transfer={transfer} />}
      </List>
    </Page>
  );
}

function Shown({ transfer }: { transfer: Transfer }) {
  const { id, side, name, fromUnionName, toUnionName, state, reason, note, joinedOn, duesUntil, files, steps } = transfer;
  const letter = useDownload('member.exportTransferLetter');
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{name}</View>
        <StatusTag
          lifecycle={transferLifecycle}
          state={state}
          tone={state === 'accepted' ? 'good' : state === 'declined' ? 'accent' : 'info'}
        />
      </View>
      <Facts
        items={[
          [side === 'in' ? '来自' : '转往', side === 'in' ? fromUnionName : toUnionName],
          ['理由', reason],
          ['入会日期', joinedOn ? sayFullDay(joinedOn) : '未登记'],
          ['会费缴至', duesUntil ? `${sayMonth(duesUntil)}（原工会）` : null],
          ['说明', note],
        ]}
      />
      <Attachments files={files} />
      <View className="gap" />
      <Timeline
        steps={steps.map(({ at, text, byName }) => ({ title: text, at: `${sayMoment(at)} · ${byName}`, state: 'done' as const }))}
      />
      <View className="page-tools">
        <TransferActions transfer={transfer} />
        <Button isSmall icon="print" isPending={letter.isPending} label={`${name}的介绍信`} onPress={() => void letter.run({ id })}>
          介绍信
        </Button>
      </View>
    </Card>
  );
}
