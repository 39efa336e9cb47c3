/**
 * Finds the copies of brief texts among all shown before [ST1]: texts meet where one is the heart of the other, or but for one slipped
 * word. Knows numbers of texts and nothing of stories; holds no more than what may still be met.
 */
import { heartOf, isSlipped, slippedKeys, stretchesOf } from '@unisson/shared/text/brief';
import type { ReadCore } from '@unisson/shared/text/similar';

export interface BriefCopies {
  /** @returns numbers of texts that are the same story as this one. */
  meet(core: ReadCore, at: number): readonly number[];
}
interface Stretch {
  readonly words: readonly string[];
  /** The text that says just this; -1 until it is shown. */
  heart: number;
  /** Texts that hold it, while nobody has said just this. */
  held: number[];
}
interface Index {
  readonly stretches: Map<string, Stretch>;
  /** A stretch with one word left open → those that fill it. */
  readonly open: Map<string, Stretch[]>;
}

export function briefCopies(): BriefCopies {
  const index: Index = { stretches: new Map(), open: new Map() };
  return {
    meet(core, at) {
      const heart = heartOf(core);
      const met = heart ? meetHeart(index, heart, at) : [];
      const own = heart?.join(' ');
      for (const words of stretchesOf(core)) {
        const key = words.join(' ');
        if (key !== own) met.push(...meetHeld(index, stretchAt(index, key, words), at));
      }
      return met;
    },
  };
}

function stretchAt(index: Index, key: string, words: readonly string[]): Stretch {
  const known = index.stretches.get(key);
  if (known) return known;
  const stretch: Stretch = { words, heart: -1, held: [] };
  index.stretches.set(key, stretch);
  for (const open of slippedKeys(words)) {
    const filled = index.open.get(open);
    if (filled) filled.push(stretch);
    else index.open.set(open, [stretch]);
  }
  return stretch;
}

const slipsOf = (index: Index, stretch: Stretch): Stretch[] =>
  slippedKeys(stretch.words).flatMap((open) =>
    (index.open.get(open) ?? []).filter((other) => other !== stretch && isSlipped(other.words, stretch.words)),
  );

/** The first text that says just this meets all that hold it; the next ones need meet no more than the first. */
function meetHeart(index: Index, words: readonly string[], at: number): number[] {
  const stretch = stretchAt(index, words.join(' '), words);
  if (stretch.heart >= 0) return [stretch.heart];
  const met = [...stretch.held];
  stretch.heart = at;
  stretch.held = [];
  for (const { heart, held } of slipsOf(index, stretch)) met.push(...(heart >= 0 ? [heart] : []), ...held);
  return met;
}

function meetHeld(index: Index, stretch: Stretch, at: number): number[] {
  if (stretch.heart >= 0) return [stretch.heart];
  stretch.held.push(at);
  return slipsOf(index, stretch).flatMap(({ heart }) => (heart >= 0 ? [heart] : []));
}
