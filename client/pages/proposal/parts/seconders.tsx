/** Asking delegates to second: the invitation goes into their inboxes. */
import { useState } from 'react';
import { useCommand, useRead } from '@/api/hooks';
import { toast } from '@/platform';
import { PrimaryButton } from '@/ui/button';
import { ChoicesField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { AsyncView } from '@/ui/states';
import type { SheetProps } from './sheets';

export function AskSeconders({ proposal: { id, authors, seconded, invitations }, isOpen, onClose }: SheetProps) {
  const delegates = useRead('proposal.delegates', {}, { enabled: isOpen });
  const [memberIds, setIds] = useState<string[]>([]);
  const ask = useCommand('proposal.askSeconders', { isQuiet: true });
  const waiting = invitations.filter(({ answer }) => answer === 'asked');
  const taken = new Set([...authors, ...seconded, ...waiting].map(({ memberId }) => memberId));
  const submit = async () => {
    const done = await ask.run({ id, memberIds });
    if (!done) return;
    toast(`已邀请 ${done.asked} 人`);
    onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="邀请附议"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={ask.isPending} isDisabled={memberIds.length === 0} onPress={() => void submit()}>
          {memberIds.length > 0 ? `邀请 ${memberIds.length} 人` : '邀请'}
        </PrimaryButton>
      }
    >
      <AsyncView result={delegates}>
        {({ items }) => (
          <Form error={ask.error}>
            <ChoicesField
              label="职工代表"
              name="memberIds"
              hint={waiting.length > 0 ? `已邀请、等对方答复的 ${waiting.length} 人不再列出` : '对方会收到消息，附议与否由本人决定'}
              value={memberIds}
              onChange={setIds}
              options={items
                .filter(({ memberId }) => !taken.has(memberId))
                .map(({ memberId, name, groupName }) => ({ value: memberId, text: `${name} ${groupName}` }))}
            />
          </Form>
        )}
      </AsyncView>
    </Sheet>
  );
}
