/** What other domains may ask of foundings. */
import type { Waiting } from '../../types/home/contract';
import type { Deadline, OwnData } from '../core/collected';
import { hasRole, may, type Context } from '../core/context';
import { findUnitAnywhere } from '../unit/public';
import { foundingLifecycle } from '../../types/founding/lifecycle';
import { findOpen, type Founding } from './store';

const link = ({ _id }: Founding) => `/pages/founding/detail/index?id=${_id}`;

/** The federation a person's founding is kept under; null where there is none. */
async function upperId(ctx: Context): Promise<string | null> {
  return (await findUnitAnywhere(ctx, ctx.actor.unionId))?.parentId ?? null;
}

/** One's own application, when it is one's turn. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  const unionId = await upperId(ctx);
  if (!unionId) return [];
  const open = await findOpen(ctx, { unionId, applicantId: ctx.actor.memberId });
  return open
    .filter(({ state, result }) => state === 'preparing' || (state === 'approved' && !result))
    .map((record) => ({
      key: `founding:${record._id}`,
      kind: 'unit',
      title: record.name,
      action: record.state === 'preparing' ? '请备齐材料后上报' : '请登记成立大会的结果',
      link: link(record),
      dueAt: null,
    }));
}

const line = (record: Founding, source: string, action: string): Deadline => ({
  key: `founding:${record._id}:${action}`,
  kind: 'unit',
  title: record.name,
  source,
  action,
  link: link(record),
  dueAt: null,
});

/** The federation's decisions, and the opinion asked of the former union. */
export async function deadlinesFor(ctx: Context): Promise<Deadline[]> {
  if (hasRole(ctx.actor, 'federation')) {
    const open = await findOpen(ctx, { unionId: ctx.actor.unionId });
    return open.flatMap((record) =>
      record.state === 'applied'
        ? [line(record, '建会申请待批复', '批复')]
        : record.state === 'approved' && record.result
          ? [line(record, '成立大会结果待确认', '确认成立')]
          : [],
    );
  }
  if (!may(ctx.actor, 'founding.opine')) return [];
  const unionId = await upperId(ctx);
  if (!unionId) return [];
  const open = await findOpen(ctx, { unionId, fromUnionId: ctx.actor.unionId });
  return open.filter(({ state, opinion }) => state === 'applied' && !opinion).map((record) => line(record, '会员转出独立建会', '提出意见'));
}

/** The applications one made. */
export async function ownDataOf(ctx: Context): Promise<OwnData[]> {
  const unionId = await upperId(ctx);
  const mine = unionId ? await findOpen(ctx, { unionId, applicantId: ctx.actor.memberId }) : [];
  const rows = mine.map(({ name, state, createdAt, reason }) => [name, foundingLifecycle.labels[state], createdAt, reason]);
  return [{ title: '建会申请', columns: ['名称', '状态', '发起时间', '缘由'], rows }];
}
