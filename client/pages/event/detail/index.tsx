/** One event: everything about it, my place in it, and one button. */
import { View } from '@tarojs/components';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { Card, Facts } from '@/ui/card';
import { Markdown } from '@/ui/markdown';
import { sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { sayDeadline, sayMoment, saySpan } from '@/ui/time';
import { Footer } from '../parts/footer';
import { PhaseTag, Places } from '@/ui/event-item';
import { OfficerPart } from '../parts/officer';

type Detail = Output<'event.get'>;
const SEATS_MOVE_MS = 20_000;

export default function EventDetail() {
  const { id = '' } = useRouteParams();
  const record = useRead('event.get', { id }, { refetchInterval: SEATS_MOVE_MS });
  return (
    <Page title="活动" footer={record.data ? <Footer event={record.data} /> : null}>
      <AsyncView result={record}>
        {(event) => (
          <View className="stack">
            <About event={event} />
            <OfficerPart event={event} />
            {event.description ? (
              <Card>
                <Markdown text={event.description} />
              </Card>
            ) : null}
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

function About({ event }: { event: Detail }) {
  const {
    title,
    phase,
    startsAt,
    endsAt,
    opensAt,
    closesAt,
    cancelUntil,
    place,
    feeFen,
    waitlist,
    needsApproval,
    audienceText,
    authorName,
    cancelReason,
  } = event;
  const isLive = phase !== 'ended' && phase !== 'cancelled';
  return (
    <Card>
      <View className="card-head">
        <View className="article-title">{title}</View>
        <PhaseTag phase={phase} />
      </View>
      {cancelReason ? <View className="notice notice-warn">{`已取消：${cancelReason}`}</View> : <MyPlace event={event} />}
      <Places event={event} />
      <Facts
        items={[
          ['时间', saySpan(startsAt, endsAt)],
          ['地点', place],
          [
            '报名',
            phase === 'upcoming' || phase === 'draft'
              ? `${sayDeadline(opensAt, '开始')}；${sayMoment(closesAt)} 截止`
              : sayDeadline(closesAt),
          ],
          ['费用', feeFen > 0 ? sayMoney(feeFen) : '免费'],
          ['取消', isLive ? `${cancelUntil ? `${sayMoment(cancelUntil)} 前` : '开始前'}可以自行取消` : null],
          ['候补', !isLive ? null : waitlist ? '报满后可以候补，有人取消按先后补上' : '不设候补'],
          ['审核', isLive && needsApproval ? '报名后由干事审核，审核期间保留名额' : null],
          ['范围', audienceText],
          ['发起', authorName],
        ]}
      />
    </Card>
  );
}

/** What became of my own registration, in a sentence. */
function MyPlace({ event: { registration, phase } }: { event: Detail }) {
  if (!registration || registration.status === 'cancelled') return null;
  const { status, place, at, checkedInAt, reason } = registration;
  const said: Record<typeof status, [text: string, tone: string]> = {
    confirmed: [`您已报名，名额已确认（${sayMoment(at)}）`, 'good'],
    waitlisted: [phase === 'ended' ? '您在候补名单中' : `您在候补第 ${place ?? '—'} 位，轮到时会通知您`, 'warn'],
    offered: ['轮到您了，名额已为您保留，请确认是否参加', 'info'],
    pending: ['您的报名正在审核，名额已为您保留', 'info'],
    attended: [checkedInAt ? `您已签到（${sayMoment(checkedInAt)}）` : '您已签到', 'good'],
    absent: ['记录为未到场；确已到场请联系活动负责人', 'warn'],
    rejected: [`报名未通过${reason ? `：${reason}` : ''}`, 'warn'],
  };
  const [text, tone] = said[status];
  return <View className={`notice notice-${tone}`}>{text}</View>;
}
