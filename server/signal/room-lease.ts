/** One worker a room over all servers: a lease that is renewed while it is used and taken over when it runs out. It spares work; what keeps the stories right is the position's version. */
import type { Runtime } from '../runtime/runtime.ts';
import type { Store } from '../store/store.ts';

const LASTS_MS = 10_000;
const RENEW_BEFORE_MS = 6_000;

export interface RoomLease {
  /** True while this server is the room's worker; takes or renews the lease where it can. */
  hold(): Promise<boolean>;
  giveUp(): Promise<void>;
}

/** @param part of the house: each has its own worker a room. */
export function roomLease(deps: { store: Store; runtime: Runtime; serverId: string }, room: string, part = 'signal'): RoomLease {
  const key = `${part}:${room}`;
  let untilMs = 0;
  return {
    async hold() {
      const nowMs = deps.runtime.now().getTime();
      if (untilMs - nowMs > RENEW_BEFORE_MS) return true;
      const kept = await deps.store.read('lease', key);
      const isLive = kept !== null && (kept.expiresAt ?? '') > new Date(nowMs).toISOString();
      untilMs = 0;
      if (isLive && kept.value !== deps.serverId) return false;
      const expiresAt = new Date(nowMs + LASTS_MS).toISOString();
      const taken = await deps.store.keep([
        { op: 'put', space: 'lease', key, value: deps.serverId, version: isLive ? kept.version : 0, expiresAt },
      ]);
      if (taken.ok) untilMs = nowMs + LASTS_MS;
      return taken.ok;
    },
    async giveUp() {
      if (untilMs > deps.runtime.now().getTime()) await deps.store.keep([{ op: 'remove', space: 'lease', key }]);
      untilMs = 0;
    },
  };
}
