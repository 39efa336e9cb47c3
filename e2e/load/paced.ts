/** Says numbers at a steady rate, catching up where it was late. */
import { nowMs } from './parts/part.ts';

/** @returns when each number of from+1 … to was said, in order. */
export function paced({ from, to, perSecond }: { from: number; to: number; perSecond: number }, say: (n: number) => void): Promise<number[]> {
  const saidAt: number[] = [];
  const begun = nowMs();
  return new Promise((resolve) => {
    const next = (): void => {
      while (from + saidAt.length < to && nowMs() - begun >= (saidAt.length * 1000) / perSecond) {
        saidAt.push(nowMs());
        say(from + saidAt.length);
      }
      if (from + saidAt.length < to) setTimeout(next, Math.max(0, begun + (saidAt.length * 1000) / perSecond - nowMs()));
      else resolve(saidAt);
    };
    next();
  });
}
