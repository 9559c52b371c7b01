/** Judging one application: in it goes, back to be put right field by field, or no with a reason the applicant will read. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { applicationLabels } from '../../../../types/member/labels';
import { useCommand } from '@/api/hooks';
import { confirm } from '@/platform';
import { Button } from '@/ui/button';
import { Form } from '@/ui/form';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { TextField } from '@/ui/text-fields';

type Field = keyof typeof applicationLabels;
const fields = Object.keys(applicationLabels) as Field[];

export function Review({ id, name }: { id: string; name: string }) {
  const [asked, setAsked] = useState<'return' | 'reject' | null>(null);
  const review = useCommand('member.review');
  const approve = async () => {
    if (await confirm({ title: '通过申请', text: `${name} 成为会员，入会日期记为今天，并收到通知。`, confirmText: '通过' }))
      await review.run({ id, decision: 'approve' });
  };
  const reject = async (reason: string) => {
    if (await review.run({ id, decision: 'reject', reason })) setAsked(null);
  };
  return (
    <View className="page-tools">
      <Button isSmall look="primary" label={`通过${name}的申请`} isPending={review.isPending} onPress={() => void approve()}>
        通过
      </Button>
      <Button isSmall label={`退回${name}的申请补正`} isDisabled={review.isPending} onPress={() => setAsked('return')}>
        退回补正
      </Button>
      <Button isSmall label={`不通过${name}的申请`} isDisabled={review.isPending} onPress={() => setAsked('reject')}>
        不通过
      </Button>
      <SendBack id={id} name={name} isOpen={asked === 'return'} onClose={() => setAsked(null)} />
      <ReasonDialog
        isOpen={asked === 'reject'}
        title="不通过入会申请"
        consequence={`${name} 会看到理由，补正后可以再申请。`}
        confirmText="不通过"
        isPending={review.isPending}
        onConfirm={(reason) => void reject(reason)}
        onClose={() => setAsked(null)}
      />
    </View>
  );
}

function SendBack({ id, name, isOpen, onClose }: { id: string; name: string; isOpen: boolean; onClose: () => void }) {
  const [messages, setMessages] = useState<Partial<Record<Field, string>>>({});
  const review = useCommand('member.review', { isQuiet: true, done: '已退回，请申请人补正' });
  const corrections = fields.flatMap((field) => (messages[field]?.trim() ? [{ field, message: messages[field]!.trim() }] : []));
  const send = async () => {
    if (await review.run({ id, decision: 'return', corrections })) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title={`退回${name}的申请`}
      onClose={onClose}
      footer={
        <Button look="primary" isWide isPending={review.isPending} isDisabled={corrections.length === 0} onPress={() => void send()}>
          退回补正
        </Button>
      }
    >
      <View className="sheet-text">哪一项要补正，就在哪一项写明怎么改；申请人逐项看到。</View>
      <Form error={review.error}>
        {fields.map((field) => (
          <TextField
            key={field}
            label={applicationLabels[field]}
            max={100}
            placeholder="没有问题就空着"
            value={messages[field] ?? ''}
            onChange={(text) => setMessages({ ...messages, [field]: text })}
          />
        ))}
      </Form>
    </Sheet>
  );
}
