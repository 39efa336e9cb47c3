/**
 * `/decide/:room/:secret`: one person reads one revision and decides on it, without a session and without the console. The link shows; only
 * the password decides, by the same command as everywhere, so that every rule holds here too. No session is made.
 */
import express, { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import { gzipSync } from 'node:zlib';
import type { Actor } from '@unisson/shared/domain/actor';
import { partKeys } from '@unisson/shared/domain/message-parts';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { decideRevision } from '../../commands/message/decide-revision.ts';
import { decidePath } from '../../commands/notice/make-review-link.ts';
import { verifyPassword } from '../../commands/people/password.ts';
import { STATUS_OF } from '@unisson/shared/wire/errors';
import type { Edge } from '../pipeline.ts';
import { readDecideForm, type DecideForm } from './decide-form.ts';
import { renderDecide, renderGone, type PageOptions } from './decide-page.ts';
import { decideState, type DecideState } from './decide-state.ts';
import { DECIDE_POLICY } from './decide-style.ts';
import { DECIDE_WORDS, type PageLanguage, type PageWords } from './decide-words.ts';

/** A note of 4,000 signs, each up to twelve bytes once encoded for a form. */
const FORM_LIMIT = 64 * 1024;

export function decidePages(edge: Edge): Router {
  const router = Router();
  router.get('/decide/:room/:secret', async (req, res) => {
    const entered = await enter(edge, req, res);
    if (!entered) return;
    const { state, options } = entered;
    const isOver = state.mine === null && (state.isExpired || state.view.status !== 'under-review');
    send(req, res, isOver ? 410 : 200, renderDecide(state, options));
  });
  router.post('/decide/:room/:secret', express.urlencoded({ extended: false, limit: FORM_LIMIT, parameterLimit: 20 }), async (req, res) => {
    const entered = await enter(edge, req, res);
    if (!entered) return;
    const { state, options } = entered;
    // Pressed twice, reloaded, gone back and pressed again: the first press counts, and its page is shown.
    if (state.mine !== null || state.isExpired || state.view.status !== 'under-review') return seeOther(res, state, req);
    const form = readDecideForm(req.body);
    const words = DECIDE_WORDS[options.language];
    const refusal = form ? await decide(edge, req, state, form) : ({ code: 'malformed' } as const);
    const after = refusal === null ? null : await decideState(edge, state.room.id, String(req.params['secret']));
    // Recorded, or settled by others while it came in: the page itself says best how it stands now.
    if (refusal === null || after === null || after.mine !== null || after.view.status !== 'under-review') return seeOther(res, state, req);
    if (refusal.code === 'too-many') res.setHeader('Retry-After', String(Math.max(1, Math.ceil(refusal.retryAfterMs / 1000))));
    // 401 would need a challenge of a browser's own; the page asks by itself.
    const status = refusal.code === 'wrong-credentials' ? 403 : STATUS_OF[refusal.code];
    send(req, res, status, renderDecide(after, options, { text: sentence(refusal, words), note: form?.note ?? '' }));
  });
  router.use('/decide', unreadable(edge));
  return router;
}

/** Checks what protects the link itself; answers by itself where it opens nothing. */
async function enter(edge: Edge, req: Request, res: Response): Promise<{ state: DecideState; options: PageOptions } | null> {
  guard(res);
  const limited = await edge.limits.request(`address ${req.ip ?? ''}`);
  const nowMs = edge.runtime.now().getTime();
  const found = limited ? null : await decideState(edge, String(req.params['room']), String(req.params['secret']));
  if (found) return { state: found, options: { language: languageOf(req, found), nowMs } };
  send(req, res, limited ? 429 : 404, renderGone({ language: languageOf(req, null), nowMs }));
  return null;
}

function guard(res: Response): void {
  res.setHeader('Content-Security-Policy', DECIDE_POLICY);
  res.setHeader('X-Robots-Tag', 'noindex, nofollow, noarchive');
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('Cache-Control', 'no-store');
}

/**
 * No origin is asked for: without a referrer browsers say `null`, and there is nothing to ride on, since no cookie counts here and nobody
 * else knows the address or the password.
 */
async function decide(edge: Edge, req: Request, state: DecideState, form: DecideForm): Promise<Refusal | null> {
  const { user, room, link, roles } = state;
  if (form.verdict === 'request-changes' && form.note.trim() === '') return { code: 'note-required' };
  if (form.hash !== link.hash) return { code: 'hash-mismatch', expected: link.hash, given: form.hash };
  const address = req.ip ?? '';
  // The same account, the same count as at the door: this is no second way to guess a password.
  const limited = await edge.limits.signIn(address, user.email);
  if (limited) return limited;
  if (!(await verifyPassword(user.password, form.password))) return { code: 'wrong-credentials' };
  await edge.limits.forgiveSignIn(address, user.email);
  const actor: Actor = { userId: user.id, name: user.name, roles, installationAdmin: false };
  const note = form.note.trim() === '' ? null : form.note;
  // The page shows every part, whole.
  const read = { n: link.n, hash: form.hash, shown: partKeys(state.revision) };
  const decided = await decideRevision(edge.commands, actor, { room: room.id, ...read, verdict: form.verdict, note });
  return decided.ok ? null : decided.refusal;
}

function seeOther(res: Response, { room }: DecideState, req: Request): void {
  const language = typeof req.query['lang'] === 'string' && isPageLanguage(req.query['lang']) ? `?lang=${req.query['lang']}` : '';
  res.status(303).setHeader('Location', decidePath(room.id, String(req.params['secret'])) + language);
  res.end();
}

const isPageLanguage = (code: string): code is PageLanguage => code === 'fr' || code === 'en';

/** What was asked for, what the browser wants, what the person once chose, what the room speaks. */
function languageOf(req: Request, state: DecideState | null): PageLanguage {
  const wishes = [
    req.query['lang'],
    req.get('accept-language') === undefined ? undefined : req.acceptsLanguages('fr', 'en'),
    state?.user.notices?.language,
    ...(state?.room.languages ?? []),
  ];
  return wishes.find((wish): wish is PageLanguage => typeof wish === 'string' && isPageLanguage(wish)) ?? 'fr';
}

function sentence(refusal: Refusal, { wrong }: PageWords): string {
  switch (refusal.code) {
    case 'wrong-credentials':
      return wrong.password;
    case 'too-many':
      return wrong.many(Math.max(1, Math.ceil(refusal.retryAfterMs / 1000)));
    case 'note-required':
      return wrong.note;
    case 'hash-mismatch':
      return wrong.hash;
    case 'malformed':
      return wrong.form;
    case 'account-disabled':
      return wrong.disabled;
    case 'conflict':
    case 'unavailable':
      return wrong.busy;
    case 'already-decided':
      return wrong.already;
    case 'not-your-turn':
      return wrong.turn;
    default:
      return wrong.other;
  }
}

/** Small already; compressed it is one packet or two on a bad network. It repeats nothing that a stranger could choose beside a secret. */
function send(req: Request, res: Response, status: number, html: string): void {
  if (res.headersSent || res.destroyed) return;
  res.status(status).setHeader('Content-Type', 'text/html; charset=utf-8');
  res.setHeader('Vary', 'Accept-Encoding, Accept-Language');
  if (req.acceptsEncodings('gzip') === 'gzip') {
    res.setHeader('Content-Encoding', 'gzip');
    res.end(gzipSync(html));
  } else res.end(html);
}

/** A form that cannot be read, or a store that is away, is said on a page as well. */
function unreadable(edge: Edge): ErrorRequestHandler {
  return (thrown: unknown, req, res, next) => {
    if (res.headersSent) return next(thrown);
    const status =
      thrown !== null && typeof thrown === 'object' && 'status' in thrown && typeof thrown.status === 'number' ? thrown.status : 500;
    if (status >= 500) return next(thrown);
    guard(res);
    send(req, res, status, renderGone({ language: languageOf(req, null), nowMs: edge.runtime.now().getTime() }));
  };
}
