/**
 * The live feed of one room over Socket.IO: enters, resumes from the last number it passed on, starts over when told to.
 * Passes frames on in order and without a gap [FE1]; must not know what an event means.
 */
import type { Refusal } from '@unisson/shared/domain/refusal';
import type { ClientToServer, FeedFrame, PresencePerson, ServerToClient } from '@unisson/shared/wire/feed';
import type { Snapshot } from '@unisson/shared/wire/views';
import type { Socket } from 'socket.io-client';

export type LinkState = 'connecting' | 'catching-up' | 'live' | 'offline';
export type FeedSocket = Pick<Socket<ServerToClient, ClientToServer>, 'on' | 'off' | 'emit' | 'connect' | 'disconnect' | 'connected'>;

export interface FeedListener {
  state(state: LinkState): void;
  /** Everything held is to be replaced; `snapshot` is absent where the server sends none. */
  startOver(snapshot: Snapshot | null, seq: number): void;
  frame(frame: FeedFrame): void;
  presence(people: readonly PresencePerson[]): void;
  refused(refusal: Refusal): void;
}
export interface RoomFeed {
  readonly seen: () => number;
  show(viewing: string | null, writing: string | null): void;
  leave(): void;
}

export function enterRoom(socket: FeedSocket, room: string, listener: FeedListener): RoomFeed {
  let since: number | undefined;
  let goal = 0;
  let left = false;
  let shown: { viewing: string | null; writing: string | null } = { viewing: null, writing: null };

  const enter = (): void => {
    if (left) return;
    listener.state('catching-up');
    socket.emit('room:enter', { room, ...(since === undefined ? {} : { since }) }, (answer) => {
      if (left) return;
      if (!answer.ok) return listener.refused(answer.error);
      if (since === undefined || answer.startOver) {
        since = answer.seq;
        listener.startOver(answer.snapshot ?? null, answer.seq);
      }
      goal = answer.seq;
      if (since >= goal) listener.state('live');
      socket.emit('presence:set', { room, ...shown });
    });
  };
  const onFrame = (frame: FeedFrame): void => {
    if (left || frame.room !== room || since === undefined) return;
    // A frame we have had already, after a resume: its events would be older than what is held.
    if (frame.to < since) return;
    if (frame.from > since) return enter();
    since = frame.to;
    listener.frame(frame);
    if (since >= goal) listener.state('live');
  };
  const onStartOver = (ask: { room: string }): void => {
    if (ask.room !== room) return;
    since = undefined;
    enter();
  };
  const onDisconnect = (reason: string): void => {
    listener.state('offline');
    // The server closed it on purpose (draining, rights changed): socket.io would not come back by itself.
    if (reason === 'io server disconnect' && !left) socket.connect();
  };
  const onError = (error: Error & { data?: unknown }): void => {
    const code = typeof error.data === 'object' && error.data !== null && 'code' in error.data ? error.data.code : error.message;
    if (code === 'no-session') listener.refused({ code: 'no-session' });
    else listener.state('offline');
  };
  const onPresence = (now: { room: string; people: readonly PresencePerson[] }): void => {
    if (now.room === room) listener.presence(now.people);
  };
  const onSignedOut = (): void => listener.refused({ code: 'no-session' });

  socket.on('connect', enter);
  socket.on('feed', onFrame);
  socket.on('start-over', onStartOver);
  socket.on('presence', onPresence);
  socket.on('signed-out', onSignedOut);
  socket.on('disconnect', onDisconnect);
  socket.on('connect_error', onError);
  listener.state('connecting');
  if (socket.connected) enter();
  else socket.connect();

  return {
    seen: () => since ?? 0,
    show(viewing, writing) {
      shown = { viewing, writing };
      if (socket.connected) socket.emit('presence:set', { room, ...shown });
    },
    leave() {
      left = true;
      if (socket.connected) socket.emit('room:leave', { room });
      socket.off('connect', enter);
      socket.off('feed', onFrame);
      socket.off('start-over', onStartOver);
      socket.off('presence', onPresence);
      socket.off('signed-out', onSignedOut);
      socket.off('disconnect', onDisconnect);
      socket.off('connect_error', onError);
      socket.disconnect();
    },
  };
}
