/** Whom the unit domain tells what: queued in the transaction of what happened. */
import { roleLabels } from '../../types/unit/labels';
import type { Context } from '../core/context';
import { sayFullDay } from '../core/time';
import { findHolders } from '../member/public';
import type { Office } from './office-store';
import type { Committee } from './register-store';
import { standards } from './standards';
import { findUnit } from './store';

const send = (ctx: Context, unionId: string, memberIds: string[], matter: string, title: string, body: string, link: string) => {
  if (memberIds.length > 0)
    ctx.later('notification.send', {
      unionId,
      memberIds,
      matter: matter.slice(0, 120),
      kind: 'unit',
      title: title.slice(0, 60),
      body: body.slice(0, 300),
      link,
    });
};
const idsOf = (people: { _id: string }[]) => people.map(({ _id }) => _id);

/** The holder, and (through the desk) the chair who appoints. */
export function tellOfficeEnding(ctx: Context, { _id, unionId, memberId, role, unitName, until }: Office, what: string): void {
  send(
    ctx,
    unionId,
    [memberId],
    `office:${_id}:${until}:${what}`,
    `${roleLabels[role]}任期${what}`,
    `${unitName}${roleLabels[role]}的任期${what}`,
    '/pages/unit/offices/index',
  );
}

/** The chair, officers and administrators of the union, and the federation above it. */
export async function tellTerm(ctx: Context, committee: Committee, stage: string): Promise<void> {
  const { _id, unionId, number, to } = committee;
  const sayTo = sayFullDay(to);
  const union = await findUnit(ctx, unionId, unionId);
  const keepers = [];
  for (const role of ['chair', 'officer', 'admin'] as const) keepers.push(...idsOf(await findHolders(ctx, unionId, role)));
  const title = `第${number}届委员会任期${stage}`;
  send(
    ctx,
    unionId,
    [...new Set(keepers)],
    `term:${_id}:${stage}`,
    title,
    `${sayTo} 届满，请按期换届。${standards.term.source}`,
    '/pages/unit/register/index',
  );
  if (!union?.parentId) return;
  const above = idsOf(await findHolders(ctx, union.parentId, 'federation'));
  send(
    ctx,
    union.parentId,
    above,
    `term:${_id}:${stage}`,
    `${union.name}：${title}`,
    `${sayTo} 届满，请督促换届`,
    `/pages/unit/register/index?unionId=${unionId}`,
  );
}

/** Those who were moved, and the leaders of every group concerned. */
export function tellRearranged(
  ctx: Context,
  unionId: string,
  moved: { memberId: string; from: string; to: string }[],
  leaders: string[],
  reason: string,
): void {
  const byTo = new Map<string, string[]>();
  for (const { memberId, from, to } of moved) byTo.set(`${from} → ${to}`, [...(byTo.get(`${from} → ${to}`) ?? []), memberId]);
  for (const [way, memberIds] of byTo)
    for (let start = 0; start < memberIds.length; start += 1000)
      send(
        ctx,
        unionId,
        memberIds.slice(start, start + 1000),
        `group:${ctx.requestId}:${way}`,
        '您所在的小组有调整',
        `${way}。${reason}`,
        '/pages/unit/placements/index',
      );
  send(ctx, unionId, leaders, `group:${ctx.requestId}:leader`, '小组有调整', `请核对本组名册。${reason}`, '/pages/member/list/index');
}
