/** Strangers' upgrades over real sockets: each is refused or handed on, and none can end the process. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routeUpgrades } from './route-upgrades.ts';

let http: Server;
const handedOn: Duplex[] = [];

beforeAll(async () => {
  http = createServer();
  routeUpgrades(http, { originAllowed: (req) => req.headers.origin === undefined }, (_req, socket) => void handedOn.push(socket));
  await once(http.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => new Promise((done) => http.close(done)));

async function upgrade(path: string, headers = ''): Promise<{ client: Socket; server: Duplex }> {
  const asked = once(http, 'upgrade') as Promise<[unknown, Duplex]>;
  const client = connect((http.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined);
  client.write(`GET ${path} HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${headers}\r\n`);
  const [, server] = await asked;
  return { client, server };
}

it.each([
  ['a foreign page', '/collab/message:r', 'Origin: https://evil.example\r\n'],
  ['no path of ours', '/nope', ''],
  ['an editor', '/collab/message:r', ''],
  ['the feed', '/socket.io/?EIO=4', ''],
])('[edge] a reset while it is being answered ends the connection and nothing else: %s', async (_name, path, headers) => {
  const { client, server } = await upgrade(path, headers);
  expect(() => server.emit('error', new Error('read ECONNRESET'))).not.toThrow();
  server.destroy();
  client.destroy();
});

it.each(['/nope', '/socket.iox', '/socket.io?EIO=4', '/collabx', '//collab/message:r'])(
  '[edge] a path that nobody serves is hung up on: %s',
  async (path) => {
    const { client } = await upgrade(path);
    await once(client, 'close');
    expect(client.bytesRead).toBe(0);
  },
);

it('[edge] editors of our own pages are handed on, those of foreign pages hear 403', async () => {
  handedOn.length = 0;
  const ours = await upgrade('/collab/message:r');
  expect(handedOn).toEqual([ours.server]);
  const foreign = await upgrade('/collab/message:r', 'Origin: https://evil.example\r\n');
  const [heard] = (await once(foreign.client, 'data')) as [Buffer];
  expect(heard.toString()).toMatch(/^HTTP\/1\.1 403 /);
  expect(handedOn).toHaveLength(1);
  ours.server.destroy();
  ours.client.destroy();
  foreign.client.destroy();
});
