/** How stories stand in their list and which of them it holds: pure, so that the list and its tests share it. */
import type { StoryView } from '@unisson/shared/wire/views';

export const STORY_SORTS = ['rank', 'newest', 'count', 'reach'] as const;
export type StorySort = (typeof STORY_SORTS)[number];
/** `undecided`: nobody has said signal, watch or noise. */
export const STORY_FILTERS = ['all', 'undecided', 'signal', 'watch', 'noise'] as const;
export type StoryFilter = (typeof STORY_FILTERS)[number];

/** How often something was said at least to be listed. What was said once is a mention, and listed among them. */
export const STORY_LEASTS = [1, 2, 5, 20, 100] as const;
export const USUAL_LEAST = 2;

/** Beyond these nobody reads; what is opened by its address is fetched. */
const MOST = 500;
const BY: Readonly<Record<StorySort, (a: StoryView, b: StoryView) => number>> = {
  rank: (a, b) => b.rank.value - a.rank.value || b.count - a.count,
  newest: (a, b) => b.lastAt.localeCompare(a.lastAt),
  count: (a, b) => b.count - a.count,
  reach: (a, b) => b.reach - a.reach,
};

/** Joined stories are gone into their survivors; one without mentions is none. */
export function placed(stories: readonly StoryView[], sort: StorySort, filter: StoryFilter, least = 1): readonly StoryView[] {
  return stories
    .filter(({ redirect, count }) => redirect === null && count > 0)
    // whatever somebody has judged is worth its row
    .filter(({ count, verdict }) => count >= least || verdict)
    .filter(({ verdict }) => filter === 'all' || (filter === 'undecided' ? !verdict : verdict?.is === filter))
    .sort((a, b) => BY[sort](a, b) || a.id.localeCompare(b.id))
    .slice(0, MOST);
}
