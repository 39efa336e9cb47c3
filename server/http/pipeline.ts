/**
 * Carries out a route in the fixed order: who → may he → what does he ask → has it been answered before → command → answer. Nothing is
 * parsed for somebody who may not ask, and no handler sees anything unparsed.
 */
import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Actor } from '@unisson/shared/domain/actor';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { INSTALLATION } from '../store/store.ts';
import { writeAnswer, writeRefusal, type Answer } from './answer.ts';
import { readJson, type Body } from './body.ts';
import type { EdgeDeps } from './edge.ts';
import { actorIn, actorOf, bearerOf, identify, type Identity } from './identify.ts';
import { onceFor } from './idempotency.ts';
import type { Limits } from './limits.ts';
import { originAllowed } from './origin.ts';
import type { Call, Route } from './route.ts';

export type Edge = EdgeDeps & { readonly limits: Limits };

const JSON_LIMIT = 1024 * 1024;
const NOBODY: Actor = { userId: '', name: '', roles: [], installationAdmin: false };
const MOST_ISSUES = 20;
/** A body that took longer gets its sender's rights looked at again: they may have ended while it came in. */
const RIGHTS_HOLD_MS = 500;

export function handlerOf(edge: Edge, route: Route): RequestHandler {
  return async (req, res) => {
    const done = await carryOut(edge, route, req, res);
    if (done.ok) return writeAnswer(res, done.value);
    writeRefusal(res, done.refusal);
    // Whoever is still sending a body that nobody wants must get to reading the answer: the rest is thrown away as it comes.
    req.unpipe();
    req.resume();
  };
}

async function carryOut(edge: Edge, route: Route, req: Request, res: Response): Promise<Result<Answer>> {
  const since = edge.runtime.monotonicMs();
  const early = await admit(edge, route, req);
  if (!early.ok) return early;
  const asked = await parse(route, req);
  if (!asked.ok) return asked;
  const allowed = edge.runtime.monotonicMs() - since > RIGHTS_HOLD_MS ? await admit(edge, route, req) : early;
  if (!allowed.ok) return allowed;
  const { identity, actor } = allowed.value;
  const { query, body, digest } = asked.value;
  const call: Call = {
    edge,
    commands: edge.commands,
    req,
    res,
    identity,
    actor,
    params: req.params as Record<string, string>,
    query,
    body,
  };
  const key = req.get('idempotency-key');
  if (key === undefined || identity === null || route.method === 'get') return route.handle(call);
  const asking = { userId: identity.userId, key, what: `${route.method} ${req.path} ${digest}` };
  return onceFor(edge, asking, (commands) => route.handle({ ...call, commands }));
}

async function admit(edge: Edge, route: Route, req: Request): Promise<Result<{ identity: Identity | null; actor: Actor }>> {
  const identity = await identify(edge, req);
  const limited = await edge.limits.request(identity ? (identity.token?.id ?? identity.userId) : `address ${req.ip ?? ''}`);
  if (limited) return refuse(limited);
  if (route.method !== 'get' && bearerOf(req) === null && !originAllowed(req, edge.settings.publicUrl))
    return refuse({ code: 'foreign-origin' });
  if (route.access === 'anyone') return ok({ identity, actor: identity ? actorOf(identity) : NOBODY });
  if (!identity) return refuse({ code: 'no-session' });
  if (typeof route.access === 'function') return admitToRoom(edge, route.access, identity, String(req.params['room']));
  const actor = actorOf(identity);
  // A token opens the room it was made in and nothing beside it.
  if (identity.token)
    return refuse(identity.token.scopes.includes('*') ? { code: 'not-a-member' } : { code: 'scope-required', scope: '*' });
  if (route.access === 'administrator' && !actor.installationAdmin) return refuse({ code: 'administrator-required' });
  return ok({ identity, actor });
}

async function admitToRoom(
  edge: Edge,
  rule: (actor: Actor) => Refusal | null,
  identity: Identity,
  room: string,
): Promise<Result<{ identity: Identity; actor: Actor }>> {
  const [found, actor] = await Promise.all([edge.store.get('room', INSTALLATION, room), actorIn(edge, identity, room)]);
  if (!found) return refuse({ code: 'not-found', kind: 'room', id: room });
  if (!actor) return refuse({ code: 'not-a-member' });
  const refusal = rule(actor);
  if (refusal) return refuse(actor.roles.length === 0 ? { code: 'not-a-member' } : refusal);
  return ok({ identity, actor });
}

async function parse(route: Route, req: Request): Promise<Result<{ query: unknown; body: unknown; digest: string }>> {
  const bad = Object.entries(req.params).find(([, value]) => !isStorable(String(value)));
  if (bad) return refuse({ code: 'malformed', issues: [{ path: bad[0], message: 'holds a NUL or half of a character' }] });
  const query = checked(route.query, req.query);
  if (!query.ok) return query;
  if (!route.body && !route.read) return ok({ query: query.value, body: undefined, digest: '' });
  const read: Result<Body> = await (route.read ? route.read(req) : readJson(req, JSON_LIMIT));
  if (!read.ok) return read;
  if (route.read) return ok({ query: query.value, body: read.value.value, digest: read.value.digest });
  // A body whose fields are all optional may be absent.
  const body = checked(route.body, read.value.value ?? {});
  return body.ok ? ok({ query: query.value, body: body.value, digest: read.value.digest }) : body;
}

const isStorable = (text: string): boolean => text.length <= 1_000 && text.isWellFormed() && !text.includes('\u0000');

function checked(schema: z.ZodType | undefined, given: unknown): Result<unknown> {
  if (!schema) return ok(undefined);
  const parsed = schema.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues.slice(0, MOST_ISSUES).map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  return refuse({ code: 'malformed', issues });
}
