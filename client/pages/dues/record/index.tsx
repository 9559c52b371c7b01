/** Recording one payment at the desk. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { methodLabels } from '../../../../types/dues/labels';
import { useCommand, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { DateField, MonthField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { MemberField } from '@/ui/member-field';
import { sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { optionsOf } from '@/ui/tabs';
import { MoneyField, TextField } from '@/ui/text-fields';
import { momentOf, thisMonth, today } from '@/ui/time';

type Method = keyof typeof methodLabels;

export default function Record() {
  const params = useRouteParams();
  const [who, setWho] = useState(params.memberId ? { id: params.memberId, name: params.name ?? '' } : null);
  const [month, setMonth] = useState<string | null>(params.month ?? thisMonth());
  const [amountFen, setAmount] = useState<number | null>(params.openFen ? Number(params.openFen) : null);
  const [method, setMethod] = useState<Method | null>('cash');
  const [paidOn, setPaidOn] = useState<string | null>(today());
  const [reference, setReference] = useState('');
  const record = useCommand('dues.record', { isQuiet: true });
  const [done, setDone] = useState<{ id: string; receiptNo: string; name: string; amountFen: number } | null>(null);
  const isReady = who && month && amountFen && method && paidOn;
  const submit = async () => {
    if (!isReady) return;
    // The same payment has the same moment on a second tap: after a lost answer it must be the same request.
    const at = momentOf(paidOn, paidOn === today() ? '00:00' : '12:00');
    const saved = await record.run({ memberId: who.id, month, amountFen, method, paidAt: at, ...(reference.trim() ? { reference } : {}) });
    if (!saved) return;
    setDone({ id: saved.id, receiptNo: saved.receiptNo, name: who.name, amountFen });
    setWho(null);
    setAmount(null);
    setReference('');
  };
  return (
    <Page
      title="登记缴费"
      footer={
        <BottomBar>
          <PrimaryButton isPending={record.isPending} isDisabled={!isReady} onPress={() => void submit()}>
            {amountFen ? `登记 ${sayMoney(amountFen)}` : '登记'}
          </PrimaryButton>
        </BottomBar>
      }
    >
      {done ? (
        <Card className="rows">
          <Row
            icon="check"
            title={`已登记：${done.name} ${sayMoney(done.amountFen)}`}
            note={`收据 ${done.receiptNo}，可以接着登记下一笔`}
            onPress={() => go('/pages/dues/receipt/index', { id: done.id })}
          />
        </Card>
      ) : null}
      <View className="gap" />
      <Card>
        <Form error={record.error}>
          <MemberField label="会员" name="memberId" isRequired value={who} onChange={setWho} />
          <MonthField label="月份" name="month" isRequired value={month} onChange={setMonth} />
          <MoneyField label="金额" name="amountFen" isRequired value={amountFen} onChange={setAmount} />
          <DateField label="缴费日期" name="paidAt" isRequired value={paidOn} onChange={setPaidOn} until={today()} />
          <ChoiceField label="方式" name="method" isRequired value={method} options={optionsOf(methodLabels)} onChange={setMethod} />
          <TextField label="凭证号" name="reference" value={reference} onChange={setReference} placeholder="可以不填" />
        </Form>
        {who ? <Owed memberId={who.id} month={month} onPick={setAmount} /> : null}
      </Card>
    </Page>
  );
}

/** What this person owes by wage, as a suggestion. */
function Owed({ memberId, month, onPick }: { memberId: string; month: string | null; onPick: (fen: number) => void }) {
  const { data } = useRead('dues.wages', { memberId });
  const current = data?.items.find(({ fromMonth }) => month !== null && fromMonth <= month);
  if (!data) return null;
  if (!current)
    return (
      <Row icon="alert" title="没有计费工资" note="先登记计费工资，再补开账" onPress={() => go('/pages/dues/wages/index', { memberId })} />
    );
  return (
    <Row
      icon="wallet"
      title={`按工资应缴 ${sayMoney(current.amountFen)}`}
      note="点一下填入金额"
      onPress={() => onPick(current.amountFen)}
    />
  );
}
