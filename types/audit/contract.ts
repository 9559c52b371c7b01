/** Audit: who did what to what, when and why; append-only, sealed into a hash chain. */
import { z } from 'zod';
import { Id, Moment, id, page, pageInput } from '../common';
import { command, query } from '../operation';

export const audit = {
  'audit.list': query({
    summary: '操作记录，按月查看；可按记录编号或经办人筛选',
    access: { chair: 'union', admin: 'union', auditor: 'union' },
    input: {
      ...pageInput,
      month: z
        .string('月份应为文字')
        .regex(/^\d{4}-\d{2}$/, '月份应为如 2026-11')
        .optional(),
      subject: id('记录').optional(),
      memberId: id('经办人').optional(),
    },
    output: page(
      z.object({
        id: Id,
        at: Moment,
        operation: z.string(),
        action: z.string(),
        actorName: z.string(),
        subject: z.string().nullable(),
        note: z.string().nullable(),
        block: z.number().nullable(),
      }),
    ),
    example: { limit: 20 },
  }),
  'audit.verify': query({
    summary: '核对本会操作记录的哈希链，指出第一处不符',
    access: { chair: 'union', admin: 'union', auditor: 'union' },
    input: {},
    output: z.object({
      blocks: z.number(),
      records: z.number(),
      unsealed: z.number(),
      isIntact: z.boolean(),
      trouble: z.string().nullable(),
    }),
    example: {},
  }),
  'audit.seal': command({
    summary: '系统把尚未封存的操作记录封入下一块',
    access: 'system',
    input: { unionId: id('工会') },
    output: z.object({ sealed: z.number() }),
    // The block is the record: one more line for each would have to be sealed a minute later, for ever.
    audit: null,
    example: { unionId: 'u1' },
  }),
};
