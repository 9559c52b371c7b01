/** Entering a show of hands for an item of the agenda. */
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { toast } from '@/platform';
import { Button } from '@/ui/button';
import { ChoiceField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { NumberField, TextField } from '@/ui/text-fields';

type Props = { sessionId: string; agenda: Output<'congress.meeting'>['agenda']; onClose: () => void };

export function HandsSheet({ sessionId, agenda, onClose }: Props) {
  const now = agenda.find(({ isNow }) => isNow);
  const [itemId, setItem] = useState<string | null>(now?.id ?? null);
  const [title, setTitle] = useState(now ? `通过${now.title}` : '');
  const [approve, setApprove] = useState<number | null>(null);
  const [against, setAgainst] = useState<number | null>(0);
  const [abstain, setAbstain] = useState<number | null>(0);
  const record = useCommand('congress.recordHands', { isQuiet: true });
  const submit = async () => {
    if (!itemId || approve === null || against === null || abstain === null) return;
    const made = await record.run({ sessionId, itemId, title, approve, against, abstain });
    if (!made) return;
    toast(made.isPassed ? '已登记，通过' : '已登记，未通过');
    onClose();
  };
  return (
    <Sheet
      isOpen
      title="登记举手表决"
      onClose={onClose}
      footer={
        <Button look="primary" isPending={record.isPending} isDisabled={!itemId || approve === null} onPress={() => void submit()}>
          登记
        </Button>
      }
    >
      <Form error={record.error}>
        <ChoiceField
          label="议题"
          name="itemId"
          isRequired
          options={agenda.map(({ id, place, title: text }) => ({ value: id, text: `${place}. ${text}` }))}
          value={itemId}
          onChange={setItem}
        />
        <TextField label="表决事项" name="title" isRequired max={100} value={title} onChange={setTitle} />
        <NumberField label="赞成" name="approve" unit="票" isRequired value={approve} onChange={setApprove} />
        <NumberField label="反对" name="against" unit="票" isRequired value={against} onChange={setAgainst} />
        <NumberField label="弃权" name="abstain" unit="票" isRequired value={abstain} onChange={setAbstain} />
      </Form>
    </Sheet>
  );
}
