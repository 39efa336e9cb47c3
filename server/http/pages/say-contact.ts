/** When a say page was last in touch, kept so that every server's board can tell: written a few times a minute at most, whatever the number of seats. */
import { instant, type Runtime } from '../../runtime/runtime.ts';
import type { Store } from '../../store/store.ts';

const EVERY_MS = 15_000;
const KEPT_MS = 30 * 86_400_000;
const prefix = (room: string): string => `say/${room}/`;

/** @returns what to call whenever a page was read; never waits and never fails. */
export function createSayContact({
  store,
  runtime,
}: {
  readonly store: Store;
  readonly runtime: Runtime;
}): (room: string, pageId: string) => void {
  const written = new Map<string, number>();
  return (room, pageId) => {
    const now = runtime.monotonicMs();
    const key = prefix(room) + pageId;
    if (now - (written.get(key) ?? -Infinity) < EVERY_MS) return;
    written.set(key, now);
    const expiresAt = new Date(runtime.now().getTime() + KEPT_MS).toISOString();
    // A contact that could not be written shows as an older one: the next is seconds away.
    store.keep([{ op: 'put', space: 'presence', key, value: instant(runtime), version: null, expiresAt }]).catch(() => written.delete(key));
  };
}

/** Page id → instant of its last contact. */
export async function lastContacts(store: Store, room: string): Promise<ReadonlyMap<string, string>> {
  const kept = await store.scan('presence', prefix(room));
  return new Map(kept.flatMap(({ key, value }) => (typeof value === 'string' ? [[key.slice(prefix(room).length), value] as const] : [])));
}
