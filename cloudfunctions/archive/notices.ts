/** Whom archives and erasures tell what. */
import type { Context } from '../core/context';
import { findHolders } from '../member/public';
import type { Archive, Erasure } from './store';

const PAGE = '/pages/archive/union/index';

function send(ctx: Context, unionId: string, memberIds: string[], matter: string, title: string, body: string): void {
  if (memberIds.length > 0)
    ctx.later('notification.send', {
      unionId,
      memberIds: [...new Set(memberIds)],
      matter,
      kind: 'system',
      title: title.slice(0, 60),
      body: body.slice(0, 300),
      link: PAGE,
    });
}

export const tellReady = (ctx: Context, { _id, unionId, askedById, unionName, done }: Archive) =>
  askedById === 'system'
    ? undefined
    : send(ctx, unionId, [askedById], `archive:${_id}`, '全部数据已整理好', `${unionName}共 ${done} 条，请在七天内下载`);

/** Everybody who must know: the chair and administrators inside, the federation above. */
export async function tellErasure(
  ctx: Context,
  { _id, unionId, ofUnionId, unionName }: Erasure,
  title: string,
  body: string,
): Promise<void> {
  const inside: string[] = [];
  for (const role of ['chair', 'admin'] as const) inside.push(...(await findHolders(ctx, ofUnionId, role)).map(({ _id: id }) => id));
  const above = (await findHolders(ctx, unionId, 'federation')).map(({ _id: id }) => id);
  send(ctx, ofUnionId, inside, `erasure:${_id}:${title}`, title, body);
  send(ctx, unionId, above, `erasure:${_id}:${title}`, `${unionName}：${title}`, body);
}
