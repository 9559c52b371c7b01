/** Order on the home page. */
import type { Waiting } from '../../types/home/contract';

/** What is due soonest comes first; what has no date comes after, in the order the domains gave it. */
export const byUrgency = (waiting: Waiting[]): Waiting[] =>
  [...waiting].sort((a, b) => (a.dueAt === b.dueAt ? 0 : a.dueAt === null ? 1 : b.dueAt === null ? -1 : a.dueAt < b.dueAt ? -1 : 1));
