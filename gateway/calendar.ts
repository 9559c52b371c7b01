/** `GET /calendar/<secret>.ics`: a member's calendar for other programs; unchanged ones are answered with 304. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { readFeed } from '../cloudfunctions/calendar/public';
import type { Host } from '../cloudfunctions/core/run';

/** Readings a minute from one address: calendar programs ask a few times an hour, a whole union may sit behind one. */
const READINGS_A_MINUTE = 300;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

export function calendarRoutes(app: FastifyInstance, host: Host): void {
  app.get<{ Params: { file: string } }>(
    '/calendar/:file',
    { config: { rateLimit: { max: READINGS_A_MINUTE, timeWindow: 60_000, allowList: [] } } },
    async (request, reply) => {
      const token = request.params.file.replace(/\.ics$/, '');
      const feed = SECRET.test(token) ? await readFeed(host, token) : null;
      if (!feed) return reply.status(404).type('text/plain; charset=utf-8').send('这个日历地址已失效，请在「日历订阅」里取新的地址');
      const tag = tagOf(feed.text);
      reply.header('etag', tag).header('cache-control', 'private, no-cache').header('x-robots-tag', 'noindex');
      if (request.headers['if-none-match']?.includes(tag)) return reply.status(304).send();
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(feed.name)}`)
        .send(feed.text);
    },
  );
}

/** The time of making is written into every entry and would make each answer a new one. */
const tagOf = (text: string) =>
  `"${createHash('sha256')
    .update(text.replace(/^DTSTAMP:.*$/gm, ''))
    .digest('base64url')}"`;
