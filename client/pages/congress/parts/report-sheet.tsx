/** Entering that the results went to the upper union. */
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { TextField } from '@/ui/text-fields';
import { today } from '@/ui/time';

export function ReportSheet({ session, onClose }: { session: Output<'congress.session'>; onClose: () => void }) {
  const [reportedOn, setDay] = useState<string | null>(session.report?.on ?? today());
  const [to, setTo] = useState(session.report?.to ?? '');
  const [reference, setReference] = useState(session.report?.reference ?? '');
  const report = useCommand('congress.reportSession', { done: '已登记', isQuiet: true });
  const submit = async () => {
    if (!reportedOn) return;
    if (await report.run({ sessionId: session.id, reportedOn, to, reference, isCorrection: session.report !== null })) onClose();
  };
  return (
    <Sheet
      isOpen
      title={session.report ? '更正上报' : '登记上报'}
      onClose={onClose}
      footer={
        <Button look="primary" isPending={report.isPending} isDisabled={!reportedOn || !to.trim()} onPress={() => void submit()}>
          保存
        </Button>
      }
    >
      <Form error={report.error}>
        <DateField label="上报日期" name="reportedOn" isRequired value={reportedOn} onChange={setDay} />
        <TextField label="收件单位" name="to" isRequired placeholder="如 云溪市总工会" value={to} onChange={setTo} />
        <TextField label="文号" name="reference" value={reference} onChange={setReference} />
      </Form>
    </Sheet>
  );
}
