/**
 * All that follows from the words of a post alone: its score, its folded text, the key of its story. Read once for a text however often it
 * is reposted. Pure but for that memory; must not know the room, the author or when it came.
 */
import type { Language } from '@unisson/shared/domain/entity';
import { fold } from './fold.ts';
import { storyKeyOf } from './identity.ts';
import { remembered } from './remembered.ts';
import type { Score, Scorer } from './score/scorer.ts';

export interface Words {
  readonly score: Score;
  /** As `fold` gives it. */
  readonly folded: string;
  /** See `storyKeyOf`. */
  readonly storyKey: string | null;
}

/** @param language what the source calls it, where it does */
export type ReadWords = (text: string, language: Language | null) => Words;

const TEXTS_REMEMBERED = 2_000;

export function wordsOf(text: string, score: Score): Words {
  const folded = fold(text);
  return { score, folded, storyKey: storyKeyOf(folded) };
}

export function wordReader(scorer: Scorer): ReadWords {
  // what a text is called depends on the language it is said to be in, which is hardly ever another for the same text
  const readerOf = remembered(
    (text) => lastAnswer((language: Language | null) => wordsOf(text, scorer.score(text, language ?? undefined))),
    TEXTS_REMEMBERED,
  );
  return (text, language) => readerOf(text)(language);
}

function lastAnswer<K, T>(read: (key: K) => T): (key: K) => T {
  let last: { readonly key: K; readonly answer: T } | null = null;
  return (key) => {
    if (last === null || last.key !== key) last = { key, answer: read(key) };
    return last.answer;
  };
}
