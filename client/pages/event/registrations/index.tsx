/** Who signed up, in order of arrival; officers review and mark, leaders see their own group. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { registrationLifecycle } from '../../../../types/event/lifecycle';
import type { Output } from '@/api/call';
import { useCommand, useList, useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { Button } from '@/ui/button';
import { DataTable, type Column } from '@/ui/data-table';
import { ListEnd } from '@/ui/list';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { optionsOf, Tabs } from '@/ui/tabs';
import { StatusTag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';

type Status = keyof typeof registrationLifecycle.labels;
type Row = Output<'event.registrations'>['items'][number];

export default function Registrations() {
  const { id = '' } = useRouteParams();
  const [status, setStatus] = useState<Status | ''>('');
  const filters = { eventId: id, limit: 50, ...(status ? { status } : {}) };
  const list = useList('event.registrations', filters);
  const head = useRead('event.registrations', { eventId: id, limit: 1 });
  const counts = head.data?.counts;
  const options = optionsOf(registrationLifecycle.labels, '全部').map((option) => (option.value && counts ? { ...option, count: counts[option.value] } : option)).filter(({ value }) => value === '' || !counts || counts[value]);
  return (
    <Page title="报名名单" width="full" header={<Tabs label="状态" value={status} options={options} onChange={setStatus} />}>
      {head.data ? <View className="article-title">{head.data.title}</View> : null}
      <AsyncView result={list}>
        {(rows) => (
          <>
            <DataTable label="报名名单" rows={rows} columns={columns} keyOf={(row) => row.id} exportAs={`${head.data?.title ?? '活动'}报名名单`} empty={<Empty icon="people" title="还没有人报名" hint="发布后，会员报名会按先后出现在这里" />} />
            <ListEnd result={list} />
          </>
        )}
      </AsyncView>
    </Page>
  );
}

const columns: Column<Row>[] = [
  { title: '先后', cell: ({ arrival }) => arrival, text: ({ arrival }) => arrival, width: '64px' },
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '工号', cell: ({ employeeNo }) => employeeNo, text: ({ employeeNo }) => employeeNo },
  { title: '小组', cell: ({ groupName }) => groupName, text: ({ groupName }) => groupName },
  { title: '状态', cell: ({ status }) => <StatusTag lifecycle={registrationLifecycle} state={status} />, text: ({ status }) => registrationLifecycle.labels[status] },
  { title: '报名时间', cell: ({ at }) => sayMoment(at), text: ({ at }) => sayMoment(at) },
  { title: '备注', cell: ({ remark, reason }) => [remark, reason].filter(Boolean).join('；') || '—', text: ({ remark }) => remark, onPhone: 'hidden' },
  { title: '操作', cell: (row) => <Act row={row} />, width: '200px' },
];

function Act({ row: { id, moves } }: { row: Row }) {
  const review = useCommand('event.review', { done: '已审核' });
  const mark = useCommand('event.mark', { done: '已登记' });
  if (moves.length === 0) return <>—</>;
  return (
    <View className="page-tools">
      {moves.includes('approve') ? <Button isSmall isPending={review.isPending} onPress={() => void review.run({ registrationId: id, decision: 'approve' })}>通过</Button> : null}
      {moves.includes('reject') ? <Button isSmall look="danger" isPending={review.isPending} onPress={() => void review.run({ registrationId: id, decision: 'reject', reason: '名额有限' })}>不通过</Button> : null}
      {moves.includes('markAttended') ? <Button isSmall isPending={mark.isPending} onPress={() => void mark.run({ registrationId: id, isAttended: true })}>代签到</Button> : null}
      {moves.includes('markAbsent') ? <Button isSmall isPending={mark.isPending} onPress={() => void mark.run({ registrationId: id, isAttended: false })}>未到场</Button> : null}
    </View>
  );
}
