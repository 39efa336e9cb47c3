/**
 * Runs what is asked one group at a time: whatever arrives while a group is under way makes up the next. Transactions on the same
 * counter would only undo each other, so each scope has a lane a server.
 */
interface Waiting<Q, A> {
  readonly ask: Q;
  readonly weight: number;
  resolve(answer: A): void;
  reject(error: unknown): void;
}

export interface Lane<Q, A> {
  ask(question: Q, weight: number): Promise<A>;
  /** Resolves when everything asked so far is answered. */
  idle(): Promise<void>;
}

/** @param run answers each question of a group, an Error where that question alone failed */
export function startLane<Q, A>(run: (group: readonly Q[]) => Promise<readonly (A | Error)[]>, mostWeight: number): Lane<Q, A> {
  let queue: Waiting<Q, A>[] = [];
  let running: Promise<void> | null = null;

  function take(): Waiting<Q, A>[] {
    let weight = 0;
    const count = queue.findIndex((waiting, i) => {
      weight += waiting.weight;
      return i > 0 && weight > mostWeight;
    });
    const group = count < 0 ? queue : queue.slice(0, count);
    queue = count < 0 ? [] : queue.slice(count);
    return group;
  }

  async function work(): Promise<void> {
    await Promise.resolve();
    while (queue.length > 0) {
      const group = take();
      try {
        const answers = await run(group.map((waiting) => waiting.ask));
        group.forEach((waiting, i) => {
          const answer = answers[i];
          if (answer === undefined || answer instanceof Error) waiting.reject(answer ?? new Error('a write was left unanswered'));
          else waiting.resolve(answer);
        });
      } catch (error) {
        for (const waiting of group) waiting.reject(error);
      }
    }
    running = null;
  }

  return {
    ask(question, weight) {
      return new Promise<A>((resolve, reject) => {
        queue.push({ ask: question, weight, resolve, reject });
        running ??= work();
      });
    },
    async idle() {
      await running;
    },
  };
}
