/** Time, ids and chance as values that are passed in, so that every decision can be repeated in a test. The only file that asks the machine for them. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Instant } from '@unisson/shared/domain/entity';

export interface Runtime {
  /** Wall clock. */
  now(): Date;
  /** Never goes back; milliseconds. For deadlines and durations. */
  monotonicMs(): number;
  /** A new id, unguessable, URL-safe. */
  id(): string;
  bytes(count: number): Uint8Array;
}

export const systemRuntime: Runtime = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  id: () => randomUUID(),
  bytes: (count) => new Uint8Array(randomBytes(count)),
};

export const instant = (runtime: Runtime): Instant => runtime.now().toISOString();
