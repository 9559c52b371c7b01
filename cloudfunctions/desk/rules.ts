/** Decisions of the desk: how soon something is due, in which order, and how many there are. No database, no clock. */
import type { Urgency } from '../../types/desk/labels';
import { urgencyLabels } from '../../types/desk/labels';
import type { Deadline } from '../core/collected';
import { addDays, dayOf } from '../core/time';

export type Matter = Omit<Deadline, 'count'> & { count: number; urgency: Urgency };

/** Days are those of Asia/Shanghai; what was due earlier today is overdue already. */
export function urgencyOf(dueAt: string | null, now: Date): Urgency {
  if (dueAt === null) return 'undated';
  if (dueAt < now.toISOString()) return 'overdue';
  const [due, today] = [dayOf(dueAt), dayOf(now)];
  if (due === today) return 'today';
  return due <= addDays(today, 7) ? 'week' : 'later';
}

const NEVER = '9999';

/** Where a matter stands in the list: what is due soonest first, what has no date last. */
export const placeOf = ({ dueAt, key }: Pick<Deadline, 'dueAt' | 'key'>) => ({ value: dueAt ?? NEVER, id: key });

/** One line a matter, in order; what two domains (or two roles) name by the same key is one. */
export function inOrder(deadlines: Deadline[], now: Date): Matter[] {
  const byKey = new Map(deadlines.map((one) => [one.key, one]));
  return [...byKey.values()]
    .map((one) => ({ ...one, count: one.count ?? 1, urgency: urgencyOf(one.dueAt, now) }))
    .sort((a, b) => compare(placeOf(a).value, placeOf(b).value) || compare(a.key, b.key));
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export const countsOf = (matters: Matter[]) => ({
  total: matters.length,
  overdue: matters.filter(({ urgency }) => urgency === 'overdue').length,
  today: matters.filter(({ urgency }) => urgency === 'today').length,
});

/** How many lines of each kind, in the order they first come. */
export function byKind(matters: Matter[]): { kind: Matter['kind']; count: number }[] {
  const counts = new Map<Matter['kind'], number>();
  for (const { kind } of matters) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

export const byUrgency = (matters: Matter[]): { urgency: Urgency; count: number }[] =>
  (Object.keys(urgencyLabels) as Urgency[]).map((urgency) => ({
    urgency,
    count: matters.filter((matter) => matter.urgency === urgency).length,
  }));

export const narrowed = (matters: Matter[], { kind, urgency }: { kind?: Matter['kind']; urgency?: Urgency }): Matter[] =>
  matters.filter((matter) => (!kind || matter.kind === kind) && (!urgency || matter.urgency === urgency));
