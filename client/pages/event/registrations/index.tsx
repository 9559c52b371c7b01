/** Who signed up, in order of arrival; officers review and mark, leaders see their own group. */
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { registrationLifecycle } from '../../../../types/event/lifecycle';
import type { Output } from '@/api/call';
import { useCommand, useList, useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { Button } from '@/ui/button';
import { DataTable, type Column } from '@/ui/data-table';
import { Stat, Stats } from '@/ui/figures';
import { ListEnd } from '@/ui/list';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { AsyncView, Empty } from '@/ui/states';
import { optionsOf, Tabs } from '@/ui/tabs';
import { StatusTag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';

type Status = keyof typeof registrationLifecycle.labels;
type Row = Output<'event.registrations'>['items'][number];
/** So many rows are fetched at once, so that the export holds the whole roster of any usual event. */
const AT_ONCE = 600;

export default function Registrations() {
  const { id = '', status: asked = '' } = useRouteParams();
  const [status, setStatus] = useState<Status | ''>(asked in registrationLifecycle.labels ? (asked as Status) : '');
  const list = useList('event.registrations', { eventId: id, limit: 50, ...(status ? { status } : {}) });
  const head = useRead('event.registrations', { eventId: id, limit: 1 });
  const {
    hasMore,
    isLoadingMore,
    loadMore,
    items: { length },
  } = list;
  useEffect(() => {
    if (hasMore && !isLoadingMore && length < AT_ONCE) loadMore();
  }, [hasMore, isLoadingMore, length, loadMore]);
  const counts = head.data?.counts;
  const options = optionsOf(registrationLifecycle.labels, '全部')
    .map((option) => (option.value && counts ? { ...option, count: counts[option.value] } : option))
    .filter(({ value }) => value === '' || value === status || !counts || counts[value]);
  const empty = (
    <Empty
      icon="people"
      title={status ? '没有这种状态的报名' : '还没有人报名'}
      hint={status ? '换一个状态看看' : '发布后，会员报名会按先后出现在这里'}
    />
  );
  return (
    <Page title="报名名单" width="full" header={<Tabs label="状态" value={status} options={options} onChange={setStatus} />}>
      {head.data ? <Summary head={head.data} /> : null}
      <AsyncView result={list}>
        {(rows) => (
          <>
            <DataTable
              label="报名名单"
              rows={rows}
              columns={rows.some(({ moves }) => moves.length > 0) ? [...columns, acts] : columns}
              keyOf={(row) => row.id}
              exportAs={`${head.data?.title ?? '活动'}报名名单`}
              empty={empty}
            />
            <ListEnd result={list} />
          </>
        )}
      </AsyncView>
    </Page>
  );
}

function Summary({ head: { title, capacity, counts } }: { head: Output<'event.registrations'> }) {
  const seated = counts.confirmed + counts.pending + counts.attended + counts.absent;
  return (
    <>
      <View className="article-title">{title}</View>
      <View className="gap" />
      <Stats>
        <Stat label="已占名额" value={`${seated}/${capacity}`} />
        <Stat label="候补" value={counts.waitlisted} />
        <Stat label="已签到" value={counts.attended} />
      </Stats>
      <View className="gap" />
    </>
  );
}

const remarkOf = ({ checkedInAt, remark, reason }: Row) =>
  [checkedInAt && `${sayMoment(checkedInAt)} 签到`, remark, reason].filter(Boolean).join('；');

const columns: Column<Row>[] = [
  { title: '先后', cell: ({ arrival }) => arrival, text: ({ arrival }) => arrival, width: '40px', onPhone: 'hidden' },
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, width: '64px', onPhone: 'title' },
  { title: '工号', cell: ({ employeeNo }) => employeeNo, text: ({ employeeNo }) => employeeNo, width: '76px', onPhone: 'hidden' },
  { title: '小组', cell: ({ groupName }) => groupName, text: ({ groupName }) => groupName, width: '88px' },
  {
    title: '状态',
    cell: ({ status }) => <StatusTag lifecycle={registrationLifecycle} state={status} />,
    text: ({ status }) => registrationLifecycle.labels[status],
    width: '84px',
  },
  { title: '报名时间', cell: ({ at }) => sayMoment(at), text: ({ at }) => sayMoment(at), width: '116px' },
  { title: '备注', cell: (row) => remarkOf(row) || '—', text: remarkOf },
];
/** Only while there is something to decide or to mark. */
const acts: Column<Row> = { title: '操作', cell: (row) => <Act row={row} />, width: '172px' };

function Act({ row: { id, name, moves } }: { row: Row }) {
  const review = useCommand('event.review', { done: '已审核' });
  const mark = useCommand('event.mark', { done: '已登记' });
  const [isAsking, setAsking] = useState(false);
  const reject = async (reason: string) => {
    if (await review.run({ registrationId: id, decision: 'reject', reason })) setAsking(false);
  };
  const put = (isAttended: boolean) => void mark.run({ registrationId: id, isAttended });
  return (
    <View className="tags">
      {moves.includes('approve') ? (
        <Button
          isSmall
          label={`通过 ${name}`}
          isPending={review.isPending}
          onPress={() => void review.run({ registrationId: id, decision: 'approve' })}
        >
          通过
        </Button>
      ) : null}
      {moves.includes('reject') ? (
        <Button isSmall look="danger" label={`不通过 ${name}`} onPress={() => setAsking(true)}>
          不通过
        </Button>
      ) : null}
      {moves.includes('markAttended') ? (
        <Button isSmall label={`代签到 ${name}`} isPending={mark.isPending} onPress={() => put(true)}>
          代签到
        </Button>
      ) : null}
      {moves.includes('markAbsent') ? (
        <Button isSmall label={`${name} 未到场`} isPending={mark.isPending} onPress={() => put(false)}>
          未到场
        </Button>
      ) : null}
      <ReasonDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={`不通过 ${name} 的报名`}
        consequence="名额会退回，理由会通知本人。"
        confirmText="不通过"
        isPending={review.isPending}
        onConfirm={(reason) => void reject(reason)}
      />
    </View>
  );
}
