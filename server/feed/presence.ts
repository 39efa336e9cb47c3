/**
 * Who has a room open on this server, what they view and write, and when they were last seen. Names and colours come from the
 * session, never from the client. When somebody was last seen outlives a restart and a crash, because claims lapse by it [ME3] and an
 * emergency rests on it [MS5].
 */
import type { PresencePerson } from '@unisson/shared/wire/feed';
import { instant, type Runtime } from '../runtime/runtime.ts';
import type { KeepOp, Store } from '../store/store.ts';

const COLORS = 12;
/** Longer marks are cut: they are ids, and everybody in the room gets them. */
const LONGEST_MARK = 80;

/** The same colour for a person everywhere; FNV-1a over the id. */
export function colorOf(userId: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < userId.length; i += 1) hash = Math.imul(hash ^ userId.charCodeAt(i), 0x01000193) >>> 0;
  return hash % COLORS;
}

interface Seat {
  readonly userId: string;
  readonly name: string;
  readonly since: string;
  readonly machine?: boolean;
  viewing: string | null;
  writing: string | null;
}

export interface Presence {
  /** `machine`: a token's connection, shown like any other, but its maker does not sit there. */
  enter(room: string, socketId: string, person: { userId: string; name: string; machine?: boolean }): void;
  mark(room: string, socketId: string, marks: { viewing: unknown; writing: unknown }): void;
  leave(room: string, socketId: string): Promise<void>;
  people(room: string): readonly PresencePerson[];
  isPresent(room: string, userId: string): boolean;
  /** Epoch milliseconds; now for somebody present, null for somebody never seen. */
  lastSeenMs(room: string, userId: string): Promise<number | null>;
  onChange(listener: (room: string) => void): () => void;
  /** Writes down that whoever is here now was seen: what a crash would lose is no older than the last beat. */
  beat(): Promise<void>;
}

const mark = (value: unknown): string | null =>
  typeof value === 'string' && value.length <= LONGEST_MARK && /^[\w:.-]+$/.test(value) ? value : null;

export function createPresence(store: Store, runtime: Runtime): Presence {
  const rooms = new Map<string, Map<string, Seat>>();
  const listeners = new Set<(room: string) => void>();
  const changed = (room: string) => listeners.forEach((listener) => listener(room));
  const seen = (room: string, userId: string): KeepOp => ({
    op: 'put',
    space: 'presence',
    key: `${room}/${userId}`,
    value: instant(runtime),
    version: null,
    expiresAt: null,
  });
  const seats = (room: string) => [...(rooms.get(room)?.values() ?? [])];
  const sits = (room: string, userId: string): boolean => seats(room).some((seat) => seat.userId === userId && !seat.machine);

  return {
    enter(room, socketId, person) {
      const here = rooms.get(room) ?? new Map<string, Seat>();
      rooms.set(room, here);
      here.set(socketId, { ...person, since: instant(runtime), viewing: null, writing: null });
      changed(room);
      // Should it fail, the next beat says it again.
      if (!person.machine) void store.keep([seen(room, person.userId)]).catch(() => undefined);
    },
    mark(room, socketId, marks) {
      const seat = rooms.get(room)?.get(socketId);
      if (!seat) return;
      seat.viewing = mark(marks.viewing);
      seat.writing = mark(marks.writing);
      changed(room);
    },
    async leave(room, socketId) {
      const here = rooms.get(room);
      const seat = here?.get(socketId);
      if (!here || !seat) return;
      here.delete(socketId);
      if (here.size === 0) rooms.delete(room);
      changed(room);
      if (!seat.machine) await store.keep([seen(room, seat.userId)]);
    },
    people(room) {
      const byUser = new Map<string, PresencePerson>();
      for (const { userId, name, since, viewing, writing } of seats(room)) {
        const other = byUser.get(userId);
        byUser.set(userId, {
          userId,
          name,
          color: colorOf(userId),
          since: other && other.since < since ? other.since : since,
          viewing: viewing ?? other?.viewing ?? null,
          writing: writing ?? other?.writing ?? null,
        });
      }
      return [...byUser.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    isPresent: sits,
    async lastSeenMs(room, userId) {
      if (sits(room, userId)) return runtime.now().getTime();
      const kept = await store.read('presence', `${room}/${userId}`);
      return typeof kept?.value === 'string' ? Date.parse(kept.value) : null;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async beat() {
      const all = [...rooms].flatMap(([room, here]) =>
        [...new Set([...here.values()].filter(({ machine }) => !machine).map(({ userId }) => userId))].map((userId) => seen(room, userId)),
      );
      if (all.length > 0) await store.keep(all);
    },
  };
}
