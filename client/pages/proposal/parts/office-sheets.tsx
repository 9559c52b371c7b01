/** More of the office: giving more time, passing a suggestion on; and the presidium's ruling. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { rulingLabels } from '../../../../types/proposal/labels';
import { useCommand } from '@/api/hooks';
import { PrimaryButton } from '@/ui/button';
import { ChoiceField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { optionsOf } from '@/ui/tabs';
import { TextArea } from '@/ui/text-fields';
import { addDays, sayDay } from '@/ui/time';
import { StepFiles, useStepFiles } from './files';
import { useDepartments } from './office';
import type { SheetProps } from './sheets';

export function Extend({ proposal: { id, dueOn, extensionAsked }, isOpen, onClose }: SheetProps) {
  const [chosen, setDay] = useState<string | null>(null);
  const [typed, setReason] = useState<string | null>(null);
  const day = chosen ?? extensionAsked?.dueOn ?? null;
  const reason = typed ?? extensionAsked?.reason ?? '';
  const extend = useCommand('proposal.extend', { done: '已延期，部门和提案人会收到消息', isQuiet: true });
  const submit = async () => {
    if (day && (await extend.run({ id, dueOn: day, reason }))) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="延长答复期限"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={extend.isPending} isDisabled={!day || !reason.trim()} onPress={() => void submit()}>
          延期
        </PrimaryButton>
      }
    >
      <Form error={extend.error}>
        <DateField
          label="新的期限"
          name="dueOn"
          isRequired
          hint={dueOn ? `现在的期限是 ${sayDay(dueOn)}，会保留在记录里` : undefined}
          from={dueOn ? addDays(dueOn, 1) : undefined}
          value={day}
          onChange={setDay}
        />
        <TextArea label="理由" name="reason" isRequired hint="提案人会看到" value={reason} onChange={setReason} max={300} rows={3} />
      </Form>
    </Sheet>
  );
}

export function PassOn({ proposal: { id }, isOpen, onClose }: SheetProps) {
  const departments = useDepartments(isOpen);
  const [leadUnitId, setUnit] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const pass = useCommand('proposal.passOn', { done: '已转给部门', isQuiet: true });
  const submit = async () => {
    if (leadUnitId && (await pass.run({ id, leadUnitId, note }))) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="转有关部门"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={pass.isPending} isDisabled={!leadUnitId} onPress={() => void submit()}>
          转给部门
        </PrimaryButton>
      }
    >
      <Form error={pass.error}>
        <ChoiceField label="部门" name="leadUnitId" isRequired value={leadUnitId} options={departments} onChange={setUnit} />
        <TextArea label="说明" name="note" value={note} onChange={setNote} max={300} rows={3} placeholder="可以不填" />
      </Form>
    </Sheet>
  );
}

export function Rule({ proposal: { id, dispute }, isOpen, onClose }: SheetProps) {
  const [ruling, setRuling] = useState<keyof typeof rulingLabels | null>(null);
  const [reason, setReason] = useState('');
  const files = useStepFiles();
  const rule = useCommand('proposal.rule', { done: '已裁定', isQuiet: true });
  const submit = async () => {
    if (ruling && (await rule.run({ id, ruling, reason, ...files.input }))) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="主席团裁定"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={rule.isPending} isDisabled={!ruling || !reason.trim()} onPress={() => void submit()}>
          作出裁定
        </PrimaryButton>
      }
    >
      {dispute ? <View className="notice notice-warn">{`${dispute.byName}的异议：${dispute.reason}`}</View> : null}
      <Form error={rule.error}>
        <ChoiceField
          label="裁定"
          name="ruling"
          isRequired
          hint="改为立案的，回到待交办；原来并案的移出并案"
          value={ruling}
          options={optionsOf(rulingLabels)}
          onChange={setRuling}
        />
        <TextArea label="理由" name="reason" isRequired hint="提案人会看到" value={reason} onChange={setReason} max={300} rows={4} />
        <StepFiles {...files.field} />
      </Form>
    </Sheet>
  );
}
