/** Lines of the calendar: when, what, where, and a tap to the matter itself. */
import { kindLabels } from '../../../../types/notification/labels';
import type { Output } from '@/api/call';
import { go } from '@/platform';
import { Row } from '@/ui/card';
import { iconOfKind } from '@/ui/kinds';
import { Tag } from '@/ui/tag';
import { sayDay, timePart } from '@/ui/time';

export type Item = Output<'calendar.month'>['items'][number];
export type SpecialDay = Output<'calendar.month'>['days'][number];

/** «14:00–16:30», «18:00 截止», or the days it lasts. */
export function sayWhen({ startsAt, endsAt, isDeadline, firstDay, lastDay }: Item): string {
  if (isDeadline) return ['00:00', '23:59'].includes(timePart(startsAt)) ? '当天截止' : `${timePart(startsAt)} 截止`;
  if (endsAt === null) return timePart(startsAt);
  if (firstDay !== lastDay) return `${sayDay(firstDay)} 至 ${sayDay(lastDay)}`;
  return `${timePart(startsAt)}–${timePart(endsAt)}`;
}

export function ItemRow({ item }: { item: Item }) {
  return (
    <Row
      icon={iconOfKind(item.kind)}
      title={item.title}
      note={[sayWhen(item), item.place].filter(Boolean).join(' · ')}
      end={item.isDeadline ? <Tag tone="warn">期限</Tag> : <Tag>{kindLabels[item.kind]}</Tag>}
      onPress={() => go(item.link)}
    />
  );
}
