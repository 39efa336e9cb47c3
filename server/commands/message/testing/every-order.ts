/** Test support: a race in every order of its steps, each in a room of its own, judged afterwards by the oracle; and short words for what races ask. */
import { expect } from 'vitest';
import { statusOf } from '@unisson/shared/domain/review';
import type { Result } from '@unisson/shared/domain/result';
import type { Deps } from '../../attempt.ts';
import type { OpenStore } from '../../../store/contract/each-store.ts';
import type { Store } from '../../../store/store.ts';
import { decideRevision } from '../decide-revision.ts';
import { freezeRevision } from '../freeze-revision.ts';
import { recordHistory } from './check-history.ts';
import { everySchedule } from './every-schedule.ts';
import { clockAt, codeOf, openWarRoom, PEOPLE, putInForce, value, writeCore, type WarRoom } from './war-room.ts';

export type Person = (typeof PEOPLE)['writer'];
export interface Frozen {
  readonly n: number;
  readonly hash: string;
}
/** `wait` moves the room's clock on; each order begins at noon again. */
type Run = (room: WarRoom, choose: (able: readonly number[]) => number, wait: (ms: number) => void) => Promise<void>;
export type EveryOrder = (run: Run, atLeast?: number) => Promise<void>;
export interface Oracle {
  /** Everything goes through it. */
  readonly store: Store;
  faults(room: string): Promise<readonly string[]>;
}

/** @returns a runner: each order in a room of its own; afterwards the history must be without fault, and there were at least so many orders. */
export function everyOrderOn(open: OpenStore, oracleOf: (store: Store) => Oracle = recordHistory): EveryOrder {
  return async (run, atLeast = 6) => {
    const runtime = clockAt('2026-03-01T12:00:00.000Z');
    const oracle = oracleOf((await open(runtime)).store);
    let nth = 0;
    const count = await everySchedule(async (choose) => {
      const room = await openWarRoom(oracle.store, { id: `room-${(nth += 1)}`, runtime });
      let moved = 0;
      await run(room, choose, (ms) => {
        moved += ms;
        runtime.advance(ms);
      });
      runtime.advance(-moved);
      expect(await oracle.faults(room.id)).toEqual([]);
    });
    expect(count).toBeGreaterThanOrEqual(atLeast);
  };
}

export const approve =
  (room: WarRoom, who: Person, { n, hash }: Frozen) =>
  (deps: Deps) =>
    decideRevision(deps, who, { room: room.id, n, hash, verdict: 'approve' });

/** A revision in force, and a second that lacks the supervisor's word. */
export async function almostInForce(room: WarRoom, first: string, other: string): Promise<Frozen> {
  await writeCore(room.store, 'writer', first, 'fr', room.id);
  await putInForce(room);
  await writeCore(room.store, 'second', other, 'fr', room.id);
  const revision = value(await freezeRevision(room.deps, PEOPLE.second, { room: room.id }));
  value(await approve(room, PEOPLE.legal, revision)(room.deps));
  return revision;
}

export const oks = (results: readonly Result<unknown>[]): number => results.filter((result) => result.ok).length;
export const codes = (results: readonly Result<unknown>[]): (string | null)[] => results.map(codeOf);
/** Of all the room's dispatches, sorted. */
export const dispatchStates = async (room: WarRoom): Promise<string[]> =>
  (await room.store.list('dispatch', { scope: room.id, limit: 50 })).items.map(({ state }) => state).sort();
export const statusIn = async (room: WarRoom, n: number): Promise<string | null> => {
  const review = await room.store.get('review', room.id, String(n));
  return review && statusOf(await room.control(), review);
};
