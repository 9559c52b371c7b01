/** A month's books: what came in and how, what was taken back, what was corrected, every receipt. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { correctionLabels, methodLabels } from '../../../../types/dues/labels';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCan, useCommand, useList, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Facts, Row, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { Stat, Stats } from '@/ui/figures';
import { sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { Press } from '@/ui/press';
import { ReasonDialog } from '@/ui/reason-dialog';
import { AsyncView, Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { addMonths, sayDay, sayMonth, thisMonth } from '@/ui/time';

type Ledger = Output<'dues.ledger'>;
type Payment = Ledger['items'][number];

export default function DuesLedger() {
  const params = useRouteParams();
  const [month, setMonth] = useState(params.month ?? thisMonth());
  const head = useRead('dues.ledger', { month, limit: 1 });
  const list = useList('dues.ledger', { month, limit: 50 });
  const file = useDownload('dues.exportLedger');
  const canChange = useCan('dues.reverse');
  return (
    <Page title={`${sayMonth(month)}会费账`} width="full">
      <View className="page-tools">
        <Button isSmall icon="back" onPress={() => setMonth(addMonths(month, -1))}>
          上个月
        </Button>
        <Button isSmall icon="forward" isDisabled={month >= addMonths(thisMonth(), 1)} onPress={() => setMonth(addMonths(month, 1))}>
          下个月
        </Button>
      </View>
      <AsyncView result={head}>{(data) => <Sums ledger={data} />}</AsyncView>
      <Section title="逐笔收款">
        <AsyncView result={list}>
          {(rows) => (
            <DataTable
              label="收款"
              rows={rows}
              columns={columnsOf(canChange, head.data?.state === 'closed')}
              keyOf={({ id }) => id}
              more={list}
              onExport={() => void file.run({ month })}
              isExporting={file.isPending}
              empty={<Empty icon="wallet" title="这个月还没有收款" hint="登记缴费或核对代扣名单之后，收款在这里" />}
            />
          )}
        </AsyncView>
      </Section>
    </Page>
  );
}

function Sums({ ledger: { state, income, incomeFen, arrearsFen, reversals, netFen, corrections } }: { ledger: Ledger }) {
  const words = { none: '未开账', open: '已开账', closed: '已结账' };
  return (
    <>
      <Stats>
        <Stat label="收入" value={sayMoney(incomeFen)} />
        <Stat label="退回" value={sayMoney(-reversals.amountFen)} note={`${reversals.count} 笔`} />
        <Stat label="净收入" value={sayMoney(netFen)} note={words[state]} />
      </Stats>
      <Section title="收入">
        <Card>
          {income.length === 0 ? (
            <View className="card-note">还没有收入</View>
          ) : (
            <Facts
              items={[
                ...income.map(({ method, count, amountFen }): [string, string] => [
                  methodLabels[method],
                  `${sayMoney(amountFen)}（${count} 笔）`,
                ]),
                ['其中补缴往月', arrearsFen > 0 ? sayMoney(arrearsFen) : null],
              ]}
            />
          )}
        </Card>
      </Section>
      {corrections.length > 0 ? (
        <Section title="更正往月" note={`${corrections.length} 笔`}>
          <Card className="rows">
            {corrections.map(({ id, kind, month, name, amountFen, receiptNo, reason, byName }) => (
              <Row
                key={id}
                title={`${correctionLabels[kind]}：${name} ${sayMonth(month)}`}
                note={`${receiptNo ? `原收据 ${receiptNo}，` : ''}${reason}（${byName}）`}
                end={sayMoney(amountFen)}
              />
            ))}
          </Card>
        </Section>
      ) : null}
    </>
  );
}

const columnsOf = (canChange: boolean, isClosed: boolean): Column<Payment>[] => [
  {
    title: '收据号',
    cell: ({ id, receiptNo }) => (
      <Press className="table-link" role="link" label={`收据 ${receiptNo}`} onPress={() => go('/pages/dues/receipt/index', { id })}>
        {receiptNo}
      </Press>
    ),
    text: ({ receiptNo }) => receiptNo,
    width: '112px',
  },
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  {
    title: '会费月份',
    cell: ({ month, bookedMonth }) => `${sayMonth(month)}${month === bookedMonth ? '' : '（补缴）'}`,
    text: ({ month }) => month,
    width: '92px',
  },
  {
    title: '金额',
    cell: ({ amountFen }) => sayMoney(amountFen),
    text: ({ amountFen }) => amountFen / 100,
    width: '84px',
    align: 'right',
  },
  { title: '方式', cell: ({ method }) => methodLabels[method], text: ({ method }) => methodLabels[method], width: '96px' },
  { title: '缴费日期', cell: ({ paidAt }) => sayDay(paidAt), text: ({ paidAt }) => paidAt, width: '120px' },
  {
    title: '凭证号',
    cell: ({ reference }) => reference ?? '—',
    text: ({ reference }) => reference ?? '',
    isExtra: true,
    onPhone: 'hidden',
  },
  { title: '经办人', cell: ({ byName }) => byName, text: ({ byName }) => byName, onPhone: 'hidden' },
  {
    title: '冲正',
    onPhone: 'foot',
    cell: (payment) =>
      payment.reversedAt ? <Tag tone="warn">已冲正</Tag> : canChange ? <TakeBack payment={payment} isClosed={isClosed} /> : '—',
    text: ({ reversedMonth }) => reversedMonth ?? '',
    width: '110px',
  },
];

/** In open books a payment is reversed; in closed ones it is corrected, which stands in the current books. */
function TakeBack({ payment: { id, name, receiptNo, amountFen }, isClosed }: { payment: Payment; isClosed: boolean }) {
  const [isAsked, setAsked] = useState(false);
  const reverse = useCommand('dues.reverse', { done: '已冲正' });
  const correct = useCommand('dues.correctPayment', { done: '已更正' });
  const word = isClosed ? '更正' : '冲正';
  const confirm = async (reason: string) => {
    if (await (isClosed ? correct : reverse).run({ id, reason })) setAsked(false);
  };
  return (
    <>
      <Button isSmall label={`${word}${name}的收据 ${receiptNo}`} onPress={() => setAsked(true)}>
        {word}
      </Button>
      <ReasonDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={`${word}收据 ${receiptNo}`}
        confirmText={word}
        isPending={reverse.isPending || correct.isPending}
        consequence={
          isClosed
            ? `这个月已结账。${name}的 ${sayMoney(amountFen)} 从当前账期退回，账单恢复待缴；原收据保留并注明。`
            : `${name}的 ${sayMoney(amountFen)} 作废，账单恢复待缴；收据号保留并注明已冲正。`
        }
        onConfirm={(reason) => void confirm(reason)}
      />
    </>
  );
}
