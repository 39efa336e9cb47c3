/** Serves the built console: hashed files for ever, the page itself never from a cache. Everything that is no file is the page (its router decides). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';

const FOR_EVER = 'public, max-age=31536000, immutable';

export function staticClient(dir: string): Router {
  const router = Router();
  const page = join(dir, 'index.html');
  router.use(
    '/assets',
    express.static(join(dir, 'assets'), {
      index: false,
      fallthrough: false,
      setHeaders: (res) => res.setHeader('Cache-Control', FOR_EVER),
    }),
  );
  router.use(express.static(dir, { index: false, setHeaders: (res) => res.setHeader('Cache-Control', 'no-cache') }));
  router.get('/{*path}', (_req, res, next) => {
    if (!existsSync(page)) return next();
    res.setHeader('Cache-Control', 'no-store');
    res.sendFile(page, { cacheControl: false });
  });
  return router;
}
