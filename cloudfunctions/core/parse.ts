/** Strict input: whatever zod finds becomes Chinese sentences with the field's path. */
import { z } from 'zod';
import type { FieldError } from '../../types/errors';
import type { Operation } from '../../types/operation';
import { Refusal } from './refuse';

z.config({ ...z.locales.zhCN() });

/** Parses a call's input or refuses with every field that is wrong. */
export function parseInput(operation: Operation, input: unknown): object {
  const parsed = operation.input.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.flatMap(fieldErrors).slice(0, 50);
  const first = fields[0]?.message;
  throw new Refusal(
    'INVALID_INPUT',
    first && fields.length === 1 ? first : `有${fields.length}处需要修改：${first}${fields.length > 1 ? ' 等' : ''}`,
    fields,
  );
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [path, key].filter(Boolean).join('.').slice(0, 100),
      message: `没有「${key.slice(0, 30)}」这一项，请去掉`,
    }));
  if (issue.code === 'invalid_type' && path === '') return [{ path, message: '请求内容应为 JSON 对象' }];
  return [{ path, message: issue.message }];
}
