/** A console's feed without the console: remembers every frame, so that gaps and doubles show. */
import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, EnterAnswer, FeedFrame, ServerToClient } from '@unisson/shared/wire/feed';

export interface FeedClient {
  readonly frames: readonly FeedFrame[];
  /** Where it stands: the last frame's `to`. */
  position(): number;
  enter(since?: number): Promise<EnterAnswer>;
  /** Stops reading from the network, as a sleeping laptop does; what the server sends piles up on its side. */
  stall(): void;
  close(): void;
}

export async function connectFeed(url: string, cookie: string): Promise<FeedClient> {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, { transports: ['websocket'], extraHeaders: { cookie }, forceNew: true, reconnection: false });
  const frames: FeedFrame[] = [];
  let position = 0;
  socket.on('feed', (frame) => {
    frames.push(frame);
    position = frame.to;
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', reject);
  });
  return {
    frames,
    position: () => position,
    enter: (since) =>
      new Promise((resolve) =>
        socket.emit('room:enter', since === undefined ? { room: 'demo' } : { room: 'demo', since }, (answer) => {
          if (answer.ok && since === undefined) position = answer.seq;
          resolve(answer);
        }),
      ),
    stall() {
      (socket.io.engine as unknown as { transport: { ws: { pause(): void } } }).transport.ws.pause();
    },
    close: () => void socket.disconnect(),
  };
}
