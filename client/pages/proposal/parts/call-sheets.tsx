/** Opening a call for proposals, and changing one before it closes. */
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { PrimaryButton } from '@/ui/button';
import { DateTimeField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { NumberField, TextField } from '@/ui/text-fields';

export function OpenCall({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [opensAt, setOpens] = useState<string | null>(null);
  const [closesAt, setCloses] = useState<string | null>(null);
  const [minSeconders, setMin] = useState<number | null>(2);
  const open = useCommand('proposal.openCall', { done: '已发起，代表会收到消息', isQuiet: true });
  const submit = async () => {
    if (opensAt && closesAt && (await open.run({ title, opensAt, closesAt, minSeconders: minSeconders ?? 0 }))) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="发起征集"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={open.isPending} isDisabled={!title.trim() || !opensAt || !closesAt} onPress={() => void submit()}>
          发起
        </PrimaryButton>
      }
    >
      <Form error={open.error}>
        <TextField
          label="名称"
          name="title"
          isRequired
          placeholder="如：第七届一次职代会提案征集"
          value={title}
          onChange={setTitle}
          max={60}
        />
        <DateTimeField label="开始" name="opensAt" isRequired value={opensAt} onChange={setOpens} />
        <DateTimeField
          label="截止"
          name="closesAt"
          isRequired
          hint="一般在会前十五天；之后的可以改提合理化建议"
          value={closesAt}
          onChange={setCloses}
        />
        <NumberField label="附议人数" name="minSeconders" unit="人" hint="够这么多人附议才能提交" value={minSeconders} onChange={setMin} />
      </Form>
    </Sheet>
  );
}

export function ChangeCall({ call, onClose }: { call: Output<'proposal.calls'>['items'][number]; onClose: () => void }) {
  const [title, setTitle] = useState(call.title);
  const [closesAt, setCloses] = useState<string | null>(call.closesAt);
  const change = useCommand('proposal.changeCall', { done: '已修改', isQuiet: true });
  const submit = async () => {
    if (closesAt && (await change.run({ id: call.id, title, closesAt }))) onClose();
  };
  return (
    <Sheet
      isOpen
      title="修改征集"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={change.isPending} isDisabled={!title.trim() || !closesAt} onPress={() => void submit()}>
          保存
        </PrimaryButton>
      }
    >
      <Form error={change.error}>
        <TextField label="名称" name="title" isRequired value={title} onChange={setTitle} max={60} />
        <DateTimeField label="截止" name="closesAt" isRequired hint="改了截止时间，代表会收到消息" value={closesAt} onChange={setCloses} />
      </Form>
    </Sheet>
  );
}
