/** Reads a draft's log. The checkpoint's and the entries' bytes come back as they went in. */
import { storable } from '../storable.ts';
import type { DraftEntry, DraftLog } from '../store.ts';
import { PLACES } from './connection.ts';
import type { Value } from './protocol.ts';

type ReadRows = (sql: string, ...params: readonly (string | number | null)[]) => Promise<readonly (readonly Value[])[]>;

export async function readDraft(rows: ReadRows, doc: string, after: number | undefined): Promise<DraftLog> {
  const [draft] = await rows(
    `SELECT n, head, ${after === undefined ? 'checkpoint_n, checkpoint' : '0, NULL'} FROM draft WHERE doc = ?`,
    storable(doc),
  );
  if (draft === undefined) return { checkpoint: null, entries: [], head: 0 };
  const n = Number(draft[0]);
  const state = draft[3];
  const checkpoint = state instanceof Uint8Array ? { n: Number(draft[2]), state } : null;
  const start = after ?? checkpoint?.n ?? 0;
  const found = await rows(
    'SELECT place, user, owners, at, bytes FROM draft_entry WHERE place > ? AND place < ? ORDER BY place',
    n * PLACES + start,
    (n + 1) * PLACES,
  );
  const entries = found.map(([place, user, owners, at, bytes]): DraftEntry => ({
    n: Number(place) - n * PLACES,
    user: String(user),
    owners: JSON.parse(String(owners)) as string[],
    at: String(at),
    update: bytes as Uint8Array,
  }));
  // The log has no gaps, so where entries came in between the two reads the newest of them is the head.
  return { checkpoint, entries, head: entries.at(-1)?.n ?? Number(draft[1]) };
}
