/** The limit that the feed is held against: one frame of `ws` made once for each mention, the same bytes written to every socket. */
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { paced } from '../paced.ts';
import { readPrepared } from '../prepared.ts';
import { answer, cpuSeconds, nowMs } from './part.ts';

const sockets = new Set<Socket>();
let texts: string[] = [];
let said = 0;
/** Beyond this a socket has more to do than it can: what the product bounds, this one waits for. */
const MOST_WAITING = 1024 * 1024;

answer({
  async listen({ file, count }: { file: string; count: number }) {
    texts = readPrepared(file, count).map((mention) => JSON.stringify(mention));
    const http = createServer();
    const server = new WebSocketServer({ server: http, perMessageDeflate: false });
    server.on('connection', (_client, req) => {
      sockets.add(req.socket);
      req.socket.once('close', () => sockets.delete(req.socket));
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return { url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/`, from: 0 };
  },
  cpu: cpuSeconds,
  async release({ to }: { to: number }) {
    const begun = nowMs();
    while (said < to) {
      say(said + 1);
      if (said % 20 === 0) await room();
    }
    return begun;
  },
  pace: ({ from, to, perSecond }: { from: number; to: number; perSecond: number }) => paced({ from, to, perSecond }, say),
});

function say(n: number): void {
  const frame = framed(`{"from":${n - 1},"to":${n},"mention":${texts[(n - 1) % texts.length]}}`);
  for (const socket of sockets) socket.write(frame);
  said = n;
}

/** One whole text frame of RFC 6455, as a server sends it; up to 65,535 bytes. */
function framed(text: string): Buffer {
  const payload = Buffer.from(text);
  const header = Buffer.from([0x81, 126, 0, 0]);
  header.writeUInt16BE(payload.length, 2);
  return payload.length < 126 ? Buffer.concat([Buffer.from([0x81, payload.length]), payload]) : Buffer.concat([header, payload]);
}

/** Resolves in another turn of the event loop, once no socket has more waiting than it may. */
async function room(): Promise<void> {
  do await new Promise((resolve) => setImmediate(resolve));
  while ([...sockets].some(({ writableLength }) => writableLength > MOST_WAITING));
}
