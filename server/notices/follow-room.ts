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
  /** Reads what is new. @returns whether there is more to read at once. */
  step(): Promise<boolean>;
}

const MOST_EVENTS = 2_000;
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

  async function news(): Promise<{ events: readonly DomainEvent[]; to: number; more: boolean; all: boolean }> {
    const from = seq ?? (await readPosition());
    const page = from === null ? null : await store.events(room, from, MOST_EVENTS);
    if (!page || page.pruned) return { events: [], to: await store.head(room), more: false, all: true };
    const to = page.events.at(-1)?.n ?? from ?? 0;
    return { events: page.events, to, more: to < page.head, all: seq === null };
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
      const { events, to, more, all } = await news();
      const turned = all || events.some(({ kind }) => TURNING.has(kind)) || (wakeAtMs !== null && runtime.now().getTime() >= wakeAtMs);
      if (!turned) {
        if (to - kept >= KEEP_EVERY && (await store.keep([position(to)])).ok) [kept, version] = [to, version + 1];
        seq = to;
        return more;
      }
      const replies = all ? await openReplies() : events.filter(({ kind }) => kind === 'reply').map(({ id }) => id);
      if (await write(to, replies)) seq = to;
      else seq = null;
      return more || seq === null;
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
