/** What the gateway may ask of the calendar: the file behind a feed's secret address. */
import { loadActor } from '../member/public';
import { run, type Host } from '../core/run';
import { feedKey } from './rules';
import { findFeed, markFetched } from './store';

const HOUR_MS = 3_600_000;

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
