/**
 * Runs one source for one room: hands it its cursor, feeds what it brings to ingest, keeps the cursor in the same commit. The joint
 * between sources, which know no store, and the pipeline, which knows no source.
 */
import type { Cursor, Source } from '../sources/source.ts';
import type { Store } from '../store/store.ts';
import type { Ingest } from './pipeline.ts';

export interface HostDeps {
  readonly store: Store;
  readonly ingest: Ingest;
}

export const cursorKey = (room: string, source: string): string => `source:${room}:${source}`;

/** @returns the stop; it waits until what is under way is stored. */
export async function startSource(deps: HostDeps, source: Source, room: string): Promise<() => Promise<void>> {
  const key = cursorKey(room, source.name);
  const kept = await deps.store.read('position', key);
  const sink = {
    deliver: (items: readonly unknown[], cursor: Cursor) =>
      deps.ingest.take({
        room,
        actor: { userId: 'system' },
        via: source.name,
        items,
        keep: [{ op: 'put', space: 'position', key, value: cursor, version: null, expiresAt: null }],
      }),
  };
  return source.start(sink, kept?.value ?? null);
}
