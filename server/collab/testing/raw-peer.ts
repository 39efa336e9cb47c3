/**
 * Test support: a peer that speaks the protocol frame by frame over a real socket, so that a test can say wrong things. Remembers all it
 * was told; waiting is for what comes, never for time.
 */
import { EventEmitter } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readFrame, savedFrame, step1Frame, step2Frame, updateFrame, type Frame } from '../frame.ts';
import { until } from './collab-in-test.ts';

export class RawPeer {
  readonly ws: WebSocket;
  readonly doc = new Y.Doc();
  readonly frames: Frame[] = [];
  closed: { readonly code: number; readonly reason: string } | null = null;
  /** Answer the server's step 1 by itself, and send what is written. */
  readonly speaks: boolean;
  readonly #events = new EventEmitter().setMaxListeners(0);
  #saves = 0;

  constructor(url: string, doc: string, user: string | null, speaks = true) {
    this.speaks = speaks;
    this.ws = new WebSocket(`${url}/${encodeURIComponent(doc)}${user === null ? '' : `?token=${user}`}`);
    this.ws.on('error', () => undefined);
    this.ws.on('open', () => this.#events.emit('change'));
    this.ws.on('message', (data: Buffer) => this.#hear(new Uint8Array(data)));
    this.ws.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.#events.emit('change');
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (this.speaks && origin !== 'server') this.send(updateFrame(update));
      this.#events.emit('change');
    });
  }

  #hear(bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    if (frame === null) throw new Error('the server sent what is no frame');
    this.frames.push(frame);
    if (frame.is === 'update') Y.applyUpdate(this.doc, frame.update, 'server');
    if (frame.is === 'step-1' && this.speaks) this.send(step2Frame(Y.encodeStateAsUpdate(this.doc, frame.stateVector)));
    this.#events.emit('change');
  }

  send(frame: Uint8Array): void {
    if (this.ws.readyState === this.ws.OPEN) this.ws.send(frame);
  }
  when(holds: () => boolean): Promise<void> {
    return until(this.#events, 'change', holds);
  }
  /** Has it heard everything the server has? */
  async synced(): Promise<this> {
    await this.when(() => this.ws.readyState === this.ws.OPEN && this.frames.some(({ is }) => is === 'step-1'));
    this.send(step1Frame(Y.encodeStateVector(this.doc)));
    await this.when(() => this.frames.some((frame) => frame.is === 'update' && frame.full));
    return this;
  }
  /** All it sent is on disk. */
  async saved(): Promise<void> {
    this.#saves += 1;
    const n = this.#saves;
    this.send(savedFrame(n));
    await this.when(() => this.closed !== null || this.frames.some((frame) => frame.is === 'saved' && frame.n === n));
    if (this.closed) throw new Error(`closed with ${String(this.closed.code)} ${this.closed.reason}`);
  }
  async refusal(): Promise<{ readonly code: number; readonly reason: string }> {
    await this.when(() => this.closed !== null);
    return this.closed ?? { code: 0, reason: '' };
  }
  text(field = 'core:fr'): string {
    return plain(this.doc.getText(field));
  }
  end(): void {
    this.ws.terminate();
  }
}

/** The words of a text. */
export function plain(text: Y.Text): string {
  return text.toJSON();
}
