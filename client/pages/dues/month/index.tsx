/** The bills of a month, filtered by state; leaders see their group without wages. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { billLabels } from '../../../../types/dues/labels';
import type { Output } from '@/api/call';
import { useCan, useCommand, useList, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { ListEnd } from '@/ui/list';
import { Money, sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { AsyncView, Empty } from '@/ui/states';
import { optionsOf, Tabs } from '@/ui/tabs';
import { Tag, type Tone } from '@/ui/tag';
import { sayMonth } from '@/ui/time';

type Bill = Output<'dues.month'>['items'][number];
type Status = keyof typeof billLabels;
const tones: Record<Status, Tone> = { open: 'warn', paid: 'good', exempted: 'grey', writtenOff: 'grey', void: 'grey' };

export default function DuesMonth() {
  const { month = '' } = useRouteParams();
  const [status, setStatus] = useState<Status | ''>('');
  const list = useList('dues.month', { month, limit: 50, ...(status ? { status } : {}) });
  const head = useRead('dues.month', { month, limit: 1 });
  const canRecord = useCan('dues.record') && head.data?.state === 'open';
  const canSeeWages = useCan('dues.months');
  const columns = columnsOf(canSeeWages, canRecord);
  return (
    <Page
      title={`${sayMonth(month)}会费`}
      width="full"
      header={<Tabs label="状态" value={status} options={optionsOf(billLabels, '全部')} onChange={setStatus} />}
    >
      <AsyncView result={list}>
        {(rows) => (
          <>
            <DataTable
              label="账单"
              rows={rows}
              columns={columns}
              keyOf={({ memberId }) => memberId}
              exportAs={`${month}会费`}
              empty={<Empty icon="wallet" title="没有这样的账单" hint="换一个状态看看，或先开账" />}
            />
            <ListEnd result={list} />
          </>
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

const columnsOf = (canSeeWages: boolean, canRecord: boolean): Column<Bill>[] => [
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
  ...(canRecord ? [{ title: '操作', cell: (bill: Bill) => <Act bill={bill} />, width: '230px' }] : []),
];

function Act({ bill: { memberId, name, month, openFen, paymentId, status } }: { bill: Bill }) {
  const [asked, setAsked] = useState<'exempt' | 'reverse' | null>(null);
  const exempt = useCommand('dues.exempt', { done: '已登记' });
  const reverse = useCommand('dues.reverse', { done: '已冲正' });
  const go1 = async (reason: string) => {
    const done =
      asked === 'exempt'
        ? await exempt.run({ memberId, month, kind: 'exempted', reason })
        : paymentId && (await reverse.run({ id: paymentId, reason }));
    if (done) setAsked(null);
  };
  return (
    <View className="page-tools">
      {openFen > 0 ? (
        <Button isSmall label={`收${name}的会费`} onPress={() => go('/pages/dues/record/index', { memberId, name, month, openFen })}>
          收款
        </Button>
      ) : null}
      {openFen > 0 ? (
        <Button isSmall label={`${name}免缴`} onPress={() => setAsked('exempt')}>
          免缴
        </Button>
      ) : null}
      {status === 'paid' && paymentId ? (
        <Button isSmall label={`冲正${name}的缴费`} onPress={() => setAsked('reverse')}>
          冲正
        </Button>
      ) : null}
      <ReasonDialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={asked === 'exempt' ? '免缴' : '冲正'}
        confirmText={asked === 'exempt' ? '免缴' : '冲正'}
        isPending={exempt.isPending || reverse.isPending}
        consequence={
          asked === 'exempt'
            ? `${name}这个月还没缴的 ${sayMoney(openFen)} 不再收取。`
            : `${name}这笔缴费作废，账单恢复待缴；原记录和收据保留并注明已冲正。`
        }
        onConfirm={(reason) => void go1(reason)}
      />
    </View>
  );
}
