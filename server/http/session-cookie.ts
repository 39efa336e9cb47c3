/** The session cookie: how express-session sets it and how it is read from a bare upgrade request. The signature is checked before the store is asked. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import session from 'express-session';
import type { RequestHandler } from 'express';
import type { EdgeDeps } from './edge.ts';
import { PortSessionStore, SESSION_MS } from './session-store.ts';

export const COOKIE = 'unisson.sid';

/** Makes `req.session`; starts none for anybody before he signs in. */
export function sessionMiddleware(deps: Pick<EdgeDeps, 'store' | 'runtime' | 'settings'>): RequestHandler {
  return session({
    name: COOKIE,
    secret: deps.settings.sessionSecret,
    store: new PortSessionStore(deps.store, deps.runtime),
    genid: () => Buffer.from(deps.runtime.bytes(32)).toString('base64url'),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    unset: 'destroy',
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: SESSION_MS, path: '/' },
  });
}

/** The session id in a request's cookie, when it is one that we signed. */
export function readSessionId(req: IncomingMessage, secret: string): string | null {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== COOKIE) continue;
    const value = decoded(pair.slice(at + 1).trim());
    if (value?.startsWith('s:')) return unsigned(value.slice(2), secret);
  }
  return null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function unsigned(signed: string, secret: string): string | null {
  const dot = signed.lastIndexOf('.');
  if (dot < 1) return null;
  const sid = signed.slice(0, dot);
  const expected = Buffer.from(createHmac('sha256', secret).update(sid).digest('base64').replace(/=+$/, ''));
  const given = Buffer.from(signed.slice(dot + 1));
  return expected.length === given.length && timingSafeEqual(expected, given) ? sid : null;
}
