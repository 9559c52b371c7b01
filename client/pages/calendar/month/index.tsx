/** The calendar: a month at a glance with the chosen day beside it, or everything one after the other. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { kindLabels } from '../../../../types/notification/labels';
import { useList, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import type { Kind } from '@/ui/kinds';
import { ListEnd } from '@/ui/list';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { optionsOf, Segmented, Tabs } from '@/ui/tabs';
import { addMonths, sayDay, sayMonth, thisMonth, today } from '@/ui/time';
import { ItemRow, type Item, type SpecialDay } from '../parts/items';
import { CalendarGrid, itemsOn } from '../parts/month-grid';

const views = [
  { value: 'month', text: '月历' },
  { value: 'list', text: '逐条' },
] as const;

export default function Calendar() {
  const params = useRouteParams();
  const [view, setView] = useState<'month' | 'list'>(params.view === 'list' ? 'list' : 'month');
  const [kind, setKind] = useState<Kind | ''>('');
  const chosen = kind ? { kinds: [kind] } : {};
  return (
    <Page title="日历" width="full" header={<Tabs label="类别" value={kind} options={optionsOf(kindLabels, '全部')} onChange={setKind} />}>
      <View className="calendar-tools">
        <View className="calendar-views">
          <Segmented label="看法" value={view} options={[...views]} onChange={setView} />
        </View>
      </View>
      {view === 'month' ? <MonthView chosen={chosen} start={params.day} /> : <ListView chosen={chosen} />}
      <More />
    </Page>
  );
}

const More = () => (
  <Section title="更多">
    <Card className="rows">
      <Row icon="clock" title="节假日与调休" note="全年放假与上班的日子，注明依据" onPress={() => go('/pages/calendar/holidays/index')} />
      <Row icon="refresh" title="订阅到手机日历" note="自动更新，只显示标题和时间" onPress={() => go('/pages/calendar/feed/index')} />
    </Card>
  </Section>
);

type Chosen = { chosen: { kinds?: Kind[] } };

function MonthView({ chosen, start }: Chosen & { start?: string }) {
  const [day, setDay] = useState(start ?? today());
  const [month, setMonth] = useState(start?.slice(0, 7) ?? thisMonth());
  const result = useRead('calendar.month', { month, ...chosen });
  const choose = (to: string) => {
    setDay(to);
    setMonth(to.slice(0, 7));
  };
  const turn = (count: number) => {
    const to = addMonths(month, count);
    choose(to === thisMonth() ? today() : `${to}-01`);
  };
  return (
    <>
      <View className="month-bar">
        <Button icon="back" isSmall look="plain" label="上个月" onPress={() => turn(-1)}>
          {' '}
        </Button>
        <View className="month-title">{sayMonth(month)}</View>
        <Button icon="forward" isSmall look="plain" label="下个月" onPress={() => turn(1)}>
          {' '}
        </Button>
        <View className="month-today">
          <Button isSmall isDisabled={day === today()} onPress={() => choose(today())}>
            今天
          </Button>
        </View>
      </View>
      <AsyncView result={result}>
        {(data) => (
          <View className="calendar-split">
            <CalendarGrid data={data} day={day} onDay={choose} />
            <DayList day={day} items={itemsOn(data.items, day)} special={data.days.find((one) => one.day === day)} />
          </View>
        )}
      </AsyncView>
    </>
  );
}

function DayList({ day, items, special }: { day: string; items: Item[]; special?: SpecialDay }) {
  return (
    <Section title={sayDay(day)} note={items.length > 0 ? `${items.length} 项` : undefined}>
      <Card className="rows">
        {special ? (
          <Row icon="clock" title={`${special.name}${{ off: '放假', work: '上班', normal: '照常' }[special.kind]}`} note={special.source} />
        ) : null}
        {items.map((item) => (
          <ItemRow key={item.key} item={item} />
        ))}
        {items.length === 0 && !special ? <Row icon="check" title="这一天没有安排" note="有活动或期限时会出现在这里" /> : null}
      </Card>
    </Section>
  );
}

function ListView({ chosen }: Chosen) {
  const list = useList('calendar.list', { from: today(), limit: 50, ...chosen });
  return (
    <AsyncView result={list}>
      {(items) =>
        items.length === 0 ? (
          <Empty icon="event" title="此后三个月没有安排" hint="报名活动或有新的期限后，会按日期排在这里" />
        ) : (
          <>
            {byDay(items).map(([day, those]) => (
              <Section key={day} title={sayDay(day)}>
                <Card className="rows">
                  {those.map((item) => (
                    <ItemRow key={item.key} item={item} />
                  ))}
                </Card>
              </Section>
            ))}
            <ListEnd result={list} />
          </>
        )
      }
    </AsyncView>
  );
}

/** In the order given, a new head whenever the day changes; what began earlier stands under today. */
function byDay(items: Item[]): [day: string, items: Item[]][] {
  const days = new Map<string, Item[]>();
  for (const item of items) {
    const day = item.firstDay < today() ? today() : item.firstDay;
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days];
}
