/** Opening a call for proposals, and changing one before it closes. */
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { PrimaryButton } from '@/ui/button';
import { ChoicesField, SwitchField } from '@/ui/choice-fields';
import { DateTimeField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { NumberField, TextField } from '@/ui/text-fields';

export function OpenCall({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [opensAt, setOpens] = useState<string | null>(null);
  const [closesAt, setCloses] = useState<string | null>(null);
  const [minSeconders, setMin] = useState<number | null>(2);
  const [presidiumIds, setPresidium] = useState<string[]>([]);
  const [takesSuggestions, setTakes] = useState(true);
  const open = useCommand('proposal.openCall', { done: '已发起，代表会收到消息', isQuiet: true });
  const submit = async () => {
    const chosen = { presidiumIds, takesSuggestions, minSeconders: minSeconders ?? 0 };
    if (opensAt && closesAt && (await open.run({ title, opensAt, closesAt, ...chosen }))) onClose();
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
        <SwitchField label="同时收会员的意见建议" name="takesSuggestions" value={takesSuggestions} onChange={setTakes} />
        <PresidiumField value={presidiumIds} onChange={setPresidium} />
      </Form>
    </Sheet>
  );
}

/** Who rules when an author disputes a review. */
function PresidiumField({ value, onChange }: { value: string[]; onChange: (ids: string[]) => void }) {
  const delegates = useRead('proposal.delegates', {});
  return (
    <ChoicesField
      label="主席团成员"
      name="presidiumIds"
      hint="提案人对审查决定有异议时由主席团裁定；不选则由工会主席裁定"
      value={value}
      onChange={onChange}
      options={(delegates.data?.items ?? []).map(({ memberId, name, groupName }) => ({ value: memberId, text: `${name} ${groupName}` }))}
    />
  );
}

/** After it has closed only the presidium and suggestions may still be changed. */
export function ChangeCall({ call, onClose }: { call: Output<'proposal.calls'>['items'][number]; onClose: () => void }) {
  const isClosed = call.phase === 'closed';
  const [title, setTitle] = useState(call.title);
  const [closesAt, setCloses] = useState<string | null>(call.closesAt);
  const [presidiumIds, setPresidium] = useState(call.presidium.map(({ memberId }) => memberId));
  const [takesSuggestions, setTakes] = useState(call.takesSuggestions);
  const change = useCommand('proposal.changeCall', { done: '已修改', isQuiet: true });
  const submit = async () => {
    const ofTime = isClosed || !closesAt ? {} : { title, closesAt };
    if (await change.run({ id: call.id, ...ofTime, presidiumIds, takesSuggestions })) onClose();
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
        {isClosed ? null : (
          <>
            <TextField label="名称" name="title" isRequired value={title} onChange={setTitle} max={60} />
            <DateTimeField
              label="截止"
              name="closesAt"
              isRequired
              hint="改了截止时间，代表会收到消息"
              value={closesAt}
              onChange={setCloses}
            />
          </>
        )}
        <SwitchField label="同时收会员的意见建议" name="takesSuggestions" value={takesSuggestions} onChange={setTakes} />
        <PresidiumField value={presidiumIds} onChange={setPresidium} />
      </Form>
    </Sheet>
  );
}
