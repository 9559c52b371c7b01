/** A month in whole weeks: dots by kind on a phone, titles at a desk; arrows move from day to day, Page Up and Page Down from month to month. */
import { View } from '@tarojs/components';
import { useEffect, useRef } from 'react';
import { dayKindLabels } from '../../../../types/calendar/labels';
import type { Output } from '@/api/call';
import { focusOn, useIsWide, useKeys } from '@/platform';
import { toneOfKind } from '@/ui/kinds';
import { join, named, unspoken } from '@/ui/name';
import { Press } from '@/ui/press';
import { addDays, addMonths, sayDay, timePart, weekdayOf } from '@/ui/time';
import type { Item, SpecialDay } from './items';

const GRID = 'month-grid';
const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const TITLES = 3;
const DOTS = 4;

type GridProps = {
  data: Output<'calendar.month'>;
  day: string;
  /** Chooses a day; another month's day turns the leaf. */
  onDay: (day: string) => void;
};

export const itemsOn = (items: Item[], day: string): Item[] => items.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);

export function CalendarGrid({ data, day, onDay }: GridProps) {
  const isMoved = useRef(false);
  const move = (to: string) => {
    isMoved.current = true;
    onDay(to);
    return true;
  };
  const steps: Record<string, () => string> = {
    ArrowLeft: () => addDays(day, -1),
    ArrowRight: () => addDays(day, 1),
    ArrowUp: () => addDays(day, -7),
    ArrowDown: () => addDays(day, 7),
    Home: () => addDays(day, -weekdayOf(day)),
    End: () => addDays(day, 6 - weekdayOf(day)),
    PageUp: () => sameDayOf(addMonths(day.slice(0, 7), -1), day),
    PageDown: () => sameDayOf(addMonths(day.slice(0, 7), 1), day),
  };
  useKeys(GRID, GRID, (key, isTyping) => !isTyping && steps[key] !== undefined && move(steps[key]()));
  useEffect(() => {
    if (!isMoved.current) return;
    isMoved.current = false;
    focusOn(`day-${day}`);
  }, [day, data.month]);
  const weeks: string[][] = [];
  for (let first = data.from; first <= data.to; first = addDays(first, 7))
    weeks.push(weekdays.map((_name, index) => addDays(first, index)));
  const special = new Map(data.days.map((one) => [one.day, one]));
  return (
    <View id={GRID} className={join('card', GRID)} {...named('月历', 'grid')}>
      <View className="grid-week grid-names" {...named(undefined, 'row')}>
        {weekdays.map((name) => (
          <View key={name} className="grid-name" {...named(`周${name}`, 'columnheader')}>
            {name}
          </View>
        ))}
      </View>
      {weeks.map((week) => (
        <View key={week[0]} className="grid-week" {...named(undefined, 'row')}>
          {week.map((one) => (
            <Day
              key={one}
              day={one}
              items={itemsOn(data.items, one)}
              special={special.get(one)}
              isOutside={!one.startsWith(data.month)}
              isToday={one === data.today}
              isChosen={one === day}
              onChoose={() => onDay(one)}
            />
          ))}
        </View>
      ))}
    </View>
  );
}

/** The same day of another month, or its last one. */
function sameDayOf(month: string, day: string): string {
  const wanted = `${month}-${day.slice(8)}`;
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  return wanted > last ? last : wanted;
}

type DayProps = {
  day: string;
  items: Item[];
  special?: SpecialDay;
  isOutside: boolean;
  isToday: boolean;
  isChosen: boolean;
  onChoose: () => void;
};

function Day({ day, items, special, isOutside, isToday, isChosen, onChoose }: DayProps) {
  const isWide = useIsWide();
  const kind = special && special.kind !== 'normal' ? special : undefined;
  const said = [
    sayDay(day),
    isToday && '今天',
    kind && `${kind.name}${kind.kind === 'off' ? '放假' : '上班'}`,
    items.length > 0 ? `${items.length} 项` : '没有安排',
  ];
  return (
    <Press
      id={`day-${day}`}
      role="gridcell"
      isOn={isChosen}
      isTabStop={isChosen}
      label={said.filter(Boolean).join('，')}
      className={join(
        'grid-day',
        isOutside && 'grid-outside',
        (weekdayOf(day) > 4 || kind?.kind === 'off') && kind?.kind !== 'work' && 'grid-rest',
        isToday && 'grid-today',
        isChosen && 'grid-chosen',
      )}
      onPress={onChoose}
    >
      <View className="grid-head">
        <View className="grid-number">{String(Number(day.slice(8)))}</View>
        {kind ? <View className={join('day-kind', `day-${kind.kind}`)}>{dayKindLabels[kind.kind]}</View> : null}
        {isWide && kind ? <View className="grid-holiday">{kind.name}</View> : null}
      </View>
      {isWide ? <Titles items={items} /> : <Dots items={items} />}
    </Press>
  );
}

const Dots = ({ items }: { items: Item[] }) => (
  <View className="grid-dots" {...unspoken}>
    {[...new Set(items.map(({ kind }) => toneOfKind(kind)))].slice(0, DOTS).map((tone) => (
      <View key={tone} className={join('grid-dot', `fill-${tone}`)} />
    ))}
  </View>
);

/** The hour stands before what begins at one; a deadline is of the day. */
const sayShort = ({ title, startsAt, isDeadline, firstDay, lastDay }: Item) =>
  isDeadline || firstDay !== lastDay ? title : `${timePart(startsAt)} ${title}`;

function Titles({ items }: { items: Item[] }) {
  const shown = items.length > TITLES ? TITLES - 1 : TITLES;
  return (
    <View className="grid-titles" {...unspoken}>
      {items.slice(0, shown).map((item) => (
        <View key={item.key} className="grid-title">
          <View className={join('grid-dot', `fill-${toneOfKind(item.kind)}`)} />
          <View className="grid-text">{sayShort(item)}</View>
        </View>
      ))}
      {items.length > shown ? <View className="grid-more">{`还有 ${items.length - shown} 项`}</View> : null}
    </View>
  );
}
