/** The buttons of a proposal, drawn from its `moves`: one primary under the thumb, the others quiet under the head. */
import { View } from '@tarojs/components';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { confirm, go } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { sayMoment } from '@/ui/time';
import { sayDue } from './proposal-card';

export type Detail = Output<'proposal.get'>;
/** The small forms behind the buttons; `merge` is the review of one already filed. */
export const sheetNames = [
  'askSeconders',
  'declineSecond',
  'unsecond',
  'withdraw',
  'dispute',
  'rule',
  'return',
  'review',
  'unmerge',
  'assign',
  'extend',
  'refuseExtension',
  'passOn',
  'answer',
  'coAnswer',
  'askExtension',
  'thank',
  'rate',
] as const;
export type SheetName = (typeof sheetNames)[number];
export type Opened = SheetName | null;
type Act = { text: string; press: () => void; isPending?: boolean; isDangerous?: boolean };
type ActionProps = { proposal: Detail; onOpen: (sheet: Opened) => void };

/** The first of these that the person may do is the primary one; everything else is quiet. */
const mainOrder = [
  'submit',
  'askSeconders',
  'second',
  'answer',
  'coAnswer',
  'rate',
  'rule',
  'review',
  'assign',
  'thank',
  'complete',
  'dispute',
  'sendAsSuggestion',
];

function mainOf({ moves, state }: Detail): string | undefined {
  return mainOrder.find((move) => moves.includes(move) && (move !== 'assign' || state === 'filed'));
}

const dangerous = ['withdraw', 'unsecond', 'unmerge'];
const sheetWords: Record<SheetName, string> = {
  askSeconders: '邀请附议',
  declineSecond: '婉拒附议',
  unsecond: '撤回附议',
  withdraw: '撤回',
  dispute: '提出异议',
  rule: '裁定',
  return: '退回修改',
  review: '审查',
  unmerge: '解除并案',
  assign: '交办',
  extend: '延期',
  refuseExtension: '不同意延期',
  passOn: '转部门',
  answer: '答复',
  coAnswer: '协办答复',
  askExtension: '申请延期',
  thank: '答复致谢',
  rate: '评价',
};

function useActs({ id, state, coAnswers, round }: Detail, onOpen: ActionProps['onOpen']): Record<string, Act> {
  const second = useCommand('proposal.second', { done: '已附议' });
  const submit = useCommand('proposal.submit', { done: '已提交审查' });
  const late = useCommand('proposal.sendAsSuggestion', { done: '已作为意见建议送交' });
  const urge = useCommand('proposal.urge', { done: '已催办' });
  const complete = useCommand('proposal.complete', { done: '已办结' });
  const goSubmit = async () => {
    if (await confirm({ title: '提交提案', text: '提交后不能再改，由提案工作机构审查。', confirmText: '提交' })) await submit.run({ id });
  };
  const goLate = async () => {
    const text = '征集已截止，这件不再作为提案办理；送交后由有关部门研究答复。';
    if (await confirm({ title: '改为意见建议', text, confirmText: '送交' })) await late.run({ id });
  };
  const sheets = Object.fromEntries(
    sheetNames.map((name) => [name, { text: sheetWords[name], press: () => onOpen(name), isDangerous: dangerous.includes(name) }]),
  ) as Record<SheetName, Act>;
  return {
    ...sheets,
    second: { text: '附议', press: () => void second.run({ id }), isPending: second.isPending },
    submit: { text: '提交', press: () => void goSubmit(), isPending: submit.isPending },
    sendAsSuggestion: { text: '改为意见建议', press: () => void goLate(), isPending: late.isPending },
    urge: { text: '催办', press: () => void urge.run({ id }), isPending: urge.isPending },
    complete: { text: '办结', press: () => void complete.run({ id }), isPending: complete.isPending },
    update: { text: '修改', press: () => go('/pages/proposal/edit/index', { id }) },
    merge: { text: '并案', press: () => onOpen('review') },
    assign: { text: state === 'filed' ? '交办' : '改交办', press: () => onOpen('assign') },
    coAnswer: {
      text: coAnswers.some((part) => part.round === round) ? '修改协办意见' : '协办答复',
      press: () => onOpen('coAnswer'),
    },
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
function noteOf(proposal: Detail): string | undefined {
  const { state, isMine, hasSeconded, isAsked, seconders, minSeconders, moves, dueOn, isOverdue, authors, unrated } = proposal;
  const lacking = minSeconders - seconders;
  if (moves.includes('sendAsSuggestion')) return '征集已截止，没有提交的提案可以改为意见建议';
  if (state === 'draft' && isMine)
    return moves.length > 1
      ? lacking > 0
        ? `还差 ${lacking} 人附议，够了才能提交`
        : '附议人数已够，可以提交'
      : '征集已截止，没有提交的提案不再办理';
  if (state === 'draft' && hasSeconded) return '您已附议';
  if (state === 'draft' && isAsked) return `${authors[0]?.name ?? '提案人'}邀请您附议`;
  if ((moves.includes('answer') || moves.includes('coAnswer')) && dueOn) return sayDue({ dueOn, isOverdue });
  if (moves.includes('dispute') && proposal.disputableUntil)
    return `对审查决定有异议的，${sayMoment(proposal.disputableUntil)} 前可以提请主席团裁定`;
  if ((state === 'answered' || state === 'rated') && unrated.length > 0 && !moves.includes('rate')) return `等待${unrated.join('、')}评价`;
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
