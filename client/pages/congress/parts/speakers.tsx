/** The speakers' list: who speaks with the time left, who waits; the chair calls, moves up and ends, a delegate withdraws. */
import { View } from '@tarojs/components';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { Button } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { join } from '@/ui/name';
import { Tag } from '@/ui/tag';
import { leftOf, useServerNow } from './timer';
import '@/ui/congress.scss';

type Hall = Output<'congress.meeting'>;
type Speech = Hall['line'][number];
const MINUTES = 5;

export function SpeakersPart({ hall }: { hall: Hall }) {
  const { speaking, line, spoken, moves, id } = hall;
  const call = useCommand('congress.callSpeaker', { done: '已请上台，开始计时' });
  const order = useCommand('congress.orderSpeakers', { done: '已排到最前' });
  const withdraw = useCommand('congress.withdrawSpeech', { done: '已撤回' });
  const isLeading = moves.includes('callSpeaker');
  if (!speaking && line.length === 0 && spoken.length === 0 && hall.state !== 'open') return null;
  const first = (speechId: string) =>
    order.run({ sessionId: id, speechIds: [speechId, ...line.map((one) => one.id).filter((one) => one !== speechId)] });
  return (
    <Section title="发言" note={spoken.length > 0 ? `已发言 ${spoken.length} 位` : undefined}>
      <View className="stack">
        {speaking ? <Speaking speech={speaking} now={hall.now} canEnd={moves.includes('endSpeech')} /> : null}
        {line.length === 0 ? (
          <Card>
            <View className="card-note">{speaking ? '没有代表等候发言' : '还没有代表报名发言'}</View>
          </Card>
        ) : (
          <Card>
            {line.map((speech, index) => (
              <View key={speech.id} className="clock-row">
                <View className="card-head">
                  <View className="row-title">{`${index + 1}. ${speech.name}`}</View>
                  {speech.isMine ? <Tag tone="info">您</Tag> : null}
                </View>
                <View className="row-note">{aboutOf(speech)}</View>
                <View className="tags">
                  {isLeading ? (
                    <Button
                      isSmall
                      look="primary"
                      label={`请${speech.name}发言`}
                      isPending={call.isPending}
                      onPress={() => void call.run({ speechId: speech.id, minutes: MINUTES })}
                    >
                      {`请发言（${MINUTES} 分钟）`}
                    </Button>
                  ) : null}
                  {isLeading && index > 0 ? (
                    <Button isSmall label={`${speech.name}排到最前`} isPending={order.isPending} onPress={() => void first(speech.id)}>
                      排到最前
                    </Button>
                  ) : null}
                  {speech.isMine ? (
                    <Button isSmall isPending={withdraw.isPending} onPress={() => void withdraw.run({ speechId: speech.id })}>
                      撤回
                    </Button>
                  ) : null}
                </View>
              </View>
            ))}
          </Card>
        )}
      </View>
    </Section>
  );
}

const aboutOf = ({ constituencyName, topic }: Speech) => [constituencyName, topic].filter(Boolean).join('：');

function Speaking({ speech, now, canEnd }: { speech: Speech; now: string; canEnd: boolean }) {
  const end = useCommand('congress.endSpeech', { done: '发言结束' });
  const left = leftOf(speech, useServerNow(now));
  return (
    <Card>
      <View className="gapped">
        <View className="speaker-now">
          <View className="speaker-who">
            <View className="card-note">正在发言</View>
            <View className="card-title">{speech.name}</View>
            <View className="card-note">{aboutOf(speech)}</View>
          </View>
          <View className={join('speaker-clock', left.isNear && 'speaker-over')}>{left.text}</View>
        </View>
        {canEnd ? (
          <Button isPending={end.isPending} onPress={() => void end.run({ speechId: speech.id })}>
            结束发言
          </Button>
        ) : null}
      </View>
    </Card>
  );
}
