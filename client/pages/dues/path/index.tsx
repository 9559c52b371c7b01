/** Somebody's arrears and the path taken with them: reminded, talked with, decided by a person. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { arrearsLifecycle } from '../../../../types/dues/lifecycle';
import { decisionLabels, stepLabels } from '../../../../types/dues/labels';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { Stat, Stats, Timeline } from '@/ui/figures';
import { Form } from '@/ui/form';
import { sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { Sheet } from '@/ui/sheet';
import { AsyncView, Empty } from '@/ui/states';
import { optionsOf } from '@/ui/tabs';
import { StatusTag } from '@/ui/tag';
import { TextArea } from '@/ui/text-fields';
import { sayDay, sayMoment, sayMonth, today } from '@/ui/time';

type Path = Output<'dues.arrearsPath'>;
type Decision = keyof typeof decisionLabels;
const outcomes: Record<Decision, string> = {
  continue: '下个月起照常提醒，欠费不变。',
  exempt: '往月待缴的全部免去；已结账月份的记入当前账期。',
  writeOff: '往月待缴的全部核销；已结账月份的记入当前账期。',
  proposeLeaving: '请干事和主席核实；会籍不会自动变动，欠费不变。',
};

export default function ArrearsPath() {
  const { memberId = '' } = useRouteParams();
  const path = useRead('dues.arrearsPath', { memberId });
  return (
    <Page title={path.data ? `${path.data.name}的欠费` : '欠费处理'} footer={path.data ? <Next path={path.data} /> : null}>
      <AsyncView result={path}>
        {(data) => (
          <>
            <Stats>
              <Stat label="欠缴月数" value={data.months.length} note={data.groupName} />
              <Stat label="待缴" value={sayMoney(data.openFen)} />
            </Stats>
            {data.isLong ? (
              <View className="notice notice-warn">{`已连续 ${data.longMonths} 个月以上没有缴会费。依据${data.rule}，应先谈话，再由人决定；不会自动退会。`}</View>
            ) : null}
            <Months path={data} />
            <Steps path={data} />
          </>
        )}
      </AsyncView>
    </Page>
  );
}

function Months({ path: { months } }: { path: Path }) {
  if (months.length === 0) return <Empty icon="check" title="没有欠费" hint="会费已缴清、免缴或核销" />;
  return (
    <Section title="欠缴的月份">
      <Card className="rows">
        {months.map(({ month, openFen, isClosed }) => (
          <Row key={month} title={sayMonth(month)} note={isClosed ? '已结账，补缴记入当前账期' : '未结账'} end={sayMoney(openFen)} />
        ))}
      </Card>
    </Section>
  );
}

function Steps({ path: { steps, state } }: { path: Path }) {
  return (
    <Section title="处理经过">
      <Card>
        {state ? <StatusTag lifecycle={arrearsLifecycle} state={state} tone={state === 'settled' ? 'good' : 'info'} /> : null}
        {steps.length === 0 ? (
          <View className="card-note">还没有提醒过。先提醒，仍不缴的由组长或干事谈话，再由财务委员或主席决定。</View>
        ) : (
          <Timeline
            steps={steps.map(({ kind, at, on, byName, text, decision }) => ({
              title: decision ? `${stepLabels[kind]}：${decisionLabels[decision]}` : stepLabels[kind],
              at: `${on ? sayDay(on) : sayMoment(at)} ${byName}`,
              note: text,
              state: 'done' as const,
            }))}
          />
        )}
      </Card>
    </Section>
  );
}

function Next({ path: { memberId, name, moves, openFen } }: { path: Path }) {
  const [asked, setAsked] = useState<'talk' | 'decide' | null>(null);
  const remind = useCommand('dues.remindArrears', { done: '已提醒' });
  if (moves.length === 0) return null;
  const can = (move: Path['moves'][number]) => moves.includes(move);
  const collect = () => go('/pages/dues/collect/index', { memberId, name, openFen });
  return (
    <BottomBar>
      {can('remindArrears') ? (
        <Button isPending={remind.isPending} onPress={() => void remind.run({ memberId })}>
          提醒
        </Button>
      ) : null}
      {can('collectArrears') ? <Button onPress={collect}>补缴</Button> : null}
      {can('talk') ? <Button onPress={() => setAsked('talk')}>登记谈话</Button> : null}
      {can('decide') ? <PrimaryButton onPress={() => setAsked('decide')}>作出决定</PrimaryButton> : null}
      <Talk isOpen={asked === 'talk'} memberId={memberId} onClose={() => setAsked(null)} />
      <Decide isOpen={asked === 'decide'} memberId={memberId} onClose={() => setAsked(null)} />
    </BottomBar>
  );
}

type Asking = { isOpen: boolean; memberId: string; onClose: () => void };

function Talk({ isOpen, memberId, onClose }: Asking) {
  const [talkedOn, setOn] = useState<string | null>(today());
  const [words, setWords] = useState('');
  const talk = useCommand('dues.talk', { done: '已登记', isQuiet: true });
  const submit = async () => {
    if (!talkedOn || !(await talk.run({ memberId, talkedOn, words }))) return;
    setWords('');
    onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="登记谈话"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={talk.isPending} isDisabled={!talkedOn || words.trim() === ''} onPress={() => void submit()}>
          登记
        </PrimaryButton>
      }
    >
      <Form error={talk.error}>
        <DateField label="谈话日期" name="talkedOn" isRequired until={today()} value={talkedOn} onChange={setOn} />
        <TextArea
          label="谈话内容"
          name="words"
          isRequired
          max={500}
          rows={4}
          value={words}
          onChange={setWords}
          placeholder="本人怎么说，有没有困难，答应何时补缴"
        />
      </Form>
    </Sheet>
  );
}

function Decide({ isOpen, memberId, onClose }: Asking) {
  const [decision, setDecision] = useState<Decision>('continue');
  const [reason, setReason] = useState('');
  const decide = useCommand('dues.decide', { done: '已决定', isQuiet: true });
  const submit = async () => {
    if (!(await decide.run({ memberId, decision, reason }))) return;
    setReason('');
    onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="作出决定"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={decide.isPending} isDisabled={reason.trim() === ''} onPress={() => void submit()}>
          决定
        </PrimaryButton>
      }
    >
      <Form error={decide.error}>
        <ChoiceField
          label="决定"
          name="decision"
          isRequired
          value={decision}
          options={optionsOf(decisionLabels)}
          hint={outcomes[decision]}
          onChange={(value) => value && setDecision(value)}
        />
        <TextArea label="理由" name="reason" isRequired max={300} rows={3} value={reason} onChange={setReason} />
      </Form>
    </Sheet>
  );
}
