/** Putting off a new election: once, for a reason, to a later last day of the term. */
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-fields';

export function ExtendSheet({ termId, onClose }: { termId: string; onClose: () => void }) {
  const [endsOn, setDay] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const extend = useCommand('congress.extendTerm', { done: '已延期，全体会员会收到通知', isQuiet: true });
  const submit = async () => {
    if (endsOn && (await extend.run({ termId, endsOn, reason }))) onClose();
  };
  return (
    <Sheet
      isOpen
      title="延期换届"
      onClose={onClose}
      footer={
        <Button look="primary" isPending={extend.isPending} isDisabled={!endsOn || !reason.trim()} onPress={() => void submit()}>
          延期换届
        </Button>
      }
    >
      <Form error={extend.error}>
        <DateField
          label="新的届满日"
          name="endsOn"
          isRequired
          hint="每届只能延期一次，不超过一年；代表的任期随之延长"
          value={endsOn}
          onChange={setDay}
        />
        <TextArea label="理由" name="reason" isRequired max={300} rows={3} value={reason} onChange={setReason} />
      </Form>
    </Sheet>
  );
}
