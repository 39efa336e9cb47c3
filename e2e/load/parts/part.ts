/**
 * How a part of a measurement runs in a process of its own: it answers what it is asked, one question after the other, and ends with its
 * parent. The other side is `start-part.ts`. Knows nothing of what is measured.
 */
export type Answerer = (input: never) => unknown;

interface Question {
  readonly id: number;
  readonly ask: string;
  readonly input: unknown;
}

/** Answers the parent's questions until the parent goes. */
export function answer(answerers: Readonly<Record<string, Answerer>>): void {
  process.on('message', (question: Question) => {
    void (async () => {
      try {
        const found = answerers[question.ask];
        if (!found) throw new Error(`nobody answers ${question.ask}`);
        process.send?.({ id: question.id, done: (await found(question.input as never)) ?? null });
      } catch (error) {
        process.send?.({ id: question.id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
    })();
  });
  process.on('disconnect', () => process.exit());
}

/** Milliseconds of a clock that all processes of the machine share. */
export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Processor seconds that this process has used so far, all its threads together. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Times work: wall milliseconds and processor seconds of the whole process. */
export async function timed(work: () => unknown): Promise<{ ms: number; cpu: number }> {
  const [ms, cpu] = [nowMs(), cpuSeconds()];
  await work();
  return { ms: nowMs() - ms, cpu: cpuSeconds() - cpu };
}
