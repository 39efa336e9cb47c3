/**
 * Many light clients in one process: they look at the beginning of each frame, note how far it goes and when it came, and read no
 * further. They speak as much of Engine.IO as that takes. What a real console does with a frame is not measured here.
 */
import { WebSocket } from 'ws';
import { answer, nowMs } from './part.ts';

interface Connect {
  readonly url: string;
  readonly clients: number;
  /** `raw`: bare frames; `socket.io`: a name space without a room; `product`: enters the demo's room at `since`. */
  readonly speaks: 'raw' | 'socket.io' | 'product';
  readonly since: number;
  readonly cookie?: string;
}

/** Frames name their numbers in their first characters. */
const HEAD = 160;
const NUMBERS = /"from":(\d+),"to":(\d+)/;

const positions: number[] = [];
/** Of each client, flat pairs: the number a frame reached, and when. */
let received: number[][] = [];
/** Only frames that hold this text are noted; null: all. */
let looksFor: string | null = null;
let waiting: { to: number; resolve(at: number): void } | null = null;

answer({
  connect: async ({ clients, ...how }: Connect) => {
    await Promise.all(Array.from({ length: clients }, (_, client) => connect(client, how)));
  },
  /** Resolves with the time at which the last client had everything up to `to`. */
  reach: ({ to }: { to: number }) =>
    new Promise<number>((resolve) => {
      waiting = { to, resolve };
      settle();
    }),
  /** Begins to note frames anew. */
  listen({ holding }: { holding: string | null }) {
    looksFor = holding;
    received = positions.map(() => []);
  },
  received: () => received,
});

function settle(): void {
  if (!waiting || !positions.every((position) => position >= (waiting?.to ?? 0))) return;
  const { resolve } = waiting;
  waiting = null;
  resolve(nowMs());
}

function connect(client: number, { url, speaks, since, cookie }: Omit<Connect, 'clients'>): Promise<void> {
  positions[client] = since;
  received[client] = [];
  const socket = new WebSocket(url, { perMessageDeflate: false, ...(cookie ? { headers: { cookie } } : {}) });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('a client was let go')));
    if (speaks === 'raw') socket.on('open', () => resolve());
    socket.on('message', (data: Buffer) => {
      const head = data.toString('latin1', 0, HEAD);
      if (head[0] === '{' || head.startsWith('42["feed"')) return take(client, head, data);
      if (head[0] === '2') return socket.send('3');
      if (head[0] === '0') return socket.send('40');
      if (head.startsWith('44')) return reject(new Error(`not let in: ${head}`));
      if (head.startsWith('40') && speaks === 'product') return socket.send(`420${JSON.stringify(['room:enter', { room: 'demo', since }])}`);
      if (head.startsWith('40')) return resolve();
      if (!head.startsWith('430')) return;
      if (head.includes('"ok":true')) resolve();
      else reject(new Error(`not let into the room: ${head}`));
    });
  });
}

function take(client: number, head: string, data: Buffer): void {
  const to = Number(NUMBERS.exec(head)?.[2] ?? -1);
  if (looksFor === null || data.includes(looksFor)) received[client]?.push(to, nowMs());
  if (to <= (positions[client] ?? 0)) return;
  positions[client] = to;
  if (waiting && to >= waiting.to) settle();
}
