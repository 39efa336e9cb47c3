/** One line a request: method, path, status, duration. Never a query, a header, a cookie, a token or a body. */
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { RequestHandler } from 'express';
import type { Runtime } from '../runtime/runtime.ts';

/** What follows these in an address is a secret that opens something by itself: it never reaches a log, however the address is written. */
const SECRET_AFTER = /\/(say|invitation)\/[^/]+/gi;

export function pathForLog(url: string): string {
  return (url.split('?')[0] ?? '').replace(SECRET_AFTER, '/$1/[secret]').replace(/\/(decide)\/.*/i, '/$1/[secret]');
}

export function requestLog(logger: Logger, runtime: Runtime): RequestHandler {
  return pinoHttp({
    logger,
    genReqId(_req, res) {
      const id = runtime.id();
      // What an apology names and what a person may quote: the same id as in the log.
      res.setHeader('X-Request-Id', id);
      return id;
    },
    autoLogging: { ignore: (req) => /^\/(health\/|metrics|assets\/)/.test(req.url ?? '') },
    customLogLevel: (_req, res, fault) => (fault || res.statusCode >= 500 ? 'error' : res.statusCode >= 400 ? 'info' : 'debug'),
    serializers: {
      req: (req: { id: unknown; method: string; url: string }) => ({ id: req.id, method: req.method, path: pathForLog(req.url) }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      err: (fault: Error) => ({ type: fault.name, message: fault.message, stack: fault.stack }),
    },
  });
}
