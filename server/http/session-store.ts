/**
 * express-session's store on the house's own port: sessions survive a restart and expire by themselves. Keys are hashes of the session
 * ids, so that whoever reads the store cannot ride on a session. Knows nothing of users.
 */
import { createHash } from 'node:crypto';
import session from 'express-session';
import type { Runtime } from '../runtime/runtime.ts';
import type { Json, Store } from '../store/store.ts';

/** Rolling: twelve hours after the last sign of life. */
export const SESSION_MS = 12 * 3_600_000;
/** A sign of life is written this rarely: one write a request would cost a disk sync each. */
const TOUCH_EVERY_MS = 5 * 60_000;

declare module 'express-session' {
  interface SessionData {
    userId: string;
    /** Fingerprint of the password it began under. */
    proof: string;
    /** Epoch milliseconds of the last write. */
    writtenAt: number;
  }
}

export const sessionKey = (sid: string): string => createHash('sha256').update(sid).digest('hex');

/** Null for a session that is not there or has run out. */
export async function readSession(store: Store, runtime: Runtime, sid: string): Promise<session.SessionData | null> {
  const kept = await store.read('session', sessionKey(sid));
  if (!kept || (kept.expiresAt !== null && kept.expiresAt <= runtime.now().toISOString())) return null;
  return kept.value as unknown as session.SessionData;
}

export class PortSessionStore extends session.Store {
  readonly #store: Store;
  readonly #runtime: Runtime;

  constructor(store: Store, runtime: Runtime) {
    super();
    this.#store = store;
    this.#runtime = runtime;
  }

  override get(sid: string, done: (fault: unknown, session?: session.SessionData | null) => void): void {
    readSession(this.#store, this.#runtime, sid).then((found) => done(null, found), done);
  }

  override set(sid: string, data: session.SessionData, done?: (fault?: unknown) => void): void {
    this.#write(sid, data).then(
      () => done?.(),
      (fault: unknown) => done?.(fault),
    );
  }

  override touch(sid: string, data: session.SessionData, done?: (fault?: unknown) => void): void {
    if (this.#runtime.now().getTime() - (data.writtenAt ?? 0) < TOUCH_EVERY_MS) return done?.();
    this.set(sid, data, done);
  }

  override destroy(sid: string, done?: (fault?: unknown) => void): void {
    this.#store.keep([{ op: 'remove', space: 'session', key: sessionKey(sid) }]).then(
      () => done?.(),
      (fault: unknown) => done?.(fault),
    );
  }

  async #write(sid: string, data: session.SessionData): Promise<void> {
    const now = this.#runtime.now().getTime();
    const value = JSON.parse(JSON.stringify({ ...data, writtenAt: now })) as Json;
    const expiresAt = new Date(now + SESSION_MS).toISOString();
    await this.#store.keep([{ op: 'put', space: 'session', key: sessionKey(sid), value, version: null, expiresAt }]);
  }
}
