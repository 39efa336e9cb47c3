/**
 * Starts a part of a measurement in a process of its own and asks it things. Every question is bounded in time, every process ends with
 * `stop` or with its parent, by its own id. Must not know what is measured.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Part {
  readonly pid: number;
  /** @throws what the part said, or that it did not answer in time */
  ask<T>(question: string, input?: unknown): Promise<T>;
  stop(): Promise<void>;
}

const LONGEST_MS = 180_000;

export function startPart(name: string): Part {
  const child = fork(join(import.meta.dirname, 'parts', `${name}.ts`), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: profiling(name) });
  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let count = 0;
  child.on('message', (said: { id: number; done?: unknown; failed?: string }) => {
    const asked = waiting.get(said.id);
    waiting.delete(said.id);
    if (said.failed === undefined) asked?.resolve(said.done as never);
    else asked?.reject(new Error(`${name}: ${said.failed}`));
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`${name} ended before it answered`));
  });
  return {
    pid: child.pid ?? 0,
    ask: (question, input) =>
      new Promise((resolve, reject) => {
        const id = (count += 1);
        const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
        const settle = <V>(then: (value: V) => void) => (value: V) => {
          clearTimeout(late);
          then(value);
        };
        waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
        child.send({ id, ask: question, input: input ?? null });
      }),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.disconnect();
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(late);
    },
  };
}

/** `BENCH_PROFILE=store-mentions` writes a profile of that part's processor time into the working directory. */
function profiling(name: string): string[] {
  return process.env['BENCH_PROFILE'] === name ? ['--cpu-prof'] : [];
}

/** Runs `work` with parts that are stopped afterwards, however it ends. */
export async function withParts<T>(names: readonly string[], work: (...parts: Part[]) => Promise<T>): Promise<T> {
  const parts = names.map(startPart);
  try {
    return await work(...parts);
  } finally {
    await Promise.all(parts.map((part) => part.stop()));
  }
}
