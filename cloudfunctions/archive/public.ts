/** What hosts may ask of archives: the bytes behind a signed address. */
import type { Deadline } from '../core/collected';
import { hasRole, type Context } from '../core/context';
import type { Reach } from '../core/database';
import { ringOf } from '../core/secret';
import { findErasures, findSignedArchive, readPieces } from './store';
import { PURPOSE } from './view';
import { write } from './zip';

export { openArchive, importUnion, filesOf } from './importing';

/** The zip, part by part; null when the signature is wrong or has expired. */
export async function openDownload(reach: Reach, id: string, expires: number, signature: string, now: Date) {
  const ring = await ringOf(reach);
  if (!(expires > now.getTime()) || !ring.isSigned(PURPOSE, `${id}:${expires}`, signature)) return null;
  const record = await findSignedArchive(reach, id);
  if (record?.state !== 'done') return null;
  return { name: `${record.unionName} 全部数据 ${record.askedAt.slice(0, 10)}.zip`, bytes: write(readPieces(reach, record)) };
}

/** Erasures that wait for the federation to confirm. */
export async function deadlinesFor(ctx: Context): Promise<Deadline[]> {
  if (!hasRole(ctx.actor, 'federation')) return [];
  const open = await findErasures(ctx, { unionId: ctx.actor.unionId });
  return open
    .filter(({ state }) => state === 'proposed')
    .map(({ _id, unionName }) => ({
      key: `erasure:${_id}`,
      kind: 'system' as const,
      title: `${unionName}提出清除全部数据`,
      source: '清除须两人办理',
      action: '确认或取消',
      link: '/pages/archive/union/index',
      dueAt: null,
    }));
}
