/** `POST /api/{operation}`: takes identity from the session, the key from its header, and answers the runner's envelope. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contracts, type OperationName } from '../types/contracts';
import { errorCodes, type Envelope } from '../types/errors';
import { knownBy, type Known } from '../cloudfunctions/core/identity';
import { run, type Host } from '../cloudfunctions/core/run';
import { loadActor } from '../cloudfunctions/member/public';
import { observeCall } from './health';

const COOKIE = 'session';
/** What begins a session. */
const STARTS = ['session.login', 'session.loginWithCode', 'session.enter'];
const THIRTY_DAYS = 30 * 86_400;
const KEY = /^[A-Za-z0-9_-]{8,100}$/;

export const isCommand = (operation: string) =>
  Object.hasOwn(contracts, operation) && contracts[operation as OperationName].kind === 'command';

/** The session token of a request: the header's, else the browser cookie's. */
export function tokenOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  if (header?.startsWith('Bearer ')) return header.slice(7).trim() || null;
  return request.cookies[COOKIE] ?? null;
}

/** Who calls, and the chat account behind a mini-program's token; never anything the request itself says of a person. */
export async function callerOfRequest(host: Host, request: FastifyRequest): Promise<Known> {
  const token = tokenOf(request);
  return token ? knownBy(host.db, { token }, loadActor, host.clock()) : { actor: null };
}
export const actorOfRequest = async (host: Host, request: FastifyRequest) => (await callerOfRequest(host, request)).actor;

export function wireRoutes(app: FastifyInstance, host: Host): void {
  app.post<{ Params: { operation: string } }>('/api/:operation', async (request, reply) => {
    const { operation } = request.params;
    const started = performance.now();
    const refused = refusedBefore(request, operation);
    const envelope = refused ?? (await runFor(host, request, operation));
    const status = envelope.ok ? 200 : errorCodes[envelope.error.code].status;
    if (envelope.ok) keepSession(operation, envelope, request, reply);
    observeCall(Object.hasOwn(contracts, operation) ? operation : 'unknown', status, (performance.now() - started) / 1000);
    request.log.info(
      {
        operation,
        status,
        code: envelope.ok ? undefined : envelope.error.code,
        requestId: request.id,
        ms: Math.round(performance.now() - started),
      },
      'call',
    );
    return reply.status(status).send(envelope);
  });
}

async function runFor(host: Host, request: FastifyRequest, operation: string): Promise<Envelope<unknown>> {
  const key = request.headers['idempotency-key'];
  try {
    const { actor, openid } = await callerOfRequest(host, request);
    return await run(host, {
      operation,
      input: request.body,
      actor,
      openid,
      token: tokenOf(request) ?? undefined,
      device: String(request.headers['user-agent'] ?? '').slice(0, 300),
      requestId: typeof key === 'string' && isCommand(operation) ? key : undefined,
    });
  } catch (error) {
    host.onError?.(error, { operation, requestId: request.id });
    return { ok: false, error: { code: 'UNAVAILABLE', message: errorCodes.UNAVAILABLE.message, fields: [], requestId: request.id } };
  }
}

/** A malformed key, or a cookie sent by another site's page, is refused before anything runs. */
function refusedBefore(request: FastifyRequest, operation: string): Envelope<never> | null {
  const refusal = (code: 'INVALID_INPUT' | 'FORBIDDEN', message: string) => ({
    ok: false as const,
    error: { code, message, fields: [], requestId: request.id },
  });
  const key = request.headers['idempotency-key'];
  if (key !== undefined && (typeof key !== 'string' || !KEY.test(key)))
    return refusal('INVALID_INPUT', '请求编号（Idempotency-Key）应为 UUID');
  const site = request.headers['sec-fetch-site'];
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (isForeign && !request.headers.authorization && isCommand(operation)) return refusal('FORBIDDEN', '请从本系统的页面操作');
  return null;
}

/** The browser keeps the session in a cookie that scripts cannot read. */
function keepSession(operation: string, envelope: { data: unknown }, request: FastifyRequest, reply: FastifyReply): void {
  const isSecure = request.protocol === 'https';
  const { token } = (STARTS.includes(operation) ? envelope.data : {}) as { token?: string | null };
  if (token)
    reply.setCookie(COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure,
      maxAge: THIRTY_DAYS,
    });
  if (operation === 'session.logout') reply.clearCookie(COOKIE, { path: '/' });
}
