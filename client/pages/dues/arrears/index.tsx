/** Who owes, most months first; a leader sees their own group, without wages. Each opens the path taken with them. */
import { View } from '@tarojs/components';
import { arrearsLifecycle } from '../../../../types/dues/lifecycle';
import { useDownload } from '@/api/download';
import { useList, useRead } from '@/api/hooks';
import { go } from '@/platform';
import type { Output } from '@/api/call';
import { DataTable, type Column } from '@/ui/data-table';
import { Stat, Stats } from '@/ui/figures';
import { Money, sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { StatusTag, Tag } from '@/ui/tag';
import { sayMonth, thisMonth } from '@/ui/time';

type Row = Output<'dues.arrears'>['items'][number];
/** «4月、5月»; where not all are of this year, each year is named once. */
const sayMonths = (months: string[]) => {
  const isAllNow = months.every((month) => month.slice(0, 4) === thisMonth().slice(0, 4));
  const isNewYear = (month: string, before = '') => !isAllNow && month.slice(0, 4) !== before.slice(0, 4);
  return months.map((month, index) => (isNewYear(month, months[index - 1]) ? sayMonth(month) : `${Number(month.slice(5))}月`)).join('、');
};

export default function Arrears() {
  const head = useRead('dues.arrears', { limit: 1 });
  const list = useList('dues.arrears', { limit: 50 });
  const file = useDownload('dues.exportArrears');
  return (
    <Page title="欠费名单" width="full">
      {head.data ? (
        <Stats>
          <Stat label="欠费人数" value={head.data.members} />
          <Stat label="合计待缴" value={sayMoney(head.data.totalFen)} />
        </Stats>
      ) : null}
      {head.data ? (
        <View className="card-note">{`连续满 ${head.data.longMonths} 个月的标出，应先谈话再由人决定，不会自动退会`}</View>
      ) : null}
      <AsyncView result={list}>
        {(rows) => (
          <DataTable
            label="欠费名单"
            rows={rows}
            columns={columns}
            keyOf={({ memberId }) => memberId}
            onOpen={({ memberId }) => go('/pages/dues/path/index', { memberId })}
            more={list}
            onExport={() => void file.run({})}
            isExporting={file.isPending}
            empty={<Empty icon="check" title="没有人欠费" hint="往月会费都已缴清、免缴或核销" />}
          />
        )}
      </AsyncView>
    </Page>
  );
}

const columns: Column<Row>[] = [
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '小组', cell: ({ groupName }) => groupName, text: ({ groupName }) => groupName },
  {
    title: '月数',
    cell: ({ months, isLong }) => (isLong ? <Tag tone="warn">{`${months.length} 个月`}</Tag> : `${months.length} 个月`),
    text: ({ months }) => months.length,
  },
  { title: '欠缴月份', cell: ({ months }) => sayMonths(months), text: ({ months }) => months.join(' '), width: '300px' },
  {
    title: '处理',
    cell: ({ state }) => (state ? <StatusTag lifecycle={arrearsLifecycle} state={state} tone="info" /> : '未提醒'),
    text: ({ state }) => (state ? arrearsLifecycle.labels[state] : '未提醒'),
  },
  { title: '待缴', cell: ({ openFen }) => <Money fen={openFen} />, text: ({ openFen }) => openFen / 100, align: 'right' },
];
