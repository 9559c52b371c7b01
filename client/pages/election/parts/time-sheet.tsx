/** Steps that need a moment: until when names may be given or votes are taken, and why a list is taken back. */
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { PrimaryButton } from '@/ui/button';
import { DateTimeField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-fields';

export type Timed = 'openNominations' | 'open' | 'renominate' | 'reopenNominations';
const words: Record<Timed, { title: string; label: string; hint: string; button: string }> = {
  openNominations: { title: '开始提名', label: '提名截止时间', hint: '此后名额、规则、投票人不能再改', button: '开始提名' },
  open: { title: '开始投票', label: '投票截止时间', hint: '到时自动结束；不填则由干事结束', button: '固定名册并开始' },
  renominate: { title: '重新提名', label: '提名截止时间', hint: '没有当选的候选人仍可列入新名单', button: '重新提名' },
  reopenNominations: { title: '收回名单，重新提名', label: '提名截止时间', hint: '已同意参选的提名仍然有效', button: '重新提名' },
};

export function TimeSheet({ id, what, onClose }: { id: string; what: Timed; onClose: () => void }) {
  const [at, setAt] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const nominations = useCommand('election.openNominations', { done: '提名开始了', isQuiet: true });
  const open = useCommand('election.open', { done: '投票开始了，名册已固定', isQuiet: true });
  const again = useCommand('election.renominate', { done: '提名开始了', isQuiet: true });
  const back = useCommand('election.reopenNominations', { done: '名单已收回', isQuiet: true });
  const command = { openNominations: nominations, open, renominate: again, reopenNominations: back }[what];
  const { title, label, hint, button } = words[what];
  const submit = async () => {
    const nominateUntil = at ?? '';
    const done =
      what === 'open'
        ? await open.run({ id, closesAt: at })
        : what === 'reopenNominations'
          ? await back.run({ id, nominateUntil, reason })
          : await (what === 'renominate' ? again : nominations).run({ id, nominateUntil });
    if (done) onClose();
  };
  return (
    <Sheet
      isOpen
      title={title}
      onClose={onClose}
      footer={
        <PrimaryButton isDisabled={what !== 'open' && !at} isPending={command.isPending} onPress={() => void submit()}>
          {button}
        </PrimaryButton>
      }
    >
      <Form error={command.error}>
        <DateTimeField
          label={label}
          name={what === 'open' ? 'closesAt' : 'nominateUntil'}
          isRequired={what !== 'open'}
          hint={hint}
          value={at}
          onChange={setAt}
        />
        {what === 'reopenNominations' ? (
          <TextArea label="原因" name="reason" isRequired max={200} rows={2} value={reason} onChange={setReason} />
        ) : null}
      </Form>
    </Sheet>
  );
}
