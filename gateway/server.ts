/** The HTTP host: the wire, sessions in cookies, files, the browser build, health and metrics. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyError, type FastifyInstance } from 'fastify';
import { errorCodes, type ErrorCode } from '../types/errors';
import type { Host } from '../cloudfunctions/core/run';
import { archiveRoutes } from './archives';
import { calendarRoutes } from './calendar';
import { fileRoutes } from './files';
import { healthRoutes } from './health';
import { openapi } from './openapi';
import { simulatorRoutes } from './simulator';
import { wireRoutes } from './wire';

export type GatewayOptions = {
  host: Host;
  logger: FastifyBaseLogger | false;
  staticDir?: string;
  trustedProxies?: number;
  /** Where the simulated chat platform listens, in a demonstration. */
  simulator?: string;
  /** Calls a minute from one address; a whole union may sit behind one. */
  callsPerMinute?: number;
};

const MAX_BODY = 8 * 1024 * 1024;

export async function buildGateway({
  host,
  logger,
  staticDir,
  trustedProxies = 0,
  callsPerMinute = 60_000,
  simulator,
}: GatewayOptions): Promise<FastifyInstance> {
  const app = Fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    bodyLimit: MAX_BODY,
    trustProxy: (_address: string, hop: number) => hop < trustedProxies,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const code = codeOf(error);
    if (code === 'INTERNAL') request.log.error({ err: error, requestId: request.id }, 'gateway error');
    return reply
      .status(errorCodes[code].status)
      .send({ ok: false, error: { code, message: sentenceOf(code, error), fields: [], requestId: request.id } });
  });
  await app.register(helmet, { contentSecurityPolicy: { directives: contentPolicy }, strictTransportSecurity: trustedProxies > 0 });
  await app.register(cookie);
  await app.register(rateLimit, { max: callsPerMinute, timeWindow: 60_000, allowList: (request) => !request.url.startsWith('/api/') });
  await app.register(multipart, { limits: { fileSize: 10 * 1024 * 1024, files: 1, fields: 5 } });
  app.get('/api/openapi.json', () => openapi());
  healthRoutes(app, host);
  fileRoutes(app, host);
  archiveRoutes(app, host);
  calendarRoutes(app, host);
  if (simulator) simulatorRoutes(app, simulator);
  wireRoutes(app, host);
  await serveClient(app, staticDir);
  return app;
}

const contentPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

/** The browser build; an address of the app itself answers its page, an unknown file or operation does not. */
async function serveClient(app: FastifyInstance, staticDir?: string): Promise<void> {
  const hasClient = staticDir !== undefined && existsSync(resolve(staticDir, 'index.html'));
  if (hasClient)
    await app.register(fastifyStatic, {
      root: resolve(staticDir),
      index: 'index.html',
      maxAge: '365d',
      immutable: true,
      preCompressed: true,
      setHeaders: (response, path) => {
        if (path.endsWith('.html')) response.setHeader('cache-control', 'no-cache');
      },
    });
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/api/') && !/\.\w+($|\?)/.test(request.url);
    if (hasClient && isPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply.status(404).send({ ok: false, error: { code: 'NOT_FOUND', message: '没有这个地址', fields: [], requestId: request.id } });
  });
}

function codeOf(error: FastifyError): ErrorCode {
  if (error.statusCode === 413) return 'TOO_LARGE';
  if (error.statusCode === 429) return 'RATE_LIMITED';
  if (error.statusCode !== undefined && error.statusCode < 500) return 'INVALID_INPUT';
  return 'INTERNAL';
}

function sentenceOf(code: ErrorCode, error: FastifyError): string {
  if (code !== 'INVALID_INPUT') return errorCodes[code].message;
  return error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE'
    ? '请求应为 JSON（Content-Type: application/json）'
    : '请求内容不是有效的 JSON，请检查后再提交';
}
