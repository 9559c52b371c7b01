/** Reading announcements: marks of readers, who has not read yet, reminding and telling them. */
import { z } from 'zod';
import { Id, Moment, choice, count, id, page, pageInput } from '../common';
import { Exported } from '../file/contract';
import { command, query } from '../operation';
import { readerLabels } from './labels';

/** A group leader reaches their own group. */
const keepers = { groupLeader: 'group', officer: 'union', chair: 'union' } as const;
const GroupTally = z.object({ unitId: Id, name: z.string(), total: z.number(), read: z.number(), confirmed: z.number() });
const Reader = z.object({
  memberId: Id,
  name: z.string(),
  groupName: z.string(),
  readAt: Moment.nullable(),
  confirmedAt: Moment.nullable(),
  /** False: never signed in, so no message reaches them; they are to be told by telephone or in person. */
  hasApp: z.boolean(),
  /** When and by whom they were told otherwise. */
  toldAt: Moment.nullable(),
  toldBy: z.string().nullable(),
});

export const reading = {
  'announcement.read': command({
    summary: '会员打开公告即记为已读，重复打开不改首次时间；相关消息同时记为已读',
    access: 'anyMember',
    input: { id: id('公告') },
    output: z.object({ id: Id, readAt: Moment }),
    audit: '阅读公告',
    example: { id: 'a1' },
  }),
  'announcement.confirm': command({
    summary: '会员确认必读公告，重复确认不改首次时间；要求重新确认后需再确认一次',
    access: 'anyMember',
    input: { id: id('公告') },
    output: z.object({ id: Id, confirmedAt: Moment }),
    audit: '确认公告',
    example: { id: 'a1' },
  }),
  'announcement.readers': query({
    summary: '各小组应读、已读、已确认人数；组长看本组，干事看全部，可列出未读名单',
    access: keepers,
    input: { id: id('公告') },
    output: z.object({
      total: z.number(),
      read: z.number(),
      confirmed: z.number(),
      groups: z.array(GroupTally),
      unread: z.array(z.object({ memberId: Id, name: z.string(), groupName: z.string() })),
      /** How many a reminder would reach now; those reminded today are not reminded again. */
      remindable: z.number(),
    }),
    example: { id: 'a1' },
  }),
  'announcement.readerList': query({
    summary: '未读、已读、未确认或已确认的会员名单，可按小组看',
    access: keepers,
    input: { ...pageInput, id: id('公告'), which: choice('名单', readerLabels), unitId: id('小组').optional() },
    output: page(Reader),
    example: { id: 'a1', which: 'unread' },
  }),
  'announcement.remind': command({
    summary: '提醒未读（必读则为未确认）的会员；不论谁提醒，每人每则公告每天最多一次',
    access: keepers,
    input: { id: id('公告') },
    output: z.object({ reminded: count('人数', { max: 1e6 }) }),
    audit: '提醒未读会员',
    example: { id: 'a1' },
  }),
  'announcement.exportReaders': command({
    summary: '导出未读（或已读、未确认、已确认）名单（xlsx）；组长导出本组，干事导出全部',
    access: keepers,
    input: { id: id('公告'), which: choice('名单', readerLabels), unitId: id('小组').optional() },
    output: Exported,
    audit: '导出阅读名单',
    example: { id: 'a1', which: 'unread' },
  }),
  'announcement.phone': command({
    summary: '为告知一则公告查看一位未读会员的电话；本人会看到谁因何看过',
    access: keepers,
    input: { id: id('公告'), memberId: id('会员') },
    output: z.object({ phone: z.string() }),
    audit: '查看会员电话',
    example: { id: 'a1', memberId: 'm1' },
  }),
  'announcement.tell': command({
    summary: '记下已用电话或当面告知一位会员；阅读与确认仍由本人完成',
    access: keepers,
    input: { id: id('公告'), memberId: id('会员') },
    output: z.object({ toldAt: Moment }),
    audit: '记录电话告知',
    example: { id: 'a1', memberId: 'm1' },
  }),
};
