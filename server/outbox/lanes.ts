/** Runs tasks in order within a lane and at most so many at once over all lanes. Forgets a lane that is empty. Knows nothing of what the tasks do. */

export interface Lanes {
  /** `task` must not throw. */
  add(lane: string, task: () => Promise<void>): void;
  /** Tasks waiting or running. */
  size(): number;
  /** Waiting tasks are dropped; resolves when the running ones are done. */
  stop(): Promise<void>;
}

export function createLanes(most: number): Lanes {
  const waiting = new Map<string, (() => Promise<void>)[]>();
  const running = new Map<string, Promise<void>>();
  let stopped = false;

  function pump(): void {
    if (stopped) return;
    for (const [lane, tasks] of waiting) {
      if (running.size >= most) return;
      const task = running.has(lane) ? undefined : tasks.shift();
      if (tasks.length === 0) waiting.delete(lane);
      if (task) running.set(lane, run(lane, task));
    }
  }

  async function run(lane: string, task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } finally {
      running.delete(lane);
      pump();
    }
  }

  return {
    add(lane, task) {
      if (stopped) return;
      waiting.set(lane, [...(waiting.get(lane) ?? []), task]);
      pump();
    },
    size: () => [...waiting.values()].reduce((sum, tasks) => sum + tasks.length, running.size),
    async stop() {
      stopped = true;
      waiting.clear();
      await Promise.all(running.values());
    },
  };
}
