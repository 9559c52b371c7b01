/** Who owes, most months first; a leader sees their own group, without wages. */
import { useList, useRead } from '@/api/hooks';
import type { Output } from '@/api/call';
import { DataTable, type Column } from '@/ui/data-table';
import { Stat, Stats } from '@/ui/figures';
import { ListEnd } from '@/ui/list';
import { Money, sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';

type Row = Output<'dues.arrears'>['items'][number];
const sayMonths = (months: string[]) => months.map((month) => `${Number(month.slice(5))}月`).join('、');

export default function Arrears() {
  const head = useRead('dues.arrears', { limit: 1 });
  const list = useList('dues.arrears', { limit: 50 });
  return (
    <Page title="欠费名单" width="full">
      {head.data ? (
        <Stats>
          <Stat label="欠费人数" value={head.data.members} />
          <Stat label="合计待缴" value={sayMoney(head.data.totalFen)} />
        </Stats>
      ) : null}
      <AsyncView result={list}>
        {(rows) => (
          <>
            <DataTable
              label="欠费名单"
              rows={rows}
              columns={columns}
              keyOf={({ memberId }) => memberId}
              exportAs="欠费名单"
              empty={<Empty icon="check" title="没有人欠费" />}
            />
            <ListEnd result={list} />
          </>
        )}
      </AsyncView>
    </Page>
  );
}

const columns: Column<Row>[] = [
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '小组', cell: ({ groupName }) => groupName, text: ({ groupName }) => groupName },
  { title: '月数', cell: ({ months }) => `${months.length} 个月`, text: ({ months }) => months.length },
  { title: '欠缴月份', cell: ({ months }) => sayMonths(months), text: ({ months }) => months.join(' ') },
  { title: '待缴', cell: ({ openFen }) => <Money fen={openFen} />, text: ({ openFen }) => openFen / 100, align: 'right' },
];
