/**
 * Ten people on unmodified y-websocket clients write one message while sockets are cut, the server dies again and again, words travel by other
 * people's clients and liars come and go. After each step nobody honest was refused; after each death everything that was called saved is on
 * disk; in the end all copies are one. COLLAB_SEEDS explores further (see testing/chance.ts).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { loadDraft } from '../commands/draft/load-draft.ts';
import { systemRuntime } from '../runtime/runtime.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import type { Store } from '../store/store.ts';
import { savedFrame, step2Frame, updateFrame } from './frame.ts';
import { judgeUpdate } from './judge-update.ts';
import { readUpdate } from './read-update.ts';
import { chance, seeds, type Chance } from './testing/chance.ts';
import { collabInTest, type CollabInTest } from './testing/collab-in-test.ts';
import { RawPeer } from './testing/raw-peer.ts';

const DOC = 'message:demo';
const STEPS = 220;
const FIXED = [11, 23, 37, 59, 83, 127];
/** No step of an honest run takes this long; without a bound a hang would say nothing. */
const PATIENCE_MS = 15_000;
const turn = () => new Promise((resolve) => setImmediate(resolve));

async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await turn();
  }
}

interface Writer {
  readonly user: string;
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Has written something that was called saved, so its id is on disk. */
  known: boolean;
  /** A copy of everything it held when it asked, by the number it asked with. */
  readonly asked: Map<number, Uint8Array>;
}

class Run {
  readonly by: Chance;
  readonly steps: string[] = [];
  readonly counts = { edit: 0, cut: 0, kill: 0, forge: 0, refused: 0, saved: 0, carried: 0, checked: 0 };
  readonly writers: Writer[] = [];
  readonly #dir: string;
  /** What was called saved and not yet looked for on disk. */
  #saved: Uint8Array[] = [];
  readonly #closed: string[] = [];
  #store: Store;
  #server: CollabInTest;
  #asked = 0;

  private constructor(seed: number, dir: string, store: Store, server: CollabInTest) {
    this.by = chance(seed);
    this.#dir = dir;
    this.#store = store;
    this.#server = server;
    for (let i = 0; i < 10; i += 1) this.writers.push(this.#writer(`user${String(i)}`));
  }

  static async start(seed: number): Promise<Run> {
    const dir = await mkdtemp(join(tmpdir(), 'unisson-fuzz-'));
    const store = await openSqliteStore({ dir, auditKey: new Uint8Array(32), runtime: systemRuntime });
    return new Run(seed, dir, store, await collabInTest(store, { limits: { checkpointEvery: 7, idleMs: 50, lookMs: 20, doubtMs: 300 } }));
  }

  #writer(user: string): Writer {
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(this.#server.url, DOC, doc, { WebSocketPolyfill: WebSocket as never, disableBc: true, params: { token: user }, maxBackoffTime: 15 });
    const writer: Writer = { user, doc, provider, known: false, asked: new Map() };
    provider.messageHandlers[5] = (_encoder: unknown, decoder: decoding.Decoder) => {
      const n = decoding.readVarUint(decoder);
      const held = writer.asked.get(n);
      if (held) this.#saved.push(held);
      if (held && Y.decodeStateVector(Y.encodeStateVectorFromUpdate(held)).has(doc.clientID)) writer.known = true;
      this.counts.saved += 1;
    };
    provider.on('closed', ({ code, reason }: { code: number; reason: string }) => this.#closed.push(`${user}: ${String(code)} ${reason}`));
    return writer;
  }

  async step(): Promise<void> {
    const writer = this.by.pick(this.writers);
    const roll = this.by.int(100);
    if (roll < 62) this.#edit(writer);
    else if (roll < 74) this.#cut(writer);
    else if (roll < 88) this.#ask(writer);
    else if (roll < 92) await this.carry();
    else if (roll < 97) await this.forge(writer);
    else await this.kill();
    for (let i = this.by.int(4); i > 0; i -= 1) await turn();
    expect(this.#closed).toEqual([]);
  }

  #edit({ doc, user }: Writer): void {
    const { by } = this;
    const text = doc.getText(by.pick(['core:fr', 'core:fr', 'short:en']));
    this.steps.push(`${user} edits`);
    this.counts.edit += 1;
    if (by.once(5)) doc.getMap('facts').set(by.pick(['a', 'b']), `${user} ${String(by.int(100))}`);
    else if (by.once(8)) doc.getMap('answers').set('a1', by.once(2) ? { order: by.int(5) } : new Y.Map([['order', by.int(5)]]));
    else if (text.length > 0 && by.once(3)) text.delete(by.int(text.length), 1);
    else text.insert(by.int(text.length + 1), `${user.slice(4)}${by.pick(['a', 'é', '👍', 'long words '])}`);
  }

  #cut({ provider, user }: Writer): void {
    this.counts.cut += 1;
    this.steps.push(`${user} ${provider.shouldConnect ? 'is cut' : 'returns'}`);
    if (provider.shouldConnect) provider.disconnect();
    else provider.connect();
  }

  #ask(writer: Writer): void {
    const { ws, wsconnected } = writer.provider;
    if (!ws || !wsconnected) return;
    this.#asked += 1;
    this.steps.push(`${writer.user} asks ${String(this.#asked)}`);
    writer.asked.set(this.#asked, Y.encodeStateAsUpdate(writer.doc));
    ws.send(savedFrame(this.#asked));
  }

  /** What one wrote off line comes in by another's client, before its author is back. */
  async carry(): Promise<void> {
    const known = this.writers.filter((writer) => writer.known);
    if (known.length === 0) return;
    const [author, carrier] = [this.by.pick(known), this.by.pick(this.writers)];
    if (carrier === author) return;
    author.provider.disconnect();
    carrier.provider.disconnect();
    this.#edit(author);
    Y.applyUpdate(carrier.doc, Y.encodeStateAsUpdate(author.doc), 'carried');
    const online = () => this.writers.filter(({ provider }) => provider.wsconnected).length;
    // The server must have noticed that the author is gone.
    await until('the server has noticed who is gone', () => this.#server.collab.connections() <= online());
    this.steps.push(`${carrier.user} carries ${author.user}`);
    this.counts.carried += 1;
    carrier.provider.connect();
    await until('the carrier is synced', () => carrier.provider.synced);
  }

  /** Everybody is here and has had something saved. */
  async everybodyKnown(): Promise<void> {
    for (const writer of this.writers) {
      writer.provider.connect();
      writer.doc.getText('core:fr').insert(0, writer.user);
    }
    await until('everybody is here', () => this.writers.every(({ provider }) => provider.synced));
    for (const writer of this.writers) this.#ask(writer);
    await until('everybody is saved', () => this.writers.every(({ known }) => known));
  }

  async forge(victim: Writer): Promise<void> {
    if (!victim.provider.synced) return;
    const eve = new RawPeer(this.#server.url, DOC, 'eve', false);
    await until('the liar is let in', () => eve.closed !== null || eve.frames.some(({ is }) => is === 'step-1'));
    // Known to be here before she lies in his name.
    if (!victim.provider.synced || eve.closed) return eve.end();
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(victim.doc), 'test');
    forged.clientID = victim.doc.clientID;
    forged.getText('core:fr').insert(0, 'LIE');
    const bytes = Y.encodeStateAsUpdate(forged);
    const how = this.by.int(3);
    this.steps.push(`eve forges ${victim.user} (${String(how)})`);
    this.counts.forge += 1;
    eve.send(how === 0 ? updateFrame(bytes) : how === 1 ? step2Frame(bytes) : updateFrame(bytes.subarray(0, this.by.int(bytes.length))));
    await until('the liar is refused', () => eve.closed !== null);
    expect((await eve.refusal()).code).toBe(4400);
    this.counts.refused += 1;
  }

  /** The server dies: nothing more reaches the disk, nobody is told. Then one starts on the same directory and address. */
  async kill(): Promise<void> {
    this.steps.push('the server dies');
    this.counts.kill += 1;
    const port = Number(new URL(this.#server.url).port);
    this.#server.kill();
    await this.#store.close();
    this.#store = await openSqliteStore({ dir: this.#dir, auditKey: new Uint8Array(32), runtime: systemRuntime });
    await this.#checkDisk();
    this.#server = await collabInTest(this.#store, { port, limits: { checkpointEvery: 7, idleMs: 50, lookMs: 20, doubtMs: 300 } });
  }

  async #checkDisk(): Promise<Y.Doc> {
    const { doc } = await loadDraft(this.#store, DOC);
    for (const held of this.#saved.splice(0)) {
      const update = readUpdate(held);
      expect(update && judgeUpdate(doc, 'message', update)).toEqual({ is: 'nothing' });
      this.counts.checked += 1;
    }
    return doc;
  }

  async converge(): Promise<void> {
    for (const { provider } of this.writers) provider.connect();
    const isOne = () => {
      const [first, ...rest] = this.writers.map(({ doc }) => Y.snapshot(doc));
      return first !== undefined && this.writers.every(({ provider }) => provider.synced) && rest.every((other) => Y.equalSnapshots(first, other));
    };
    await until('all copies are one', () => this.#closed.length > 0 || isOne());
    expect(this.#closed).toEqual([]);
    const before = this.counts.saved;
    for (const writer of this.writers) this.#ask(writer);
    await until('all is saved', () => this.counts.saved >= before + this.writers.length);
    const stored = await this.#checkDisk();
    const live = this.writers[0]?.doc ?? stored;
    expect(Y.equalSnapshots(Y.snapshot(stored), Y.snapshot(live))).toBe(true);
    for (const { doc } of this.writers) expect([doc.getText('core:fr').toJSON(), doc.getMap('facts').toJSON()]).toEqual([live.getText('core:fr').toJSON(), live.getMap('facts').toJSON()]);
    expect(live.getText('core:fr').toJSON()).not.toContain('LIE');
    await this.#checkAuthors(stored);
  }

  async #checkAuthors(stored: Y.Doc): Promise<void> {
    const owners = await this.#store.draftClients(DOC);
    const authors = await this.#store.draftAuthors(DOC, 0, 1_000_000);
    const ids = [...Y.decodeStateVector(Y.encodeStateVector(stored)).keys()];
    expect(ids.filter((id) => !authors.includes(owners.get(id) ?? 'nobody'))).toEqual([]);
    for (const { doc, user } of this.writers) if (ids.includes(doc.clientID)) expect(owners.get(doc.clientID)).toBe(user);
    expect(authors).not.toContain('eve');
  }

  async end(): Promise<void> {
    for (const { provider, doc } of this.writers) {
      provider.destroy();
      doc.destroy();
    }
    await this.#server.stop();
    await this.#store.close();
    await rm(this.#dir, { recursive: true, force: true });
  }
}

describe('ten people, cuts, deaths and liars', () => {
  it.each(seeds(FIXED).map((seed) => [seed]))('[CO4] seed %i converges, and loses nothing that was called saved', { timeout: 120_000 }, async (seed) => {
    const run = await Run.start(seed);
    try {
      for (let i = 0; i < STEPS; i += 1) await run.step();
      await run.everybodyKnown();
      while (run.counts.forge === 0) await run.forge(run.by.pick(run.writers));
      while (run.counts.carried === 0) await run.carry();
      await run.kill();
      await run.converge();
      // A fuzz that did nothing proves nothing.
      expect(run.counts.edit).toBeGreaterThan(80);
      for (const [what, count] of Object.entries(run.counts)) expect([what, count > 0]).toEqual([what, true]);
    } catch (error) {
      throw new Error(`seed ${String(seed)}: ${String(error)}\n${run.steps.join('\n')}`, { cause: error });
    } finally {
      await run.end();
    }
  });
});
