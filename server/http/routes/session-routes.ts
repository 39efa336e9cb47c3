/** Signing in and out, and who one is. A session begins with a new id and ends everywhere at once. */
import type { Request } from 'express';
import type { SessionData } from 'express-session';
import type { Role } from '@unisson/shared/domain/actor';
import { ok, refuse } from '@unisson/shared/domain/result';
import type { User } from '@unisson/shared/domain/room';
import { passwordBody, signInBody } from '@unisson/shared/wire/schemas/people';
import { sessionView } from '@unisson/shared/wire/schemas/views';
import type { SessionView } from '@unisson/shared/wire/views';
import { changePassword } from '../../commands/people/change-password.ts';
import { signIn } from '../../commands/people/sign-in.ts';
import { INSTALLATION, type Store } from '../../store/store.ts';
import { proofOf } from '../identify.ts';
import { answered, done } from '../page-of.ts';
import { route, type Route } from '../route.ts';
import { COOKIE } from '../session-cookie.ts';

const tag = 'Session';

export const sessionRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/session',
    tag,
    summary: 'Sign in',
    access: 'anyone',
    body: signInBody,
    answers: { 200: sessionView },
    async handle({ edge, commands, req, body }) {
      const address = req.ip ?? '';
      const limited = await edge.limits.signIn(address, body.email);
      if (limited) return refuse(limited);
      const signed = await signIn(commands, body);
      if (!signed.ok) return signed;
      await edge.limits.forgiveSignIn(address, body.email);
      await begin(req, signed.value);
      return answered(await sessionOf(edge.store, signed.value));
    },
  }),
  route({
    method: 'get',
    path: '/session',
    tag,
    summary: 'Who I am and which roles I have',
    access: 'person',
    answers: { 200: sessionView },
    async handle({ edge, identity }) {
      return identity ? answered(await sessionOf(edge.store, identity.user)) : refuse({ code: 'no-session' });
    },
  }),
  route({
    method: 'delete',
    path: '/session',
    tag,
    summary: 'Sign out',
    access: 'anyone',
    answers: { 204: null },
    async handle({ edge, req, res, identity }) {
      await end(req);
      res.clearCookie(COOKIE, { path: '/' });
      if (identity?.sessionId) edge.hooks.onSessionEnded(identity.sessionId);
      return done;
    },
  }),
  route({
    method: 'post',
    path: '/session/password',
    tag,
    summary: 'Change my password; my other sessions end',
    access: 'person',
    body: passwordBody,
    answers: { 204: null },
    async handle({ edge, commands, actor, req, res, body }) {
      const limited = await edge.limits.signIn(req.ip ?? '', actor.userId);
      if (limited) return refuse(limited);
      const changed = await changePassword(commands, actor, body);
      if (!changed.ok) return changed;
      await edge.limits.forgiveSignIn(req.ip ?? '', actor.userId);
      await begin(req, changed.value);
      // Once he has the new cookie: what he has open himself is to come back with it.
      res.once('close', () => edge.hooks.onPasswordChanged(actor.userId));
      return ok({ status: 204 });
    },
  }),
];

/** A new id at each sign-in: a session that somebody else planted in the browser is of no use to him. */
function begin(req: Request, user: User): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.regenerate((fault: unknown) => {
      if (fault) return reject(asError(fault));
      Object.assign(req.session, { userId: user.id, proof: proofOf(user) } satisfies Partial<SessionData>);
      req.session.save((unsaved: unknown) => (unsaved ? reject(asError(unsaved)) : resolve()));
    });
  });
}

function end(req: Request): Promise<void> {
  return new Promise((resolve, reject) => req.session.destroy((fault: unknown) => (fault ? reject(asError(fault)) : resolve())));
}

const asError = (fault: unknown): Error => (fault instanceof Error ? fault : new Error('the session store failed'));

/** Roles in every room somebody is in: room → roles. */
async function sessionOf(store: Store, user: User): Promise<SessionView> {
  const rooms = await store.list('room', { scope: INSTALLATION, order: { by: 'id' }, limit: 500 });
  const parts = await Promise.all(rooms.items.map(async ({ id }) => [id, (await store.get('member', id, user.id))?.roles ?? []] as const));
  const roles: Record<string, readonly Role[]> = Object.fromEntries(parts.filter(([, held]) => held.length > 0));
  return { user: { id: user.id, name: user.name, email: user.email, roles, admin: user.installationAdmin } };
}
