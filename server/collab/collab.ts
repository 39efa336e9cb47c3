/**
 * The co-editing end point `/collab/<doc>`: lets people in, keeps one live copy of each open document, sends people away when rights go
 * or the server drains. Who somebody is and what he may do is asked of the ports it is given. Must not judge updates and must never log
 * a URL: it may carry a token.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { CLOSE } from '@unisson/shared/wire/close-codes';
import type { Nudges } from '../runtime/nudges.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Store } from '../store/store.ts';
import { admit, documentName, type Identity, type Right } from './admit.ts';
import { Connection } from './connection.ts';
import { COLLAB_LIMITS, type CollabLimits } from './limits.ts';
import { OpenDrafts } from './open-drafts.ts';

export type { Identity, Right };

export interface CollabLogger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
export interface CollabDeps {
  readonly store: Store;
  readonly runtime: Runtime;
  readonly nudges: Nudges;
  readonly logger: CollabLogger;
  /** Who sends the upgrade, by cookie or `?token=`; null for nobody. */
  readonly identify: (req: IncomingMessage) => Promise<Identity | null>;
  readonly access: (userId: string, doc: string) => Promise<Right>;
  readonly limits?: Partial<CollabLimits>;
}
export interface Collab {
  /** For paths under /collab/ only, and only after the caller has checked the Origin. */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  closeUser(userId: string, code: number): void;
  closeSession(sessionId: string, code: number): void;
  /** Rights in the room have changed: everybody who lost them is sent away. */
  recheck(scope: string): Promise<void>;
  connections(): number;
  /** Those of the sessions its connections rest on. */
  sessions(): readonly string[];
  /** Saves, then sends everybody away with 1012. New people are sent away at once. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

/** ws closes with 1009 when a frame is too large; the contract says 4413. */
class CollabSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    if (code === 1009) super.close(CLOSE.tooLarge, 'frame-too-large');
    else super.close(code, reason);
  }
}

const CLOSE_GRACE_MS = 2000;

class CollabServer implements Collab {
  readonly #deps: CollabDeps;
  readonly #limits: CollabLimits;
  readonly #drafts: OpenDrafts;
  readonly #connections = new Set<Connection>();
  readonly #sockets: WebSocketServer;
  readonly #stops: (() => void)[] = [];
  /** Grows whenever rights may have changed, so that whoever is just being let in is asked again. */
  #rightsEpoch = 0;
  #draining = false;

  constructor(deps: CollabDeps) {
    this.#deps = deps;
    this.#limits = { ...COLLAB_LIMITS, ...deps.limits };
    const { logger, store, runtime } = deps;
    this.#drafts = new OpenDrafts({ store, runtime, limits: this.#limits, warn: (facts, message) => logger.warn(facts, message) });
    this.#sockets = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload: this.#limits.frameBytes, WebSocket: CollabSocket });
  }

  start(): void {
    const every = (ms: number, act: () => void) => {
      const timer = setInterval(act, ms);
      timer.unref();
      this.#stops.push(() => clearInterval(timer));
    };
    this.#stops.push(this.#deps.nudges.onDraft((doc) => this.#drafts.nudge(doc)));
    every(this.#limits.lookMs, () => this.#drafts.sweep());
    every(this.#limits.pingMs, () => {
      for (const connection of [...this.#connections]) connection.ping();
    });
  }

  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Until ws takes it over nobody else listens, and an error without a listener ends the process.
    const ignore = () => undefined;
    socket.on('error', ignore);
    this.#admitAndJoin(req, socket, head)
      .catch((error: unknown) => {
        this.#deps.logger.error({ err: error }, 'an upgrade failed');
        socket.destroy();
      })
      .finally(() => socket.removeListener('error', ignore));
  }

  async #admitAndJoin(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const name = documentName(req.url ?? '');
    const admitted = await admit(name, {
      identify: () => this.#deps.identify(req),
      access: this.#deps.access,
      open: (doc, kind) => this.#drafts.hold(doc, kind),
      epoch: () => this.#rightsEpoch,
      closed: () => (this.#draining ? { code: CLOSE.draining, reason: 'draining' } : null),
      fault: (error) => this.#deps.logger.error({ err: error }, 'nobody could be let in'),
      deadlineMs: this.#limits.admitMs,
    });
    try {
      this.#sockets.handleUpgrade(req, socket, head, (ws) => {
        if (!admitted.ok) return sendAway(ws, admitted.code, admitted.reason);
        const { identity, draft, right } = admitted;
        if (this.#connectionsOf(identity.userId) >= this.#limits.connectionsPerUser) return sendAway(ws, CLOSE.tooFast, 'too-many-connections');
        const connection = new Connection(ws, draft, { person: identity, sessionId: identity.sessionId, mayWrite: right === 'write' }, {
          limits: this.#limits,
          runtime: this.#deps.runtime,
          warn: (facts, message) => this.#deps.logger.warn(facts, message),
          error: (facts, message) => this.#deps.logger.error(facts, message),
          ended: (ended) => this.#connections.delete(ended),
        });
        this.#connections.add(connection);
        connection.open();
      });
    } finally {
      // From here on the connection itself keeps the document loaded; without one (the peer is gone) nobody does.
      if (admitted.ok) this.#drafts.release(admitted.draft);
    }
  }

  #connectionsOf(userId: string): number {
    let count = 0;
    for (const { person } of this.#connections) if (person.userId === userId) count += 1;
    return count;
  }

  #closeWhere(matches: (connection: Connection) => boolean, code: number, reason: string): void {
    this.#rightsEpoch += 1;
    for (const connection of [...this.#connections]) if (matches(connection)) connection.close(code, reason);
  }
  closeUser(userId: string, code: number): void {
    this.#closeWhere(({ person }) => person.userId === userId, code, 'signed-out');
  }
  closeSession(sessionId: string, code: number): void {
    this.#closeWhere((connection) => connection.sessionId === sessionId, code, 'signed-out');
  }

  async recheck(scope: string): Promise<void> {
    this.#rightsEpoch += 1;
    // A reply's document does not say whose room it is in, so each is asked about.
    const concerned = [...this.#connections].filter(({ draft }) => draft.kind === 'reply' || draft.name === `message:${scope}`);
    await Promise.all(
      concerned.map(async (connection) => {
        const right = await this.#deps.access(connection.person.userId, connection.draft.name).catch(() => 'unknown' as const);
        if (right === 'missing') connection.close(CLOSE.noDocument, 'no-such-document');
        else if (right === 'none' || (right === 'read' && connection.mayWrite)) connection.close(CLOSE.noRight, 'right-lost');
        // Rights that cannot be read are no rights; come back when they can.
        else if (right === 'unknown') connection.interrupt();
        else connection.mayWrite = right === 'write';
      }),
    );
  }

  connections(): number {
    return this.#connections.size;
  }
  sessions(): readonly string[] {
    return [...this.#connections].flatMap(({ sessionId }) => sessionId ?? []);
  }

  async drain(): Promise<void> {
    this.#draining = true;
    await this.#drafts.settle();
    for (const connection of [...this.#connections]) connection.close(CLOSE.draining, 'draining');
    // What arrived between the save and the close.
    await this.#drafts.settle();
  }

  async stop(): Promise<void> {
    await this.drain();
    for (const stop of this.#stops.splice(0)) stop();
    for (const connection of [...this.#connections]) connection.terminate();
    this.#drafts.stop();
    this.#sockets.close();
  }
}

function sendAway(ws: WebSocket, code: number, reason: string): void {
  ws.on('error', () => undefined);
  ws.close(code, reason);
  const timer = setTimeout(() => ws.terminate(), CLOSE_GRACE_MS);
  timer.unref();
  ws.on('close', () => clearTimeout(timer));
}

export function startCollab(deps: CollabDeps): Collab {
  const collab = new CollabServer(deps);
  collab.start();
  return collab;
}
