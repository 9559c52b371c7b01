/** Refusing: the only error a handler throws on purpose; `run` turns it into the envelope. */
import { errorCodes, type ErrorBody, type ErrorCode, type FieldError } from '../../types/errors';

export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    message?: string,
    readonly fields: FieldError[] = [],
  ) {
    super(message ?? errorCodes[code].message);
    this.name = 'Refusal';
  }
}

/** Refuses with a closed code; `message` says why and what would help, e.g. «报名已截止（11月20日 18:00）». */
export function refuse(code: ErrorCode, message?: string, fields?: FieldError[]): never {
  throw new Refusal(code, message, fields);
}

/** Refuses one field of the input: 400 with the field's path. */
export function refuseField(path: string, message: string): never {
  throw new Refusal('INVALID_INPUT', message, [{ path, message }]);
}

/** The record or a NOT_FOUND refusal: what is not visible does not exist. */
export function found<T>(record: T | null | undefined, what = '这条记录'): T {
  if (record === null || record === undefined) refuse('NOT_FOUND', `没有找到${what}，可能已被移除或不在您可见的范围内`);
  return record;
}

export function errorBody(error: unknown, requestId: string): ErrorBody {
  if (error instanceof Refusal) return { code: error.code, message: error.message, fields: error.fields, requestId };
  const code = isDatabaseAway(error) ? 'UNAVAILABLE' : 'INTERNAL';
  return { code, message: errorCodes[code].message, fields: [], requestId };
}

const awayNames = [
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoPoolClearedError',
  'MongoNotConnectedError',
];
const isDatabaseAway = (error: unknown) => error instanceof Error && awayNames.includes(error.name);
