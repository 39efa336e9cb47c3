/**
 * The revision in force for websites and press pages: no session, a key in the address. Whatever is missing (key, channel, language,
 * anything in force) answers the same, so that nothing can be found out by asking. Serves approved words only.
 */
import { Router, type Request, type Response } from 'express';
import { fullText } from '@unisson/shared/domain/reply-text';
import type { Revision } from '@unisson/shared/domain/revision';
import { CONTROL, type Control, type Room } from '@unisson/shared/domain/room';
import { publicQuery } from '@unisson/shared/wire/schemas/message';
import { INSTALLATION, type Store } from '../store/store.ts';
import { writeAnswer, writeRefusal } from './answer.ts';
import type { Edge } from './pipeline.ts';

const CACHE = 'max-age=15';

interface Said {
  readonly revision: Revision;
  readonly control: Control;
  readonly channel: string;
  readonly language: string;
  readonly text: string;
}

export function publicRoutes(edge: Edge): Router {
  const router = Router();
  router.options('/public/:key/message', (_req, res) => {
    open(res);
    res.setHeader('Access-Control-Allow-Methods', 'GET, HEAD');
    res.setHeader('Access-Control-Allow-Headers', 'If-None-Match');
    res.status(204).end();
  });
  router.get('/public/:key/message', async (req, res) => {
    open(res);
    const limited = await edge.limits.request(`address ${req.ip ?? ''}`);
    if (limited) return writeRefusal(res, limited);
    const query = publicQuery.safeParse(req.query);
    const said = query.success ? await find(edge.store, String(req.params.key), query.data) : null;
    if (!said) return writeRefusal(res, { code: 'not-found', kind: 'message' });
    serve(req, res, said, query.data?.format ?? (req.accepts(['json', 'text']) === 'text' ? 'text' : 'json'));
  });
  return router;
}

/** Any page may show it. */
function open(res: Response): void {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Expose-Headers', 'ETag, X-Revision');
  res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}

async function find(store: Store, key: string, asked: { channel: string; language?: string | undefined }): Promise<Said | null> {
  if (!key.isWellFormed() || key.includes('\u0000')) return null;
  const room = (await store.list('room', { scope: INSTALLATION, where: { publicKey: key }, limit: 1 })).items[0];
  const control = room ? await store.get('control', room.id, CONTROL) : null;
  const revision = room && control && control.inForce !== null ? await store.get('revision', room.id, String(control.inForce)) : null;
  const isPublic = room?.channels.some(({ id, public: shown }) => id === asked.channel && shown) === true;
  if (!room || !control || !revision || !isPublic) return null;
  return choose(room, control, revision, asked);
}

/** Without a language: the room's first that has a text. */
function choose(
  room: Room,
  control: Control,
  revision: Revision,
  { channel, language: asked }: { channel: string; language?: string | undefined },
): Said | null {
  const languages = asked === undefined ? [...room.languages, ...Object.keys(revision.texts)] : [asked];
  for (const language of languages) {
    const text = fullText(revision, channel, language);
    if (text !== undefined) return { revision, control, channel, language, text };
  }
  return null;
}

function serve(req: Request, res: Response, said: Said, format: 'json' | 'text'): void {
  const { revision, control, channel, language, text } = said;
  const etag = `"${revision.n}-${revision.hash.slice(0, 16)}-${Date.parse(control.inForceSince ?? '')}-${channel}-${language}-${format}"`;
  const headers = { ETag: etag, 'X-Revision': String(revision.n), 'Cache-Control': CACHE, Vary: 'Accept', 'Content-Language': language };
  const known = (req.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag) || known.includes('*')) return writeAnswer(res, { status: 304, headers });
  if (format === 'text') return writeAnswer(res, { body: text, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' } });
  const answers = Object.values(revision.answers)
    .filter(({ question, answer }) => question[language] !== undefined && answer[language] !== undefined)
    .sort((a, b) => a.order - b.order)
    .map(({ question, answer }) => ({ question: question[language], answer: answer[language] }));
  writeAnswer(res, {
    body: {
      revision: revision.n,
      hash: revision.hash,
      channel,
      language,
      text,
      short: revision.short[language] ?? null,
      answers,
      since: control.inForceSince,
    },
    headers,
  });
}
