/** Taking data along: a member's own, the whole of a union, and erasing a union by two persons and the clock. */
import { z } from 'zod';
import { Id, Moment, choice, done, id, text } from '../common';
import { Exported } from '../file/contract';
import { command, query } from '../operation';
import { formatLabels } from './labels';
import { archiveLifecycle, erasureLifecycle } from './lifecycle';

const keepers = { chair: 'union', admin: 'union' } as const;
const eraseReaders = { chair: 'union', admin: 'union', federation: 'tree' } as const;

export const Archive = z.object({
  id: Id,
  state: z.enum(archiveLifecycle.states),
  askedBy: z.string(),
  askedAt: Moment,
  finishedAt: Moment.nullable(),
  /** Kept until; then its pieces go. */
  expireAt: Moment.nullable(),
  done: z.number(),
  total: z.number(),
  size: z.number(),
  /** Signed, for some minutes; null while it is being made. */
  url: z.string().nullable(),
  canOpenKey: z.boolean(),
});

export const Erasure = z.object({
  id: Id,
  state: z.enum(erasureLifecycle.states),
  unionName: z.string(),
  memberCount: z.number(),
  proposedBy: z.string(),
  proposedAt: Moment,
  reason: z.string(),
  confirmedBy: z.string().nullable(),
  /** Not before. */
  dueAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  cancelReason: z.string().nullable(),
  removed: z.number(),
  lastArchive: Archive.nullable(),
  moves: z.array(z.enum(['confirm', 'cancel'])),
});

export const archive = {
  'archive.takeOwn': command({
    summary: '取走本人的全部数据：档案、会费、报名、提案、消息等，一份表格或数据文件；每天三次',
    access: 'anyMember',
    input: { format: choice('格式', formatLabels).default('xlsx') },
    output: Exported,
    audit: '取走本人数据',
    example: { format: 'json' },
  }),
  'archive.start': command({
    summary: '取走本会的全部数据：后台分段整理，可以离开，完成后有消息',
    access: keepers,
    input: {},
    output: done,
    audit: '归档全部数据',
    example: {},
  }),
  'archive.list': query({
    summary: '本会的归档与进度',
    access: keepers,
    input: {},
    output: z.object({ items: z.array(Archive) }),
    example: {},
  }),
  'archive.key': command({
    summary: '取归档的开启密钥：归档里的证件号、手机号等用它加密，导入另一处时要用；取用有记录',
    access: { chair: 'union', federation: 'tree' },
    input: { id: id('归档') },
    output: z.object({ key: z.string() }),
    audit: '取归档密钥',
    example: { id: 'a1' },
  }),
  'archive.proposeErasure': command({
    summary: '主席提出清除本会全部数据，写明理由并照写本会名称',
    access: { chair: 'union' },
    input: { unionName: text('工会名称', { max: 60 }), reason: text('理由', { max: 300 }) },
    output: done,
    audit: '提出清除全部数据',
    example: { unionName: '测试工会', reason: '单位撤销' },
  }),
  'archive.erasures': query({
    summary: '清除申请：主席与管理员看本会的，上级工会看所辖的',
    access: eraseReaders,
    input: {},
    output: z.object({ items: z.array(Erasure), coolingDays: z.number() }),
    example: {},
  }),
  'archive.confirmErasure': command({
    summary: '上级工会或管理员确认清除；等候期内可以取消，期满由时钟执行',
    access: { admin: 'union', federation: 'tree' },
    input: { id: id('申请') },
    output: done,
    audit: '确认清除全部数据',
    example: { id: 'e1' },
  }),
  'archive.cancelErasure': command({
    summary: '取消清除并写明理由',
    access: eraseReaders,
    input: { id: id('申请'), reason: text('理由', { max: 300 }) },
    output: done,
    audit: '取消清除全部数据',
    example: { id: 'e1', reason: '数据另有用处' },
  }),
  'archive.piece': command({
    summary: '整理归档的下一段',
    access: 'system',
    input: { id: id('归档') },
    output: z.object({ isDone: z.boolean() }),
    audit: null,
    example: { id: 'a1' },
  }),
  'archive.discard': command({
    summary: '清除过期的归档',
    access: 'system',
    input: { id: id('归档') },
    output: done,
    audit: '清除过期归档',
    example: { id: 'a1' },
  }),
  'archive.erase': command({
    summary: '等候期满：先存最后的归档，再分段清除',
    access: 'system',
    input: { id: id('申请') },
    output: z.object({ isDone: z.boolean() }),
    audit: null,
    example: { id: 'e1' },
  }),
};
