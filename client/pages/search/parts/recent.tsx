/** What was sought lately on this device: chosen again with one tap, emptied with another. */
import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { storage } from '@/platform';
import { Button } from '@/ui/button';
import { Section } from '@/ui/card';
import { Empty } from '@/ui/states';

const KEY = 'searched';
const MOST = 8;

export function useRecent() {
  const [texts, setTexts] = useState(() => storage.read<string[]>(KEY) ?? []);
  const keep = useCallback((next: string[]) => {
    storage.write(KEY, next);
    setTexts(next);
  }, []);
  const remember = useCallback(
    (text: string) => keep([text, ...(storage.read<string[]>(KEY) ?? []).filter((other) => other !== text)].slice(0, MOST)),
    [keep],
  );
  const clear = useCallback(() => keep([]), [keep]);
  return { texts, remember, clear };
}

export function Recent({ recent: { texts, clear }, onChoose }: { recent: ReturnType<typeof useRecent>; onChoose: (text: string) => void }) {
  if (texts.length === 0)
    return <Empty icon="search" title="想找什么" hint="写几个字，或拼音首字母：「年会」可以写「nh」，也可以写「nianhui」" />;
  return (
    <Section title="最近搜索" action={{ text: '清空', onPress: clear }}>
      <View className="chips">
        {texts.map((text) => (
          <Button key={text} isSmall icon="clock" onPress={() => onChoose(text)} label={`再搜${text}`}>
            {text}
          </Button>
        ))}
      </View>
    </Section>
  );
}
