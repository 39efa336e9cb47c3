/**
 * All that follows from the words of a post alone: its score, its folded text, the key of its story, the special handling they ask for. Read
 * once for a text however often it is reposted. Pure but for that memory; must not know the room, the author or when it came.
 */
import type { Language } from '@unisson/shared/domain/entity';
import { fold } from './fold.ts';
import { handlingIn, type Found } from './handling/detect-handling.ts';
import { plainWords } from './handling/plain-words.ts';
import { storyKeyOf } from './identity.ts';
import { RecentTexts } from './recent-texts.ts';
import type { Score, Scorer } from './score/scorer.ts';

export interface Words {
  readonly score: Score;
  /** As `fold` gives it. */
  readonly folded: string;
  /** See `storyKeyOf`. */
  readonly storyKey: string | null;
  /** As `plainWords` gives it. */
  readonly plain: string;
  /** See `handlingIn`. */
  readonly handling: readonly Found[];
}

/** `language`: what the source calls it, where it does. */
export interface Said {
  readonly text: string;
  readonly language: Language | null;
}

/** Words of each text, in their order. */
export type ReadWords = (said: readonly Said[]) => readonly Words[];

const TEXTS_REMEMBERED = 2_000;

export function wordReader(scorer: Scorer): ReadWords {
  // what a text is called depends on the language it is said to be in, which is hardly ever another for the same text
  const recent = new RecentTexts<{ readonly language: Language | null; readonly words: Words }>(TEXTS_REMEMBERED);
  const known = ({ text, language }: Said): Words | undefined => {
    const found = recent.get(text);
    return found?.language === language ? found.words : undefined;
  };
  return (said) => {
    const all = said.map(known);
    const anew = new Map<string, Said>();
    said.forEach((one, i) => {
      if (all[i] === undefined) anew.set(keyOf(one), one);
    });
    const [keys, texts] = [[...anew.keys()], [...anew.values()]];
    const read = new Map(readTogether(texts, scorer).map((words, i) => [keys[i] ?? '', words]));
    texts.forEach(({ text, language }, i) => {
      const words = read.get(keys[i] ?? '');
      if (words) recent.keep(text, { language, words });
    });
    return said.map((one, i) => {
      const words = all[i] ?? read.get(keyOf(one));
      if (words === undefined) throw new Error('a text was not read');
      return words;
    });
  };
}

const keyOf = ({ text, language }: Said): string => `${language ?? ''}\n${text}`;

/**
 * One thing after the other for all of them: each needs megabytes of weights or words, more than a processor keeps at hand of two at a time, and
 * would push the other's out with every text. A tenth faster than one text after the other.
 */
function readTogether(said: readonly Said[], scorer: Scorer): Words[] {
  const scores = said.map(({ text, language }) => scorer.score(text, language ?? undefined));
  const folded = said.map(({ text }) => fold(text));
  const plain = said.map(({ text }) => plainWords(text));
  const handling = plain.map((words, i) => handlingIn(words, scores[i]?.language ?? ''));
  return said.map((_one, i) => {
    const [score, text] = [scores[i], folded[i]];
    if (!score || text === undefined) throw new Error('a text was not read');
    return { score, folded: text, storyKey: storyKeyOf(text), plain: plain[i] ?? '', handling: handling[i] ?? [] };
  });
}
