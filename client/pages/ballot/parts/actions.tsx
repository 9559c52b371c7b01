/** What this person may do with a ballot now: the answer's moves decide. */
import { useState } from 'react';
import { sayThreshold } from '../../../../types/congress/threshold';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCommand } from '@/api/hooks';
import { confirm, go, toast } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { NumberField } from '@/ui/text-fields';

type Ballot = Output<'ballot.get'>;

export function BallotActions({ ballot }: { ballot: Ballot }) {
  const { id, canCast, moves } = ballot;
  const [isOpening, setOpening] = useState(false);
  const main = useMainStep(ballot, () => setOpening(true));
  const report = useDownload('ballot.report');
  const reminder = useCommand('ballot.remind');
  const discard = useCommand('ballot.discard', { done: '已作废' });
  const has = (move: string) => moves.includes(move);
  const drop = async () => {
    if (await confirm({ title: '作废这次投票', text: '还没有开始，作废后不能恢复。', confirmText: '作废' })) await discard.run({ id });
  };
  const remind = async () => {
    const left = ballot.due - ballot.cast;
    const text = `还有 ${left} 人没有投票。每人各自收到提醒，不显示是谁；一天只能提醒一次。`;
    if (!(await confirm({ title: '提醒未投票的人', text, confirmText: '提醒' }))) return;
    const answer = await reminder.run({ id });
    if (answer) toast(`已提醒 ${answer.reminded} 人`);
  };
  if (!canCast && moves.length === 0) return null;
  return (
    <>
      <BottomBar>
        {has('discard') ? <Button onPress={() => void drop()}>作废</Button> : null}
        {has('update') ? <Button onPress={() => go('/pages/ballot/edit/index', { id })}>修改</Button> : null}
        {has('takePaper') ? <Button onPress={() => go('/pages/ballot/papers/index', { id })}>纸质票</Button> : null}
        {has('remind') ? (
          <Button isPending={reminder.isPending} onPress={() => void remind()}>
            提醒
          </Button>
        ) : null}
        {has('report') ? (
          <Button icon="print" isPending={report.isPending} onPress={() => void report.run({ id })}>
            打印
          </Button>
        ) : null}
        {canCast && main ? <Button onPress={() => void main.press()}>{main.text}</Button> : null}
        {canCast ? (
          <PrimaryButton icon="vote" onPress={() => go('/pages/ballot/cast/index', { id })}>
            去投票
          </PrimaryButton>
        ) : main ? (
          <PrimaryButton isPending={main.isPending} onPress={() => void main.press()}>
            {main.text}
          </PrimaryButton>
        ) : null}
      </BottomBar>
      <OpenSheet ballot={ballot} isOpen={isOpening} onClose={() => setOpening(false)} />
    </>
  );
}

/** The one step that comes next for this person. */
function useMainStep({ id, cast, due, moves }: Ballot, onOpening: () => void) {
  const close = useCommand('ballot.close', { done: '已结束，票箱已封存' });
  const count = useCommand('ballot.count', { done: '已计票，请核对后签名' });
  const sign = useCommand('ballot.sign', { done: '已签名' });
  const publish = useCommand('ballot.publish', { done: '已公布' });
  const asked = (title: string, text: string, confirmText: string, run: () => Promise<unknown>) => async () => {
    if (await confirm({ title, text, confirmText })) await run();
  };
  const steps = [
    { move: 'open', text: '开始投票', isPending: false, press: () => Promise.resolve(onOpening()) },
    {
      ...{ move: 'close', text: '结束投票', isPending: close.isPending },
      press: asked('结束投票', `名册 ${due} 人，已投 ${cast} 人。结束后谁也不能再投，票箱封存并公布校验值。`, '结束', () =>
        close.run({ id }),
      ),
    },
    { move: 'count', text: '开箱计票', isPending: count.isPending, press: () => count.run({ id }) },
    {
      ...{ move: 'sign', text: '核对无误，签名', isPending: sign.isPending },
      press: asked('在结果上签名', '签名表示您核对过票数与计算，之后不能撤回。', '签名', () => sign.run({ id })),
    },
    {
      ...{ move: 'publish', text: '公布结果', isPending: publish.isPending },
      press: asked('公布结果', '本会会员都能看到票数与是否通过，并通知参加投票的人。', '公布', () => publish.run({ id })),
    },
  ];
  return steps.find(({ move }) => moves.includes(move)) ?? null;
}

function OpenSheet({ ballot, isOpen, onClose }: { ballot: Ballot; isOpen: boolean; onClose: () => void }) {
  const [present, setPresent] = useState<number | null>(null);
  const open = useCommand('ballot.open', { done: '投票开始了，名册已固定', isQuiet: true });
  const submit = async () => {
    if (await open.run({ id: ballot.id, present })) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="开始投票"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={open.isPending} onPress={() => void submit()}>
          固定名册并开始
        </PrimaryButton>
      }
    >
      <Form error={open.error}>
        <NumberField
          label="到会人数"
          name="present"
          unit="人"
          isRequired={ballot.quorum !== null}
          hint={
            ballot.quorum ? `要求${sayThreshold(ballot.quorum)}；本会会议上的投票以签到人数为准` : '会议上的投票请写明；平时的投票可以不填'
          }
          value={present}
          onChange={setPresent}
        />
      </Form>
    </Sheet>
  );
}
