/** The buttons of a proposal, drawn from its `moves`; the first one that applies is the primary one. */
import { useState } from 'react';
import { ratingLabels } from '../../../../types/proposal/labels';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { confirm, go } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { ChoiceField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { optionsOf } from '@/ui/tabs';
import { TextArea } from '@/ui/text-fields';
import { Assign, Review } from './office';
import { AskSeconders } from './seconders';

type Detail = Output<'proposal.get'>;
type Open = 'askSeconders' | 'withdraw' | 'return' | 'review' | 'assign' | 'answer' | 'rate' | null;

export function Actions({ proposal }: { proposal: Detail }) {
  const [open, setOpen] = useState<Open>(null);
  const { id, moves } = proposal;
  const close = () => setOpen(null);
  const has = (move: string) => moves.includes(move);
  const sheets = (
    <>
      <AskSeconders proposal={proposal} isOpen={open === 'askSeconders'} onClose={close} />
      <Review proposal={proposal} isOpen={open === 'review'} onClose={close} />
      <Assign id={id} isOpen={open === 'assign'} onClose={close} />
      <Answer id={id} isOpen={open === 'answer'} onClose={close} />
      <Rate id={id} round={proposal.round} isOpen={open === 'rate'} onClose={close} />
      <GiveBack id={id} isOpen={open === 'return'} onClose={close} />
      <Withdraw id={id} isOpen={open === 'withdraw'} onClose={close} />
    </>
  );
  if (moves.length === 0) return sheets;
  return (
    <BottomBar note={proposal.state === 'draft' && proposal.isMine ? `附议 ${proposal.seconders}/${proposal.minSeconders}` : undefined}>
      {sheets}
      {has('withdraw') ? <Button onPress={() => setOpen('withdraw')}>撤回</Button> : null}
      {has('update') ? <Button onPress={() => go('/pages/proposal/edit/index', { id })}>修改</Button> : null}
      {has('return') ? <Button onPress={() => setOpen('return')}>退回</Button> : null}
      {has('urge') ? <Urge id={id} /> : null}
      {has('askSeconders') ? <Button look={has('submit') ? 'quiet' : 'primary'} onPress={() => setOpen('askSeconders')}>邀请附议</Button> : null}
      {has('second') ? <Second id={id} /> : null}
      {has('submit') ? <Submit id={id} /> : null}
      {has('review') ? <PrimaryButton onPress={() => setOpen('review')}>审查</PrimaryButton> : null}
      {has('assign') ? <Button look={proposal.state === 'filed' ? 'primary' : 'quiet'} onPress={() => setOpen('assign')}>{proposal.state === 'filed' ? '交办' : '改交办'}</Button> : null}
      {has('answer') ? <PrimaryButton onPress={() => setOpen('answer')}>答复</PrimaryButton> : null}
      {has('rate') ? <PrimaryButton onPress={() => setOpen('rate')}>评价</PrimaryButton> : null}
      {has('complete') ? <Complete id={id} /> : null}
    </BottomBar>
  );
}

function Second({ id }: { id: string }) {
  const { run, isPending } = useCommand('proposal.second', { done: '已附议' });
  return <PrimaryButton isPending={isPending} onPress={() => void run({ id })}>附议</PrimaryButton>;
}

function Submit({ id }: { id: string }) {
  const { run, isPending } = useCommand('proposal.submit', { done: '已提交审查' });
  const submit = async () => { if (await confirm({ title: '提交提案', text: '提交后不能再改，由提案工作机构审查。', confirmText: '提交' })) await run({ id }); };
  return <PrimaryButton isPending={isPending} onPress={() => void submit()}>提交</PrimaryButton>;
}

function Urge({ id }: { id: string }) {
  const { run, isPending } = useCommand('proposal.urge', { done: '已催办' });
  return <Button isPending={isPending} onPress={() => void run({ id })}>催办</Button>;
}

function Complete({ id }: { id: string }) {
  const { run, isPending } = useCommand('proposal.complete', { done: '已办结' });
  return <PrimaryButton isPending={isPending} onPress={() => void run({ id })}>办结</PrimaryButton>;
}

type SheetProps = { id: string; isOpen: boolean; onClose: () => void };

function Answer({ id, isOpen, onClose }: SheetProps) {
  const [text, setText] = useState('');
  const answer = useCommand('proposal.answer', { done: '已答复', isQuiet: true });
  const submit = async () => { if (await answer.run({ id, text })) onClose(); };
  return (
    <Sheet isOpen={isOpen} title="书面答复" onClose={onClose} footer={<PrimaryButton isPending={answer.isPending} isDisabled={!text.trim()} onPress={() => void submit()}>提交答复</PrimaryButton>}>
      <Form error={answer.error}><TextArea label="答复" name="text" hint="写明做了什么、何时完成、不能办的原因" value={text} onChange={setText} max={4000} rows={6} /></Form>
    </Sheet>
  );
}

function Rate({ id, round, isOpen, onClose }: SheetProps & { round: number }) {
  const [rating, setRating] = useState<keyof typeof ratingLabels | null>(null);
  const [comment, setComment] = useState('');
  const rate = useCommand('proposal.rate', { done: '已评价', isQuiet: true });
  const submit = async () => { if (rating && (await rate.run({ id, rating, comment }))) onClose(); };
  return (
    <Sheet isOpen={isOpen} title="评价答复" onClose={onClose} footer={<PrimaryButton isPending={rate.isPending} isDisabled={!rating} onPress={() => void submit()}>提交评价</PrimaryButton>}>
      <Form error={rate.error}>
        <ChoiceField label="满意程度" name="rating" isRequired hint={round === 1 ? '不满意时，部门会再办理一次' : '这是第二次答复'} value={rating} options={optionsOf(ratingLabels)} onChange={setRating} />
        <TextArea label="意见" name="comment" value={comment} onChange={setComment} max={500} rows={3} placeholder="可以不填" />
      </Form>
    </Sheet>
  );
}

function GiveBack({ id, isOpen, onClose }: SheetProps) {
  const { run, isPending } = useCommand('proposal.return', { done: '已退回' });
  return <ReasonDialog isOpen={isOpen} onClose={onClose} title="退回修改" consequence="提案回到起草，附议保留，作者修改后可再提交。" confirmText="退回" look="primary" isPending={isPending} max={300} onConfirm={(reason) => void run({ id, reason }).then((done) => done && onClose())} />;
}

function Withdraw({ id, isOpen, onClose }: SheetProps) {
  const { run, isPending } = useCommand('proposal.withdraw', { done: '已撤回' });
  return <ReasonDialog isOpen={isOpen} onClose={onClose} title="撤回提案" consequence="撤回后不再办理，附议作废，记录保留。" confirmText="撤回" isPending={isPending} onConfirm={(reason) => void run({ id, reason }).then((done) => done && onClose())} />;
}
