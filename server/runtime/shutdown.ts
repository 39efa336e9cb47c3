/** Ordered stop: what started last stops first, each within a limit, so that a stuck part cannot keep the process. */
import type { Logger } from './logger.ts';

export interface Shutdown {
  /** Registers a stop; later ones run earlier. */
  add(name: string, stop: () => Promise<void> | void): void;
  run(): Promise<void>;
}

const STEP_MS = 10_000;

export function createShutdown(logger: Logger): Shutdown {
  const steps: { name: string; stop: () => Promise<void> | void }[] = [];
  let running: Promise<void> | null = null;

  async function stopOne(step: { name: string; stop: () => Promise<void> | void }): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`did not stop within ${STEP_MS} ms`)), STEP_MS);
    });
    try {
      await Promise.race([Promise.resolve().then(() => step.stop()), late]);
    } catch (error) {
      logger.error({ err: error, part: step.name }, 'a part did not stop well');
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    add: (name, stop) => void steps.push({ name, stop }),
    run() {
      running ??= (async () => {
        for (const step of steps.reverse()) await stopOne(step);
      })();
      return running;
    },
  };
}
