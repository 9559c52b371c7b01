/** What the treasurer may do with one bill: while the month is open, and once it is closed. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { go } from '@/platform';
import { Button, PrimaryButton } from '@/ui/button';
import { Form } from '@/ui/form';
import { sayMoney } from '@/ui/money';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { MoneyField, TextArea } from '@/ui/text-fields';
import { sayMonth } from '@/ui/time';

type Bill = Output<'dues.month'>['items'][number];

export const BillActs = ({ bill }: { bill: Bill }) => (bill.isClosed ? <ClosedActs bill={bill} /> : <OpenActs bill={bill} />);

function OpenActs({ bill: { memberId, name, month, openFen, paymentId, paymentIds } }: { bill: Bill }) {
  const [asked, setAsked] = useState<'exempt' | 'reverse' | null>(null);
  const exempt = useCommand('dues.exempt', { done: '已登记' });
  const reverse = useCommand('dues.reverse', { done: '已冲正' });
  const confirm = async (reason: string) => {
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
      {paymentId ? (
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
            : `${name}${paymentIds.length > 1 ? '最近的一笔缴费' : '这笔缴费'}作废，账单恢复待缴；原记录和收据保留并注明已冲正。`
        }
        onConfirm={(reason) => void confirm(reason)}
      />
    </View>
  );
}

/** What was closed stays; the difference goes into the current books. */
function ClosedActs({ bill: { memberId, name, month, amountFen, openFen } }: { bill: Bill }) {
  const [isAsked, setAsked] = useState(false);
  const [rightFen, setRight] = useState<number | null>(amountFen);
  const [reason, setReason] = useState('');
  const correct = useCommand('dues.correctBill', { done: '已更正', isQuiet: true });
  const submit = async () => {
    if (rightFen !== null && (await correct.run({ memberId, month, amountFen: rightFen, reason }))) setAsked(false);
  };
  return (
    <View className="page-tools">
      {openFen > 0 ? (
        <Button isSmall label={`补缴${name}的欠费`} onPress={() => go('/pages/dues/collect/index', { memberId, name, openFen })}>
          补缴
        </Button>
      ) : null}
      <Button isSmall label={`更正${name}的应缴`} onPress={() => setAsked(true)}>
        更正
      </Button>
      <Sheet
        isOpen={isAsked}
        title={`更正${name}${sayMonth(month)}的应缴`}
        onClose={() => setAsked(false)}
        footer={
          <PrimaryButton isPending={correct.isPending} isDisabled={rightFen === null || reason.trim() === ''} onPress={() => void submit()}>
            更正
          </PrimaryButton>
        }
      >
        <View className="sheet-text">
          这个月已结账，数字不再变动；差额记入当前账期，并注明原账单。缴费本身登记错了，请在会费账里更正那笔收款。
        </View>
        <Form error={correct.error}>
          <MoneyField label="正确的应缴" name="amountFen" isRequired value={rightFen} onChange={setRight} />
          <TextArea label="理由" name="reason" isRequired max={200} rows={2} value={reason} onChange={setReason} />
        </Form>
      </Sheet>
    </View>
  );
}
