/** What is shown of an archive, with its signed address. */
import { may, type Context } from '../core/context';
import { ringOf } from '../core/secret';
import type { Archive } from './store';
import { MINUTE_MS } from '../core/time';

const VALID_FOR_MS = 20 * MINUTE_MS;
export const PURPOSE = 'archive-download';

export async function shown(ctx: Context, record: Archive) {
  const expires = ctx.now.getTime() + VALID_FOR_MS;
  const signature = (await ringOf(ctx)).sign(PURPOSE, `${record._id}:${expires}`);
  const url = record.state === 'done' ? `/archives/${record._id}?expires=${expires}&signature=${signature}` : null;
  return { ...record, id: record._id, url, canOpenKey: record.state !== 'discarded' && may(ctx.actor, 'archive.key') };
}
