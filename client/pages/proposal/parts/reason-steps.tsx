/** Steps that only need a reason, each with its consequence in words. */
import { useCommand } from '@/api/hooks';
import { ReasonDialog } from '@/ui/reason-dialog';

const steps = {
  withdraw: {
    operation: 'proposal.withdraw',
    done: '已撤回',
    title: '撤回提案',
    consequence: '撤回后不再办理，附议作废，记录保留；附议人会收到消息。',
    confirmText: '撤回',
  },
  unsecond: {
    operation: 'proposal.unsecond',
    done: '已撤回附议',
    title: '撤回附议',
    consequence: '您的附议不再计入人数，提案人会收到消息；提交之前可以重新附议。',
    confirmText: '撤回附议',
  },
  declineSecond: {
    operation: 'proposal.declineSecond',
    done: '已婉拒',
    title: '婉拒附议',
    consequence: '提案人会收到消息和您的附言；改变主意仍可附议。',
    confirmText: '婉拒',
  },
  return: {
    operation: 'proposal.return',
    done: '已退回',
    title: '退回修改',
    consequence: '提案回到起草，附议保留；作者修改后可再提交，征集截止后也可以。',
    confirmText: '退回',
  },
  unmerge: {
    operation: 'proposal.unmerge',
    done: '已解除并案',
    title: '解除并案',
    consequence: '这一件移出并案，回到待审查；两边的提案人都会收到消息。',
    confirmText: '解除并案',
  },
  refuseExtension: {
    operation: 'proposal.refuseExtension',
    done: '已答复',
    title: '不同意延期',
    consequence: '答复期限不变，主办部门会收到理由。',
    confirmText: '不同意',
  },
} as const;

type StepProps = { step: keyof typeof steps; id: string; isOpen: boolean; onClose: () => void };

export function ReasonStep({ step, id, isOpen, onClose }: StepProps) {
  const { operation, done, title, consequence, confirmText } = steps[step];
  const isDecline = operation === 'proposal.declineSecond';
  const decline = useCommand('proposal.declineSecond', { done });
  // Every other step takes an id and a reason.
  const other = useCommand(operation as 'proposal.unmerge', { done });
  const act = async (text: string) => {
    if (await (isDecline ? decline.run({ id, note: text }) : other.run({ id, reason: text }))) onClose();
  };
  return (
    <ReasonDialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      consequence={consequence}
      confirmText={confirmText}
      label={isDecline ? '附言' : '理由'}
      isOptional={isDecline}
      look={step === 'return' ? 'primary' : 'danger'}
      isPending={decline.isPending || other.isPending}
      onConfirm={(text) => void act(text)}
    />
  );
}
