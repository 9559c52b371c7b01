/** My dues: the year as twelve cells, how the amount comes about, and my receipts. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { billLabels, methodLabels, standingLabels } from '../../../../types/dues/labels';
import type { Output } from '@/api/call';
import { useMe, useRead } from '@/api/hooks';
import { go } from '@/platform';
import { Card, Row, Section } from '@/ui/card';
import { MonthGrid, Stat, Stats, type MonthCell } from '@/ui/figures';
import { Money, sayMoney, yuanOf } from '@/ui/money';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { sayDay, sayMonth } from '@/ui/time';
import { YearTabs, thisYear } from '@/ui/year-tabs';

type Year = Output<'dues.myYear'>;

export default function MyDues() {
  const [year, setYear] = useState(thisYear);
  const dues = useRead('dues.myYear', { year });
  return (
    <Page title="我的会费" header={<YearTabs value={year} onChange={setYear} count={3} />}>
      <AsyncView result={dues}>
        {(data) => (
          <>
            <Sum year={data} />
            <Owed openFen={data.openFen} />
            <Steps year={data} />
            <Receipts payments={data.payments} />
          </>
        )}
      </AsyncView>
    </Page>
  );
}

const tones: Record<keyof typeof billLabels, MonthCell['tone']> = {
  open: 'warn',
  paid: 'good',
  exempted: 'grey',
  writtenOff: 'grey',
  void: 'grey',
};
const cellOf = ({ month, amountFen, openFen, status }: Year['months'][number]): MonthCell => ({
  month: Number(month.slice(5)),
  tone: status ? tones[status] : 'none',
  text: status ? billLabels[status] : '未开账',
  note: amountFen === null ? undefined : `¥${yuanOf(status === 'open' ? openFen : amountFen)}`,
});

/** Who owes may see what was noted of it: when reminded, what was said, what was decided. */
function Owed({ openFen }: { openFen: number }) {
  const me = useMe().data;
  if (!me || openFen === 0) return null;
  return (
    <Card className="rows">
      <Row
        icon="clock"
        title="欠费与处理经过"
        note="哪几个月没缴、提醒和谈话的记录"
        onPress={() => go('/pages/dues/path/index', { memberId: me.member.id })}
      />
    </Card>
  );
}

function Sum({ year }: { year: Year }) {
  return (
    <>
      <Stats>
        <Stat label="应缴" value={sayMoney(year.dueFen)} />
        <Stat label="已缴" value={sayMoney(year.paidFen)} />
        <Stat label="待缴" value={sayMoney(year.openFen)} />
      </Stats>
      <Section title={`${year.year}年`}>
        <Card>
          <MonthGrid label={`${year.year}年各月会费`} cells={year.months.map(cellOf)} />
        </Card>
      </Section>
    </>
  );
}

const sayStanding = ({ kind, fromMonth, toMonth, reason }: NonNullable<Year['standing']>) =>
  `${standingLabels[kind]}：${sayMonth(fromMonth)}起${toMonth ? `，至${sayMonth(toMonth)}` : ''}，${reason}`;

function Steps({ year: { steps, source, standing } }: { year: Year }) {
  return (
    <Section title="怎样算出来的">
      <Card>
        {standing ? <View className="card-text">{sayStanding(standing)}</View> : null}
        {steps.length === 0 ? (
          <View className="card-text">还没有登记您的计费工资，请联系财务委员。</View>
        ) : (
          steps.map((step, index) => <View key={step} className="steps-text">{`${index + 1}. ${step}`}</View>)
        )}
        <View className="card-note">{`依据：${source}`}</View>
      </Card>
    </Section>
  );
}

function Receipts({ payments }: Pick<Year, 'payments'>) {
  if (payments.length === 0)
    return (
      <Section title="缴费记录">
        <Empty icon="wallet" title="这一年还没有缴费记录" hint="缴费登记后会收到消息，收据在这里" />
      </Section>
    );
  return (
    <Section title="缴费记录" note={`${payments.length} 笔`}>
      <Card className="rows">
        {payments.map(({ id, month, bookedMonth, amountFen, method, paidAt, receiptNo, reversedAt }) => (
          <Row
            key={id}
            title={sayMonth(month)}
            note={`${methodLabels[method]} · ${sayDay(paidAt)} · 收据 ${receiptNo}${bookedMonth === month ? '' : ' · 补缴'}`}
            end={reversedAt ? <Tag tone="warn">已冲正</Tag> : <Money fen={amountFen} />}
            onPress={() => go('/pages/dues/receipt/index', { id })}
          />
        ))}
      </Card>
    </Section>
  );
}
