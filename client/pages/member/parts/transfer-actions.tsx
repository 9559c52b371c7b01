/** What may be done with a transfer now: let go, take in with a group, decline with a reason, take back. */
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { confirm } from '@/platform';
import { Button } from '@/ui/button';
import { ChoiceField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { TextField } from '@/ui/text-fields';
import { useUnits } from './group-filter';

type Transfer = Output<'member.transfers'>['items'][number];

export function TransferActions({ transfer: { id, side, name, toUnionName, moves } }: { transfer: Transfer }) {
  const [asked, setAsked] = useState<'accept' | 'decline' | null>(null);
  const release = useCommand('member.releaseTransfer');
  const decline = useCommand('member.declineTransfer');
  const withdraw = useCommand('member.withdrawTransfer', { done: '已撤回' });
  const letGo = async () => {
    if (await confirm({ title: '同意转出', text: `${name} 转往${toUnionName}，等对方接收；接收之前会籍不变。`, confirmText: '同意' }))
      await release.run({ id, decision: 'release' });
  };
  const refuse = async (reason: string) => {
    const done = side === 'out' ? await release.run({ id, decision: 'decline', reason }) : await decline.run({ id, reason });
    if (done) setAsked(null);
  };
  const takeBack = async () => {
    if (await confirm({ title: '撤回转会', text: '会籍留在现在的工会，需要时可以再办。', confirmText: '撤回' })) await withdraw.run({ id });
  };
  return (
    <>
      {moves.includes('release') ? (
        <Button isSmall look="primary" isPending={release.isPending} onPress={() => void letGo()}>
          同意转出
        </Button>
      ) : null}
      {moves.includes('accept') ? (
        <Button isSmall look="primary" onPress={() => setAsked('accept')}>
          接收
        </Button>
      ) : null}
      {moves.includes('decline') ? (
        <Button isSmall onPress={() => setAsked('decline')}>
          {side === 'out' ? '不同意' : '不接收'}
        </Button>
      ) : null}
      {moves.includes('withdraw') ? (
        <Button isSmall isPending={withdraw.isPending} onPress={() => void takeBack()}>
          撤回
        </Button>
      ) : null}
      <Accept id={id} name={name} isOpen={asked === 'accept'} onClose={() => setAsked(null)} />
      <ReasonDialog
        isOpen={asked === 'decline'}
        title={side === 'out' ? '不同意转出' : '不接收'}
        consequence={`${name} 的会籍不变，本人会看到理由。`}
        confirmText={side === 'out' ? '不同意' : '不接收'}
        isPending={release.isPending || decline.isPending}
        onConfirm={(reason) => void refuse(reason)}
        onClose={() => setAsked(null)}
      />
    </>
  );
}

type AcceptProps = { id: string; name: string; isOpen: boolean; onClose: () => void };

function Accept({ id, name, isOpen, onClose }: AcceptProps) {
  const groups = useUnits('group').map((unit) => ({ value: unit.id, text: unit.name }));
  const [groupId, setGroup] = useState<string | null>(null);
  const [employeeNo, setEmployeeNo] = useState('');
  const accept = useCommand('member.acceptTransfer', { isQuiet: true, done: '已接收，档案已建立' });
  const submit = async () => {
    if (await accept.run({ id, groupId: groupId ?? '', ...(employeeNo.trim() ? { employeeNo } : {}) })) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title={`接收${name}`}
      onClose={onClose}
      footer={
        <Button look="primary" isWide isPending={accept.isPending} isDisabled={!groupId} onPress={() => void submit()}>
          接收并建立档案
        </Button>
      }
    >
      <Form error={accept.error}>
        <ChoiceField label="编入小组" name="groupId" isRequired value={groupId} options={groups} onChange={setGroup} />
        <TextField
          label="工号"
          name="employeeNo"
          max={30}
          hint="不填则沿用原来的工号，重复的先记为待编"
          value={employeeNo}
          onChange={setEmployeeNo}
        />
      </Form>
    </Sheet>
  );
}
