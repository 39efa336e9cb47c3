/** Test support: a receiver of webhooks on 127.0.0.1 that remembers all it was sent and answers as it is told, or not at all. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Received {
  readonly id: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
/** `cut-before`: the connection ends as the first bytes come, unread; `cut-after`: when the whole body is there; `hang`: no answer ever. */
export type Behaviour =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'hang'
  | 'cut-before'
  | 'cut-after';

export interface Receiver {
  readonly url: string;
  /** `host:port`, for ALLOW_HOSTS. */
  readonly host: string;
  /** Whole bodies, in the order they came. */
  readonly received: readonly Received[];
  /** What the next calls get; the last one stays. */
  answer(...behaviours: Behaviour[]): void;
  /** Resolves when that many whole bodies have come. */
  has(count: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const waiting: { count: number; done: () => void }[] = [];
  const sockets = new Set<Socket>();
  let behaviours: Behaviour[] = [{ status: 204 }];
  const nextBehaviour = (): Behaviour => (behaviours.length > 1 ? behaviours.shift() : behaviours[0]) ?? { status: 204 };

  const server = createServer((req: IncomingMessage, res: ServerResponse) => {
    const behaviour = nextBehaviour();
    if (behaviour === 'cut-before') return void req.socket.destroy();
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      received.push({ id: String(req.headers['webhook-id']), headers: req.headers, body: Buffer.concat(chunks).toString('utf8') });
      for (const { count, done } of waiting) if (received.length >= count) done();
      if (behaviour === 'hang') return;
      if (behaviour === 'cut-after') return void req.socket.destroy();
      res.writeHead(behaviour.status, behaviour.headers).end(behaviour.body);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/hook`,
    host,
    received,
    answer: (...next) => void (behaviours = next),
    has: (count) => (received.length >= count ? Promise.resolve() : new Promise((done) => waiting.push({ count, done }))),
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
