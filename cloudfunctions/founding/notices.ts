/** Whom a founding tells what: the applicant, the former union, the federation, and those who go over. */
import type { Context } from '../core/context';
import { findHolders } from '../member/public';
import type { Founding } from './store';

const link = (id: string) => `/pages/founding/detail/index?id=${id}`;

function send(
  ctx: Context,
  record: Founding,
  unionId: string,
  memberIds: string[],
  title: string,
  body: string,
  to = link(record._id),
): void {
  for (let start = 0; start < memberIds.length; start += 1000)
    ctx.later('notification.send', {
      unionId,
      memberIds: memberIds.slice(start, start + 1000),
      matter: `founding:${record._id}:${ctx.requestId}:${title.slice(0, 10)}`.slice(0, 120),
      kind: 'unit',
      title: title.slice(0, 60),
      body: body.slice(0, 300),
      link: to,
    });
}

export const tellApplicant = (ctx: Context, record: Founding, title: string, body: string) =>
  send(ctx, record, record.fromUnionId, [record.applicantId], title, body);

export async function tellFormerUnion(ctx: Context, record: Founding, title: string, body: string): Promise<void> {
  const keepers = new Set<string>();
  for (const role of ['chair', 'officer'] as const)
    for (const { _id } of await findHolders(ctx, record.fromUnionId, role)) keepers.add(_id);
  keepers.delete(record.applicantId);
  send(ctx, record, record.fromUnionId, [...keepers], title, body);
}

export async function tellAbove(ctx: Context, record: Founding, title: string): Promise<void> {
  const above = (await findHolders(ctx, record.unionId, 'federation')).map(({ _id }) => _id);
  send(ctx, record, record.unionId, above, title, `${record.employer}，由 ${record.fromUnionName} ${record.applicantName} 申请`);
}

/** In their new union's inbox. */
export const tellFounded = (ctx: Context, record: Founding, unionId: string, memberIds: string[]) =>
  send(
    ctx,
    record,
    unionId,
    memberIds,
    `${record.name}成立了`,
    '您的会籍已转入新工会，会龄连续计算；会费从下月起在新工会缴纳',
    '/pages/unit/register/index',
  );
