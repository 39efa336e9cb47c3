/** The limit that taking batches over HTTP is held against: `node:http` and `JSON.parse`, nothing checked, nothing kept. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, cpuSeconds } from './part.ts';

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    const { mentions } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { mentions: unknown[] };
    const text = JSON.stringify({ accepted: mentions.length });
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text);
  });
});

answer({
  listen: async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, tokens: [''] };
  },
  cpu: cpuSeconds,
});
