/** What the proposal office does: the review, and giving it to a department. */
import { useState } from 'react';
import { decisionLabels } from '../../../../types/proposal/labels';
import { useCommand, useList, useRead } from '@/api/hooks';
import { Button, PrimaryButton } from '@/ui/button';
import { ChoiceField, ChoicesField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { optionsOf } from '@/ui/tabs';
import { TextArea } from '@/ui/text-fields';
import { today } from '@/ui/time';
import { StepFiles, useStepFiles } from './files';
import type { SheetProps } from './sheets';

type Decision = keyof typeof decisionLabels;

/** The four ways out of the review; one already filed can still be merged. */
export function Review({ proposal: { id, callId, state }, isOpen, onClose }: SheetProps) {
  const isFiled = state === 'filed';
  const [chosen, setDecision] = useState<Decision | null>(null);
  const decision = isFiled ? 'merged' : chosen;
  const [reason, setReason] = useState('');
  const [mergeInto, setInto] = useState<string | null>(null);
  const files = useStepFiles();
  const review = useCommand('proposal.review', { done: '已审查', isQuiet: true });
  const others = useList('proposal.list', { callId, limit: 50 }, { enabled: isOpen && decision === 'merged' });
  const targets = others.items.filter(
    (one) => one.id !== id && one.kind === 'proposal' && ['submitted', 'filed', 'assigned'].includes(one.state),
  );
  const isReady = decision && reason.trim() && (decision !== 'merged' || mergeInto);
  const submit = async () => {
    const into = decision === 'merged' && mergeInto ? { mergeInto } : {};
    if (decision && (await review.run({ id, decision, reason, ...into, ...files.input }))) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title={isFiled ? '并案' : '审查提案'}
      onClose={onClose}
      footer={
        <PrimaryButton isPending={review.isPending} isDisabled={!isReady} onPress={() => void submit()}>
          作出决定
        </PrimaryButton>
      }
    >
      <Form error={review.error}>
        {isFiled ? null : (
          <ChoiceField
            label="决定"
            name="decision"
            isRequired
            value={decision}
            options={optionsOf(decisionLabels)}
            onChange={setDecision}
          />
        )}
        {decision === 'merged' ? (
          <ChoiceField
            label="并入哪一件"
            name="mergeInto"
            isRequired
            hint={targets.length === 0 && !others.isPending ? '这次征集里没有可以并入的提案' : '两件的提案人都保留，办理后一并告知'}
            value={mergeInto}
            options={targets.map(({ id: value, matter, number }) => ({ value, text: number ? `${number} ${matter}` : matter }))}
            onChange={setInto}
          />
        ) : null}
        {decision === 'merged' && others.hasMore ? (
          <Button look="plain" isPending={others.isLoadingMore} onPress={others.loadMore}>
            列出更多提案
          </Button>
        ) : null}
        <TextArea label="理由" name="reason" isRequired hint="提案人会看到" value={reason} onChange={setReason} max={300} rows={3} />
        <StepFiles {...files.field} />
      </Form>
    </Sheet>
  );
}

/** The union's departments as choices. */
export function useDepartments(isNeeded: boolean): { value: string; text: string }[] {
  const tree = useRead('unit.tree', {}, { enabled: isNeeded });
  return (tree.data?.units ?? []).filter(({ kind }) => kind === 'department').map((unit) => ({ value: unit.id, text: unit.name }));
}

export function Assign({ proposal: { id, lead, co, dueOn: presentDue }, isOpen, onClose }: SheetProps) {
  const departments = useDepartments(isOpen);
  const [leadUnitId, setLead] = useState<string | null>(lead?.unitId ?? null);
  const [coUnitIds, setCo] = useState<string[]>(co.map(({ unitId }) => unitId));
  const [dueOn, setDue] = useState<string | null>(presentDue);
  const [note, setNote] = useState('');
  const files = useStepFiles();
  const assign = useCommand('proposal.assign', { done: '已交办', isQuiet: true });
  const submit = async () => {
    const helpers = coUnitIds.filter((unitId) => unitId !== leadUnitId);
    if (leadUnitId && dueOn && (await assign.run({ id, leadUnitId, coUnitIds: helpers, dueOn, note, ...files.input }))) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="交办"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={assign.isPending} isDisabled={!leadUnitId || !dueOn} onPress={() => void submit()}>
          交办
        </PrimaryButton>
      }
    >
      <Form error={assign.error}>
        <ChoiceField label="主办部门" name="leadUnitId" isRequired value={leadUnitId} options={departments} onChange={setLead} />
        <ChoicesField
          label="协办部门"
          name="coUnitIds"
          hint="各自答复负责的部分，由主办部门汇总"
          value={coUnitIds}
          options={departments.filter(({ value }) => value !== leadUnitId)}
          onChange={setCo}
        />
        <DateField label="答复期限" name="dueOn" isRequired hint="到期未答复的会报告主席" from={today()} value={dueOn} onChange={setDue} />
        <TextArea label="交办说明" name="note" value={note} onChange={setNote} max={300} rows={2} placeholder="可以不填" />
        <StepFiles {...files.field} />
      </Form>
    </Sheet>
  );
}
