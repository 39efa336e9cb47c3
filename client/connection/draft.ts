/**
 * One co-edited document: the Yjs provider, what of it is on the server's disk [CO2] [CO5], and who else is in it. Loaded when first needed.
 * Only the server seeds a document [CO1]: nothing here writes into it. Must not know editors or stores.
 */
import { CLOSE } from '@unisson/shared/wire/close-codes';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export type DraftState = 'connecting' | 'open' | 'offline' | 'closed';
export interface DraftStatus {
  readonly state: DraftState;
  /** Why it stays closed: a code of shared/wire/close-codes; null while it may come back. */
  readonly closedBy: number | null;
  /** When the oldest change that is not on disk yet was typed, in ms since the epoch; null: all is saved. */
  readonly unsavedSince: number | null;
  /** First answer of the server has arrived: the text can be shown. */
  readonly loaded: boolean;
}
export interface Draft {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly awareness: WebsocketProvider['awareness'];
  status(): DraftStatus;
  onStatus(listener: (status: DraftStatus) => void): () => void;
  /** Resolves once everything typed before the call is on disk. */
  saved(): Promise<void>;
  close(): void;
}

/** CONTRACT "Co-editing": message type 5, varUint n, echoed once all before it is on disk. */
const SAVED = 5;
const SYNC = 0;
const STEP_1 = 0;
/** Long enough to mark once for a burst of keys, short enough to be told soon. */
const MARK_AFTER_MS = 150;

export function openDraft(base: string, name: string, user: { id: string; name: string }): Draft {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${base}/collab`, name, doc, { disableBc: true, connect: false });
  const listeners = new Set<(status: DraftStatus) => void>();
  let status: DraftStatus = { state: 'connecting', closedBy: null, unsavedSince: null, loaded: false };
  let typed = 0;
  let onDisk = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiters: { until: number; done: () => void }[] = [];

  const set = (patch: Partial<DraftStatus>): void => {
    status = { ...status, ...patch };
    for (const listener of listeners) listener(status);
  };
  const mark = (): void => {
    timer = undefined;
    if (provider.ws?.readyState === WebSocket.OPEN) provider.ws.send(encodeMark(typed));
  };
  const markSoon = (): void => {
    timer ??= setTimeout(mark, MARK_AFTER_MS);
  };
  const settle = (n: number): void => {
    onDisk = Math.max(onDisk, n);
    waiters = waiters.filter(({ until, done }) => (until > onDisk ? true : (done(), false)));
    if (onDisk >= typed) set({ unsavedSince: null });
    else markSoon();
  };

  provider.awareness.setLocalStateField('user', user);
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) return;
    typed += 1;
    if (status.unsavedSince === null) set({ unsavedSince: Date.now() });
    markSoon();
  });
  hookMessages(provider, { settle, afterFullSync: markSoon });
  provider.on('status', ({ status: now }) => {
    if (status.state === 'closed') return;
    if (now === 'disconnected') set({ state: 'offline' });
  });
  provider.on('sync', (synced: boolean) => {
    if (synced) set({ state: 'open', loaded: true });
  });
  provider.on('connection-close', (event: CloseEvent | null) => {
    if (event && PERMANENT.has(event.code)) set({ state: 'closed', closedBy: event.code });
  });
  provider.connect();

  return {
    name,
    doc,
    awareness: provider.awareness,
    status: () => status,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    saved() {
      if (onDisk >= typed) return Promise.resolve();
      mark();
      const until = typed;
      return new Promise((done) => waiters.push({ until, done }));
    },
    close() {
      clearTimeout(timer);
      provider.destroy();
      doc.destroy();
      listeners.clear();
    },
  };
}

const PERMANENT = new Set<number>([CLOSE.refused, CLOSE.noSession, CLOSE.noRight, CLOSE.noDocument, CLOSE.tooLarge]);

/** Listens for the echo; after a reconnect, what was typed offline leaves as the answer to the server's step 1, so only then may a mark follow. */
function hookMessages(provider: WebsocketProvider, on: { settle: (n: number) => void; afterFullSync: () => void }): void {
  const sync = provider.messageHandlers[SYNC];
  provider.messageHandlers[SYNC] = (encoder, decoder, who, emitSynced, type) => {
    const isStep1 = decoder.arr[decoder.pos] === STEP_1;
    sync?.(encoder, decoder, who, emitSynced, type);
    if (isStep1) on.afterFullSync();
  };
  provider.messageHandlers[SAVED] = (_encoder, decoder) => on.settle(decodeVarUint(decoder.arr, decoder.pos));
}

export function encodeMark(n: number): Uint8Array<ArrayBuffer> {
  const bytes = [SAVED];
  let rest = n;
  while (rest > 127) {
    bytes.push(128 | (rest & 127));
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return new Uint8Array(bytes);
}

export function decodeVarUint(bytes: Uint8Array, at: number): number {
  let value = 0;
  let factor = 1;
  for (let i = at; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return value;
    factor *= 128;
  }
  return value;
}
