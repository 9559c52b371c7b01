/** Who is elected over all rounds, seats left vacant by decision, and who took their office when. */
import { View } from '@tarojs/components';
import type { Output } from '@/api/call';
import { Card, Facts, Row, Section } from '@/ui/card';
import { Tag } from '@/ui/tag';
import { sayFullDay } from '@/ui/time';

type Election = Output<'election.get'>;

export function Office({ election: { winners, appointedOn, vacancyReason, vacantSeats, state, rounds } }: { election: Election }) {
  // After a single round the figures say who is elected.
  if (winners.length === 0 || (rounds.length < 2 && !appointedOn && vacancyReason === null)) return null;
  return (
    <Section title="当选名单" note={appointedOn ? `${sayFullDay(appointedOn)} 就任` : '就任待办理'}>
      <View className="stack">
        <Card className="rows">
          {winners.map(({ memberId, name, votes, round, trouble }) => (
            <Row
              key={memberId}
              title={name}
              note={trouble ?? `第 ${round} 轮，赞成 ${votes} 票`}
              end={state === 'appointed' ? <Tag tone={trouble ? 'warn' : 'good'}>{trouble ? '未就任' : '已就任'}</Tag> : null}
            />
          ))}
        </Card>
        {vacancyReason !== null ? (
          <Card>
            <Facts items={[['空缺', `${vacantSeats} 名：${vacancyReason}`]]} />
          </Card>
        ) : null}
      </View>
    </Section>
  );
}
