/**
 * Which part gets a connection that asks to become a socket: the feed by its own path, editors under /collab/, nobody else. Foreign pages
 * are refused here, before anybody is asked who they are. Must not log an address: it may carry a token.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HttpEdge } from './create-app.ts';

type Upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Socket.IO listens for itself and looks at the same path; what it leaves alone nobody would ever answer. */
const FEED = '/socket.io/';
const EDITORS = '/collab/';

export function routeUpgrades(http: Server, edge: Pick<HttpEdge, 'originAllowed'>, toEditors: Upgrade): void {
  http.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node has let go of the socket: a stranger's reset without a listener would end the process.
    socket.on('error', () => undefined);
    const path = req.url ?? '';
    if (path.startsWith(FEED)) return;
    if (!path.startsWith(EDITORS)) return void socket.destroy();
    if (!edge.originAllowed(req)) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    toEditors(req, socket, head);
  });
}
