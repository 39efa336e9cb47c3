/** How mentions stand in the list and which of them a view holds: pure, so that the list and its tests share it. Must not fetch. */
import { HANDLINGS } from '@unisson/shared/domain/mention';
import type { MentionView } from '@unisson/shared/wire/views';

export const SORTS = ['rank', 'newest', 'oldest'] as const;
export type Sort = (typeof SORTS)[number];

/** Empty string: any. `assignee`: `me`, `none` or a user's id. */
export interface Filters {
  readonly status: string;
  readonly label: string;
  readonly language: string;
  readonly source: string;
  readonly handling: string;
  /** Who is speaking, and which special handling is proposed (several with commas). */
  readonly speaker: string;
  readonly proposed: string;
  /** A watch term. */
  readonly topic: string;
  readonly assignee: string;
  readonly q: string;
  readonly story: string;
}
export const NO_FILTERS: Filters = { status: '', label: '', language: '', source: '', handling: '', speaker: '', proposed: '', topic: '', assignee: '', q: '', story: '' };

/** Whatever is proposed, to be confirmed or dismissed. */
export const ANY_PROPOSED = HANDLINGS.filter((handling) => handling !== 'normal').join(',');

type Order = (a: MentionView, b: MentionView) => number;

/** Ties break by arrival, so that the order is total and a place can be found by halving. */
const ORDERS: Readonly<Record<Sort, Order>> = {
  rank: (a, b) => b.rank.value - a.rank.value || b.seq - a.seq,
  newest: (a, b) => compare(b.publishedAt, a.publishedAt) || b.seq - a.seq,
  oldest: (a, b) => compare(a.publishedAt, b.publishedAt) || a.seq - b.seq,
};
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where `mention` belongs among rows already in order. */
export function placeFor(rows: readonly MentionView[], mention: MentionView, sort: Sort): number {
  const order = ORDERS[sort];
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row && order(row, mention) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `rows` with `added` put in their places: one pass, whatever the number of either. */
export function merge(rows: readonly MentionView[], added: readonly MentionView[], sort: Sort): MentionView[] {
  const fresh = [...added].sort(ORDERS[sort]);
  const merged: MentionView[] = [];
  let from = 0;
  for (const mention of fresh) {
    const to = Math.max(from, placeFor(rows, mention, sort));
    for (; from < to; from += 1) merged.push(rows[from] as MentionView);
    merged.push(mention);
  }
  for (; from < rows.length; from += 1) merged.push(rows[from] as MentionView);
  return merged;
}

export function matches(mention: MentionView, filters: Filters, me: string): boolean {
  if (filters.status && mention.status !== filters.status) return false;
  if (filters.label && mention.score.label !== filters.label) return false;
  if (filters.language && mention.language !== filters.language) return false;
  if (filters.source && mention.source !== filters.source) return false;
  if (filters.handling && mention.handling !== filters.handling) return false;
  if (filters.speaker && mention.speaker !== filters.speaker) return false;
  if (filters.proposed && !(mention.proposed && filters.proposed.split(',').includes(mention.proposed.handling))) return false;
  if (filters.topic && !mention.topics?.includes(filters.topic)) return false;
  if (filters.story && mention.storyId !== filters.story) return false;
  if (filters.assignee && !assigneeMatches(mention.assignee, filters.assignee, me)) return false;
  return !filters.q || wordsMatch(mention, filters.q);
}

function assigneeMatches(assignee: string | null, wanted: string, me: string): boolean {
  if (wanted === 'none') return assignee === null;
  return assignee === (wanted === 'me' ? me : wanted);
}

/** Close to the server's full text (all words, accents folded, last one may be unfinished): only what is new is judged here. */
function wordsMatch(mention: MentionView, q: string): boolean {
  const text = fold(`${mention.text} ${mention.author.name ?? ''} ${mention.author.handle ?? ''}`);
  return fold(q)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every((word) => text.includes(word));
}
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase();
