/** What has to be done by when, before and after a session, each with its article. */
import { View } from '@tarojs/components';
import type { Output } from '@/api/call';
import { Card, Section } from '@/ui/card';
import { Tag, type Tone } from '@/ui/tag';
import { sayFullDay } from '@/ui/time';

type Clock = Output<'congress.session'>['clocks'][number];

export function ClocksPart({ clocks }: { clocks: Clock[] }) {
  if (clocks.length === 0) return null;
  return (
    <Section title="时限">
      <Card>
        {clocks.map((clock) => (
          <OneClock key={clock.title} {...clock} />
        ))}
      </Card>
    </Section>
  );
}

function OneClock({ title, dueOn, doneOn, isLate, source }: Clock) {
  const [word, tone] = wordOf(doneOn, isLate);
  return (
    <View className="clock-row">
      <View className="card-head">
        <View className="row-title">{title}</View>
        <Tag tone={tone}>{word}</Tag>
      </View>
      <View className="row-note">{`${doneOn ? `${sayFullDay(doneOn)}，` : ''}期限 ${sayFullDay(dueOn)}。${source}`}</View>
    </View>
  );
}

function wordOf(doneOn: string | null, isLate: boolean): [string, Tone] {
  if (doneOn) return isLate ? ['已办，晚于期限', 'warn'] : ['已办', 'good'];
  return isLate ? ['已过期限', 'accent'] : ['待办', 'info'];
}
