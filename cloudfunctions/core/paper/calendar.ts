/** Calendar files (.ics, RFC 5545): what happens when, in a form every calendar program takes. */
import { createEvents, type EventAttributes } from 'ics';
import { addDays, dayOf, HOUR_MS, momentAfter } from '../time';

export type CalendarEntry = {
  /** Stable, so that an entry fetched again replaces itself. */
  id: string;
  title: string;
  /** Moment. */
  startsAt: string;
  /** Moment; null makes an entry of the whole day (a deadline). */
  endsAt: string | null;
  place?: string;
  text?: string;
  isCancelled?: boolean;
};

type Numbers = [number, number, number, number, number];
const numbersOf = (moment: string): Numbers => {
  const at = new Date(moment);
  return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()];
};
const dateOf = (day: string) => day.split('-').map(Number) as [number, number, number];

/** The file's text. Moments are UTC; a whole day is the day in Asia/Shanghai. */
export function icsOf(name: string, entries: CalendarEntry[]): string {
  const { error, value } = createEvents(
    entries.map((entry) => eventOf(entry)),
    { calName: name, productId: 'union-platform', method: 'PUBLISH' },
  );
  if (error) throw error;
  return value ?? '';
}

function eventOf({ id, title, startsAt, endsAt, place, text, isCancelled = false }: CalendarEntry): EventAttributes {
  const day = dayOf(new Date(startsAt));
  const span =
    endsAt === null
      ? { start: dateOf(day), end: dateOf(addDays(day, 1)) }
      : {
          start: numbersOf(startsAt),
          startInputType: 'utc' as const,
          end: numbersOf(endsAt > startsAt ? endsAt : momentAfter(startsAt, HOUR_MS)),
          endInputType: 'utc' as const,
        };
  return {
    uid: `${id}@union-platform`,
    title,
    ...span,
    ...(place ? { location: place } : {}),
    ...(text ? { description: text } : {}),
    status: isCancelled ? 'CANCELLED' : 'CONFIRMED',
    startOutputType: 'utc',
    endOutputType: 'utc',
  } as EventAttributes;
}
