/**
 * Who is asking: one answer for HTTP, Socket.IO and the editors' upgrade. A session (cookie) or a machine token, never both: a token that is
 * given and wrong is nobody, whatever cookie came along. Says nothing about rights but which roles somebody holds.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { SessionData } from 'express-session';
import type { Actor } from '@unisson/shared/domain/actor';
import type { User } from '@unisson/shared/domain/room';
import { hashSecret } from '../commands/people/secret.ts';
import { roomOfToken } from '../commands/room/make-token.ts';
import { INSTALLATION, type Store } from '../store/store.ts';
import type { EdgeDeps } from './edge.ts';
import { readSessionId } from './session-cookie.ts';
import { readSession } from './session-store.ts';

export interface Identity {
  readonly userId: string;
  readonly name: string;
  readonly user: User;
  readonly sessionId: string | null;
  /** Set for machines; such a one acts in this room only. */
  readonly token: { readonly id: string; readonly room: string; readonly scopes: readonly string[] } | null;
}

export type IdentifyDeps = Pick<EdgeDeps, 'store' | 'runtime' | 'settings'>;

/** Changes with the password: a session that began under another one is over. */
export function proofOf(user: User): string {
  return createHash('sha256')
    .update(user.password ?? '')
    .digest('base64url')
    .slice(0, 16);
}

/**
 * @param given a token that came by another way than the header (a socket's handshake). `?token=` is read on the editors' path only.
 * @returns null for nobody: no session, an expired one, a disabled account, a revoked token.
 */
export async function identify(deps: IdentifyDeps, req: IncomingMessage, given: string | null = null): Promise<Identity | null> {
  const token = given ?? bearerOf(req) ?? queryToken(req);
  if (token !== null) return identifyToken(deps.store, token);
  const found = await sessionOf(deps, req);
  if (!found) return null;
  const user = await deps.store.get('user', INSTALLATION, found.data.userId);
  if (!user || user.disabledAt !== null || proofOf(user) !== found.data.proof) return null;
  return { userId: user.id, name: user.name, user, sessionId: found.sessionId, token: null };
}

/** Whether a session that was good is so still: not ended, not run out, its account open and its password the same. */
export async function sessionStands(deps: Pick<IdentifyDeps, 'store' | 'runtime'>, sessionId: string): Promise<boolean> {
  const data = await readSession(deps.store, deps.runtime, sessionId);
  const user = data === null ? null : await deps.store.get('user', INSTALLATION, data.userId);
  return user !== null && user.disabledAt === null && data?.proof === proofOf(user);
}

async function sessionOf(deps: IdentifyDeps, req: IncomingMessage): Promise<{ sessionId: string; data: SessionData } | null> {
  // Behind the middleware the session is loaded already.
  const loaded = (req as { session?: Partial<SessionData>; sessionID?: string }).session;
  const sessionId = loaded ? (req as { sessionID?: string }).sessionID : readSessionId(req, deps.settings.sessionSecret);
  if (!sessionId) return null;
  const data = loaded ?? (await readSession(deps.store, deps.runtime, sessionId));
  return data?.userId === undefined ? null : { sessionId, data: data as SessionData };
}

async function identifyToken(store: Store, secret: string): Promise<Identity | null> {
  const room = roomOfToken(secret);
  if (room === null || secret.length > 200) return null;
  const page = await store.list('token', { scope: room, where: { hash: hashSecret(secret) }, limit: 1 });
  const token = page.items[0];
  if (!token || token.revokedAt !== null) return null;
  const user = await store.get('user', INSTALLATION, token.madeBy);
  if (!user || user.disabledAt !== null) return null;
  return { userId: user.id, name: user.name, user, sessionId: null, token: { id: token.id, room, scopes: token.scopes } };
}

/** True where a machine's credentials were given: browsers do not add those by themselves, so the origin does not matter. */
export function bearerOf(req: IncomingMessage): string | null {
  return /^Bearer +(\S+) *$/i.exec(req.headers.authorization ?? '')?.[1] ?? (req.headers.authorization ? '' : null);
}

function queryToken(req: IncomingMessage): string | null {
  const [path, query] = (req.url ?? '').split('?');
  return path?.startsWith('/collab/') && query ? new URLSearchParams(query).get('token') : null;
}

/**
 * Somebody's part in a room; null for who has none. An installation administrator who is no member comes with no roles: he manages
 * members and reads nothing.
 */
export async function actorIn(deps: { readonly store: Store }, identity: Identity, room: string): Promise<Actor | null> {
  if (identity.token && identity.token.room !== room) return null;
  const member = await deps.store.get('member', room, identity.userId);
  const roles = member?.roles ?? [];
  const installationAdmin = identity.user.installationAdmin && identity.token === null;
  if (roles.length === 0 && !installationAdmin) return null;
  return { ...actorOf(identity), roles, installationAdmin };
}

/**
 * The same for a connection that has been open for a while: an account disabled, a password changed or a token revoked since ends
 * its part in every room, whichever server did it.
 */
export async function actorStillIn(deps: { readonly store: Store }, identity: Identity, room: string): Promise<Actor | null> {
  const [user, token] = await Promise.all([
    deps.store.get('user', INSTALLATION, identity.userId),
    identity.token ? deps.store.get('token', identity.token.room, identity.token.id) : null,
  ]);
  if (!user || user.disabledAt !== null || (identity.token && token?.revokedAt !== null)) return null;
  if (identity.sessionId !== null && proofOf(user) !== proofOf(identity.user)) return null;
  return actorIn(deps, { ...identity, user }, room);
}

/** Somebody outside any room. A token administers nothing there. */
export function actorOf(identity: Identity): Actor {
  return {
    userId: identity.userId,
    name: identity.name,
    roles: [],
    installationAdmin: identity.user.installationAdmin && identity.token === null,
    ...(identity.token ? { token: { id: identity.token.id, scopes: identity.token.scopes } } : {}),
  };
}
