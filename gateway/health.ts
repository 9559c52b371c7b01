/** Whether the process is up, whether the database answers, and what Prometheus reads. */
import type { FastifyInstance } from 'fastify';
import { Counter, Histogram, collectDefaultMetrics, register } from 'prom-client';
import type { Host } from '../cloudfunctions/core/run';

collectDefaultMetrics();
const calls = new Counter({ name: 'union_calls_total', help: 'Calls by operation and status', labelNames: ['operation', 'status'] });
const seconds = new Histogram({
  name: 'union_call_seconds',
  help: 'Seconds a call took',
  labelNames: ['operation'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
});

export function observeCall(operation: string, status: number, took: number): void {
  calls.inc({ operation, status });
  seconds.observe({ operation }, took);
}

export function healthRoutes(app: FastifyInstance, host: Host): void {
  app.get('/healthz', () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await host.db.command({ ping: 1 }, { timeoutMS: 3000 });
      return { ok: true };
    } catch {
      return reply.status(503).send({ ok: false });
    }
  });
  app.get('/metrics', async (_request, reply) => reply.type(register.contentType).send(await register.metrics()));
}
