/** The buttons of a proposal, drawn from its `moves`: one primary under the thumb, the others quiet under the head. */
import { View } from '@tarojs/components';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { confirm, go } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { sayDue } from './proposal-card';

export type Detail = Output<'proposal.get'>;
export type Opened = 'askSeconders' | 'withdraw' | 'return' | 'review' | 'assign' | 'answer' | 'rate' | null;
type Act = { text: string; press: () => void; isPending?: boolean; isDangerous?: boolean };
type ActionProps = { proposal: Detail; onOpen: (sheet: Opened) => void };

/** The first of these that the person may do is the primary one; everything else is quiet. */
const mainOrder = ['submit', 'askSeconders', 'second', 'answer', 'rate', 'review', 'assign', 'complete'];

function mainOf({ moves, state }: Detail): string | undefined {
  return mainOrder.find((move) => moves.includes(move) && (move !== 'assign' || state === 'filed'));
}

function useActs({ id, state }: Detail, onOpen: ActionProps['onOpen']): Record<string, Act> {
  const second = useCommand('proposal.second', { done: '已附议' });
  const submit = useCommand('proposal.submit', { done: '已提交审查' });
  const urge = useCommand('proposal.urge', { done: '已催办' });
  const complete = useCommand('proposal.complete', { done: '已办结' });
  const goSubmit = async () => {
    if (await confirm({ title: '提交提案', text: '提交后不能再改，由提案工作机构审查。', confirmText: '提交' })) await submit.run({ id });
  };
  return {
    second: { text: '附议', press: () => void second.run({ id }), isPending: second.isPending },
    submit: { text: '提交', press: () => void goSubmit(), isPending: submit.isPending },
    urge: { text: '催办', press: () => void urge.run({ id }), isPending: urge.isPending },
    complete: { text: '办结', press: () => void complete.run({ id }), isPending: complete.isPending },
    update: { text: '修改', press: () => go('/pages/proposal/edit/index', { id }) },
    askSeconders: { text: '邀请附议', press: () => onOpen('askSeconders') },
    review: { text: '审查', press: () => onOpen('review') },
    merge: { text: '并案', press: () => onOpen('review') },
    assign: { text: state === 'filed' ? '交办' : '改交办', press: () => onOpen('assign') },
    answer: { text: '答复', press: () => onOpen('answer') },
    rate: { text: '评价', press: () => onOpen('rate') },
    return: { text: '退回修改', press: () => onOpen('return') },
    withdraw: { text: '撤回', press: () => onOpen('withdraw'), isDangerous: true },
  };
}

export function MainAction({ proposal, onOpen }: ActionProps) {
  const acts = useActs(proposal, onOpen);
  const act = acts[mainOf(proposal) ?? ''];
  const note = noteOf(proposal);
  if (!act) return note ? <BottomBar note={note}>{null}</BottomBar> : null;
  return (
    <BottomBar note={note}>
      <PrimaryButton isPending={act.isPending} onPress={act.press}>
        {act.text}
      </PrimaryButton>
    </BottomBar>
  );
}

/** Why there is no button, or what the button waits for. */
function noteOf({ state, isMine, hasSeconded, seconders, minSeconders, moves, dueOn, isOverdue }: Detail): string | undefined {
  const lacking = minSeconders - seconders;
  if (state === 'draft' && isMine)
    return moves.length > 1
      ? lacking > 0
        ? `还差 ${lacking} 人附议，够了才能提交`
        : '附议人数已够，可以提交'
      : '征集已截止，没有提交的提案不再办理';
  if (state === 'draft' && hasSeconded) return '您已附议';
  if (moves.includes('answer') && dueOn) return sayDue({ dueOn, isOverdue });
  return undefined;
}

export function OtherActions({ proposal, onOpen }: ActionProps) {
  const acts = useActs(proposal, onOpen);
  const main = mainOf(proposal);
  const others = Object.keys(acts).filter((move) => move !== main && proposal.moves.includes(move));
  if (others.length === 0) return null;
  return (
    <View className="actions">
      {others.map((move) => (
        <Button
          key={move}
          isSmall
          look={acts[move]!.isDangerous ? 'danger' : 'quiet'}
          isPending={acts[move]!.isPending}
          onPress={acts[move]!.press}
        >
          {acts[move]!.text}
        </Button>
      ))}
    </View>
  );
}
