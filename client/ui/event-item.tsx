/** One event in a list: the tab of events and a member's own events show the same card. */
import { View } from '@tarojs/components';
import { phaseLabels, type Phase } from '../../types/event/labels';
import { registrationLifecycle } from '../../types/event/lifecycle';
import type { Output } from '@/api/call';
import { go } from '@/platform';
import { Card } from '@/ui/card';
import { ProgressBar } from '@/ui/figures';
import { sayMoney } from '@/ui/money';
import { StatusTag, Tag, type Tone } from '@/ui/tag';
import { dayPart, sayDay, sayLeft, sayMoment, saySpan, timePart } from '@/ui/time';
import './event.scss';

type Item = Output<'event.list'>['items'][number];

const tones: Record<Phase, Tone> = {
  draft: 'grey',
  upcoming: 'info',
  open: 'good',
  waitlist: 'warn',
  full: 'accent',
  closed: 'grey',
  ongoing: 'info',
  ended: 'grey',
  cancelled: 'grey',
};
const isOver = (phase: Phase) => phase === 'ended' || phase === 'cancelled';

export const PhaseTag = ({ phase }: { phase: Phase }) => <Tag tone={tones[phase]}>{phaseLabels[phase]}</Tag>;

/** How full it is: a bar with «31/48 人，剩 17» or «已满 40 人，候补 12 人»; nothing for what is not held or not shown yet. */
export function Places({
  event: { title, phase, taken, capacity, waiting, allocation },
}: {
  event: Pick<Item, 'title' | 'phase' | 'taken' | 'capacity' | 'waiting' | 'allocation'>;
}) {
  if (phase === 'draft' || phase === 'cancelled') return null;
  // Before the draw nobody holds a place: a bar would say that all are free.
  if (allocation === 'draw' && (phase === 'upcoming' || phase === 'open'))
    return <View className="section-note">{`${capacity} 个名额，报名截止后统一摇号`}</View>;
  const queue = waiting > 0 ? `，候补 ${waiting} 人` : '';
  const text =
    phase === 'ended'
      ? `${taken} 人报名`
      : taken >= capacity
        ? `已满 ${capacity} 人${queue}`
        : `${taken}/${capacity} 人，剩 ${capacity - taken}${queue}`;
  return (
    <ProgressBar
      label={`${title}报名人数`}
      value={taken}
      total={capacity}
      tone={isOver(phase) ? 'grey' : taken >= capacity ? 'warn' : 'accent'}
      text={text}
    />
  );
}

/** A member's own state in a word; before a draw an application waits for the lot, not for an officer. */
function MyStatus({ event: { allocation }, status }: { event: Item; status: NonNullable<Item['registration']>['status'] }) {
  if (status === 'pending' && allocation === 'draw') return <Tag tone="info">待摇号</Tag>;
  return <StatusTag lifecycle={registrationLifecycle} state={status} />;
}

/** Day, title, state, time, place, and how full it is. */
export function EventItem({ event }: { event: Item }) {
  const { id, title, place, phase, startsAt, endsAt, opensAt, closesAt, feeFen, registration } = event;
  const isOneDay = dayPart(startsAt) === dayPart(endsAt);
  const deadline =
    phase === 'upcoming' ? `${sayMoment(opensAt)} 开始报名` : phase === 'open' || phase === 'waitlist' ? `${sayLeft(closesAt)}截止` : null;
  return (
    <Card label={`${title}，${phaseLabels[phase]}`} onPress={() => go('/pages/event/detail/index', { id })}>
      <View className="event-card">
        <DateTile moment={startsAt} isOver={isOver(phase)} />
        <View className="event-main">
          <View className="card-head">
            <View className="card-title">{title}</View>
            <PhaseTag phase={phase} />
          </View>
          <View className="card-note">{isOneDay ? `${timePart(startsAt)}–${timePart(endsAt)}` : saySpan(startsAt, endsAt)}</View>
          <View className="card-note">{[place, feeFen > 0 && `费用 ${sayMoney(feeFen)}`].filter(Boolean).join(' · ')}</View>
          <Places event={event} />
          {registration || deadline ? (
            <View className="tags">
              {registration ? <MyStatus event={event} status={registration.status} /> : null}
              {deadline ? <View className="section-note">{deadline}</View> : null}
            </View>
          ) : null}
        </View>
      </View>
    </Card>
  );
}

/** The day as a leaf of a calendar. */
export function DateTile({ moment, isOver: isPale }: { moment: string; isOver: boolean }) {
  const [, month = '', day = ''] = dayPart(moment).split('-');
  return (
    <View className={`date-tile ${isPale ? 'date-over' : ''}`}>
      <View>{`${Number(month)}月`}</View>
      <View className="date-day">{String(Number(day))}</View>
      <View>{sayDay(moment).split(' ').at(-1)}</View>
    </View>
  );
}
