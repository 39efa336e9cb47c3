/** Brings stories into memory, each counted from its mentions up to a number, and finds which of them were answered. Reads only. */
import type { Story } from '@unisson/shared/domain/story';
import type { Store } from '../store/store.ts';
import { count, emptyTally, type Tally } from './tally.ts';

const PAGE = 500;

/** @param ids stories whose counting is wanted; those without a row are new and empty. */
export async function loadTallies(
  store: Store,
  room: string,
  { tallies, ids, counted }: { tallies: Map<string, Tally>; ids: readonly string[]; counted: number },
): Promise<void> {
  const missing = ids.filter((id) => !tallies.has(id));
  const rows = new Map<string, Story>();
  for (let from = 0; from < missing.length; from += PAGE) {
    for (const row of await store.getMany('story', room, missing.slice(from, from + PAGE))) rows.set(row.id, row);
  }
  for (const id of missing) {
    const row = rows.get(id);
    tallies.set(id, row ? await countStored(store, room, { row, counted }) : emptyTally(id, null));
  }
}

export async function countStored(store: Store, room: string, { row, counted }: { row: Story; counted: number }): Promise<Tally> {
  const tally = emptyTally(row.id, row);
  let after: string | undefined;
  do {
    const page = await store.list('mention', {
      scope: room,
      where: { storyKey: { in: row.keys }, seq: { lte: counted } },
      order: { by: 'seq' },
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    for (const mention of page.items) count(tally, mention);
    after = page.next;
  } while (after !== undefined);
  return tally;
}

/** Of these stories, the ones that somebody answers or has answered [ST2]. */
export async function answered(store: Store, room: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let from = 0; from < ids.length; from += PAGE) {
    const where = { storyId: { in: ids.slice(from, from + PAGE) } };
    const { items } = await store.list('reply', { scope: room, where, limit: PAGE });
    for (const { storyId, status } of items) if (storyId !== null && status !== 'dropped') found.add(storyId);
  }
  return found;
}
