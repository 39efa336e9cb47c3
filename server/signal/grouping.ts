/**
 * The port of grouping: which texts say the same thing [ST1]. Exact folded text for now; a near-copy test brings its own index of
 * candidates here, and the worker that keeps the stories stays as it is.
 */
import type { Mention } from '@unisson/shared/domain/mention';
import { fold } from '../ingest/fold.ts';

export interface Grouping {
  /** Pure and symmetric: its connected components are the stories, so the order of arrival cannot matter. */
  sameStory(a: string, b: string): boolean;
  /** Keys that may belong to the mention's story, its own first; each is tried with `sameStory` against that story's texts. */
  candidates(mention: Pick<Mention, 'storyKey' | 'text'>): readonly string[];
}

export const exactGrouping: Grouping = {
  sameStory: (a, b) => {
    const folded = fold(a);
    return folded !== '' && folded === fold(b);
  },
  candidates: ({ storyKey }) => [storyKey],
};
