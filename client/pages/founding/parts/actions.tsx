/** What may be done with a founding now, as the answer's moves say: one main step, the others beside it. */
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { confirm, go } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Form } from '@/ui/form';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { TextArea, TextField } from '@/ui/text-fields';
import { ResultSheet } from './result-sheet';

type Founding = Output<'founding.get'>;
type Asked = 'withdraw' | 'return' | 'decline' | 'approve' | 'result' | 'agree' | 'disagree' | null;

export function FoundingActions({ record }: { record: Founding }) {
  const { id, moves, name, people } = record;
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const apply = useCommand('founding.apply', { done: '已上报，等待批复' });
  const found = useCommand('founding.found', { done: '已成立' });
  const can = (move: string) => moves.includes(move);
  const send = async () => {
    if (await confirm({ title: '上报建会申请', text: '上报后不能再改；上级退回后才能补正。', confirmText: '上报' }))
      await apply.run({ id });
  };
  const establish = async () => {
    const text = `将建立「${name}」，${people.length} 人的会籍转入，第一届委员会与职务同时生效，不能撤销。`;
    if (await confirm({ title: '确认成立', text, confirmText: '确认成立' })) await found.run({ id });
  };
  if (moves.length === 0) return null;
  return (
    <>
      <BottomBar>
        {can('withdraw') ? (
          <Button look="plain" onPress={() => setAsked('withdraw')}>
            撤回
          </Button>
        ) : null}
        {can('update') ? <Button onPress={() => go('/pages/founding/edit/index', { id })}>修改</Button> : null}
        {can('decline') ? (
          <Button look="plain" onPress={() => setAsked('decline')}>
            不批准
          </Button>
        ) : null}
        {can('return') ? <Button onPress={() => setAsked('return')}>退回补正</Button> : null}
        {can('opine') ? <Button onPress={() => setAsked('disagree')}>不同意</Button> : null}
        {can('apply') ? (
          <PrimaryButton isPending={apply.isPending} onPress={() => void send()}>
            上报
          </PrimaryButton>
        ) : null}
        {can('opine') ? <PrimaryButton onPress={() => setAsked('agree')}>同意转出</PrimaryButton> : null}
        {can('approve') ? <PrimaryButton onPress={() => setAsked('approve')}>批复同意</PrimaryButton> : null}
        {can('enterResult') ? (
          <PrimaryButton onPress={() => setAsked('result')}>{record.result ? '更正大会结果' : '登记大会结果'}</PrimaryButton>
        ) : null}
        {can('found') ? (
          <PrimaryButton isPending={found.isPending} onPress={() => void establish()}>
            确认成立
          </PrimaryButton>
        ) : null}
      </BottomBar>
      {asked === 'approve' ? <ApproveSheet id={id} onClose={close} /> : null}
      {asked === 'result' ? <ResultSheet record={record} onClose={close} /> : null}
      <Reasons id={id} asked={asked} onClose={close} />
    </>
  );
}

const dialogs = {
  withdraw: { title: '撤回申请', consequence: '申请撤回后不再办理，理由留在记录里。', confirmText: '撤回' },
  return: { title: '退回补正', consequence: '申请退回给申请人，补正后可再上报；理由申请人会看到。', confirmText: '退回' },
  decline: { title: '不批准', consequence: '申请到此结束；理由申请人会看到。', confirmText: '不批准' },
  agree: { title: '同意转出', consequence: '会员在工会成立时转出本会；说明可以不写。', confirmText: '同意' },
  disagree: { title: '不同意', consequence: '意见转给申请人和上级工会，由上级决定。', confirmText: '不同意' },
} as const;

function Reasons({ id, asked, onClose }: { id: string; asked: Asked; onClose: () => void }) {
  const withdraw = useCommand('founding.withdraw', { done: '已撤回' });
  const giveBack = useCommand('founding.return', { done: '已退回' });
  const decline = useCommand('founding.decline', { done: '已记下' });
  const opine = useCommand('founding.opine', { done: '已提出意见' });
  if (!asked || asked === 'approve' || asked === 'result') return null;
  const act = async (reason: string) => {
    const answer =
      asked === 'withdraw'
        ? await withdraw.run({ id, reason })
        : asked === 'return'
          ? await giveBack.run({ id, reason })
          : asked === 'decline'
            ? await decline.run({ id, reason })
            : await opine.run({ id, opinion: asked, text: reason });
    if (answer) onClose();
  };
  return (
    <ReasonDialog
      isOpen
      {...dialogs[asked]}
      isOptional={asked === 'agree'}
      look={asked === 'agree' ? 'primary' : 'danger'}
      isPending={withdraw.isPending || giveBack.isPending || decline.isPending || opine.isPending}
      onConfirm={(reason) => void act(reason)}
      onClose={onClose}
    />
  );
}

function ApproveSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  const approve = useCommand('founding.approve', { done: '已批复', isQuiet: true });
  const submit = async () => {
    if (await approve.run({ id, reference, reason })) onClose();
  };
  return (
    <Sheet
      isOpen
      title="批复同意筹建"
      onClose={onClose}
      footer={
        <Button look="primary" isPending={approve.isPending} isDisabled={!reference.trim()} onPress={() => void submit()}>
          批复
        </Button>
      }
    >
      <Form error={approve.error}>
        <TextField
          label="批复文号"
          name="reference"
          isRequired
          max={40}
          placeholder="如 云工发〔2026〕12号"
          value={reference}
          onChange={setReference}
        />
        <TextArea label="说明" name="reason" max={300} rows={3} value={reason} onChange={setReason} />
      </Form>
    </Sheet>
  );
}
