/**
 * Idempotency-Key: the same key of the same person gets the same answer for 24 hours, and the act happens once. That it happened, and what it
 * came to, is recorded in the act's own commit: a crash before the answer cannot make it happen again, and whoever asks again is answered.
 */
import { createHash } from 'node:crypto';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { STATUS_OF } from '@unisson/shared/wire/errors';
import { NONCE_BYTES, open, seal } from '../outlets/seal.ts';
import type { Json, Kept, KeepOp, Store } from '../store/store.ts';
import type { Answer } from './answer.ts';
import type { CommandDeps } from './command-deps.ts';
import type { EdgeDeps } from './edge.ts';
import { onceStore, type Decided } from './once-store.ts';

const KEPT_MS = 24 * 3_600_000;
/** After this an act that was begun, and of which nothing was committed, may begin again. */
const BEGUN_MS = 60_000;
/** After this nobody is taken to be still making the answer of what was committed. */
const ANSWERING_MS = 15_000;
const LONGEST_KEY = 255;

type Record = {
  readonly what: string;
  readonly state: 'begun' | 'done' | 'answered';
  /** When its newest commit was made, or somebody began to answer for it. */
  readonly at?: string;
  /** What was decided, sealed: it may hold secrets. */
  readonly decided?: string;
  readonly answer?: string;
};
type Once = Pick<EdgeDeps, 'store' | 'runtime' | 'settings' | 'commands'>;

export interface Asking {
  readonly userId: string;
  readonly key: string;
  /** Method, path and body; another one under the same key is refused. */
  readonly what: string;
}

type Act = (commands: CommandDeps) => Promise<Result<Answer>>;

export async function onceFor(edge: Once, asking: Asking, act: Act): Promise<Result<Answer>> {
  if (asking.key === '' || asking.key.length > LONGEST_KEY)
    return refuse({ code: 'malformed', detail: `Idempotency-Key has 1 to ${LONGEST_KEY} characters` });
  const page: Page = { edge, key: `${asking.userId}/${sha256(asking.key)}`, what: sha256(asking.what) };
  const begun = await edge.store.keep([written(page, 0, { state: 'begun' })]);
  const kept = await edge.store.read('idempotency', page.key);
  if (!begun.ok || !kept) return earlier(page, kept, act);
  const run = carryOut(page, { version: kept.version, before: [] }, act);
  try {
    return (await run).done;
  } catch (thrown) {
    await forget(edge.store, page.key);
    throw thrown;
  }
}

/** One call's record. */
interface Page {
  readonly edge: Once;
  readonly key: string;
  readonly what: string;
}

function written({ edge, key, what }: Page, version: number, record: Omit<Record, 'what'>): KeepOp {
  const nowMs = edge.runtime.now().getTime();
  const value: Json = { what, at: new Date(nowMs).toISOString(), ...record };
  const expiresAt = new Date(nowMs + (record.state === 'begun' ? BEGUN_MS : KEPT_MS)).toISOString();
  return { op: 'put', space: 'idempotency', key, value, version, expiresAt };
}

async function carryOut(page: Page, from: { version: number; before: Decided }, act: Act): Promise<{ done: Result<Answer> }> {
  const { edge } = page;
  const once = onceStore(edge.commands.store, from, (version, decided) =>
    written(page, version, { state: 'done', decided: sealed(edge, decided) }),
  );
  let done = await act({ ...edge.commands, store: once.store, memory: once.memory });
  if (!done.ok && STATUS_OF[done.refusal.code] >= 429) {
    await forget(edge.store, page.key);
    return { done };
  }
  // What was done and cannot be told any more (rights, rows have changed since) was not refused.
  if (!done.ok && from.before.length > 0) done = refuse({ code: 'answer-lost' });
  // A conflict: another has answered in this one's place.
  await edge.store.keep([written(page, once.version(), { state: 'answered', answer: sealed(edge, done) })]);
  return { done };
}

/** Only what was begun and not committed may begin again. */
async function forget(store: Store, key: string): Promise<void> {
  const kept = await store.read('idempotency', key);
  if ((kept?.value as Record | undefined)?.state === 'begun') await store.keep([{ op: 'remove', space: 'idempotency', key }]);
}

async function earlier(page: Page, kept: Kept | null, act: Act): Promise<Result<Answer>> {
  const { edge, what } = page;
  const record = kept?.value as Record | undefined;
  if (record && record.what !== what) return refuse({ code: 'idempotency-key-reused' });
  const text = record?.answer === undefined ? null : open(edge.settings.secretsKey, record.answer);
  if (text !== null) return replayed(JSON.parse(text) as Told);
  if (kept && record?.state === 'done' && isLeft(edge, record)) return answerFor(page, kept, act);
  return refuse({ code: 'idempotency-in-progress' });
}

const isLeft = ({ runtime }: Once, { at }: Record): boolean => at === undefined || runtime.now().getTime() - Date.parse(at) >= ANSWERING_MS;

/** Whoever did it never came to answer: the call is gone through again with what it decided then, and only what it had not yet done is done. */
async function answerFor(page: Page, kept: Kept, act: Act): Promise<Result<Answer>> {
  const { edge } = page;
  const record = kept.value as Record;
  const took = await edge.store.keep([written(page, kept.version, { ...record, at: edge.runtime.now().toISOString() })]);
  if (!took.ok) return refuse({ code: 'idempotency-in-progress' });
  const text = record.decided === undefined ? null : open(edge.settings.secretsKey, record.decided);
  const before = text === null ? [] : (JSON.parse(text) as Decided);
  const version = kept.version + 1;
  // Something was committed that no decision tells of: doing it again might do it twice.
  if (!before.some((one) => one !== null)) {
    const lost: Result<Answer> = refuse({ code: 'answer-lost' });
    await edge.store.keep([written(page, version, { state: 'answered', answer: sealed(edge, lost) })]);
    return lost;
  }
  const { done } = await carryOut(page, { version, before }, act);
  return done.ok ? replayed(done) : done;
}

type Told = { ok: true; value: Answer } | { ok: false; refusal: Refusal };
function replayed(told: Told): Result<Answer> {
  return told.ok ? ok({ ...told.value, headers: { ...told.value.headers, 'Idempotency-Replayed': 'true' } }) : told;
}

function sealed({ settings, runtime }: Once, value: unknown): string {
  return seal(settings.secretsKey, runtime.bytes(NONCE_BYTES), JSON.stringify(value));
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
