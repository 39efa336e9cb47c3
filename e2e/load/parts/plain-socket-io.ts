/** What the feed is compared with at a steady rate: Socket.IO as it comes, one event a mention, no batches, nothing read from a disk. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { paced } from '../paced.ts';
import { readPrepared } from '../prepared.ts';
import { answer, cpuSeconds } from './part.ts';

let say: (n: number) => void = () => {};

answer({
  async listen({ file, count }: { file: string; count: number }) {
    const mentions = readPrepared(file, count);
    const http = createServer();
    const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
    say = (n) => io.emit('feed', { room: 'demo', from: n - 1, to: n, events: [{ n, type: 'mention.added', mention: mentions[(n - 1) % mentions.length] }] });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return { url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/socket.io/?EIO=4&transport=websocket`, from: 0 };
  },
  cpu: cpuSeconds,
  pace: ({ from, to, perSecond }: { from: number; to: number; perSecond: number }) => paced({ from, to, perSecond }, (n) => say(n)),
});
