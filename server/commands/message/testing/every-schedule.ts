/**
 * Test support: runs several commands against one store with every order of their steps. A step is what lies between two stops: before it
 * loads, before each commit, and after each conflict. Only one moves at a time, so that a schedule can be repeated.
 */
import type { Deps } from '../../attempt.ts';
import type { CommitResult, Store } from '../../../store/store.ts';

type Run<D> = (deps: D) => Promise<unknown>;

interface Racer {
  /** Lets it go on to its next stop, or to its end. */
  step(): Promise<void>;
  done(): boolean;
  readonly result: Promise<unknown>;
}

function racerOf<D extends Deps>(base: D, run: Run<D>): Racer {
  let go: () => void = () => undefined;
  let arrived: () => void = () => undefined;
  let finished = false;
  const stop = (): Promise<void> => {
    const released = new Promise<void>((resolve) => (go = resolve));
    arrived();
    return released;
  };
  const store: Store = Object.assign(Object.create(base.store) as Store, {
    async commit(batch: Parameters<Store['commit']>[0]): Promise<CommitResult> {
      await stop();
      const result = await base.store.commit(batch);
      if (!result.ok) await stop();
      return result;
    },
  });
  const begun = new Promise<void>((resolve) => (go = resolve));
  const result = begun
    .then(() => run({ ...base, store }))
    .finally(() => {
      finished = true;
      arrived();
    });
  // Whoever awaits the result hears of a failure; until then it must not count as unhandled.
  result.catch(() => undefined);
  return {
    result,
    done: () => finished,
    step: () =>
      new Promise((resolve) => {
        arrived = resolve;
        go();
      }),
  };
}

/** @param choose given the racers that can move, says which one does. @returns what each answered, in their order. */
export async function race<D extends Deps, T extends readonly unknown[]>(
  base: D,
  runs: { readonly [I in keyof T]: (deps: D) => Promise<T[I]> },
  choose: (able: readonly number[]) => number,
): Promise<T> {
  const racers = runs.map((run) => racerOf(base, run));
  for (;;) {
    const able = racers.flatMap((racer, index) => (racer.done() ? [] : [index]));
    if (able.length === 0) break;
    await racers[choose(able)]?.step();
  }
  return (await Promise.all(racers.map((racer) => racer.result))) as unknown as T;
}

/**
 * Calls `attempt` once for each schedule there is, depth first; each call must start from the same state.
 * @returns how many there were.
 */
export async function everySchedule(attempt: (choose: (able: readonly number[]) => number) => Promise<void>): Promise<number> {
  let path: { choice: number; of: number }[] = [];
  for (let count = 1; ; count += 1) {
    let depth = 0;
    const seen = path;
    const taken: number[] = [];
    try {
      await attempt((able) => {
        const at = (seen[depth] ??= { choice: 0, of: able.length });
        depth += 1;
        const racer = able[at.choice] ?? 0;
        taken.push(racer);
        return racer;
      });
    } catch (error) {
      throw new Error(`schedule ${taken.join(' ')}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    path = seen.slice(0, depth);
    while (path.length > 0) {
      const last = path.pop();
      if (last && last.choice + 1 < last.of) {
        path.push({ choice: last.choice + 1, of: last.of });
        break;
      }
    }
    if (path.length === 0) return count;
  }
}
