/** The bills of a month, filtered by state; leaders see their group without wages. */
import { useState } from 'react';
import { billLabels, standingLabels } from '../../../../types/dues/labels';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCan, useList, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { Card, Row, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { Money, sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { optionsOf, Tabs } from '@/ui/tabs';
import { Tag, type Tone } from '@/ui/tag';
import { sayMonth } from '@/ui/time';
import { BillActs } from '../parts/bill-acts';

type Bill = Output<'dues.month'>['items'][number];
type Status = keyof typeof billLabels;
const tones: Record<Status, Tone> = { open: 'warn', paid: 'good', exempted: 'grey', writtenOff: 'grey', void: 'grey' };

export default function DuesMonth() {
  const { month = '' } = useRouteParams();
  const [status, setStatus] = useState<Status | ''>('');
  const list = useList('dues.month', { month, limit: 50, ...(status ? { status } : {}) });
  const head = useRead('dues.month', { month, limit: 1 });
  const canChange = useCan('dues.record');
  const canRecord = canChange && head.data?.state === 'open';
  const file = useDownload('dues.exportMonth');
  const canSeeWages = useCan('dues.months');
  const columns = columnsOf(canSeeWages, canChange);
  return (
    <Page
      title={`${sayMonth(month)}会费`}
      width="full"
      header={<Tabs label="状态" value={status} options={optionsOf(billLabels, '全部')} onChange={setStatus} />}
    >
      <AsyncView result={list}>
        {(rows) => (
          <DataTable
            label="账单"
            rows={rows}
            columns={columns}
            keyOf={({ memberId }) => memberId}
            more={list}
            onExport={() => void file.run({ month })}
            isExporting={file.isPending}
            empty={<Empty icon="wallet" title="没有这样的账单" hint="换一个状态看看，或先开账" />}
          />
        )}
      </AsyncView>
      {canRecord && head.data && head.data.withoutWage.length > 0 ? (
        <Section title="没有计费工资，未开账单" note={`${head.data.withoutWage.length} 人`}>
          <Card className="rows">
            {head.data.withoutWage.map(({ memberId, name, groupName }) => (
              <Row key={memberId} title={name} note={groupName} onPress={() => go('/pages/dues/wages/index', { memberId, name })} />
            ))}
          </Card>
        </Section>
      ) : null}
    </Page>
  );
}

const columnsOf = (canSeeWages: boolean, canChange: boolean): Column<Bill>[] => [
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '小组', cell: ({ groupName }) => groupName, text: ({ groupName }) => groupName },
  ...(canSeeWages
    ? [
        {
          title: '计费工资',
          cell: ({ wageFen }: Bill) => (wageFen === null ? '—' : sayMoney(wageFen)),
          text: ({ wageFen }: Bill) => (wageFen === null ? '' : wageFen / 100),
          align: 'right' as const,
          onPhone: 'hidden' as const,
        },
      ]
    : []),
  {
    title: '身份',
    cell: ({ kind }) => standingLabels[kind],
    text: ({ kind }) => standingLabels[kind],
    isExtra: true,
    onPhone: 'hidden',
  },
  { title: '应缴', cell: ({ amountFen }) => <Money fen={amountFen} />, text: ({ amountFen }) => amountFen / 100, align: 'right' },
  { title: '待缴', cell: ({ openFen }) => <Money fen={openFen} />, text: ({ openFen }) => openFen / 100, align: 'right' },
  {
    title: '状态',
    cell: ({ status, reason }) => (
      <>
        <Tag tone={tones[status]}>{billLabels[status]}</Tag>
        {reason ? ` ${reason}` : ''}
      </>
    ),
    text: ({ status }) => billLabels[status],
  },
  ...(canChange ? [{ title: '操作', cell: (bill: Bill) => <BillActs bill={bill} />, width: '230px', onPhone: 'foot' as const }] : []),
];
