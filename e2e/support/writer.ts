/** A person who types into a co-edited document through an unmodified y-websocket client, and knows which of his words are on disk. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const SAVED = 5;

export interface Writer {
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  /** Tokens whose insertion, and whose deletion, the server said is on disk. */
  readonly savedInsertions: ReadonlySet<string>;
  readonly savedDeletions: ReadonlySet<string>;
  /** Tokens it has deleted, saved or not. */
  readonly deletions: ReadonlySet<string>;
  insert(token: string, at: number): void;
  remove(token: string): void;
  /** Resolves with the next echo that covers everything written so far. */
  saved(): Promise<void>;
  synced(): Promise<void>;
  close(): void;
}

export function openWriter(url: string, cookie: string, doc: string, field: string): Writer {
  const ydoc = new Y.Doc();
  const text = ydoc.getText(field);
  class WithCookie extends WebSocket {
    constructor(address: string, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie } });
    }
  }
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/collab`, doc, ydoc, {
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 300,
  });
  const savedInsertions = new Set<string>();
  const savedDeletions = new Set<string>();
  const deletions = new Set<string>();
  let pending: { readonly n: number; readonly kind: 'insert' | 'remove'; readonly token: string }[] = [];
  let waiting: { readonly n: number; readonly resolve: () => void }[] = [];
  let written = 0;

  function ask(): void {
    const { ws } = provider;
    if (!provider.synced || ws?.readyState !== WebSocket.OPEN) return;
    const message = encoding.createEncoder();
    encoding.writeVarUint(message, SAVED);
    encoding.writeVarUint(message, written);
    ws.send(encoding.toUint8Array(message));
  }
  provider.messageHandlers[SAVED] = (_encoder, decoder) => {
    const upTo = decoding.readVarUint(decoder);
    for (const op of pending) if (op.n <= upTo) (op.kind === 'insert' ? savedInsertions : savedDeletions).add(op.token);
    pending = pending.filter((op) => op.n > upTo);
    for (const one of waiting) if (one.n <= upTo) one.resolve();
    waiting = waiting.filter((one) => one.n > upTo);
  };
  // The answer to the server's first sync step leaves in the same turn in which the provider says it is synced, or before: ask after it.
  provider.on('sync', (synced: boolean) => {
    if (synced) setImmediate(ask);
  });

  return {
    doc: ydoc,
    text,
    savedInsertions,
    savedDeletions,
    deletions,
    insert(token, at) {
      text.insert(at, token);
      pending.push({ n: (written += 1), kind: 'insert', token });
      ask();
    },
    remove(token) {
      const at = text.toJSON().indexOf(token);
      if (at < 0) return;
      text.delete(at, token.length);
      deletions.add(token);
      pending.push({ n: (written += 1), kind: 'remove', token });
      ask();
    },
    saved: () =>
      new Promise((resolve) => {
        if (pending.length === 0) return resolve();
        waiting.push({ n: written, resolve });
        ask();
      }),
    synced: () =>
      new Promise((resolve) => {
        if (provider.synced) return resolve();
        provider.once('sync', () => resolve());
      }),
    close() {
      provider.destroy();
      ydoc.destroy();
    },
  };
}
