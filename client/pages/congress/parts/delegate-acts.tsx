/** What may be done with one delegate now: object, seat, recall, note a vacancy, strike from the list. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { NumberField, TextField } from '@/ui/text-fields';
import { today } from '@/ui/time';

type Delegate = Output<'congress.delegates'>['items'][number];
type Act = 'raiseObjection' | 'strikeDelegate' | 'recallDelegate' | 'vacateDelegate';
const words: Record<Act, string> = { raiseObjection: '提异议', strikeDelegate: '撤下', recallDelegate: '罢免', vacateDelegate: '出缺' };

export function DelegateActs({ delegate }: { delegate: Delegate }) {
  const [act, setAct] = useState<Act | null>(null);
  const seat = useCommand('congress.seatDelegate', { done: '已就任' });
  const { id, name, moves } = delegate;
  const offered = (Object.keys(words) as Act[]).filter((one) => moves.includes(one));
  const close = () => setAct(null);
  return (
    <View className="tags">
      {moves.includes('seatDelegate') ? (
        <Button isSmall label={`${name}就任`} isPending={seat.isPending} onPress={() => void seat.run({ delegateId: id })}>
          就任
        </Button>
      ) : null}
      {offered.map((one) => (
        <Button key={one} isSmall label={`${name}：${words[one]}`} onPress={() => setAct(one)}>
          {words[one]}
        </Button>
      ))}
      {act === 'raiseObjection' ? <Objecting delegate={delegate} onClose={close} /> : null}
      {act === 'strikeDelegate' ? <Strike delegate={delegate} onClose={close} /> : null}
      {act === 'recallDelegate' || act === 'vacateDelegate' ? (
        <End delegate={delegate} isRecall={act === 'recallDelegate'} onClose={close} />
      ) : null}
    </View>
  );
}

type Props = { delegate: Delegate; onClose: () => void };

function Objecting({ delegate: { id, name }, onClose }: Props) {
  const raise = useCommand('congress.raiseObjection', { done: '已提交，会告知您答复' });
  return (
    <ReasonDialog
      isOpen
      title={`对${name}当选提异议`}
      consequence="只有工会干事和主席知道是您提的；答复后会告知您。"
      label="异议"
      confirmText="提交"
      look="primary"
      max={500}
      isPending={raise.isPending}
      onClose={onClose}
      onConfirm={async (text) => (await raise.run({ delegateId: id, text })) && onClose()}
    />
  );
}

function Strike({ delegate: { id, name }, onClose }: Props) {
  const strike = useCommand('congress.strikeDelegate', { done: '已撤下' });
  return (
    <ReasonDialog
      isOpen
      title={`撤下${name}`}
      consequence="该名额空出，需要重新选举并登记。"
      confirmText="撤下"
      isPending={strike.isPending}
      onClose={onClose}
      onConfirm={async (reason) => (await strike.run({ delegateId: id, reason })) && onClose()}
    />
  );
}

function End({ delegate: { id, name }, isRecall, onClose }: Props & { isRecall: boolean }) {
  const [on, setOn] = useState<string | null>(today());
  const [votes, setVotes] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const recall = useCommand('congress.recallDelegate', { done: '已罢免', isQuiet: true });
  const vacate = useCommand('congress.vacateDelegate', { done: '已登记出缺', isQuiet: true });
  const isReady = on && reason.trim() && (!isRecall || votes !== null);
  const submit = async () => {
    if (!on) return;
    const ended = isRecall
      ? await recall.run({ delegateId: id, heldOn: on, votes: votes ?? 0, reason })
      : await vacate.run({ delegateId: id, endedOn: on, reason });
    if (ended) onClose();
  };
  return (
    <Sheet
      isOpen
      title={isRecall ? `罢免${name}` : `${name}出缺`}
      onClose={onClose}
      footer={
        <Button look="danger" isPending={recall.isPending || vacate.isPending} isDisabled={!isReady} onPress={() => void submit()}>
          {isRecall ? '罢免，代表职务终止' : '登记，代表职务终止'}
        </Button>
      }
    >
      <Form error={recall.error ?? vacate.error}>
        <DateField
          label={isRecall ? '表决日期' : '出缺日期'}
          name={isRecall ? 'heldOn' : 'endedOn'}
          isRequired
          value={on}
          onChange={setOn}
        />
        {isRecall ? (
          <NumberField
            label="同意罢免的职工"
            name="votes"
            unit="人"
            isRequired
            hint="须达选区职工的规定人数"
            value={votes}
            onChange={setVotes}
          />
        ) : null}
        <TextField
          label={isRecall ? '理由' : '原因'}
          name="reason"
          isRequired
          max={200}
          placeholder={isRecall ? '如 连续两次无故缺席' : '如 调离本选区'}
          value={reason}
          onChange={setReason}
        />
      </Form>
    </Sheet>
  );
}
