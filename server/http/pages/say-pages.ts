/**
 * `/say/:token`: the page of one site for phone and branches, without a session. A wrong, an expired and a revoked secret answer the same.
 * A page that is shown already may wait for news (`Prefer: wait`), so that changes come within a second and 200 seats cost next to nothing.
 */
import express, { Router, type Request, type Response } from 'express';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { seatsAllowed } from '@unisson/shared/domain/say-page';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { seatBody } from '@unisson/shared/wire/schemas/board';
import { confirmSeat } from '../../commands/say/confirm-seat.ts';
import { findSayPage, type OpenSayPage } from '../../commands/say/find-say-page.ts';
import { instant } from '../../runtime/runtime.ts';
import { writeAnswer, writeRefusal } from '../answer.ts';
import { readJson } from '../body.ts';
import type { Edge } from '../pipeline.ts';
import { renderGone, renderSay, SAY_POLICY } from './render-say.ts';
import { createSayContact } from './say-contact.ts';
import { createSayLimits } from './say-limits.ts';
import { sayState, type SayState } from './say-state.ts';
import { createSayWatch, type SayWatch } from './say-watch.ts';

/** Below the half minute after which proxies begin to cut silent connections. */
const LONGEST_WAIT_S = 20;
const BODY_LIMIT = 4 * 1024;

export function sayPages(edge: Edge): Router {
  const router = Router();
  const watch = createSayWatch(edge.store);
  const touch = createSayContact(edge);
  const limit = createSayLimits();
  router.get('/say/:token', async (req, res) => {
    guard(res);
    const open = await enter({ ...edge, limit }, req, res);
    if (!open) return;
    touch(open.room, open.page.id);
    const now = await fresh(edge, watch, { req, res, open });
    if (res.destroyed) return;
    touch(open.room, open.page.id);
    if (now === null) return gone(res);
    const headers = { ETag: now.etag, 'Content-Language': now.page.language };
    if (req.get('if-none-match') === now.etag) return writeAnswer(res, { status: 304, headers });
    page(res, 200, renderSay(now, { token: tokenOf(req), at: instant(edge.runtime), read: Number(req.query['read'] ?? 0) }), headers);
  });
  router.post(
    '/say/:token/acknowledgements',
    express.urlencoded({ extended: false, limit: BODY_LIMIT, parameterLimit: 10 }),
    async (req, res) => {
      guard(res);
      const open = await enter({ ...edge, limit }, req, res);
      if (!open) return;
      const isForm = req.body !== undefined;
      const asked = await askedOf(req);
      const done = asked.ok ? await confirmSeat(edge.commands, open, asked.value) : asked;
      // Without a script the page itself shows how it stands.
      if (isForm)
        return writeAnswer(res, {
          status: 303,
          headers: { Location: `/say/${encodeURIComponent(tokenOf(req))}${done.ok ? `?read=${done.value.n}` : ''}` },
        });
      if (!done.ok) return writeRefusal(res, done.refusal);
      const { n, site, seat, at } = done.value;
      writeAnswer(res, { status: 200, body: { n, site, seat, at } });
    },
  );
  return router;
}

const tokenOf = (req: Request): string => String(req.params['token']);

function guard(res: Response): void {
  res.setHeader('Content-Security-Policy', SAY_POLICY);
  res.setHeader('X-Robots-Tag', 'noindex, nofollow');
  res.setHeader('Referrer-Policy', 'no-referrer');
}

function page(res: Response, status: number, html: string, headers: Readonly<Record<string, string>> = {}): void {
  writeAnswer(res, { status, body: html, headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' } });
}
const gone = (res: Response): void => page(res, 404, renderGone());

/** Null after it has been answered. */
async function enter(
  edge: Edge & { readonly limit: ReturnType<typeof createSayLimits> },
  req: Request,
  res: Response,
): Promise<OpenSayPage | null> {
  const open = await findSayPage(edge.commands, tokenOf(req));
  const limited: Refusal | null = open ? await edge.limit(open.page) : await edge.limits.request(`address ${req.ip ?? ''}`);
  if (limited) writeRefusal(res, limited);
  else if (!open) gone(res);
  return limited ? null : open;
}

/** What there is to show: at once, or, for a page that has it already, when it changes. Null: the page has ended meanwhile. */
async function fresh(
  edge: Edge,
  watch: SayWatch,
  { req, res, open }: { req: Request; res: Response; open: OpenSayPage },
): Promise<SayState | null> {
  const now = await sayState(edge.store, open.room, open.page);
  const asked = Number(/^wait=(\d{1,3})$/.exec(req.get('prefer') ?? '')?.[1] ?? 0);
  const isKnown = req.get('if-none-match') === now.etag;
  if (!isKnown || asked === 0 || watch.waiting(open.page.id) >= seatsAllowed(open.page)) return now;
  const left = new AbortController();
  res.once('close', () => left.abort());
  const { id, version } = open.page;
  await watch.news({ room: open.room, pageId: id, version, mark: now.mark }, Math.min(asked, LONGEST_WAIT_S) * 1000, left.signal);
  if (left.signal.aborted) return null;
  const again = await findSayPage(edge.commands, tokenOf(req));
  return again ? sayState(edge.store, again.room, again.page) : null;
}

async function askedOf(req: Request): Promise<Result<{ n: number; seat: string }>> {
  const body: Result<unknown> =
    req.body === undefined
      ? await readJson(req, BODY_LIMIT).then((read) => (read.ok ? ok(read.value.value) : read))
      : ok(req.body as unknown);
  if (!body.ok) return body;
  const parsed = seatBody.safeParse(body.value);
  if (parsed.success) return ok(parsed.data);
  return refuse({
    code: 'malformed',
    issues: parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
  });
}
