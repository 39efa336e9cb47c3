/**
 * How well stories are found: pairs of posts that belong together and are together. For tests and for measuring; `truth` is the post that
 * each repeats in the end.
 */
import { CUT } from '@unisson/shared/text/similar';
import { fold } from '../../ingest/fold.ts';
import { loneStoryKey, storyKeyOf } from '../../ingest/identity.ts';
import type { NearCopies } from '../near-copies.ts';

export interface Post {
  readonly text: string;
  readonly truth: number;
}
export interface Told extends Post {
  readonly key: string;
  readonly folded: string;
}

/** @param n number of the post: the key of one in which nothing is said. */
export function told(post: Post, n: number): Told {
  const folded = fold(post.text);
  return { ...post, folded, key: storyKeyOf(folded) ?? loneStoryKey(String(n)) };
}

/**
 * A maker knows who copied whom; of two people who wrote the very same words by themselves it says two. They are one story [ST1]: whoever
 * reads them cannot tell, and one answer answers both. So what repeats either belongs to both.
 */
export function sameWordsAsOne<T extends Told>(posts: readonly T[]): T[] {
  // what was cut may be the beginning of either: it makes nobody's words another's
  const whole = posts.filter(({ folded }) => !folded.endsWith(CUT));
  const up = new Map<number, number>();
  const rootOf = (truth: number): number => {
    let root = truth;
    for (let next = up.get(root); next !== undefined; next = up.get(root)) root = next;
    return root;
  };
  for (const [first, ...others] of Map.groupBy(whole, ({ key }) => key).values()) {
    for (const { truth } of others) {
      const [one, other] = [rootOf(first?.truth ?? truth), rootOf(truth)];
      if (one !== other) up.set(other, one);
    }
  }
  return posts.map((one) => ({ ...one, truth: rootOf(one.truth) }));
}

const pairs = (groups: Iterable<readonly unknown[]>): number =>
  [...groups].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);

/** Pairwise, shares of 1. */
export function qualityOf(posts: readonly Told[], home: (key: string) => string): { precision: number; recall: number } {
  const stories = [...Map.groupBy(posts, ({ key }) => home(key)).values()];
  const right = stories.reduce((sum, story) => sum + pairs(Map.groupBy(story, ({ truth }) => truth).values()), 0);
  return { precision: right / pairs(stories), recall: right / pairs(Map.groupBy(posts, ({ truth }) => truth).values()) };
}

/** The same text whatever the order: which keys are together. */
export function partitionOf(keys: ReadonlySet<string>, copies: NearCopies): string {
  return [...Map.groupBy(keys, (key) => copies.home(key)).values()]
    .map((together) => together.sort().join())
    .sort()
    .join('\n');
}
