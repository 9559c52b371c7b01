/** Demo days of a union's own: a Saturday of work and a day off, each with the notice it comes from. */
import { addDays, dayOf } from '../../cloudfunctions/core/time';
import { weekdayOf } from '../../cloudfunctions/calendar/rules';
import type { OwnDay } from '../../cloudfunctions/calendar/store';
import type { Demo } from './demo';

export async function plantCalendar({ db, now, unionId, person, moment }: Demo): Promise<void> {
  const today = dayOf(now);
  const saturday = addDays(today, 5 - weekdayOf(today) + (weekdayOf(today) > 4 ? 7 : 0));
  const monday = addDays(saturday, 16);
  const own = (day: string, kind: OwnDay['kind'], name: string, source: string): OwnDay => ({
    _id: `${unionId}:${day}`,
    unionId,
    day,
    kind,
    name,
    source,
    byId: person('officer')._id,
    at: moment(-20),
  });
  await db
    .collection<OwnDay>('calendar_days')
    .insertMany([own(saturday, 'work', '年终盘点', '院办通知：年终盘点安排'), own(monday, 'off', '院庆日', '院办通知：院庆日放假一天')]);
}
