/**
 * Follows one room's events and writes the notices they call for, in one commit with its own position: after a crash at any line it goes
 * on where it was, and what it had written is not written again. Must not send anything.
 */
import { SYSTEM } from '@unisson/shared/domain/actor';
import type { DomainEvent } from '@unisson/shared/domain/event';
import type { Kind } from '@unisson/shared/domain/kinds';
import { lineOf } from '../commands/people/line-of.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Json, KeepOp, Store } from '../store/store.ts';
import { loadScene, type Deciders } from './load-scene.ts';
import { missingNotices } from './make-notices.ts';
import { nextByClock, occasionsOf } from './occasions.ts';

export interface FollowDeps {
  readonly store: Store;
  readonly runtime: Runtime;
  readonly deciders: Deciders;
  /** Which ways can be used on this server at all. */
  ways(): { readonly mail: boolean; readonly push: boolean };
}
export interface Follower {
  /** Reads what is new and writes what it calls for. @returns whether to look again at once. */
  step(): Promise<boolean>;
}

/** Behind by more, a storm of mentions is passed over: what is so now is looked at instead, so that nobody is told late because of it. */
const MOST_EVENTS = 1_000;
/** What a decision, a hold or the list of those who are told can turn on. */
const TURNING: ReadonlySet<Kind> = new Set<Kind>(['control', 'review', 'reply', 'member', 'room', 'deputy', 'watcher']);
/** A position is read over again harmlessly: during a storm of mentions it is kept now and then, not at every look. */
const KEEP_EVERY = 5_000;
const MOST_REPLIES = 500;

export const followKey = (room: string): string => `notices:${room}`;

export function followRoom(deps: FollowDeps, room: string): Follower {
  const { store, runtime } = deps;
  let seq: number | null = null;
  let version = 0;
  let kept = 0;
  let wakeAtMs: number | null = null;

  /** Null: this room was never followed, or its events are gone; what is so now is looked at instead. */
  async function readPosition(): Promise<number | null> {
    const found = await store.read('position', followKey(room));
    version = found?.version ?? 0;
    const value = found?.value;
    kept = typeof value === 'number' ? value : 0;
    return typeof value === 'number' ? value : null;
  }

  /** `all`: what is so now is looked at, whatever led to it. */
  async function news(): Promise<{ events: readonly DomainEvent[]; to: number; all: boolean }> {
    const from = seq ?? (await readPosition());
    const page = from === null ? null : await store.events(room, from, MOST_EVENTS);
    if (!page) return { events: [], to: await store.head(room), all: true };
    const isBehind = page.pruned || (page.events.at(-1)?.n ?? page.head) < page.head;
    return { events: page.events, to: page.head, all: isBehind || seq === null };
  }

  const position = (to: number): KeepOp => ({
    op: 'put',
    space: 'position',
    key: followKey(room),
    value: to as Json,
    version,
    expiresAt: null,
  });

  return {
    async step() {
      const { events, to, all } = await news();
      const turned = all || events.some(({ kind }) => TURNING.has(kind)) || (wakeAtMs !== null && runtime.now().getTime() >= wakeAtMs);
      if (!turned) {
        if (to - kept >= KEEP_EVERY && (await store.keep([position(to)])).ok) [kept, version] = [to, version + 1];
        seq = to;
        return false;
      }
      const replies = all ? await openReplies() : events.filter(({ kind }) => kind === 'reply').map(({ id }) => id);
      seq = (await write(to, replies)) ? to : null;
      return seq === null;
    },
  };

  async function openReplies(): Promise<readonly string[]> {
    const page = await store.list('reply', {
      scope: room,
      where: { status: { in: ['open', 'failed'] } },
      order: { by: 'createdAt', desc: true },
      limit: MOST_REPLIES,
    });
    return page.items.map(({ id }) => id);
  }

  /** @returns false where another server was quicker: its rows and its position stand. */
  async function write(to: number, replies: readonly string[]): Promise<boolean> {
    const scene = await loadScene(deps, room, replies);
    if (!scene) return true;
    const now = runtime.now();
    wakeAtMs = nextByClock(scene, now.getTime());
    const rows = await missingNotices(store, room, {
      occasions: occasionsOf(scene, now.getTime()),
      ways: deps.ways(),
      at: now.toISOString(),
    });
    if (rows.length === 0) return true;
    const done = await store.commit({
      scope: room,
      puts: rows.map((entity) => ({ kind: 'notice', entity })),
      events: rows.map(({ id }) => ({ type: 'row.changed', kind: 'notice', id, version: 1 })),
      keep: [position(to)],
      audit: lineOf(SYSTEM, 'write-notices', { kind: 'room', id: room }),
      at: now.toISOString(),
    });
    if (done.ok) [kept, version] = [to, version + 1];
    return done.ok;
  }
}
