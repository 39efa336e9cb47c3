/**
 * How a room looks at what comes in: its watch terms, its weights, and what it has said is not about it. Read once for a delivery, so that
 * all mentions of one commit are seen alike. Must not write.
 */
import type { Exclusion } from '@unisson/shared/domain/exclusion';
import type { IncomingMention, Mention } from '@unisson/shared/domain/mention';
import { weightsOf, type Weights } from '@unisson/shared/domain/ranking';
import type { Room } from '@unisson/shared/domain/room';
import { INSTALLATION, type Store } from '../store/store.ts';
import { topicFinder, type TopicFinder } from './topics.ts';

export interface Lens {
  readonly topics: TopicFinder;
  readonly weights: Weights;
  /** The exclusion that sets such a mention aside, or null. */
  excluded(mention: Pick<Mention, 'storyKey'> & Pick<IncomingMention, 'author'>, folded: string): string | null;
}

export const PLAIN_LENS: Lens = { topics: topicFinder([]), weights: weightsOf(undefined), excluded: () => null };

const MOST_EXCLUSIONS = 500;

/** What a lens is made from, as plain data: it can be handed to another thread. */
export interface LensFacts {
  readonly room: Pick<Room, 'watch' | 'ranking'> | null;
  readonly exclusions: readonly Pick<Exclusion, 'id' | 'kind' | 'value'>[];
  readonly keys: readonly (readonly [story: string, keys: readonly string[]])[];
}

export async function readLens(store: Store, room: string): Promise<LensFacts> {
  const [row, exclusions] = await Promise.all([store.get('room', INSTALLATION, room), standingExclusions(store, room)]);
  const stories = await store.getMany(
    'story',
    room,
    exclusions.filter(({ kind }) => kind === 'story').map(({ value }) => value),
  );
  return {
    room: row && { watch: row.watch, ...(row.ranking ? { ranking: row.ranking } : {}) },
    exclusions: exclusions.map(({ id, kind, value }) => ({ id, kind, value })),
    keys: stories.map(({ id, keys }) => [id, keys]),
  };
}

export const lensFrom = ({ room, exclusions, keys }: LensFacts): Lens => lensOf(room, exclusions, new Map(keys));

export async function loadLens(store: Store, room: string): Promise<Lens> {
  return lensFrom(await readLens(store, room));
}

export async function standingExclusions(store: Store, room: string): Promise<readonly Exclusion[]> {
  const { items } = await store.list('exclusion', {
    scope: room,
    where: { state: 'standing' },
    order: { by: 'seq' },
    limit: MOST_EXCLUSIONS,
  });
  return items;
}

/** `keysOf`: keys of the excluded stories as far as they are known; keys that join later are found by the worker. */
export function lensOf(
  room: Pick<Room, 'watch' | 'ranking'> | null,
  exclusions: LensFacts['exclusions'],
  keysOf: ReadonlyMap<string, readonly string[]>,
): Lens {
  const byKey = new Map<string, string>();
  const byTerm: { id: string; finder: TopicFinder }[] = [];
  for (const { id, kind, value } of exclusions) {
    if (kind === 'term') byTerm.push({ id, finder: topicFinder([value]) });
    else for (const key of keysOf.get(value) ?? [value]) byKey.set(key, id);
  }
  return {
    topics: topicFinder(room?.watch ?? []),
    weights: weightsOf(room?.ranking),
    excluded: ({ storyKey, author }, folded) =>
      byKey.get(storyKey) ?? byTerm.find(({ finder }) => finder.find(folded, author).length > 0)?.id ?? null,
  };
}
