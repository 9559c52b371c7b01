/** What departments write: the lead's answer with the parts of those that help, a part, asking for more time, thanks for a suggestion. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand, useMe } from '@/api/hooks';
import { PrimaryButton } from '@/ui/button';
import { ChoiceField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-fields';
import { addDays, sayDay } from '@/ui/time';
import { StepFiles, useStepFiles } from './files';
import type { SheetProps } from './sheets';

export function Answer({ proposal: { id, co, coAnswers, round }, isOpen, onClose }: SheetProps) {
  const [text, setText] = useState('');
  const files = useStepFiles();
  const answer = useCommand('proposal.answer', { done: '已答复', isQuiet: true });
  const submit = async () => {
    if (await answer.run({ id, text, ...files.input })) onClose();
  };
  const parts = coAnswers.filter((part) => part.round === round);
  const missing = co.filter(({ isPending }) => isPending).map(({ name }) => name);
  return (
    <Sheet
      isOpen={isOpen}
      title="书面答复"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={answer.isPending} isDisabled={!text.trim()} onPress={() => void submit()}>
          提交答复
        </PrimaryButton>
      }
    >
      {missing.length > 0 ? (
        <View className="notice notice-warn">{`${missing.join('、')}还没有答复协办部分；提交后协办不能再补，急需的可以先联系对方。`}</View>
      ) : null}
      {parts.map((part) => (
        <View key={part.unitName} className="notice notice-good">{`${part.unitName}：${part.text}`}</View>
      ))}
      <Form error={answer.error}>
        <TextArea
          label="答复"
          name="text"
          isRequired
          hint={parts.length > 0 ? '协办意见会列在答复下面，不必重复' : '写明做了什么、何时完成；不能办的写明原因'}
          value={text}
          onChange={setText}
          max={4000}
          rows={6}
        />
        <StepFiles {...files.field} />
      </Form>
    </Sheet>
  );
}

export function CoAnswer({ proposal: { id, co, coAnswers, round }, isOpen, onClose }: SheetProps) {
  const me = useMe().data;
  const mine = co.filter(({ unitId }) => me?.offices.some((office) => office.role === 'liaison' && office.unitId === unitId));
  const [chosen, setUnit] = useState<string | null>(null);
  const unit = mine.find(({ unitId }) => unitId === chosen) ?? mine.find(({ isPending }) => isPending) ?? mine[0];
  const before = coAnswers.find((part) => part.round === round && part.unitName === unit?.name);
  const [typed, setText] = useState<string | null>(null);
  const text = typed ?? before?.text ?? '';
  const files = useStepFiles(before?.files);
  const answer = useCommand('proposal.coAnswer', { done: '已答复协办部分', isQuiet: true });
  const submit = async () => {
    if (await answer.run({ id, text, ...(unit ? { unitId: unit.unitId } : {}), ...files.input })) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="协办答复"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={answer.isPending} isDisabled={!text.trim()} onPress={() => void submit()}>
          提交协办意见
        </PrimaryButton>
      }
    >
      <Form error={answer.error}>
        {mine.length > 1 ? (
          <ChoiceField
            label="协办部门"
            name="unitId"
            isRequired
            value={unit?.unitId ?? null}
            options={mine.map(({ unitId: value, name }) => ({ value, text: name }))}
            onChange={setUnit}
          />
        ) : null}
        <TextArea
          label="协办意见"
          name="text"
          isRequired
          hint="只写本部门负责的部分，由主办部门汇总答复"
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

export function AskExtension({ proposal: { id, dueOn }, isOpen, onClose }: SheetProps) {
  const [day, setDay] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const ask = useCommand('proposal.askExtension', { done: '已申请，请等提案工作机构答复', isQuiet: true });
  const submit = async () => {
    if (day && (await ask.run({ id, dueOn: day, reason }))) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="申请延期"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={ask.isPending} isDisabled={!day || !reason.trim()} onPress={() => void submit()}>
          提交申请
        </PrimaryButton>
      }
    >
      <Form error={ask.error}>
        <DateField
          label="希望的期限"
          name="dueOn"
          isRequired
          hint={dueOn ? `现在的期限是 ${sayDay(dueOn)}` : undefined}
          from={dueOn ? addDays(dueOn, 1) : undefined}
          value={day}
          onChange={setDay}
        />
        <TextArea label="理由" name="reason" isRequired value={reason} onChange={setReason} max={300} rows={3} />
      </Form>
    </Sheet>
  );
}

export function Thank({ proposal: { id, authors }, isOpen, onClose }: SheetProps) {
  const [text, setText] = useState('');
  const files = useStepFiles();
  const thank = useCommand('proposal.thank', { done: '已答复并致谢', isQuiet: true });
  const submit = async () => {
    if (await thank.run({ id, text, ...files.input })) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="答复意见建议"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={thank.isPending} isDisabled={!text.trim()} onPress={() => void submit()}>
          答复并致谢
        </PrimaryButton>
      }
    >
      <Form error={thank.error}>
        <TextArea
          label="答复"
          name="text"
          isRequired
          hint={`${authors[0]?.name ?? '提出人'}会收到您的答复；采纳了什么、没采纳的原因都请写明`}
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
