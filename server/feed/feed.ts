/**
 * Socket.IO: authenticates, lets people into rooms, catches them up without a gap, tells who is there, and lets go of whoever reads
 * too slowly so that nobody else waits and the server's memory does not grow [FE1] [FE2] [FE3]. Takes no intentions: those travel by HTTP.
 */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { can, type Actor } from '@unisson/shared/domain/actor';
import type { ClientToServer, EnterAnswer, FeedFrame, ServerToClient } from '@unisson/shared/wire/feed';
import type { Logger } from '../runtime/logger.ts';
import type { Nudges } from '../runtime/nudges.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { frameAfter, type FrameSource } from './frames.ts';
import type { Presence } from './presence.ts';
import { startRoomFeed, type RoomFeed } from './room-feed.ts';
import { backlog, onDrain } from './backlog.ts';

export interface FeedIdentity {
  readonly userId: string;
  readonly name: string;
  readonly sessionId: string | null;
}

export interface FeedDeps<I extends FeedIdentity> extends FrameSource {
  readonly runtime: Runtime;
  readonly nudges: Nudges;
  readonly logger: Logger;
  readonly presence: Presence;
  /** Who holds this connection; `token` is the handshake's `auth.token`, when given. */
  readonly identify: (req: IncomingMessage, token: string | null) => Promise<I | null>;
  /** Rights in a room; null for somebody who is no member. */
  readonly actorIn: (identity: I, room: string) => Promise<Actor | null>;
  readonly originAllowed: (req: IncomingMessage) => boolean;
}

export interface Feed {
  /** Ends every connection of a person, or those of one session. */
  closeUser(userId: string, code: string): void;
  closeSession(sessionId: string): void;
  /** Cuts a person's connections: each comes back and shows again who it is. */
  cutUser(userId: string): void;
  /** Rights in the room have changed: whoever lost them hears no more. Every `member.changed` asks for it by itself. */
  recheck(room: string): Promise<void>;
  connections(): number;
  /** Those of the sessions its connections rest on. */
  sessions(): readonly string[];
  /** Bytes waiting, per client: for the metrics. */
  backlogs(): readonly number[];
  stop(): Promise<void>;
}

interface Seat<I> {
  identity: I;
  /** Rooms it has entered. */
  rooms: Set<string>;
  /** Rooms it was dropped from until it has read what it was sent. */
  stalled: Set<string>;
  /** How often it is being let in at this moment. */
  entering: number;
}
type FeedSocket<I> = Socket<ClientToServer, ServerToClient, Record<string, never>, Seat<I>>;

/** Bytes waiting for one client before it is dropped to "start over": a dozen full frames; frames are shared between clients. */
const MOST_WAITING = 8 * 1024 * 1024;
/** Numbers behind which a fresh snapshot costs less than the events in between. */
const FARTHEST_BEHIND = 20_000;
const PRESENCE_MS = 200;
const MOST_ROOMS = 20;
/** Each is a snapshot to be made: the rest of a client's haste is answered with "later". */
const MOST_ENTERING = 4;

export function startFeed<I extends FeedIdentity>(http: HttpServer, deps: FeedDeps<I>): Feed {
  const io = new Server<ClientToServer, ServerToClient, Record<string, never>, Seat<I>>(http, {
    path: '/socket.io',
    transports: ['websocket'],
    perMessageDeflate: false,
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: 64 * 1024,
    allowRequest: (req, answer) => answer(null, deps.originAllowed(req)),
  });
  const feeds = new Map<string, RoomFeed>();
  /** How many are on their way into a room: its feed is theirs too. */
  const entering = new Map<string, number>();
  const channel = (room: string) => `feed:${room}`;

  io.use((socket, proceed) => {
    const { token } = socket.handshake.auth as { token?: unknown };
    deps.identify(socket.request, typeof token === 'string' ? token : null).then(
      (identity) => {
        if (!identity) return proceed(new Error('no-session'));
        socket.data = { identity, rooms: new Set(), stalled: new Set(), entering: 0 };
        proceed();
      },
      () => proceed(new Error('unavailable')),
    );
  });

  function emit(frame: FeedFrame): void {
    const room = channel(frame.room);
    for (const id of io.sockets.adapter.rooms.get(room) ?? []) {
      const socket = io.sockets.sockets.get(id);
      if (socket && backlog(socket) > MOST_WAITING) drop(socket, frame.room);
    }
    io.to(room).emit('feed', frame);
    if (frame.events.some((event) => event.type === 'member.changed')) void recheck(frame.room);
  }

  /** A client that does not read leaves the audience; once it has read all it was sent, it is told to start over. */
  function drop(socket: FeedSocket<I>, room: string): void {
    void socket.leave(channel(room));
    if (socket.data.stalled.has(room)) return;
    socket.data.stalled.add(room);
    onDrain(socket, () => {
      if (socket.data.stalled.delete(room)) socket.emit('start-over', { room });
    });
  }

  async function feedOf(room: string): Promise<RoomFeed> {
    const head = await deps.store.head(room);
    const there = feeds.get(room);
    if (there) return there;
    const started = startRoomFeed({ ...deps, monotonicMs: () => deps.runtime.monotonicMs(), emit }, room, head);
    feeds.set(room, started);
    return started;
  }

  async function enter(socket: FeedSocket<I>, ask: unknown, answer: (a: EnterAnswer) => void): Promise<void> {
    const { room, since } = parseEnter(ask);
    if (room === null) return answer({ ok: false, error: { code: 'malformed' } });
    const actor = await deps.actorIn(socket.data.identity, room);
    if (!actor || !can(actor, 'read')) return answer({ ok: false, error: actor?.token ? { code: 'scope-required', scope: '*' } : { code: 'not-a-member' } });
    if (socket.data.rooms.size >= MOST_ROOMS && !socket.data.rooms.has(room)) return answer({ ok: false, error: { code: 'too-many', retryAfterMs: 0 } });
    entering.set(room, (entering.get(room) ?? 0) + 1);
    try {
      await letIn(socket, actor, { room, since }, answer);
    } finally {
      entering.set(room, (entering.get(room) ?? 1) - 1);
      closeIfEmpty(room);
    }
  }

  async function letIn(socket: FeedSocket<I>, actor: Actor, { room, since }: { room: string; since: number | null }, answer: (a: EnterAnswer) => void): Promise<void> {
    await socket.leave(channel(room));
    socket.data.stalled.delete(room);
    const feed = await feedOf(room);
    const first = since === null || feed.position() - since > FARTHEST_BEHIND ? null : await frameAfter(deps, room, since);
    if (first === null || since === null) {
      const seq = feed.position();
      const snapshot = await deps.views.snapshot(room);
      answer({ ok: true, seq, startOver: since !== null, snapshot });
      await catchUp(socket, feed, room, seq);
    } else {
      answer({ ok: true, seq: feed.position(), startOver: false });
      await catchUp(socket, feed, room, since);
    }
    if (!socket.connected) return;
    socket.data.rooms.add(room);
    deps.presence.enter(room, socket.id, { userId: actor.userId, name: actor.name, machine: actor.token !== undefined });
    socket.emit('presence', { room, people: deps.presence.people(room) });
    // Rights that went while he was on his way are found here; those that go from now on, by `recheck`.
    await keepIfEntitled(socket, room);
  }

  /** Sends frames from `since` until the client stands where the room's feed stands, then, in the same turn, lets it join. */
  async function catchUp(socket: FeedSocket<I>, feed: RoomFeed, room: string, since: number): Promise<void> {
    let at = since;
    // Somebody who came from elsewhere may have seen more than this server has read so far.
    await feed.reached(at);
    while (at !== feed.position() && socket.connected) {
      if (backlog(socket) > MOST_WAITING) return drop(socket, room);
      const frame = await frameAfter(deps, room, at);
      if (frame === null) return void socket.emit('start-over', { room });
      // The store may be ahead of the feed: what lies beyond its position will come as its own frame.
      const upTo = Math.min(frame.to, feed.position());
      if (upTo > at) socket.emit('feed', upTo === frame.to ? frame : { ...frame, to: upTo, events: frame.events.filter((event) => 'n' in event && event.n <= upTo) });
      at = upTo;
    }
    if (socket.connected) void socket.join(channel(room));
  }

  io.on('connection', (socket: FeedSocket<I>) => {
    socket.on('room:enter', (ask, answer) => {
      if (typeof answer !== 'function') return;
      // Who asks for more while he does not read what he was sent would fill the memory with answers.
      if (backlog(socket) > MOST_WAITING) return void socket.disconnect(true);
      if (socket.data.entering >= MOST_ENTERING) return answer({ ok: false, error: { code: 'too-many', retryAfterMs: 0 } });
      socket.data.entering += 1;
      enter(socket, ask, answer)
        .catch((error: unknown) => {
          deps.logger.error({ err: error }, 'a room could not be entered');
          answer({ ok: false, error: { code: 'unavailable', part: 'store' } });
        })
        .finally(() => (socket.data.entering -= 1));
    });
    socket.on('room:leave', (ask) => void leave(socket, String((ask as { room?: unknown } | null)?.room)));
    socket.on('presence:set', (ask) => {
      const { room, viewing, writing } = (ask ?? {}) as { room?: unknown; viewing?: unknown; writing?: unknown };
      if (typeof room === 'string') deps.presence.mark(room, socket.id, { viewing, writing });
    });
    socket.on('disconnect', () => {
      for (const room of [...socket.data.rooms]) void leave(socket, room);
    });
  });

  async function leave(socket: FeedSocket<I>, room: string): Promise<void> {
    socket.data.rooms.delete(room);
    void socket.leave(channel(room));
    await deps.presence.leave(room, socket.id).catch((error: unknown) => deps.logger.error({ err: error }, 'presence could not be kept'));
    closeIfEmpty(room);
  }

  function closeIfEmpty(room: string): void {
    if ((entering.get(room) ?? 0) > 0 || [...io.sockets.sockets.values()].some((other) => other.data.rooms.has(room))) return;
    entering.delete(room);
    feeds.get(room)?.stop();
    feeds.delete(room);
  }

  const stopPresence = tellPresence(io, deps, channel);
  const offScope = deps.nudges.onScope((scope) => feeds.get(scope)?.nudge());

  /** Whoever lost his rights to the room hears no more of it [FE3]. */
  async function keepIfEntitled(socket: FeedSocket<I>, room: string): Promise<void> {
    const actor = await deps.actorIn(socket.data.identity, room);
    if (actor && can(actor, 'read')) return;
    socket.emit('signed-out', { code: 'not-a-member' });
    await leave(socket, room);
  }

  /** Rooms being looked at; true: asked for again meanwhile, for those who were looked at too early. */
  const rechecking = new Map<string, boolean>();
  async function recheck(room: string): Promise<void> {
    if (rechecking.has(room)) return void rechecking.set(room, true);
    rechecking.set(room, true);
    try {
      while (rechecking.get(room) === true) {
        rechecking.set(room, false);
        for (const socket of io.sockets.sockets.values()) if (socket.data.rooms.has(room)) await keepIfEntitled(socket, room);
      }
    } catch (error) {
      deps.logger.error({ err: error, room }, 'rights could not be checked again');
    } finally {
      rechecking.delete(room);
    }
  }

  function close(matches: (identity: I) => boolean, code: string): void {
    for (const socket of io.sockets.sockets.values()) {
      if (!matches(socket.data.identity)) continue;
      socket.emit('signed-out', { code });
      socket.disconnect(true);
    }
  }

  return {
    closeUser: (userId, code) => close((identity) => identity.userId === userId, code),
    closeSession: (sessionId) => close((identity) => identity.sessionId === sessionId, 'no-session'),
    cutUser(userId) {
      for (const socket of io.sockets.sockets.values()) if (socket.data.identity.userId === userId) socket.conn.close();
    },
    recheck,
    connections: () => io.sockets.sockets.size,
    sessions: () => [...io.sockets.sockets.values()].flatMap(({ data }) => data.identity.sessionId ?? []),
    backlogs: () => [...io.sockets.sockets.values()].map((socket) => backlog(socket)),
    async stop() {
      offScope();
      stopPresence();
      for (const feed of feeds.values()) feed.stop();
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

function parseEnter(ask: unknown): { room: string | null; since: number | null } {
  const { room, since } = (ask ?? {}) as { room?: unknown; since?: unknown };
  if (typeof room !== 'string' || room.length > 100 || room === '*') return { room: null, since: null };
  return { room, since: typeof since === 'number' && Number.isSafeInteger(since) && since >= 0 ? since : null };
}

function tellPresence<I extends FeedIdentity>(io: { to(room: string): { emit(event: 'presence', now: Parameters<ServerToClient['presence']>[0]): void } }, deps: FeedDeps<I>, channel: (room: string) => string): () => void {
  const waiting = new Map<string, NodeJS.Timeout>();
  const off = deps.presence.onChange((room) => {
    if (waiting.has(room)) return;
    waiting.set(
      room,
      setTimeout(() => {
        waiting.delete(room);
        io.to(channel(room)).emit('presence', { room, people: deps.presence.people(room) });
      }, PRESENCE_MS),
    );
  });
  return () => {
    off();
    for (const timer of waiting.values()) clearTimeout(timer);
  };
}
