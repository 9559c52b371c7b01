/** The one thing to do on an event now: sign up, queue, take an offered place, leave, check in, or read why not. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { phaseLabels } from '../../../../types/event/labels';
import { useCommand } from '@/api/hooks';
import { confirm, toast, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { sayDeadline } from '@/ui/time';
import { CheckIn } from './check-in';
import { asksMore, type Detail } from './filled';
import { ChangeSheet, SignUpSheet } from './sign-up';

export function Footer({ event }: { event: Detail }) {
  const { moves, phase, registration } = event;
  const isIn = registration !== null && registration.status !== 'cancelled' && registration.status !== 'rejected';
  if (moves.includes('register')) return <Register event={event} />;
  if (moves.includes('acceptOffer')) return <Offer event={event} />;
  if (['changeRegistration', 'cancelRegistration', 'checkIn'].some((move) => moves.includes(move))) return <Standing event={event} />;
  if (!event.why || isIn || ['draft', 'ended', 'cancelled'].includes(phase)) return null;
  return (
    <BottomBar note={<WhyNot event={event} />}>
      <PrimaryButton isDisabled onPress={() => undefined}>
        {phaseLabels[phase]}
      </PrimaryButton>
    </BottomBar>
  );
}

/** Every reason, and under each the way out. */
function WhyNot({ event: { why, reasons } }: { event: Detail }) {
  if (reasons.length === 0) return <View>{why}</View>;
  return (
    <>
      {reasons.map(({ code, message, wayOut }) => (
        <View key={code}>
          <View>{message}</View>
          {wayOut ? <View className="why-out">{wayOut}</View> : null}
        </View>
      ))}
    </>
  );
}

const said = { confirmed: '报名成功', pending: '已提交，等待审核' } as const;

function Register({ event }: { event: Detail }) {
  const { id, phase, waiting, allocation } = event;
  const { team: teamCode = '' } = useRouteParams();
  const isDraw = allocation === 'draw';
  const isQueue = phase === 'waitlist' && !isDraw;
  const verb = isDraw ? '申请摇号' : isQueue ? '候补' : '报名';
  const register = useCommand('event.register');
  const [isFilling, setFilling] = useState(teamCode !== '');
  const say = ({ status, place }: { status: string; place?: number }) =>
    toast(status === 'waitlisted' ? `已候补，第 ${place} 位` : isDraw ? '已申请，报名截止后统一摇号' : said[status as keyof typeof said]);
  const submit = async () => {
    const done = await register.run({ eventId: id });
    if (done) say(done.registration);
  };
  const note = isQueue ? (waiting > 0 ? `名额已满，前面有 ${waiting} 人候补` : '名额已满，可以候补') : undefined;
  return (
    <>
      {asksMore(event) ? (
        <BottomBar note={note}>
          <PrimaryButton onPress={() => setFilling(true)}>{verb}</PrimaryButton>
        </BottomBar>
      ) : (
        <BottomBar note={note}>
          <Button onPress={() => setFilling(true)}>写备注</Button>
          <PrimaryButton isPending={register.isPending} onPress={() => void submit()}>
            {verb}
          </PrimaryButton>
        </BottomBar>
      )}
      <SignUpSheet event={event} isOpen={isFilling} onClose={() => setFilling(false)} verb={verb} teamCode={teamCode} onDone={say} />
    </>
  );
}

/** A place is kept for me: take it, or let the next one have it. */
function Offer({ event: { id, registration, waiting } }: { event: Detail }) {
  const accept = useCommand('event.acceptOffer', { done: '已确认，名额是您的了' });
  const decline = useCommand('event.declineOffer', { done: '已让给下一位' });
  const giveUp = async () => {
    const text = waiting > 0 ? '名额会立即给候补的下一位；还想参加要重新候补，排到最后。' : '名额会空出来给别人；截止前还可以再报名。';
    if (await confirm({ title: '放弃名额', text, confirmText: '放弃', cancelText: '返回', isDangerous: true }))
      await decline.run({ eventId: id });
  };
  return (
    <BottomBar note={registration?.offerUntil ? `名额为您保留：${sayDeadline(registration.offerUntil)}` : undefined}>
      <Button isPending={decline.isPending} onPress={() => void giveUp()}>
        放弃
      </Button>
      <PrimaryButton isPending={accept.isPending} onPress={() => void accept.run({ eventId: id })}>
        确认参加
      </PrimaryButton>
    </BottomBar>
  );
}

/** I am in or in line: change it, leave, check in. */
function Standing({ event }: { event: Detail }) {
  const { id, moves } = event;
  const [isChanging, setChanging] = useState(false);
  const canChange = moves.includes('changeRegistration') && !moves.includes('checkIn');
  return (
    <>
      <BottomBar>
        {moves.includes('cancelRegistration') ? <Leave event={event} /> : null}
        {canChange ? (
          <Button isWide onPress={() => setChanging(true)}>
            修改报名
          </Button>
        ) : null}
        {moves.includes('checkIn') ? <CheckIn id={id} /> : null}
      </BottomBar>
      {isChanging ? <ChangeSheet event={event} isOpen onClose={() => setChanging(false)} /> : null}
    </>
  );
}

function Leave({ event: { id, registration, waiting } }: { event: Detail }) {
  const cancel = useCommand('event.cancelRegistration', { done: registration?.status === 'waitlisted' ? '已退出候补' : '已取消报名' });
  const isWaiting = registration?.status === 'waitlisted';
  const title = isWaiting ? '退出候补' : '取消报名';
  const text = isWaiting
    ? '退出后再候补要排到最后。'
    : waiting > 0
      ? `名额会立即让给候补第 1 位；再报名要排在 ${waiting} 人之后。`
      : '名额会空出来给别人；截止前还可以再报名。';
  const leave = async () => {
    if (await confirm({ title, text, confirmText: title, cancelText: '返回', isDangerous: true })) await cancel.run({ eventId: id });
  };
  return (
    <Button isWide isPending={cancel.isPending} onPress={() => void leave()}>
      {title}
    </Button>
  );
}
