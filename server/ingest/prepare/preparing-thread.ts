/**
 * Has mentions prepared on a thread of their own. Should that thread end, whoever waited for it is told that it is away, and the next call
 * starts another: nothing was stored by it, so nothing is lost. Never keeps the process alive.
 */
import { Worker } from 'node:worker_threads';
import type { Logger } from '../../runtime/logger.ts';
import { apart } from './prepare-items.ts';
import { PreparingAway } from './preparing-away.ts';
import type { Order, Part, Preparing } from './preparing.ts';
import type { Asked, Told } from './protocol.ts';

type Logs = Pick<Logger, 'warn'>;
/** How long a stop waits for those who are still being answered. */
const LAST_CALLS_MS = 5_000;
const THREAD = new URL('./prepare-thread.ts', import.meta.url);

/** @throws what the thread said when it could not start. @param file the thread's code; another in tests */
export async function startPreparing(logger: Logs, file: URL = THREAD): Promise<Preparing> {
  const first = new PreparingThread(file, logger);
  await first.ready;
  return new ThreadPreparing(first, () => new PreparingThread(file, logger));
}

class ThreadPreparing implements Preparing {
  private thread: PreparingThread;
  private readonly another: () => PreparingThread;
  private stopped = false;

  constructor(thread: PreparingThread, another: () => PreparingThread) {
    this.thread = thread;
    this.another = another;
  }

  async *prepare(order: Order): AsyncGenerator<Part> {
    if (this.stopped) throw new PreparingAway('the server is stopping');
    if (this.thread.hasEnded) this.thread = this.another();
    yield* this.thread.prepare(order);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.thread.stop();
  }
}

/** Parts as they come, for one call. */
class Waiting {
  private readonly parts: Part[] = [];
  private failure: Error | null = null;
  private wake: () => void = () => {};

  told(part: Part): void {
    this.parts.push(part);
    this.wake();
  }

  fail(error: Error): void {
    this.failure = error;
    this.wake();
  }

  async next(): Promise<Part> {
    for (;;) {
      const part = this.parts.shift();
      if (part) return part;
      if (this.failure) throw this.failure;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}

class PreparingThread {
  readonly ready: Promise<void>;
  hasEnded = false;
  private readonly worker: Worker;
  private readonly ended: Promise<void>;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private whenIdle: () => void = () => {};

  constructor(file: URL, logger: Logs) {
    const worker = new Worker(file, { execArgv: [] });
    this.worker = worker;
    this.ready = new Promise((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the preparing thread ended before it was ready')));
    });
    this.ready.then(
      () => worker.unref(),
      () => {},
    );
    this.ended = new Promise((resolve) => worker.once('exit', () => resolve()));
    worker.on('message', (told: Told | 'ready') => {
      if (told !== 'ready') this.told(told);
    });
    worker.on('error', (error: unknown) => logger.warn({ err: error }, 'the thread that prepares mentions failed'));
    worker.on('exit', () => this.end());
  }

  async *prepare(order: Order): AsyncGenerator<Part> {
    const id = (this.asked += 1);
    const waiting = new Waiting();
    this.waiting.set(id, waiting);
    try {
      this.worker.postMessage(askedOf(id, order));
      for (;;) {
        const part = await waiting.next();
        yield part;
        if (part.isLast) return;
      }
    } finally {
      this.waiting.delete(id);
      if (this.waiting.size === 0) this.whenIdle();
    }
  }

  /** What was asked before is answered first, where that does not take long. */
  async stop(): Promise<void> {
    const late = setTimeout(() => this.whenIdle(), LAST_CALLS_MS);
    if (this.waiting.size > 0 && !this.hasEnded) await new Promise<void>((resolve) => (this.whenIdle = resolve));
    clearTimeout(late);
    await this.worker.terminate();
    await this.ended;
  }

  private told(told: Told): void {
    const waiting = this.waiting.get(told.id);
    if ('failed' in told) return waiting?.fail(new Error(told.failed));
    const { sealed, ...part } = told.part;
    waiting?.told({ ...part, rows: sealed ? { sealed } : {} });
  }

  private end(): void {
    this.hasEnded = true;
    this.whenIdle();
    for (const waiting of this.waiting.values()) waiting.fail(new PreparingAway('the thread that prepares mentions ended'));
  }
}

function askedOf(id: number, { lens, items, json, ...order }: Order): Asked {
  const facts = JSON.stringify(lens);
  if (json) return { id, order: { ...order, items: [], json }, unreadable: [], lens: facts };
  const sent = apart(items);
  return { id, order: { ...order, items: sent.items }, unreadable: sent.unreadable, lens: facts };
}
