/** The small forms behind a suggestion's buttons; only the one that is open is drawn. */
import { useState } from 'react';
import { useCommand, useRead } from '@/api/hooks';
import type { UploadedFile } from '@/platform';
import { PrimaryButton } from '@/ui/button';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { FilesField } from '@/ui/files-field';
import { Form } from '@/ui/form';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { MoneyField, NumberField, TextArea } from '@/ui/text-fields';
import { addDays, today } from '@/ui/time';
import type { Detail, Opened } from './actions';

type Props = { suggestion: Detail; onClose: () => void };

export function Sheets({ opened, ...props }: Props & { opened: Opened }) {
  if (opened === 'assign') return <Assign {...props} />;
  if (opened === 'adopt') return <Adopt {...props} />;
  if (opened === 'decline') return <Decline {...props} />;
  if (opened === 'carryOut') return <CarryOut {...props} />;
  if (opened === 'thank') return <Thank {...props} />;
  if (opened === 'extend') return <Extend {...props} />;
  return opened === 'sendBack' ? <SendBack {...props} /> : null;
}

const useFiles = () => {
  const [value, onChange] = useState<UploadedFile[]>([]);
  return { field: { value, onChange }, ids: value.map(({ id }) => id) };
};

function Assign({ suggestion: { id, unitId }, onClose }: Props) {
  const [unit, setUnit] = useState<string | null>(unitId);
  const [dueOn, setDue] = useState<string | null>(addDays(today(), 15));
  const [isOpen, setOpen] = useState(true);
  const [note, setNote] = useState('');
  const units = useRead('suggestion.units', {});
  const assign = useCommand('suggestion.assign', { done: '已转办，部门会收到消息', isQuiet: true });
  const submit = async () => {
    if (unit && dueOn && (await assign.run({ id, unitId: unit, dueOn, isOpen, note }))) onClose();
  };
  const options = (units.data?.items ?? []).map(({ unitId: value, name, hasLiaison }) => ({
    value,
    text: hasLiaison ? name : `${name}（没有联络员）`,
  }));
  return (
    <Sheet
      isOpen
      title="受理转办"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={assign.isPending} isDisabled={!unit || !dueOn} onPress={() => void submit()}>
          转办
        </PrimaryButton>
      }
    >
      <Form error={assign.error}>
        <ChoiceField label="承办部门" name="unitId" isRequired value={unit} options={options} onChange={setUnit} />
        <DateField label="答复期限" name="dueOn" isRequired from={today()} value={dueOn} onChange={setDue} />
        <SwitchField label="向全体会员公开" name="isOpen" hint="涉及个人隐私或具体人员的，可以不公开" value={isOpen} onChange={setOpen} />
        <TextArea label="说明" name="note" value={note} onChange={setNote} max={300} rows={2} />
      </Form>
    </Sheet>
  );
}

function Adopt({ suggestion: { id }, onClose }: Props) {
  const [isPartly, setPartly] = useState(false);
  const [text, setText] = useState('');
  const [plannedOn, setPlanned] = useState<string | null>(null);
  const files = useFiles();
  const adopt = useCommand('suggestion.adopt', { done: '已答复，提出人会收到消息', isQuiet: true });
  const submit = async () => {
    if (plannedOn && (await adopt.run({ id, isPartly, text, plannedOn, fileIds: files.ids }))) onClose();
  };
  return (
    <Sheet
      isOpen
      title="答复采纳"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={adopt.isPending} isDisabled={!text.trim() || !plannedOn} onPress={() => void submit()}>
          提交答复
        </PrimaryButton>
      }
    >
      <Form error={adopt.error}>
        <SwitchField label="只采纳一部分" name="isPartly" value={isPartly} onChange={setPartly} />
        <TextArea
          label="答复"
          name="text"
          isRequired
          hint="采纳了什么、怎么做；没采纳的部分写明原因"
          value={text}
          onChange={setText}
          rows={5}
        />
        <DateField label="落实期限" name="plannedOn" isRequired from={today()} value={plannedOn} onChange={setPlanned} />
        <FilesField label="附件" name="fileIds" accept="image/*,.pdf,.xlsx,.docx" {...files.field} />
      </Form>
    </Sheet>
  );
}

function Decline({ suggestion: { id }, onClose }: Props) {
  const [text, setText] = useState('');
  const files = useFiles();
  const decline = useCommand('suggestion.decline', { done: '已答复，提出人会收到消息', isQuiet: true });
  const submit = async () => {
    if (await decline.run({ id, text, fileIds: files.ids })) onClose();
  };
  return (
    <Sheet
      isOpen
      title="答复未采纳"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={decline.isPending} isDisabled={!text.trim()} onPress={() => void submit()}>
          提交答复
        </PrimaryButton>
      }
    >
      <Form error={decline.error}>
        <TextArea label="理由" name="text" isRequired hint="写明为什么不能办，有没有别的办法" value={text} onChange={setText} rows={5} />
        <FilesField label="附件" name="fileIds" accept="image/*,.pdf,.xlsx,.docx" {...files.field} />
      </Form>
    </Sheet>
  );
}

function CarryOut({ suggestion: { id }, onClose }: Props) {
  const [effect, setEffect] = useState('');
  const [saving, setSaving] = useState<number | null>(null);
  const [before, after] = [useFiles(), useFiles()];
  const carryOut = useCommand('suggestion.carryOut', { done: '已登记落实', isQuiet: true });
  const submit = async () => {
    if (await carryOut.run({ id, effect, saving, beforeIds: before.ids, afterIds: after.ids })) onClose();
  };
  return (
    <Sheet
      isOpen
      title="登记落实"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={carryOut.isPending} isDisabled={!effect.trim()} onPress={() => void submit()}>
          保存
        </PrimaryButton>
      }
    >
      <Form error={carryOut.error}>
        <TextArea
          label="效果"
          name="effect"
          isRequired
          hint="做了什么，前后有什么不同"
          value={effect}
          onChange={setEffect}
          max={1000}
          rows={4}
        />
        <MoneyField label="节约金额" name="saving" hint="没有可以不填" value={saving} onChange={setSaving} />
        <FilesField label="落实前照片" name="beforeIds" accept="image/*" {...before.field} />
        <FilesField label="落实后照片" name="afterIds" accept="image/*" {...after.field} />
      </Form>
    </Sheet>
  );
}

function Thank({ suggestion: { id }, onClose }: Props) {
  const [text, setText] = useState('感谢您为改进工作出主意。');
  const [points, setPoints] = useState<number | null>(10);
  const thank = useCommand('suggestion.thank', { done: '已致谢，提出人会收到消息', isQuiet: true });
  const submit = async () => {
    if (await thank.run({ id, text, points: points ?? 0 })) onClose();
  };
  return (
    <Sheet
      isOpen
      title="致谢"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={thank.isPending} isDisabled={!text.trim()} onPress={() => void submit()}>
          致谢
        </PrimaryButton>
      }
    >
      <Form error={thank.error}>
        <TextArea label="感谢的话" name="text" isRequired hint="会印在提出人的证书上" value={text} onChange={setText} max={300} rows={3} />
        <NumberField label="积分" name="points" unit="分" value={points} onChange={setPoints} />
      </Form>
    </Sheet>
  );
}

function Extend({ suggestion: { id, dueOn: present, state }, onClose }: Props) {
  const [dueOn, setDue] = useState<string | null>(present);
  const [reason, setReason] = useState('');
  const extend = useCommand('suggestion.extend', { done: '已改期限', isQuiet: true });
  const submit = async () => {
    if (dueOn && (await extend.run({ id, dueOn, reason }))) onClose();
  };
  return (
    <Sheet
      isOpen
      title="改期限"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={extend.isPending} isDisabled={!dueOn || !reason.trim()} onPress={() => void submit()}>
          保存
        </PrimaryButton>
      }
    >
      <Form error={extend.error}>
        <DateField
          label={state === 'assigned' ? '答复期限' : '落实期限'}
          name="dueOn"
          isRequired
          from={today()}
          value={dueOn}
          onChange={setDue}
        />
        <TextArea label="理由" name="reason" isRequired value={reason} onChange={setReason} max={300} rows={3} />
      </Form>
    </Sheet>
  );
}

function SendBack({ suggestion: { id }, onClose }: Props) {
  const sendBack = useCommand('suggestion.sendBack', { done: '已退回工会办公室' });
  return (
    <ReasonDialog
      isOpen
      title="退回办公室"
      consequence="退回后由工会办公室另交别的部门，本部门不再看到这条建议。"
      confirmText="退回"
      isPending={sendBack.isPending}
      onClose={onClose}
      onConfirm={async (reason) => {
        if (await sendBack.run({ id, reason })) onClose();
      }}
    />
  );
}
