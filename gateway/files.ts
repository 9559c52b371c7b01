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

  app.get<{ Params: { id: string }; Querystring: Record<string, string | undefined> }>('/files/:id', async (request, reply) => {
    const { expires, signature, thumbnail } = request.query;
    const asked = { id: request.params.id, expires: Number(expires), signature: String(signature), isThumbnail: thumbnail === '1' };
    const opened = await openSigned(host, asked, host.clock());
    if (!opened)
      return reply.status(404).send({
        ok: false,
        error: { code: 'NOT_FOUND', message: '下载地址已失效，请回到页面重新打开', fields: [], requestId: request.id },
      });
    return reply
      .header(
        'content-disposition',
        `${SHOWN.has(opened.file.type) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(opened.file.name)}`,
      )
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, max-age=600')
      .type(opened.mime)
      .send(opened.bytes);
  });
}

/** What a browser shows by itself; everything else is saved. */
const SHOWN = new Set(['png', 'jpg', 'pdf']);

/** The form's one file, and before it the small picture of a large one; a larger one than the limit is 413 before it is held in memory whole. */
async function formOf(request: FastifyRequest): Promise<object> {
  const part = await request.file();
  if (!part) return {};
  const small = part.fields.thumbnail;
  const thumbnail = small && 'value' in small && typeof small.value === 'string' ? { thumbnail: small.value } : {};
  return { name: part.filename || '未命名', content: (await part.toBuffer()).toString('base64'), ...thumbnail };
}
