/** One call of one operation, the same on both hosts: identity, request id, timeout, and errors people can read. */
import { goToLogin, host, isWeapp } from '@/platform';
import type { Contracts, OperationName } from '../../types/contracts';
import { errorCodes, type Envelope, type ErrorBody, type ErrorCode, type FieldError } from '../../types/errors';
import type { InputOf, OutputOf } from '../../types/operation';
import { requestIdFor, settleRequest } from './request-id';

export type { OperationName } from '../../types/contracts';
export type Input<N extends OperationName> = InputOf<Contracts[N]>;
export type Output<N extends OperationName> = OutputOf<Contracts[N]>;

const TIMEOUT_MS = 15_000;
const OFFLINE = '现在没有网络，没有提交；填写的内容已留在本机，连上网后再点一次即可';
const SLOW = '网络太慢，还没有收到结果；再点一次不会重复提交';

const ODD = '服务暂时没有正常回答，请稍后再试；再点一次不会重复提交';
const isEnvelope = (answer: Envelope<unknown> | null | undefined): answer is Envelope<unknown> =>
  typeof answer === 'object' && answer !== null && (answer.ok === true || (answer.ok === false && Boolean(answer.error?.code)));

/** A refused or unanswered call. `isUnanswered`: nobody knows yet whether it was done; trying again is safe. */
export type CallError = Error & { code: ErrorCode; fields: FieldError[]; requestId: string; isUnanswered: boolean };

export function callError(body: ErrorBody, isUnanswered = false): CallError {
  const { code, message, fields = [], requestId } = body;
  return Object.assign(new Error(message || errorCodes[code]?.message || errorCodes.INTERNAL.message), {
    name: 'CallError',
    code,
    fields,
    requestId,
    isUnanswered,
  });
}

export const isCallError = (error: unknown): error is CallError => error instanceof Error && error.name === 'CallError';

/** Asks a question: no request id, may be repeated freely. */
export const ask = <N extends OperationName>(operation: N, input: Input<N>): Promise<Output<N>> => sendOnce(operation, input, '', false);

/**
 * Sends a command. Repeating it after a lost answer reuses its request id, so the server does it once.
 * `requestId` is only given by tests and by callers that keep their own.
 */
export async function call<N extends OperationName>(
  operation: N,
  input: Input<N>,
  requestId = requestIdFor(operation, input),
): Promise<Output<N>> {
  try {
    const output = await sendOnce(operation, input, requestId, true);
    settleRequest(operation, input);
    return output;
  } catch (error) {
    if (isCallError(error) && !error.isUnanswered) settleRequest(operation, input);
    throw error;
  }
}

async function sendOnce<N extends OperationName>(operation: N, input: Input<N>, requestId: string, isCommand: boolean): Promise<Output<N>> {
  const envelope = await host.send({ operation, input, requestId, isCommand, timeoutMs: TIMEOUT_MS }).catch(async () => {
    throw unanswered((await host.isOnline()) ? SLOW : OFFLINE, requestId, isCommand);
  });
  // A function that died or a proxy in between answers something of its own: nobody knows yet whether it was done.
  if (!isEnvelope(envelope)) throw callError({ code: 'UNAVAILABLE', message: ODD, fields: [], requestId }, true);
  if (envelope.ok) return envelope.data as Output<N>;
  const { code } = envelope.error;
  if (code === 'UNAUTHENTICATED' && !isWeapp && operation !== 'session.login') goToLogin();
  throw callError(envelope.error, code === 'UNAVAILABLE' || code === 'INTERNAL');
}

function unanswered(message: string, requestId: string, isCommand: boolean): CallError {
  return callError({ code: 'UNAVAILABLE', message: isCommand ? message : '网络不通，请检查网络后重试', fields: [], requestId }, true);
}
