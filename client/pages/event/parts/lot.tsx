/** The three steps of a draw and one's own lot, for the event's page and the draw's. */
import { View } from '@tarojs/components';
import type { Output } from '@/api/call';
import { go } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { Timeline } from '@/ui/figures';
import { sayDeadline, sayMoment } from '@/ui/time';
import type { Detail } from './filled';

type Draw = Output<'event.drawResult'>['draw'];

export function DrawSteps({
  draw: { commitment, committedAt, drawsAt, drawnAt, applicants, winners, losersFirst, series },
}: {
  draw: Draw;
}) {
  return (
    <Timeline
      steps={[
        {
          title: '公布承诺',
          note: commitment ? '种子已定下并封存，此后不能更换' : '活动发布时定下种子',
          at: committedAt ? sayMoment(committedAt) : undefined,
          state: commitment ? 'done' : 'now',
        },
        {
          title: '接受申请',
          note: `${applicants} 份申请，不分先后，机会相同${losersFirst ? `；「${series}」上次落选的优先` : ''}`,
          at: `${sayMoment(drawsAt)} 截止`,
          state: drawnAt ? 'done' : commitment ? 'now' : 'later',
        },
        {
          title: '系统摇号',
          note: drawnAt ? `中签 ${winners ?? 0} 份，种子和名单已公开` : '截止后自动摇号，结果通知每个人',
          at: drawnAt ? sayMoment(drawnAt) : sayDeadline(drawsAt, '摇号'),
          state: drawnAt ? 'done' : 'later',
        },
      ]}
    />
  );
}

/** My own place in the order, or that I am in. */
export function MyLot({ draw: { mine } }: { draw: Draw }) {
  if (!mine) return null;
  if (mine.position === null)
    return (
      <View className="notice notice-info">
        <View>您已在名单中，您的编码是</View>
        <View className="proof">{mine.code}</View>
      </View>
    );
  const text = mine.isIn ? `您中签了，次序第 ${mine.position} 位` : `您没有中签，次序第 ${mine.position} 位`;
  return <View className={`notice notice-${mine.isIn ? 'good' : 'warn'}`}>{text}</View>;
}

export function DrawPart({ event: { id, draw, state } }: { event: Detail }) {
  if (!draw || state === 'cancelled') return null;
  return (
    <Section title="公平摇号">
      <Card>
        <DrawSteps draw={draw} />
        <MyLot draw={draw} />
        {draw.commitment ? (
          <View className="actions">
            <Button icon="shield" onPress={() => go('/pages/event/draw/index', { id })}>
              {draw.drawnAt ? '看结果和核对' : '怎么保证公平'}
            </Button>
          </View>
        ) : null}
      </Card>
    </Section>
  );
}
