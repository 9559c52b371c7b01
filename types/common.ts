/** Field kinds shared by every contract: each names its Chinese label, so a refusal says which field and what would help. */
import { z } from 'zod';
import { roles } from './actor';

/** What went wrong with a value of this label, in words a person can act on. */
const wrong = (label: string, wanted: string) => ({
  error: (issue: { input?: unknown }) =>
    issue.input === undefined || issue.input === null || issue.input === '' ? `请填写${label}` : `${label}应为${wanted}`,
});

/** Identifier of a record: an opaque string, never interpreted. */
export const Id = z
  .string('编号应为文字')
  .regex(/^[A-Za-z0-9_:-]{1,64}$/, '编号格式不对')
  .meta({ id: 'Id' });
export type Id = string;
export const id = (label: string) => z.string(wrong(label, '编号')).regex(/^[A-Za-z0-9_:-]{1,64}$/, `${label}的编号格式不对`);

/** Money: whole fen (分), 100 fen = ¥1. */
export const Fen = z
  .number('金额应为数字')
  .int('金额以分为单位，应为整数')
  .min(0, '金额不能为负')
  .max(1e12, '金额过大')
  .meta({ id: 'Fen' });
export type Fen = number;
export const fen = (label: string) =>
  z.number(wrong(label, '以分为单位的整数')).int(`${label}以分为单位，应为整数`).min(0, `${label}不能为负`).max(1e12, `${label}过大`);

/** A moment: ISO 8601; any offset is taken, UTC with milliseconds is kept and answered. */
export const Moment = z.iso.datetime().meta({ id: 'Moment' });
export type Moment = string;
export const moment = (label: string) =>
  z.iso.datetime({ offset: true, ...wrong(label, '日期时间，如 2026-11-20T10:00:00Z') }).transform((text, context) => {
    const time = new Date(text);
    if (Number.isNaN(time.getTime()) || time.getUTCFullYear() > 2200) {
      context.addIssue({ code: 'custom', message: `${label}不是有效的日期时间` });
      return z.NEVER;
    }
    return time.toISOString();
  });

/** A calendar day `YYYY-MM-DD` in Asia/Shanghai. */
export const Day = z.iso.date().meta({ id: 'Day' });
export type Day = string;
export const day = (label: string) => z.iso.date(wrong(label, '日期，如 2026-11-20'));

/** A calendar month `YYYY-MM` in Asia/Shanghai. */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .meta({ id: 'Month' });
export type Month = string;
export const month = (label: string) =>
  z.string(wrong(label, '月份，如 2026-11')).regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, `${label}应为月份，如 2026-11`);

export const year = (label: string) =>
  z
    .number(wrong(label, '年份，如 2026'))
    .int(`${label}应为整数`)
    .min(1990, `${label}应在 1990 至 2100 之间`)
    .max(2100, `${label}应在 1990 至 2100 之间`);

export const count = (label: string, limits: { min?: number; max: number }) =>
  z
    .number(wrong(label, '整数'))
    .int(`${label}应为整数`)
    .min(limits.min ?? 0, `${label}不能少于${limits.min ?? 0}`)
    .max(limits.max, `${label}不能超过${limits.max}`);

export const flag = (label: string) => z.boolean(wrong(label, '是或否'));

/** Text written by a person: trimmed, not empty unless `min: 0`, at most `max` characters, no control characters. */
export const text = (label: string, limits: { min?: number; max: number }) =>
  z
    .string(wrong(label, '文字'))
    .trim()
    .min(limits.min ?? 1, (limits.min ?? 1) > 1 ? `${label}至少${limits.min}个字` : `请填写${label}`)
    .max(limits.max, `${label}不能超过${limits.max}字`)
    .regex(/^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*$/, `${label}含有无法保存的字符`);

/** One of a closed list; `labels` are the Chinese words shown in the refusal. */
export const choice = <const T extends string>(label: string, labels: Record<T, string>) =>
  z.enum(Object.keys(labels) as [T, ...T[]], wrong(label, `其中之一：${(Object.values(labels) as string[]).join('、')}`));

/** To whom something is addressed; `{}` is the caller's whole union. Kinds narrow each other, values within a kind widen. */
export const Audience = z
  .strictObject(
    {
      unitIds: z.array(id('范围内的单位'), '范围内的单位应为列表').max(200, '单位不能超过200个').optional(),
      roles: z
        .array(z.enum(roles, { error: '没有这种角色' }), '角色应为列表')
        .max(roles.length, '角色过多')
        .optional(),
      tags: z
        .array(text('标签', { max: 20 }), '标签应为列表')
        .max(20, '标签不能超过20个')
        .optional(),
    },
    '范围应为对象，全体会员写 {}',
  )
  .meta({ id: 'Audience' });
export type Audience = z.output<typeof Audience>;

/** The two fields every list takes. */
export const pageInput = {
  cursor: z.string('翻页位置应为文字').max(300, '翻页位置不对').optional(),
  limit: count('每页条数', { min: 1, max: 50 }).optional(),
};
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const done = z.object({ id: Id });
