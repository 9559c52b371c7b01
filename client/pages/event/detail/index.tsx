/** One event: everything about it, my place in it, and one button. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { registrationLifecycle } from '../../../../types/event/lifecycle';
import type { Output } from '@/api/call';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { confirm, go, toast, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Facts } from '@/ui/card';
import { PhaseTag } from '@/ui/event-item';
import { ProgressBar } from '@/ui/figures';
import { Form } from '@/ui/form';
import { Markdown } from '@/ui/markdown';
import { sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { AsyncView } from '@/ui/states';
import { StatusTag } from '@/ui/tag';
import { TextField } from '@/ui/text-fields';
import { sayDeadline, sayMoment, saySpan } from '@/ui/time';

type Detail = Output<'event.get'>;

export default function EventDetail() {
  const { id = '' } = useRouteParams();
  const record = useRead('event.get', { id });
  return (
    <Page title="活动" footer={record.data ? <Footer event={record.data} /> : null}>
      <AsyncView result={record}>{(event) => <View className="stack"><About event={event} /><OfficerPart event={event} /></View>}</AsyncView>
    </Page>
  );
}

function About({ event }: { event: Detail }) {
  const { title, phase, startsAt, endsAt, opensAt, closesAt, cancelUntil, place, feeFen, capacity, taken, waiting, waitlist, audienceText, authorName, description, registration, cancelReason } = event;
  return (
    <>
      {registration && !['cancelled', 'rejected'].includes(registration.status) ? <MyPlace registration={registration} /> : null}
      <Card>
        <View className="card-head"><View className="article-title">{title}</View><PhaseTag phase={phase} /></View>
        {cancelReason ? <View className="notice notice-warn">{`已取消：${cancelReason}`}</View> : null}
        <ProgressBar label="报名人数" value={taken} total={capacity} tone={taken >= capacity ? 'warn' : 'accent'} text={`${taken}/${capacity} 人${waiting > 0 ? `，候补 ${waiting} 人` : ''}`} />
        <Facts items={[
          ['时间', saySpan(startsAt, endsAt)], ['地点', place], ['报名', `${sayMoment(opensAt)} 起，${sayDeadline(closesAt)}`],
          ['取消', cancelUntil ? `${sayMoment(cancelUntil)} 前可自行取消` : '开始前可自行取消'], ['费用', feeFen > 0 ? sayMoney(feeFen) : '免费'],
          ['候补', waitlist ? '报满后可以候补，有人取消按先后补上' : '不设候补'], ['范围', audienceText], ['发起', authorName],
        ]} />
      </Card>
      {description ? <Card><Markdown text={description} /></Card> : null}
    </>
  );
}

function MyPlace({ registration }: { registration: NonNullable<Detail['registration']> }) {
  const { status, place, at, checkedInAt } = registration;
  const said = status === 'waitlisted' ? `候补第 ${place ?? '—'} 位，轮到时会通知您` : checkedInAt ? `${sayMoment(checkedInAt)} 签到` : `${sayMoment(at)} 报名`;
  return <Card><View className="card-head"><View className="card-title">我的报名</View><StatusTag lifecycle={registrationLifecycle} state={status} /></View><View className="card-note">{said}</View></Card>;
}

function Footer({ event }: { event: Detail }) {
  const register = useCommand('event.register');
  const cancel = useCommand('event.cancelRegistration', { done: '已取消' });
  const { id, moves, why, waitlist, taken, capacity, waiting } = event;
  const isQueue = waitlist && (taken >= capacity || waiting > 0);
  const goRegister = async () => {
    const done = await register.run({ eventId: id });
    if (done) toast(done.registration.status === 'waitlisted' ? `已候补，第 ${done.registration.place} 位` : done.registration.status === 'pending' ? '已提交，等待审核' : '报名成功');
  };
  const goCancel = async () => {
    if (await confirm({ title: '取消报名', text: '名额会立即让给候补的会员；再报名要重新排队。', confirmText: '取消报名', isDangerous: true })) await cancel.run({ eventId: id });
  };
  if (moves.includes('register')) return <BottomBar note={isQueue ? `名额已满，前面有 ${waiting} 人候补` : undefined}><PrimaryButton isPending={register.isPending} onPress={() => void goRegister()}>{isQueue ? '候补' : '报名'}</PrimaryButton></BottomBar>;
  const canCancel = moves.includes('cancelRegistration');
  const canCheckIn = moves.includes('checkIn');
  if (!canCancel && !canCheckIn) return why ? <BottomBar note={why}>{null}</BottomBar> : null;
  return <BottomBar>{canCancel ? <Button isPending={cancel.isPending} onPress={() => void goCancel()}>取消报名</Button> : null}{canCheckIn ? <CheckIn id={id} /> : null}</BottomBar>;
}

function CheckIn({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const checkIn = useCommand('event.checkIn', { done: '签到成功', isQuiet: true });
  const submit = async () => { if (await checkIn.run({ eventId: id, code })) setOpen(false); };
  return (
    <>
      <PrimaryButton onPress={() => setOpen(true)}>签到</PrimaryButton>
      <Sheet isOpen={isOpen} title="签到" onClose={() => setOpen(false)} footer={<PrimaryButton isPending={checkIn.isPending} isDisabled={code.length !== 6} onPress={() => void submit()}>签到</PrimaryButton>}>
        <Form error={checkIn.error}><TextField label="签到码" name="code" hint="现场屏幕上的 6 位数字，每 30 秒更换" value={code} onChange={(text) => setCode(text.replace(/\D/g, ''))} max={6} type="tel" /></Form>
      </Sheet>
    </>
  );
}

function OfficerPart({ event }: { event: Detail }) {
  const { id, moves, state, audienceText } = event;
  const canEdit = useCan('event.update') && ['draft', 'published'].includes(state);
  const canSeeRoster = useCan('event.registrations') && state !== 'draft';
  const canShowCode = useCan('event.checkInCode') && state === 'published';
  const publish = useCommand('event.publish', { done: '已发布' });
  const cancel = useCommand('event.cancel', { done: '已取消活动' });
  const [isAsking, setAsking] = useState(false);
  const goPublish = async () => { if (await confirm({ title: '发布活动', text: `${audienceText}都会收到通知。`, confirmText: '发布' })) await publish.run({ id }); };
  const goCancel = async (reason: string) => { if (await cancel.run({ id, reason })) setAsking(false); };
  return (
    <View className="actions">
      {moves.includes('publish') ? <Button look="primary" isPending={publish.isPending} onPress={() => void goPublish()}>发布</Button> : null}
      {canSeeRoster ? <Button icon="people" onPress={() => go('/pages/event/registrations/index', { id })}>报名名单</Button> : null}
      {canShowCode ? <Button icon="code" onPress={() => go('/pages/event/checkin/index', { id })}>签到码</Button> : null}
      {canEdit ? <Button icon="edit" onPress={() => go('/pages/event/edit/index', { id })}>修改</Button> : null}
      {moves.includes('cancel') ? <Button look="danger" onPress={() => setAsking(true)}>取消活动</Button> : null}
      <ReasonDialog isOpen={isAsking} onClose={() => setAsking(false)} title="取消活动" consequence="已报名和候补的会员都会收到通知，不能恢复。" confirmText="取消活动" isPending={cancel.isPending} onConfirm={(reason) => void goCancel(reason)} />
    </View>
  );
}
