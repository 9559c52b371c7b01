/** One event in a list: the tab of events and a member's own events show the same card. */
import { View } from '@tarojs/components';
import { phaseLabels, type Phase } from '../../types/event/labels';
import { registrationLifecycle } from '../../types/event/lifecycle';
import type { Output } from '@/api/call';
import { go } from '@/platform';
import { Card } from './card';
import { ProgressBar } from './figures';
import { sayMoney } from './money';
import { StatusTag, Tag, type Tone } from './tag';
import { sayDeadline, saySpan } from './time';

const tones: Record<Phase, Tone> = {
  draft: 'grey', upcoming: 'info', open: 'good', waitlist: 'warn', full: 'accent', closed: 'grey', ongoing: 'info', ended: 'grey', cancelled: 'grey',
};

export const PhaseTag = ({ phase }: { phase: Phase }) => <Tag tone={tones[phase]}>{phaseLabels[phase]}</Tag>;

/** Title, state, time, place, and how full it is. */
export function EventItem({ event }: { event: Output<'event.list'>['items'][number] }) {
  const { id, title, place, phase, startsAt, endsAt, opensAt, closesAt, capacity, taken, waiting, feeFen, registration } = event;
  return (
    <Card label={title} onPress={() => go('/pages/event/detail/index', { id })}>
      <View className="card-head"><View className="card-title">{title}</View><PhaseTag phase={phase} /></View>
      <View className="card-note">{saySpan(startsAt, endsAt)}</View>
      <View className="card-note">{[place, feeFen > 0 && `费用 ${sayMoney(feeFen)}`].filter(Boolean).join(' · ')}</View>
      <ProgressBar label={`${title}报名人数`} value={taken} total={capacity} tone={taken >= capacity ? 'warn' : 'accent'} text={`${taken}/${capacity} 人${waiting > 0 ? `，候补 ${waiting}` : ''}`} />
      <View className="tags">
        {registration ? <StatusTag lifecycle={registrationLifecycle} state={registration.status} /> : null}
        {phase === 'upcoming' ? sayDeadline(opensAt, '开始报名') : null}
        {phase === 'open' || phase === 'waitlist' ? sayDeadline(closesAt) : null}
      </View>
    </Card>
  );
}
