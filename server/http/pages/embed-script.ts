/**
 * The script that other sites put on their pages to show the revision in force. Its address carries a version, so that what a site has
 * pasted goes on meaning the same; only the newest exists so far. Serves the built file and nothing else.
 */
import { join } from 'node:path';
import { Router } from 'express';
import type { EdgeSettings } from '../edge.ts';

const CACHE = 'public, max-age=300';

export function embedScript(settings: Pick<EdgeSettings, 'staticDir'>): Router {
  const router = Router();
  router.get(['/embed.js', '/embed/v1.js'], (_req, res, next) => {
    if (settings.staticDir === null) return next();
    res.setHeader('Cache-Control', CACHE);
    // Any page may load it, with or without a checksum.
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    res.sendFile(join(settings.staticDir, 'embed.js'), { cacheControl: false }, (fault) => {
      if (fault && !res.headersSent) next();
    });
  });
  return router;
}
