/** What an event is: when, where, for whom, what it costs, its items, how full it is. */
import { View } from '@tarojs/components';
import { allocationLabels } from '../../../../types/event/labels';
import { openMap } from '@/platform';
import { Card, Facts, Row, Section } from '@/ui/card';
import { DateTile, PhaseTag, Places } from '@/ui/event-item';
import { Icon } from '@/ui/icon';
import { sayMoney } from '@/ui/money';
import { Press } from '@/ui/press';
import { Tag } from '@/ui/tag';
import { sayDeadline, sayMoment, saySpan } from '@/ui/time';
import type { Detail } from './filled';
import { MyPlace } from './mine';
import { sayItemPlaces, sayItemTime } from './sign-fields';

/** The head of the page: day, title, state, when and where, my place in it, how full it is. */
export function Hero({ event }: { event: Detail }) {
  const { title, phase, startsAt, endsAt, place, point, feeFen, cancelReason } = event;
  return (
    <Card>
      <View className="event-card">
        <DateTile moment={startsAt} isOver={phase === 'ended' || phase === 'cancelled'} />
        <View className="event-main">
          <View className="card-head">
            <View className="article-title">{title}</View>
            <PhaseTag phase={phase} />
          </View>
          <View className="event-line">
            <Icon name="clock" size={18} />
            <View>{saySpan(startsAt, endsAt)}</View>
          </View>
          {point ? (
            <Press
              className="event-line event-map"
              role="link"
              label={`${place}，打开地图`}
              onPress={() => openMap({ ...point, name: place })}
            >
              <Icon name="place" size={18} />
              <View>{place}</View>
              <View className="event-map-word">看地图</View>
            </Press>
          ) : (
            <View className="event-line">
              <Icon name="place" size={18} />
              <View>{place}</View>
            </View>
          )}
          <View className="event-line">
            <Icon name="wallet" size={18} />
            <View>{feeFen > 0 ? `${sayMoney(feeFen)}${event.companionsMax > 0 ? ' / 人' : ''}` : '免费'}</View>
          </View>
        </View>
      </View>
      {cancelReason ? <View className="notice notice-warn">{`已取消：${cancelReason}`}</View> : <MyPlace event={event} />}
      <Places event={event} />
    </Card>
  );
}

export function Rules({ event }: { event: Detail }) {
  const { phase, opensAt, closesAt, cancelUntil, waitlist, offerHours, needsApproval, companionsMax, isCompanionCounted, team } = event;
  const isLive = phase !== 'ended' && phase !== 'cancelled';
  const isBefore = phase === 'upcoming' || phase === 'draft';
  const queue = offerHours > 0 ? `可以候补；轮到时为您保留 ${offerHours} 小时，请及时确认` : '报满后可以候补，有人取消按先后补上';
  const family = companionsMax > 0 ? `每人可带 ${companionsMax} 位${isCompanionCounted ? '，计入名额' : '，不占名额'}` : null;
  return (
    <Card>
      <Facts
        items={[
          ['报名', isBefore ? `${sayDeadline(opensAt, '开始')}；${sayMoment(closesAt)} 截止` : sayDeadline(closesAt)],
          ['方式', event.allocation === 'draw' ? allocationLabels.draw : null],
          ['取消', isLive ? `${cancelUntil ? `${sayMoment(cancelUntil)} 前` : '开始前'}可以自行取消` : null],
          ['候补', isLive ? (waitlist ? queue : '不设候补') : null],
          ['审核', isLive && needsApproval ? '报名后由干事审核，审核期间保留名额' : null],
          ['组队', team ? `每队 ${team.min}–${team.max} 人，队长建队后用邀请码加入` : null],
          ['家属', family],
          ['范围', event.audienceText],
          ['发起', event.authorName],
        ]}
      />
    </Card>
  );
}

/** The programme: items with their times and how full each is. */
export function Items({ event }: { event: Detail }) {
  const { items, maxItems, registration } = event;
  if (items.length === 0) return null;
  const mine = registration && !['cancelled', 'rejected'].includes(registration.status) ? registration.itemIds : [];
  return (
    <Section title="项目" note={maxItems === 1 ? '选一项' : `最多选 ${maxItems} 项`}>
      <Card className="rows">
        {items.map(({ id, title, startsAt, endsAt, note, ...places }) => (
          <Row
            key={id}
            title={title}
            note={[sayItemTime({ startsAt, endsAt }, event), note].filter(Boolean).join(' · ') || undefined}
            end={
              <View>
                {mine.includes(id) ? <Tag tone="good">我的</Tag> : null}
                <View>{sayItemPlaces(places)}</View>
              </View>
            }
          />
        ))}
      </Card>
    </Section>
  );
}
