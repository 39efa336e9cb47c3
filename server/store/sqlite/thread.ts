/**
 * A thread that is asked and answers in order. What is asked while an answer is under way waits and goes out as one message: that is
 * where groups come from. Knows nothing of what is asked.
 */
import { Worker } from 'node:worker_threads';
import type { Answer, Message, ThreadStart } from './protocol.ts';

interface Waiting<Q, A> {
  readonly ask: Q;
  readonly weight: number;
  resolve(answer: A): void;
  reject(error: Error): void;
}

/** Weight from which a group is handed over while the thread still works on the one before, so that it never waits for this thread's turn. */
const GOES_AHEAD = 200;

export interface Thread<Q, A> {
  /** `weight`: rows or so, to bound a group. */
  ask(question: Q, weight?: number): Promise<A>;
  /** Answers what was asked before, then ends the thread. */
  close(): Promise<void>;
  failure(): Error | null;
}

/** @throws what the thread said when it could not start */
export async function startThread<Q, A>(file: URL, start: ThreadStart, mostWeight: number): Promise<Thread<Q, A>> {
  const worker = new Worker(file, { workerData: start, execArgv: [] });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the store thread ended before it was open')));
  });
  return new AskedThread<Q, A>(worker, ended, mostWeight);
}

class AskedThread<Q, A> implements Thread<Q, A> {
  private readonly worker: Worker;
  private readonly ended: Promise<void>;
  private readonly mostWeight: number;
  private readonly queue: Waiting<Q, A>[] = [];
  /** Groups that the thread has, the oldest first: the one it works on, and one it finds when it is done. */
  private readonly underWay: Waiting<Q, A>[][] = [];
  private nextId = 0;
  private scheduled = false;
  private closing = false;
  private failed: Error | null = null;
  private whenIdle: (() => void) | null = null;

  constructor(worker: Worker, ended: Promise<void>, mostWeight: number) {
    this.worker = worker;
    this.ended = ended;
    this.mostWeight = mostWeight;
    worker.removeAllListeners('error');
    worker.removeAllListeners('message');
    worker.on('message', (answer: Answer<A>) => this.answered(answer.answer));
    worker.on('error', (error) => this.fail(error as Error));
    worker.on('exit', () => this.fail(new Error('The store is closed.')));
  }

  ask(question: Q, weight = 1): Promise<A> {
    if (this.failed !== null) return Promise.reject(this.failed);
    if (this.closing) return Promise.reject(new Error('The store is closed.'));
    return new Promise<A>((resolve, reject) => {
      this.queue.push({ ask: question, weight, resolve, reject });
      this.schedule();
    });
  }

  failure(): Error | null {
    return this.failed;
  }

  async close(): Promise<void> {
    if (!this.closing) {
      this.closing = true;
      if (this.failed === null && this.queue.length + this.underWay.length > 0)
        await new Promise<void>((resolve) => (this.whenIdle = resolve));
      if (this.failed === null) this.worker.postMessage('close');
    }
    await this.ended;
  }

  /** Waits for the end of this turn, so that what one turn asks goes out together. */
  private schedule(): void {
    if (this.scheduled || !this.maySend()) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      this.send();
    });
  }

  /** A second group goes ahead only where it is large: small ones gain more from going together than from being there already. */
  private maySend(): boolean {
    if (this.underWay.length === 0) return true;
    if (this.underWay.length > 1) return false;
    let weight = 0;
    for (const waiting of this.queue) if ((weight += waiting.weight) >= GOES_AHEAD) return true;
    return false;
  }

  private send(): void {
    if (this.queue.length === 0 || this.failed !== null || !this.maySend()) return;
    let count = 0;
    let weight = 0;
    for (const waiting of this.queue) {
      if (count > 0 && weight + waiting.weight > this.mostWeight) break;
      count += 1;
      weight += waiting.weight;
    }
    const group = this.queue.splice(0, count);
    this.underWay.push(group);
    this.nextId += 1;
    this.worker.postMessage({ id: this.nextId, ask: group.map((waiting) => waiting.ask) } satisfies Message<Q>);
  }

  private answered(answers: readonly A[]): void {
    const asked = this.underWay.shift() ?? [];
    this.send();
    asked.forEach((waiting, i) => {
      const answer = answers[i];
      if (answer === undefined) waiting.reject(new Error('the store thread left a question unanswered'));
      else waiting.resolve(answer);
    });
    if (this.underWay.length === 0 && this.queue.length === 0) this.whenIdle?.();
  }

  private fail(error: Error): void {
    this.failed ??= error;
    for (const waiting of [...this.underWay.splice(0).flat(), ...this.queue.splice(0)]) waiting.reject(this.failed);
    this.whenIdle?.();
  }
}
