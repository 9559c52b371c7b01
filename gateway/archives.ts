/** `GET /archives/<id>`: the whole of a union's data as a zip, made while it is sent, behind a signed address that expires. */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { openDownload } from '../cloudfunctions/archive/public';
import type { Host } from '../cloudfunctions/core/run';

export function archiveRoutes(app: FastifyInstance, host: Host): void {
  app.get<{ Params: { id: string }; Querystring: { expires?: string; signature?: string } }>('/archives/:id', async (request, reply) => {
    const { expires, signature } = request.query;
    const opened = await openDownload(host, request.params.id, Number(expires), String(signature), host.clock());
    if (!opened)
      return reply.status(404).send({
        ok: false,
        error: { code: 'NOT_FOUND', message: '下载地址已失效，请回到「数据归档」重新下载', fields: [], requestId: request.id },
      });
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(opened.name)}`)
      .header('cache-control', 'no-store')
      .type('application/zip')
      .send(Readable.from(opened.bytes));
  });
}
