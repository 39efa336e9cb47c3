/** Cuts a text that is too long for its channel into a numbered thread [RE4]. Pure; the words stay as typed and in order. */
import type { ChannelId } from '../domain/entity.ts';
import { countFor } from './count.ts';

const sentences = new Intl.Segmenter('fr', { granularity: 'sentence' });
const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });
/** Spaces a line may break at; never before a unit or French punctuation, nor inside a written number or time. */
const BREAK = /(?<=\S)[ \t\r\n\f\v\u2002-\u2006\u2008-\u200A\u3000]+(?=\S)(?![€$£%!?:;»])/u;
const GLUED = /(?:[0-9«]|[0-9][\s\u00A0\u202F]h)$/u;
/** As far back as GLUED looks. */
const GLUE_REACH = 4;
const PART_SEPARATOR = ' ';
/** Nobody reads a longer thread to its end; the channel wants another text. */
export const MOST_PARTS = 25;

/** The text alone where it fits; else parts ending in `(1/n)` … `(n/n)`, each of which fits the channel. */
export function splitFor(channel: ChannelId, text: string): string[] {
  if (countFor(channel, text).fits) return [text];
  // The number's width is part of each part's length: guess how many digits n has, then check the guess.
  for (let digits = 1; digits <= 6; digits += 1) {
    const widest = '9'.repeat(digits);
    const fits = (body: string): boolean => countFor(channel, `${body}${PART_SEPARATOR}(${widest}/${widest})`).fits;
    const bodies = pack(text, fits);
    if (String(bodies.length).length <= digits) return bodies.map((body, at) => `${body}${PART_SEPARATOR}(${at + 1}/${bodies.length})`);
  }
  return [text];
}

/** Fills parts with whole sentences; where one is too long alone, with whole words; where a word is, with whole graphemes. */
function pack(text: string, fits: (body: string) => boolean): string[] {
  const parts: string[] = [];
  let current = '';
  const take = (piece: string, smaller: ((piece: string) => readonly string[]) | null): void => {
    // Blanks at an end count for nothing; at the beginning of a part there is no use for them.
    if (piece.trim() === '') {
      if (current !== '') current += piece;
      return;
    }
    if (fits((current + piece).trim())) {
      current += piece;
      return;
    }
    if (current.trim() !== '' && (smaller === null || smaller === intoGraphemes || fits(piece.trim()))) {
      parts.push(current.trim());
      current = '';
      take(piece, smaller);
      return;
    }
    if (smaller === null) {
      current += piece;
      return;
    }
    const next = smaller === intoWords ? intoGraphemes : null;
    for (const run of inRuns(smaller(piece), (run) => fits((current + run).trim()))) take(run, next);
  };
  for (const { segment } of sentences.segment(text)) take(segment, intoWords);
  if (current.trim() !== '') parts.push(current.trim());
  return parts;
}

/**
 * Words or signs joined to the longest runs that fit beside what stands there when each is asked for; one that does not is a run. Found by
 * doubling and halving: thousands are counted a few times a part, not once each.
 */
function* inRuns(signs: readonly string[], fits: (run: string) => boolean): Generator<string> {
  for (let from = 0; from < signs.length;) {
    const run = (count: number): string => signs.slice(from, from + count).join('');
    let [good, bad] = [1, 2];
    while (from + bad <= signs.length && fits(run(bad))) [good, bad] = [bad, bad * 2];
    bad = Math.min(bad, signs.length - from + 1);
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      if (fits(run(middle))) good = middle;
      else bad = middle;
    }
    yield run(good);
    from += good;
  }
}

/** Words with the space before them. A figure keeps its unit: "10 €", "18 h 30". */
function intoWords(sentence: string): string[] {
  const words: string[] = [];
  let rest = sentence;
  let from = 0;
  while (rest.length > 0) {
    const match = BREAK.exec(rest.slice(from));
    if (match === null) {
      words.push(rest);
      break;
    }
    const at = from + match.index;
    if (GLUED.test(rest.slice(Math.max(0, at - GLUE_REACH), at))) {
      from = at + match[0].length;
      continue;
    }
    words.push(rest.slice(0, at));
    rest = rest.slice(at);
    // The space now opens the rest: look for the next break after it.
    from = match[0].length;
  }
  return words;
}

function intoGraphemes(word: string): string[] {
  return [...graphemes.segment(word)].map(({ segment }) => segment);
}
