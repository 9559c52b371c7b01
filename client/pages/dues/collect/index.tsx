/** Collecting arrears: oldest months first; what belongs to closed months is booked now. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { methodLabels } from '../../../../types/dues/labels';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { MemberField } from '@/ui/member-field';
import { sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { optionsOf } from '@/ui/tabs';
import { MoneyField, TextField } from '@/ui/text-fields';
import { momentOf, sayMonth, today } from '@/ui/time';

type Method = keyof typeof methodLabels;
type Done = Output<'dues.collectArrears'>;

export default function CollectArrears() {
  const params = useRouteParams();
  const [who, setWho] = useState(params.memberId ? { id: params.memberId, name: params.name ?? '' } : null);
  const [amountFen, setAmount] = useState<number | null>(params.openFen ? Number(params.openFen) : null);
  const [method, setMethod] = useState<Method | null>('cash');
  const [paidOn, setPaidOn] = useState<string | null>(today());
  const [reference, setReference] = useState('');
  const collect = useCommand('dues.collectArrears', { isQuiet: true });
  const [done, setDone] = useState<Done | null>(null);
  const submit = async () => {
    if (!who || !amountFen || !method || !paidOn) return;
    // The same payment has the same moment on a second tap: after a lost answer it must be the same request.
    const paidAt = momentOf(paidOn, paidOn === today() ? '00:00' : '12:00');
    const taken = { method, paidAt, ...(reference.trim() ? { reference } : {}) };
    const saved = await collect.run({ memberId: who.id, amountFen, ...taken });
    if (!saved) return;
    setDone(saved);
    setAmount(null);
    setReference('');
  };
  return (
    <Page
      title="补缴欠费"
      footer={
        <BottomBar note="从最早的月份起冲抵，每个月一张收据">
          <PrimaryButton isPending={collect.isPending} isDisabled={!who || !amountFen || !method || !paidOn} onPress={() => void submit()}>
            {amountFen ? `登记 ${sayMoney(amountFen)}` : '登记'}
          </PrimaryButton>
        </BottomBar>
      }
    >
      {done ? <Receipts done={done} /> : null}
      <Card>
        <Form error={collect.error}>
          <MemberField label="会员" name="memberId" isRequired value={who} onChange={setWho} />
          <MoneyField label="金额" name="amountFen" isRequired value={amountFen} onChange={setAmount} />
          <DateField label="缴费日期" name="paidAt" isRequired value={paidOn} onChange={setPaidOn} until={today()} />
          <ChoiceField label="方式" name="method" isRequired value={method} options={optionsOf(methodLabels)} onChange={setMethod} />
          <TextField label="凭证号" name="reference" value={reference} onChange={setReference} placeholder="可以不填" />
        </Form>
      </Card>
      {who ? <Owed memberId={who.id} onPick={setAmount} /> : null}
    </Page>
  );
}

const Receipts = ({ done: { receipts, openFen } }: { done: Done }) => (
  <Section title="已登记" note={openFen > 0 ? `还欠 ${sayMoney(openFen)}` : '已缴清'}>
    <Card className="rows">
      {receipts.map(({ id, receiptNo, month, bookedMonth, amountFen }) => (
        <Row
          key={id}
          icon="check"
          title={`${sayMonth(month)} ${sayMoney(amountFen)}`}
          note={`收据 ${receiptNo}${bookedMonth === month ? '' : `，记入${sayMonth(bookedMonth)}账`}`}
          onPress={() => go('/pages/dues/receipt/index', { id })}
        />
      ))}
    </Card>
  </Section>
);

function Owed({ memberId, onPick }: { memberId: string; onPick: (fen: number) => void }) {
  const { data } = useRead('dues.arrearsPath', { memberId });
  if (!data) return null;
  if (data.months.length === 0) return <View className="card-note">这位会员没有待缴的会费</View>;
  return (
    <Section title="待缴的月份" action={{ text: `全部 ${sayMoney(data.openFen)}`, onPress: () => onPick(data.openFen) }}>
      <Card className="rows">
        {data.months.map(({ month, openFen, isClosed }) => (
          <Row key={month} title={sayMonth(month)} note={isClosed ? '已结账，记入当前账期' : '未结账'} end={sayMoney(openFen)} />
        ))}
      </Card>
    </Section>
  );
}
