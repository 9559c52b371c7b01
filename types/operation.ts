/** How a contract states an operation: what may be asked, by whom, what comes back. Handlers, client, docs and tests are driven by it. */
import { z } from 'zod';
import type { Access } from './actor';

type Shape = z.core.$ZodLooseShape;

type Common = {
  /** One Chinese sentence for the generated documents: what it does for whom. */
  summary: string;
  /** Role → how far it reaches. The runner refuses everybody else and hands the scope to the handler. */
  access: Access;
};

export type Query<I extends Shape = Shape, O extends z.ZodType = z.ZodType> = Common & {
  kind: 'query';
  input: z.ZodObject<I, z.core.$strict>;
  output: O;
  example: z.input<z.ZodObject<I, z.core.$strict>>;
};

export type Command<I extends Shape = Shape, O extends z.ZodType = z.ZodType> = Common & {
  kind: 'command';
  input: z.ZodObject<I, z.core.$strict>;
  output: O;
  example: z.input<z.ZodObject<I, z.core.$strict>>;
  /** What the audit trail says, in Chinese, e.g. «发布公告»; null only for reading marks, and for sealing the trail itself. */
  audit: string | null;
  /**
   * Nothing said is kept beside the record itself. `true`: the answer holds a secret (an opened number, a one-time code):
   * a repeated request does it once more. `'input'`: the input holds one (a vote): the record of the request id keeps no
   * trace of it, not even a hash, and a repeated request gets the first answer, which must say nothing of the input either.
   */
  isSecret?: boolean | 'input';
};

export type Operation = Query | Command;
export type Contract = Record<string, Operation>;

/**
 * Declares a reading operation. `input` is a shape: unknown fields are always refused.
 * `example` is a valid input; documents show it and the smoke test sends it.
 */
export function query<const I extends Shape, O extends z.ZodType>(
  definition: Common & { input: I; output: O; example: z.input<z.ZodObject<I, z.core.$strict>> },
): Query<I, O> {
  return { ...definition, kind: 'query', input: z.strictObject(definition.input) };
}

/** Declares a changing operation: it runs in a transaction, is repeatable under its request id, and is audited. */
export function command<const I extends Shape, O extends z.ZodType>(
  definition: Common & {
    input: I;
    output: O;
    audit: string | null;
    isSecret?: boolean | 'input';
    example: z.input<z.ZodObject<I, z.core.$strict>>;
  },
): Command<I, O> {
  return { ...definition, kind: 'command', input: z.strictObject(definition.input) };
}

/** What a caller sends. */
export type InputOf<T> = T extends { input: infer I extends z.ZodType } ? z.input<I> : never;
/** What a handler receives after parsing. */
export type ParsedOf<T> = T extends { input: infer I extends z.ZodType } ? z.output<I> : never;
/** What a caller gets back. */
export type OutputOf<T> = T extends { output: infer O extends z.ZodType } ? z.output<O> : never;
