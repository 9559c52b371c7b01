/** What others may ask of the calendar: days counted as working days, and the file behind a feed's secret address. */
import { loadActor } from '../member/public';
import type { Context } from '../core/context';
import { run, type Host } from '../core/run';
import { addDays } from '../core/time';
import { feedKey, specialDays, workingDayAfter } from './rules';
import { findFeed, findOwnDays, markFetched } from './store';
import { HOUR_MS } from '../core/time';

/**
 * The calendar behind a secret address as its owner may see it at this moment; null when the address is not (or no longer) one.
 * Rights are taken anew at each reading: who left the union, or an office, no longer shows what came with it.
 */
export async function readFeed(host: Host, token: string): Promise<{ name: string; text: string } | null> {
  const feed = await findFeed({ db: host.db }, feedKey(token));
  const actor = feed && (await loadActor({ db: host.db }, feed.memberId));
  if (!feed || actor?.unionId !== feed.unionId) return null;
  const envelope = await run(host, { operation: 'calendar.file', input: feed.kinds.length > 0 ? { kinds: feed.kinds } : {}, actor });
  if (!envelope.ok) throw new Error(`calendar.file: ${envelope.error.message}`);
  const now = host.clock();
  // Programs ask every few minutes; the page needs no more than the hour.
  if (!feed.fetchedAt || now.getTime() - Date.parse(feed.fetchedAt) > HOUR_MS)
    await markFetched({ db: host.db }, feed._id, now.toISOString());
  return envelope.data as { name: string; text: string };
}

/** The last of so many working days after a day, with public holidays, adjusted days and what the union entered itself. */
export async function workingDaysAfter(ctx: Context, day: string, count: number): Promise<string> {
  const until = addDays(day, count * 2 + 20);
  return workingDayAfter(day, count, specialDays(day, until, await findOwnDays(ctx, day, until)));
}
