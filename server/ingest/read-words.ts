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
  // what a text is called depends on the language it is said to be in: the last one asked for is remembered beside it
  const of = remembered<{ language: Language | null; words: Words | null }>(() => ({ language: null, words: null }), TEXTS_REMEMBERED);
  return (text, language) => {
    const known = of(text);
    if (known.words !== null && known.language === language) return known.words;
    known.words = wordsOf(text, scorer.score(text, language ?? undefined));
    known.language = language;
    return known.words;
  };
}
