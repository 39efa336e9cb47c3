/**
 * Idempotency-Key: the same key of the same person gets the same answer for 24 hours, and the act happens once. That it happened is
 * recorded in the act's own commit, so that a crash before the answer cannot make it happen again.
 */
import { createHash } from 'node:crypto';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { STATUS_OF } from '@unisson/shared/wire/errors';
import { NONCE_BYTES, open, seal } from '../outlets/seal.ts';
import type { Json, KeepOp, Store } from '../store/store.ts';
import type { Answer } from './answer.ts';
import type { CommandDeps } from './command-deps.ts';
import type { EdgeDeps } from './edge.ts';

const KEPT_MS = 24 * 3_600_000;
/** After this an act that was begun, and of which nothing was committed, may begin again. */
const BEGUN_MS = 60_000;
const LONGEST_KEY = 255;

type Record = { readonly what: string; readonly state: 'begun' | 'done' | 'answered'; readonly answer?: string };
type Once = Pick<EdgeDeps, 'store' | 'runtime' | 'settings' | 'commands'>;

export interface Asking {
  readonly userId: string;
  readonly key: string;
  /** Method, path and body; another one under the same key is refused. */
  readonly what: string;
}

export async function onceFor(
  edge: Once,
  asking: Asking,
  act: (commands: CommandDeps) => Promise<Result<Answer>>,
): Promise<Result<Answer>> {
  if (asking.key === '' || asking.key.length > LONGEST_KEY)
    return refuse({ code: 'malformed', detail: `Idempotency-Key has 1 to ${LONGEST_KEY} characters` });
  const key = `${asking.userId}/${sha256(asking.key)}`;
  const what = sha256(asking.what);
  const record = (state: Record['state'], forMs: number, answer?: string): KeepOp & { op: 'put' } => {
    const value: Json = { what, state, ...(answer === undefined ? {} : { answer }) };
    return {
      op: 'put',
      space: 'idempotency',
      key,
      value,
      version: null,
      expiresAt: new Date(edge.runtime.now().getTime() + forMs).toISOString(),
    };
  };
  const begun = await edge.store.keep([{ ...record('begun', BEGUN_MS), version: 0 }]);
  if (!begun.ok) return earlier(edge, key, what);
  let done: Result<Answer>;
  try {
    done = await act({ ...edge.commands, store: marking(edge.commands.store, record('done', KEPT_MS)) });
  } catch (thrown) {
    await forget(edge.store, key);
    throw thrown;
  }
  if (!done.ok && STATUS_OF[done.refusal.code] >= 429) await forget(edge.store, key);
  else
    await edge.store.keep([
      record('answered', KEPT_MS, seal(edge.settings.secretsKey, edge.runtime.bytes(NONCE_BYTES), JSON.stringify(done))),
    ]);
  return done;
}

/** Only what was begun and not committed may begin again. */
async function forget(store: Store, key: string): Promise<void> {
  const kept = await store.read('idempotency', key);
  if ((kept?.value as Record | undefined)?.state === 'begun') await store.keep([{ op: 'remove', space: 'idempotency', key }]);
}

async function earlier(edge: Once, key: string, what: string): Promise<Result<Answer>> {
  const kept = (await edge.store.read('idempotency', key))?.value as Record | undefined;
  if (kept && kept.what !== what) return refuse({ code: 'idempotency-key-reused' });
  const text = kept?.answer === undefined ? null : open(edge.settings.secretsKey, kept.answer);
  if (text === null) return refuse({ code: 'idempotency-in-progress' });
  const answer = JSON.parse(text) as { ok: true; value: Answer } | { ok: false; refusal: Refusal };
  return answer.ok ? ok({ ...answer.value, headers: { ...answer.value.headers, 'Idempotency-Replayed': 'true' } }) : answer;
}

/** The same store, with the mark written in each commit. */
function marking(store: Store, mark: KeepOp): Store {
  return Object.assign(Object.create(store) as Store, {
    commit: (batch: Parameters<Store['commit']>[0]) => store.commit({ ...batch, keep: [...(batch.keep ?? []), mark] }),
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
