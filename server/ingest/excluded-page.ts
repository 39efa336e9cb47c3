/** The stored mentions that a term or a story would set aside, stretch by stretch. Reads only. */
import type { Exclusion } from '@unisson/shared/domain/exclusion';
import { STATUSES, type Mention } from '@unisson/shared/domain/mention';
import type { Store } from '../store/store.ts';
import { fold } from './fold.ts';
import { topicFinder } from './topics.ts';

const PAGE = 200;
const STILL_IN = STATUSES.filter((status) => status !== 'not-about-us');

export interface ExcludedPage {
  readonly items: readonly Mention[];
  /** Looked at up to here. */
  readonly seq: number;
  readonly more: boolean;
}

/** Those with a number above `after` that are not set aside yet; of a term, the ones of the next stretch, which may be none. */
export async function excludedPage(
  store: Store,
  room: string,
  { kind, value }: Pick<Exclusion, 'kind' | 'value'>,
  after: number,
): Promise<ExcludedPage> {
  const story = kind === 'story' ? await store.get('story', room, value) : null;
  const where = { seq: { gt: after }, status: { in: STILL_IN }, ...(kind === 'story' ? { storyKey: { in: story?.keys ?? [value] } } : {}) };
  const { items } = await store.list('mention', { scope: room, where, order: { by: 'seq' }, limit: PAGE });
  const seq = items.at(-1)?.seq ?? after;
  const more = items.length === PAGE;
  if (kind === 'story') return { items, seq, more };
  const finder = topicFinder([value]);
  return { items: items.filter((mention) => finder.find(fold(mention.text), mention.author).length > 0), seq, more };
}

/** Those that are set aside, in the same way. */
export async function asidePage(store: Store, room: string, after: number): Promise<ExcludedPage> {
  const where = { seq: { gt: after }, status: 'not-about-us' };
  const { items } = await store.list('mention', { scope: room, where, order: { by: 'seq' }, limit: PAGE });
  return { items, seq: items.at(-1)?.seq ?? after, more: items.length === PAGE };
}
