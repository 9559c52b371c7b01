/** The small forms behind a proposal's buttons: answer, rating, giving back and withdrawing; the office's own are beside. */
import { useState } from 'react';
import { ratingLabels } from '../../../../types/proposal/labels';
import { useCommand } from '@/api/hooks';
import { PrimaryButton } from '@/ui/button';
import { ChoiceField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { optionsOf } from '@/ui/tabs';
import { TextArea } from '@/ui/text-fields';
import type { Detail, Opened } from './actions';
import { Assign, Review } from './office';
import { AskSeconders } from './seconders';

export function Sheets({ proposal, opened, onClose }: { proposal: Detail; opened: Opened; onClose: () => void }) {
  const { id, round } = proposal;
  return (
    <>
      <AskSeconders proposal={proposal} isOpen={opened === 'askSeconders'} onClose={onClose} />
      <Review proposal={proposal} isOpen={opened === 'review'} onClose={onClose} />
      <Assign id={id} isOpen={opened === 'assign'} onClose={onClose} />
      <Answer id={id} isOpen={opened === 'answer'} onClose={onClose} />
      <Rate id={id} round={round} isOpen={opened === 'rate'} onClose={onClose} />
      <GiveBack id={id} isOpen={opened === 'return'} onClose={onClose} />
      <Withdraw id={id} isOpen={opened === 'withdraw'} onClose={onClose} />
    </>
  );
}

type SheetProps = { id: string; isOpen: boolean; onClose: () => void };

function Answer({ id, isOpen, onClose }: SheetProps) {
  const [text, setText] = useState('');
  const answer = useCommand('proposal.answer', { done: '已答复', isQuiet: true });
  const submit = async () => {
    if (await answer.run({ id, text })) onClose();
  };
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
      <Form error={answer.error}>
        <TextArea
          label="答复"
          name="text"
          hint="写明做了什么、何时完成；不能办的写明原因"
          value={text}
          onChange={setText}
          max={4000}
          rows={6}
        />
      </Form>
    </Sheet>
  );
}

function Rate({ id, round, isOpen, onClose }: SheetProps & { round: number }) {
  const [rating, setRating] = useState<keyof typeof ratingLabels | null>(null);
  const [comment, setComment] = useState('');
  const rate = useCommand('proposal.rate', { done: '已评价', isQuiet: true });
  const isUnsatisfied = rating === 'unsatisfied';
  const submit = async () => {
    if (rating && (await rate.run({ id, rating, comment }))) onClose();
  };
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
          hint={round === 1 ? '不满意时，部门会再办理一次' : '这是第二次答复'}
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
      </Form>
    </Sheet>
  );
}

function GiveBack({ id, isOpen, onClose }: SheetProps) {
  const { run, isPending } = useCommand('proposal.return', { done: '已退回' });
  return (
    <ReasonDialog
      isOpen={isOpen}
      onClose={onClose}
      title="退回修改"
      consequence="提案回到起草，附议保留；作者修改后可再提交，征集截止后也可以。"
      confirmText="退回"
      look="primary"
      isPending={isPending}
      max={300}
      onConfirm={(reason) => void run({ id, reason }).then((done) => done && onClose())}
    />
  );
}

function Withdraw({ id, isOpen, onClose }: SheetProps) {
  const { run, isPending } = useCommand('proposal.withdraw', { done: '已撤回' });
  return (
    <ReasonDialog
      isOpen={isOpen}
      onClose={onClose}
      title="撤回提案"
      consequence="撤回后不再办理，附议作废，记录保留。"
      confirmText="撤回"
      isPending={isPending}
      onConfirm={(reason) => void run({ id, reason }).then((done) => done && onClose())}
    />
  );
}
