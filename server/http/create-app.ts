/**
 * The HTTP application: headers, log, health, the API, the public end point, the console's files, and the last resort for what was thrown.
 * Opens no port; the composition gives it to a server.
 */
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { IncomingMessage } from 'node:http';
import type { Actor } from '@unisson/shared/domain/actor';
import { writeRefusal } from './answer.ts';
import type { EdgeDeps } from './edge.ts';
import { healthRoutes, measureRequests } from './health.ts';
import { actorStillIn, bearerOf, identify, type Identity } from './identify.ts';
import { createLimits } from './limits.ts';
import { originAllowed } from './origin.ts';
import { embedScript } from './pages/embed-script.ts';
import { sayPages } from './pages/say-pages.ts';
import { publicRoutes } from './public-message.ts';
import { apiDocument } from './openapi/document.ts';
import { handlerOf, type Edge } from './pipeline.ts';
import { decidePages } from './pages/decide-routes.ts';
import { refusalOf } from './refusal-of.ts';
import { requestLog } from './request-log.ts';
import { ALL_ROUTES } from './routes/all-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionMiddleware } from './session-cookie.ts';
import { staticClient } from './static-client.ts';

export interface HttpEdge {
  readonly app: Express;
  /** Who holds a connection; `token` came by another way than the header. The same for HTTP, Socket.IO and the editors' upgrade. */
  identify(req: IncomingMessage, token?: string | null): Promise<Identity | null>;
  /** Rights in a room at this moment, for connections that stay open. */
  actorIn(identity: Identity, room: string): Promise<Actor | null>;
  originAllowed(req: IncomingMessage): boolean;
}

export function createApp(deps: EdgeDeps): HttpEdge {
  const edge: Edge = { ...deps, limits: createLimits() };
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', deps.settings.trustProxy);
  app.set('query parser', 'simple');
  app.use(securityHeaders(deps.settings.publicUrl), requestLog(deps.logger, deps.runtime), measureRequests(deps));
  app.use(healthRoutes(deps));
  app.use(publicRoutes(edge), sayPages(edge), embedScript(deps.settings));
  app.use(decidePages(edge));
  app.use('/api', api(edge));
  if (deps.settings.staticDir !== null) app.use(staticClient(deps.settings.staticDir));
  app.use(notFound, lastResort(deps));
  return {
    app,
    identify: (req, token = null) => identify(deps, req, token),
    actorIn: (identity, room) => actorStillIn(deps, identity, room),
    originAllowed: (req) => originAllowed(req, deps.settings.publicUrl),
  };
}

function api(edge: Edge): express.Router {
  const router = express.Router();
  router.use(secureWhere(edge.settings.publicUrl), forPeople(sessionMiddleware(edge)));
  for (const route of ALL_ROUTES) router[route.method](route.path, handlerOf(edge, route));
  const document = apiDocument(ALL_ROUTES);
  router.get('/openapi.json', (_req, res) => void res.json(document));
  router.use(notFound);
  return router;
}

/** A machine's token is its session; and nothing in a room signs anybody in. */
function forPeople(session: RequestHandler): RequestHandler {
  return (req, res, next) => (req.path.startsWith('/rooms/') && bearerOf(req) !== null ? next() : session(req, res, next));
}

/** Behind https the proxy has spoken TLS, whether or not it says so: the cookie is `Secure` then. */
function secureWhere(publicUrl: string): RequestHandler {
  const isHttps = publicUrl.startsWith('https:');
  return (req, _res, next) => {
    if (isHttps) Object.defineProperty(req, 'secure', { value: true, configurable: true });
    next();
  };
}

const notFound: RequestHandler = (req, res) => writeRefusal(res, { code: 'not-found', kind: 'address', id: req.path.slice(0, 200) });

function lastResort(deps: EdgeDeps): ErrorRequestHandler {
  return async (thrown: unknown, req, res, next) => {
    if (res.headersSent) return next(thrown);
    writeRefusal(res, await refusalOf(thrown, typeof req.id === 'string' ? req.id : deps.runtime.id(), deps));
  };
}
