/** The one thing to do on an event now: sign up, queue, leave, check in, or read why not. */
import { useState } from 'react';
import { phaseLabels } from '../../../../types/event/labels';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { confirm, toast } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { TextArea, TextField } from '@/ui/text-fields';

type Detail = Output<'event.get'>;

export function Footer({ event }: { event: Detail }) {
  const { id, moves, why, phase, registration } = event;
  const isIn = registration !== null && registration.status !== 'cancelled' && registration.status !== 'rejected';
  const canCancel = moves.includes('cancelRegistration');
  const canCheckIn = moves.includes('checkIn');
  if (moves.includes('register')) return <Register event={event} />;
  if (canCancel || canCheckIn)
    return (
      <BottomBar>
        {canCancel ? <Leave event={event} /> : null}
        {canCheckIn ? <CheckIn id={id} /> : null}
      </BottomBar>
    );
  if (!why || isIn || ['draft', 'ended', 'cancelled'].includes(phase)) return null;
  return (
    <BottomBar note={why}>
      <PrimaryButton isDisabled onPress={() => undefined}>
        {phaseLabels[phase]}
      </PrimaryButton>
    </BottomBar>
  );
}

const said = { confirmed: '报名成功', pending: '已提交，等待审核' } as const;

function Register({ event: { id, waitlist, taken, capacity, waiting } }: { event: Detail }) {
  const register = useCommand('event.register');
  const [isRemarking, setRemarking] = useState(false);
  const [remark, setRemark] = useState('');
  const isQueue = waitlist && (taken >= capacity || waiting > 0);
  const verb = isQueue ? '候补' : '报名';
  const submit = async () => {
    const done = await register.run({ eventId: id, ...(remark ? { remark } : {}) });
    if (!done) return;
    setRemarking(false);
    const { status, place } = done.registration;
    toast(status === 'waitlisted' ? `已候补，第 ${place} 位` : said[status as keyof typeof said]);
  };
  const button = (
    <PrimaryButton isPending={register.isPending} onPress={() => void submit()}>
      {verb}
    </PrimaryButton>
  );
  return (
    <>
      <BottomBar note={isQueue ? `名额已满，前面有 ${waiting} 人候补` : undefined}>
        <Button onPress={() => setRemarking(true)}>写备注</Button>
        {button}
      </BottomBar>
      <Sheet isOpen={isRemarking} title={`${verb}并备注`} onClose={() => setRemarking(false)} footer={button}>
        <Form error={register.error}>
          <TextArea
            label="备注"
            name="remark"
            hint="如同行家属、忌口、需要借用的东西"
            value={remark}
            onChange={setRemark}
            max={200}
            rows={3}
          />
        </Form>
      </Sheet>
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
    if (await confirm({ title, text, confirmText: title, isDangerous: true })) await cancel.run({ eventId: id });
  };
  return (
    <Button isWide isPending={cancel.isPending} onPress={() => void leave()}>
      {title}
    </Button>
  );
}

function CheckIn({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const checkIn = useCommand('event.checkIn', { done: '签到成功', isQuiet: true });
  const submit = async () => {
    if (await checkIn.run({ eventId: id, code })) setOpen(false);
  };
  return (
    <>
      <PrimaryButton onPress={() => setOpen(true)}>签到</PrimaryButton>
      <Sheet
        isOpen={isOpen}
        title="签到"
        onClose={() => setOpen(false)}
        footer={
          <PrimaryButton isPending={checkIn.isPending} isDisabled={code.length !== 6} onPress={() => void submit()}>
            签到
          </PrimaryButton>
        }
      >
        <Form error={checkIn.error}>
          <TextField
            label="签到码"
            name="code"
            hint="现场屏幕上的 6 位数字，每 30 秒更换"
            value={code}
            onChange={(text) => setCode(text.replace(/\D/g, ''))}
            max={6}
            type="tel"
          />
        </Form>
      </Sheet>
    </>
  );
}
