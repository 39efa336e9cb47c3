/**
 * Test support: a store as a process sees it that is killed at its k-th call: that call is done or not done, and neither it nor any later one
 * ever answers. What it wrapped goes on, as a database does.
 */
import type { Store } from '../../store/store.ts';

export interface DyingStore {
  readonly store: Store;
  /** Resolves at the k-th call, when what it does and what was asked before it is done: a database ends what it has begun. */
  readonly died: Promise<string>;
}

const CALLS = ['get', 'getMany', 'list', 'scopes', 'commit', 'keep'] as const;

export function dyingStore(alive: Store, k: number, doneFirst: boolean): DyingStore {
  let calls = 0;
  const begun = new Set<Promise<unknown>>();
  let die: (what: string) => void = () => undefined;
  const died = new Promise<string>((resolve) => (die = resolve));
  const never = new Promise<never>(() => undefined);
  const call = (name: string, work: () => Promise<unknown>): Promise<unknown> => {
    calls += 1;
    if (calls > k) return never;
    if (calls < k) {
      const answer = work();
      begun.add(answer);
      return answer.finally(() => begun.delete(answer));
    }
    if (doneFirst) begun.add(work());
    void Promise.allSettled(begun).then(() => die(name));
    return never;
  };
  const store = Object.create(alive) as Record<string, unknown>;
  for (const name of CALLS) {
    const original = alive[name].bind(alive) as (...given: unknown[]) => Promise<unknown>;
    store[name] = (...given: unknown[]) => call(name, () => original(...given));
  }
  return { store: store as unknown as Store, died };
}
