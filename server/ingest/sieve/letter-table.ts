/**
 * Finds many words in one pass over a text, wherever they stand in it (Aho and Corasick's way): one step of a table a letter, however many
 * words there are. Letters are told apart only as far as patterns over plain words need it. Knows no pattern.
 */
export interface LetterTable {
  /** Calls `found` with the number of each word that the text holds, as often as it stands there. */
  walk(text: string, found: (number: number) => void): void;
}

/** What is no part of a word, the ends of the text among it; a to z; digits; any other letter of a word (`_`, `A`). */
const KINDS = 38;
const EDGE = 0;
const OTHER = 37;
const KIND_OF = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code);
  if (/[a-z]/.test(letter)) return code - 96;
  if (/[0-9]/.test(letter)) return code - 21;
  return /\w/.test(letter) ? OTHER : EDGE;
});
const kindOf = (code: number): number => KIND_OF[code] ?? EDGE;

/** @param words each with the number to tell; the same number may stand for many. */
export function letterTable(words: readonly (readonly [word: string, number: number])[]): LetterTable {
  const { next, ends } = linked(grown(words));
  const atEdge = next[EDGE] ?? 0;
  return {
    walk(text, found) {
      // before the text and behind it stands an edge
      let state = atEdge;
      tell(ends[state], found);
      for (let at = 0; at < text.length; at += 1) {
        state = next[state * KINDS + kindOf(text.charCodeAt(at))] ?? 0;
        const here = ends[state];
        if (here !== undefined) tell(here, found);
      }
      tell(ends[next[state * KINDS + EDGE] ?? 0], found);
    },
  };
}

function tell(numbers: readonly number[] | undefined, found: (number: number) => void): void {
  if (numbers !== undefined) for (const number of numbers) found(number);
}

interface Tree {
  /** Of each state: the states that its letters lead to, 0 for none. */
  readonly steps: Uint16Array[];
  readonly ends: (number[] | undefined)[];
}

/** More states than a step can name would be a lexicon, not a set of rules. */
const MOST_STATES = 0xffff;

function grown(words: readonly (readonly [string, number])[]): Tree {
  const tree: Tree = { steps: [new Uint16Array(KINDS)], ends: [undefined] };
  for (const [word, number] of words) {
    let state = 0;
    for (let at = 0; at < word.length; at += 1) {
      const steps = tree.steps[state];
      const kind = kindOf(word.charCodeAt(at));
      if (steps === undefined) throw new Error('a state without steps');
      if (steps[kind] === 0) {
        if (tree.steps.length === MOST_STATES) throw new Error('more words than one sieve holds');
        steps[kind] = tree.steps.push(new Uint16Array(KINDS)) - 1;
        tree.ends.push(undefined);
      }
      state = steps[kind] ?? 0;
    }
    (tree.ends[state] ??= []).push(number);
  }
  return tree;
}

/** Where no word goes on, the longest ending that begins another does; states in order of their length, so that shorter ones are done. */
function linked({ steps, ends }: Tree): { next: Uint16Array; ends: readonly (readonly number[] | undefined)[] } {
  const next = new Uint16Array(steps.length * KINDS);
  const fallback = new Uint16Array(steps.length);
  const order = [0];
  for (const state of order) {
    const back = fallback[state] ?? 0;
    for (let kind = 0; kind < KINDS; kind += 1) {
      const own = steps[state]?.[kind] ?? 0;
      const other = state === 0 ? 0 : (next[back * KINDS + kind] ?? 0);
      next[state * KINDS + kind] = own === 0 ? other : own;
      if (own === 0) continue;
      fallback[own] = other;
      order.push(own);
      const also = ends[other];
      if (also !== undefined) ends[own] = [...(ends[own] ?? []), ...also];
    }
  }
  return { next, ends };
}
