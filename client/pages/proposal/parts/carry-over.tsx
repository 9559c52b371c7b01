/** Carrying what a call left unfinished over to a later one: which, where to, and why. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand, useList } from '@/api/hooks';
import { toast } from '@/platform';
import { PrimaryButton } from '@/ui/button';
import { ChoiceField, ChoicesField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-fields';

type Call = Output<'proposal.calls'>['items'][number];

export function CarryOver({ call, into, onClose }: { call: Call; into: Call[]; onClose: () => void }) {
  const filed = useList('proposal.list', { callId: call.id, state: 'filed', limit: 50 });
  const assigned = useList('proposal.list', { callId: call.id, state: 'assigned', limit: 50 });
  const open = [...filed.items, ...assigned.items];
  const [intoCallId, setInto] = useState<string | null>(into.length === 1 ? into[0]!.id : null);
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const carry = useCommand('proposal.carryOver', { isQuiet: true });
  const submit = async () => {
    if (!intoCallId) return;
    const done = await carry.run({ callId: call.id, intoCallId, reason, ...(chosen.length > 0 ? { ids: chosen } : {}) });
    if (!done) return;
    toast(`已结转 ${done.carried} 件`);
    onClose();
  };
  return (
    <Sheet
      isOpen
      title="结转未办结的提案"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={carry.isPending} isDisabled={!intoCallId || !reason.trim()} onPress={() => void submit()}>
          {chosen.length > 0 ? `结转 ${chosen.length} 件` : `全部结转（${call.unfinished} 件）`}
        </PrimaryButton>
      }
    >
      <View className="sheet-text">结转后在新的征集里重新编号、交办，原有附议和办理记录一并带去；两边都能查到，提案人会收到消息。</View>
      <Form error={carry.error}>
        <ChoiceField
          label="结转到"
          name="intoCallId"
          isRequired
          value={intoCallId}
          options={into.map(({ id: value, title }) => ({ value, text: title }))}
          onChange={setInto}
        />
        <ChoicesField
          label="哪些提案"
          name="ids"
          hint="不选则全部结转"
          value={chosen}
          options={open.map(({ id: value, number, matter }) => ({ value, text: `${number ?? ''} ${matter}` }))}
          onChange={setChosen}
        />
        <TextArea label="理由" name="reason" isRequired hint="提案人会看到" value={reason} onChange={setReason} max={200} rows={3} />
      </Form>
    </Sheet>
  );
}
