/** Whether the server lives and can work, and its figures for Prometheus. Open to all: they tell nothing about anybody. */
import { Router } from 'express';
import { Histogram } from 'prom-client';
import type { RequestHandler } from 'express';
import type { EdgeDeps } from './edge.ts';

type HealthDeps = Pick<EdgeDeps, 'store' | 'missingParts' | 'metrics'>;

export function healthRoutes(deps: HealthDeps): Router {
  const router = Router();
  router.get('/health/live', (_req, res) => void res.json({ live: true }));
  router.get('/health/ready', async (_req, res) => {
    const isReady = await deps.store.ready().catch(() => false);
    const missing = [...(isReady ? [] : ['store']), ...deps.missingParts()];
    res.status(missing.length === 0 ? 200 : 503).json({ ready: missing.length === 0, missing });
  });
  router.get('/metrics', async (_req, res) => {
    res.type(deps.metrics.contentType).send(await deps.metrics.metrics());
  });
  return router;
}

/** Duration by route pattern, never by address: addresses hold ids and there are too many. */
export function measureRequests(deps: Pick<EdgeDeps, 'metrics' | 'runtime'>): RequestHandler {
  const seconds = new Histogram({
    name: 'unisson_http_request_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [deps.metrics],
  });
  return (req, res, next) => {
    const from = deps.runtime.monotonicMs();
    res.once('finish', () => {
      const route = (req.route as { path?: unknown } | undefined)?.path;
      seconds.observe(
        { method: req.method, route: typeof route === 'string' ? route : 'other', status: String(res.statusCode) },
        (deps.runtime.monotonicMs() - from) / 1000,
      );
    });
    next();
  };
}
