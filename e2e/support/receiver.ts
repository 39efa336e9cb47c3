/** A webhook's receiving end on loopback that remembers every call it got. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Receiver {
  readonly url: string;
  readonly host: string;
  /** Webhook id → how often it came. */
  readonly received: ReadonlyMap<string, number>;
  readonly bodies: ReadonlyMap<string, unknown>;
  close(): Promise<void>;
}

/** @param answered each answer waits for it: whoever sends is on the way until then. */
export async function startReceiver(answered: Promise<void> = Promise.resolve()): Promise<Receiver> {
  const received = new Map<string, number>();
  const bodies = new Map<string, unknown>();
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const id = String(req.headers['webhook-id']);
      received.set(id, (received.get(id) ?? 0) + 1);
      bodies.set(id, JSON.parse(Buffer.concat(chunks).toString('utf8')));
      void answered.then(() => res.writeHead(200).end());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/hook`,
    host,
    received,
    bodies,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A port nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
