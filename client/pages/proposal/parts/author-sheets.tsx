/** What authors do once there is a decision or an answer: rate it, or dispute the review. */
import { useState } from 'react';
import { ratingLabels } from '../../../../types/proposal/labels';
import { useCommand } from '@/api/hooks';
import { PrimaryButton } from '@/ui/button';
import { ChoiceField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { optionsOf } from '@/ui/tabs';
import { TextArea } from '@/ui/text-fields';
import { StepFiles, useStepFiles } from './files';
import type { SheetProps } from './sheets';

export function Rate({ proposal: { id, round, authors }, isOpen, onClose }: SheetProps) {
  const [rating, setRating] = useState<keyof typeof ratingLabels | null>(null);
  const [comment, setComment] = useState('');
  const files = useStepFiles();
  const rate = useCommand('proposal.rate', { done: '已评价', isQuiet: true });
  const isUnsatisfied = rating === 'unsatisfied';
  const submit = async () => {
    if (rating && (await rate.run({ id, rating, comment, ...files.input }))) onClose();
  };
  const hint = round === 1 ? '不满意时，部门会再办理一次' : '这是第二次答复';
  return (
    <Sheet
      isOpen={isOpen}
      title="评价答复"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={rate.isPending} isDisabled={!rating || (isUnsatisfied && !comment.trim())} onPress={() => void submit()}>
          {isUnsatisfied && round === 1 ? '提交，请部门再次办理' : '提交评价'}
        </PrimaryButton>
      }
    >
      <Form error={rate.error}>
        <ChoiceField
          label="满意程度"
          name="rating"
          isRequired
          hint={authors.length > 1 ? `${hint}；并案的提案人各自评价` : hint}
          value={rating}
          options={optionsOf(ratingLabels)}
          onChange={setRating}
        />
        <TextArea
          label="意见"
          name="comment"
          isRequired={isUnsatisfied}
          value={comment}
          onChange={setComment}
          max={500}
          rows={3}
          placeholder={isUnsatisfied ? '请写明哪里不满意，部门据此再次办理' : '可以不填'}
        />
        <StepFiles {...files.field} />
      </Form>
    </Sheet>
  );
}

export function Dispute({ proposal: { id }, isOpen, onClose }: SheetProps) {
  const [reason, setReason] = useState('');
  const files = useStepFiles();
  const dispute = useCommand('proposal.dispute', { done: '已提请主席团裁定', isQuiet: true });
  const submit = async () => {
    if (await dispute.run({ id, reason, ...files.input })) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="对审查决定提出异议"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={dispute.isPending} isDisabled={!reason.trim()} onPress={() => void submit()}>
          提请主席团裁定
        </PrimaryButton>
      }
    >
      <Form error={dispute.error}>
        <TextArea
          label="理由"
          name="reason"
          isRequired
          hint="一件提案只能提一次；主席团裁定后为准"
          value={reason}
          onChange={setReason}
          max={300}
          rows={5}
        />
        <StepFiles {...files.field} />
      </Form>
    </Sheet>
  );
}
