/** A trial for officers: the present applicants with another seed; nothing comes of it, and the page says so. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCan, useRead } from '@/api/hooks';
import { Button } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { Stat, Stats } from '@/ui/figures';
import { AsyncView } from '@/ui/states';
import { Tag } from '@/ui/tag';

const SHOWN = 20;

export function Trial({ id }: { id: string }) {
  const can = useCan('event.tryDraw');
  const [isTried, setTried] = useState(false);
  const trial = useRead('event.tryDraw', { eventId: id }, { enabled: isTried, staleTime: 0 });
  if (!can) return null;
  return (
    <Section title="试摇" note="只有干事看得到">
      <Card>
        <View className="card-note">
          用另一个随机种子对现在的申请算一遍，看看家属、项目和优先规则是否合适；不改变任何结果，也不通知任何人。
        </View>
        <View className="actions">
          <Button icon="refresh" isPending={isTried && trial.isFetching} onPress={() => (isTried ? void trial.refetch() : setTried(true))}>
            {isTried ? '再试一次' : '试摇一次'}
          </Button>
        </View>
      </Card>
      {isTried ? (
        <AsyncView result={trial}>
          {({ applicants, places, taken, winners, firsts, sample, note }) => (
            <View className="stack">
              <Stats>
                <Stat label="申请" value={applicants} />
                <Stat label="试摇中签" value={winners} note={`占名额 ${taken}/${places}`} />
                <Stat label="上次落选" value={firsts} />
              </Stats>
              <View className="notice notice-warn">{note}</View>
              <Card className="rows">
                {sample.slice(0, SHOWN).map(({ position, name, groupName, places: size, isFirst, isIn }) => (
                  <Row
                    key={position}
                    title={`${position}. ${name}`}
                    note={[groupName, size > 1 && `${size} 个名额`, isFirst && '上次落选'].filter(Boolean).join(' · ')}
                    end={<Tag tone={isIn ? 'good' : 'grey'}>{isIn ? '试摇中签' : '试摇未中'}</Tag>}
                  />
                ))}
              </Card>
            </View>
          )}
        </AsyncView>
      ) : null}
    </Section>
  );
}
