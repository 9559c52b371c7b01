/** One thing found, with the place marked that was sought. */
import { Text, View } from '@tarojs/components';
import type { Output } from '@/api/call';
import { go } from '@/platform';
import { Card } from '@/ui/card';
import { When } from '@/ui/when';

type Hit = Output<'search.find'>['items'][number];

/** An event's second line says its time already, and a person has none. */
const saysWhen: Hit['kind'][] = ['announcement', 'proposal'];

export function HitCard({ hit: { kind, title, subtitle, at, link, marks, excerpt }, onOpen }: { hit: Hit; onOpen: () => void }) {
  const open = () => {
    onOpen();
    go(link);
  };
  return (
    <Card label={title} onPress={open}>
      <View className="card-title">
        <Marked text={title} marks={marks} />
      </View>
      {excerpt ? (
        <View className="card-text">
          <Marked {...excerpt} />
        </View>
      ) : null}
      <View className="card-note">
        {subtitle}
        {saysWhen.includes(kind) ? (
          <>
            {subtitle ? ' · ' : ''}
            <When at={at} />
          </>
        ) : null}
      </View>
    </Card>
  );
}

/** The text with its marked places on a soft ground. */
function Marked({ text, marks }: { text: string; marks: Hit['marks'] }) {
  const ends = [0, ...marks.map(([start, length]) => start + length)];
  return (
    <>
      {marks.map(([start, length], index) => (
        <Text key={start}>
          {text.slice(ends[index], start)}
          <Text className="hit">{text.slice(start, start + length)}</Text>
        </Text>
      ))}
      <Text>{text.slice(ends.at(-1))}</Text>
    </>
  );
}
