/**
 * The key pair that browsers' subscriptions are bound to: made once, the private half stored encrypted with SECRETS_KEY. Where that key was
 * changed since, a new pair is made; browsers subscribe anew when their console is opened.
 */
import webpush from 'web-push';
import { NONCE_BYTES, open, seal } from '../outlets/seal.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Kept, Store } from '../store/store.ts';

export interface VapidKeys {
  /** Both URL-safe base64. */
  readonly publicKey: string;
  readonly privateKey: string;
}
interface Deps {
  readonly store: Store;
  readonly runtime: Runtime;
  /** 32 bytes. */
  readonly secretsKey: Uint8Array;
}

const KEY = 'vapid';

/** @returns what reads the pair, and makes it the first time it is asked for. */
export function vapidKeys(deps: Deps): () => Promise<VapidKeys> {
  let held: Promise<VapidKeys> | null = null;
  return () => {
    held ??= load(deps).catch((error: unknown) => {
      held = null;
      throw error;
    });
    return held;
  };
}

async function load(deps: Deps): Promise<VapidKeys> {
  for (;;) {
    const kept = await deps.store.read('setting', KEY);
    const there = kept && opened(deps.secretsKey, kept);
    if (there) return there;
    const made = webpush.generateVAPIDKeys();
    const value = { publicKey: made.publicKey, privateKey: seal(deps.secretsKey, deps.runtime.bytes(NONCE_BYTES), made.privateKey) };
    const done = await deps.store.keep([{ op: 'put', space: 'setting', key: KEY, value, version: kept?.version ?? 0, expiresAt: null }]);
    if (done.ok) return made;
    // Another server was quicker: its pair is everybody's.
  }
}

function opened(key: Uint8Array, { value }: Kept): VapidKeys | null {
  if (value === null || typeof value !== 'object' || !('privateKey' in value)) return null;
  const { publicKey, privateKey } = value;
  const plain = typeof privateKey === 'string' ? open(key, privateKey) : null;
  return plain !== null && typeof publicKey === 'string' ? { publicKey, privateKey: plain } : null;
}
