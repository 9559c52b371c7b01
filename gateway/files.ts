/** Files over HTTP: a multipart form becomes the `file.upload` operation; signed addresses answer bytes until they expire. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { errorCodes } from '../types/errors';
import { openSigned } from '../cloudfunctions/file/public';
import { run, type Host } from '../cloudfunctions/core/run';
import { actorOfRequest, tokenOf } from './wire';

export function fileRoutes(app: FastifyInstance, host: Host): void {
  app.post('/api/file.upload', async (request, reply) => {
    const actor = await actorOfRequest(host, request);
    const input = !actor ? {} : request.isMultipart() ? await formOf(request) : request.body;
    const key = request.headers['idempotency-key'];
    const envelope = await run(host, {
      operation: 'file.upload',
      input,
      actor,
      token: tokenOf(request) ?? undefined,
      requestId: typeof key === 'string' && key.length <= 100 ? key : undefined,
    });
    return reply.status(envelope.ok ? 200 : errorCodes[envelope.error.code].status).send(envelope);
  });

  app.get<{ Params: { id: string }; Querystring: { expires?: string; signature?: string } }>('/files/:id', async (request, reply) => {
    const { expires = '', signature = '' } = request.query;
    const opened = await openSigned(host, request.params.id, Number(expires), String(signature), host.clock());
    if (!opened)
      return reply.status(404).send({
        ok: false,
        error: { code: 'NOT_FOUND', message: '下载地址已失效，请回到页面重新打开', fields: [], requestId: request.id },
      });
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(opened.file.name)}`)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .type(opened.mime)
      .send(opened.bytes);
  });
}

/** The form's one file; a larger one than the limit is 413 before it is held in memory whole. */
async function formOf(request: FastifyRequest): Promise<object> {
  const part = await request.file();
  if (!part) return {};
  return { name: part.filename || '未命名', content: (await part.toBuffer()).toString('base64') };
}
