/** Publishing the report: at which session, with a word, and the paper that was read there. */
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { PrimaryButton } from '@/ui/button';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { TextArea, TextField } from '@/ui/text-fields';
import { StepFiles, useStepFiles } from './files';

type PublishProps = { report: Output<'proposal.report'>; isOpen: boolean; onClose: () => void };

export function PublishReport({ report: { callId, published }, isOpen, onClose }: PublishProps) {
  const [session, setSession] = useState(published?.session ?? '');
  const [text, setText] = useState(published?.text ?? '');
  const files = useStepFiles(published?.files);
  const publish = useCommand('proposal.publishReport', { done: '已公布，全体会员会收到消息', isQuiet: true });
  const submit = async () => {
    if (await publish.run({ callId, session, text, ...files.input })) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="公布办理情况报告"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={publish.isPending} isDisabled={!session.trim()} onPress={() => void submit()}>
          公布
        </PrimaryButton>
      }
    >
      <Form error={publish.error}>
        <TextField
          label="在哪次会议上报告"
          name="session"
          isRequired
          placeholder="如：第六届职代会第四次会议"
          value={session}
          onChange={setSession}
          max={60}
        />
        <TextArea
          label="说明"
          name="text"
          hint="办得好的、没办成的原因、下一步；可以不填"
          value={text}
          onChange={setText}
          max={2000}
          rows={5}
        />
        <StepFiles {...files.field} />
      </Form>
    </Sheet>
  );
}
