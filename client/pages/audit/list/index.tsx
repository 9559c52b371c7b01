/** Who did what to what, when and why; and whether anything in it was altered since. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useList, useRead } from '@/api/hooks';
import { useReachBottom, useRouteParams } from '@/platform';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { MonthField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { MemberField, type ChosenMember } from '@/ui/member-field';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';

type Record = Output<'audit.list'>['items'][number];

export default function AuditList() {
  const { subject, name } = useRouteParams();
  const [month, setMonth] = useState<string | null>(null);
  const [who, setWho] = useState<ChosenMember | null>(null);
  const list = useList('audit.list', {
    limit: 50,
    ...(month ? { month } : {}),
    ...(who ? { memberId: who.id } : {}),
    ...(subject ? { subject } : {}),
  });
  useReachBottom(() => list.loadMore());
  return (
    <Page title={name ? `${name}的操作记录` : '操作记录'} width="full">
      {subject ? null : <Integrity />}
      <View className="gap" />
      <Card>
        <Form>
          <MonthField label="月份" value={month} onChange={setMonth} hint="不选则从最近的看起" />
          <MemberField label="经办人" value={who} onChange={setWho} />
        </Form>
      </Card>
      <View className="gap" />
      <AsyncView result={list}>
        {(rows) => (
          <DataTable
            label="操作记录"
            rows={rows}
            columns={columns}
            keyOf={({ id }) => id}
            exportAs="操作记录"
            empty={<Empty icon="shield" title="没有这样的记录" hint="换一个月份或经办人看看" />}
            more={list}
          />
        )}
      </AsyncView>
    </Page>
  );
}

const columns: Column<Record>[] = [
  { title: '时间', cell: ({ at }) => sayMoment(at), text: ({ at }) => sayMoment(at), width: '190px' },
  { title: '事项', cell: ({ action }) => action, text: ({ action }) => action, onPhone: 'title' },
  { title: '经办人', cell: ({ actorName }) => actorName, text: ({ actorName }) => actorName },
  { title: '说明', cell: ({ note }) => note || '—', text: ({ note }) => note ?? '' },
  {
    title: '封存',
    cell: ({ block }) => (block === null ? <Tag>待封存</Tag> : <Tag tone="good">{`第 ${block} 块`}</Tag>),
    text: ({ block }) => block ?? '',
    width: '120px',
  },
];

/** The chain is walked only when asked: it reads every record. */
function Integrity() {
  const [isAsked, setAsked] = useState(false);
  const check = useRead('audit.verify', {}, { enabled: isAsked, staleTime: 0 });
  const press = () => (isAsked ? void check.refetch() : setAsked(true));
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">记录是否被改动过</View>
        <Button isSmall icon="shield" isPending={check.isFetching} onPress={press}>
          {check.data ? '再核对一次' : '核对'}
        </Button>
      </View>
      <View className="card-note">每分钟把新记录封入一块，块块相连；改动任何一条，从那一块起都对不上。</View>
      {check.error ? <View className="notice notice-warn">{check.error.message}</View> : null}
      {check.data ? <Verdict verdict={check.data} /> : null}
    </Card>
  );
}

function Verdict({ verdict: { isIntact, blocks, records, unsealed, trouble } }: { verdict: Output<'audit.verify'> }) {
  if (!isIntact) return <View className="notice notice-warn">{trouble ?? '记录与封存时不符，请立即报告'}</View>;
  return (
    <View className="notice notice-good">{`完好：${blocks} 块、${records} 条记录全部相符${unsealed > 0 ? `，另有 ${unsealed} 条待封存` : ''}`}</View>
  );
}
