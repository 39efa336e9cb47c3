/**
 * Finds many words in one pass over a text, wherever they stand in it (Aho and Corasick's way), however many words there are. Letters are told
 * apart only as far as patterns over plain words need it. Kept small above all: between two texts other work takes the processor's memory at
 * hand, and a step into what is not there costs a hundred of those that are. Knows no pattern.
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

/** So many of the shortest states have a whole row: they are where nearly every letter of a text leads. */
const ROWS = 512;

/** @param words each with the number to tell; the same number may stand for many. */
export function letterTable(words: readonly (readonly [word: string, number: number])[]): LetterTable {
  const { states, told } = linked(grown(words));
  const rows = rowsOf(states);
  const step = (from: number, kind: number): number => {
    let state = from;
    while (state >= ROWS) {
      const end = firstOf(states, state + 1);
      for (let next = firstOf(states, state); next < end; next += 1) if (letterOf(states, next) === kind) return next;
      state = states[state * WIDTH + FALLBACK] ?? 0;
    }
    return rows[state * KINDS + kind] ?? 0;
  };
  const tell = (from: number, found: (number: number) => void): void => {
    for (let at = from; told[at] !== NO_MORE; at += 1) found(told[at] ?? 0);
  };
  return {
    walk(text, found) {
      // before the text and behind it stands an edge
      let state = step(0, EDGE);
      for (let at = 0; at < text.length; at += 1) {
        const here = states[state * WIDTH + TOLD] ?? 0;
        if (here !== 0) tell(here, found);
        state = step(state, kindOf(text.charCodeAt(at)));
      }
      tell(states[state * WIDTH + TOLD] ?? 0, found);
      tell(states[step(state, EDGE) * WIDTH + TOLD] ?? 0, found);
    },
  };
}

interface Tree {
  /** Of each state a row of the states that its letters lead to, 0 for none. */
  readonly steps: Uint32Array;
  readonly states: number;
  readonly ends: (number[] | undefined)[];
}

/** More states than this would be a lexicon, not a set of rules. */
const MOST_STATES = 1 << 18;

function grown(words: readonly (readonly [string, number])[]): Tree {
  let steps = new Uint32Array(KINDS * 1_024);
  let states = 1;
  const ends: Tree['ends'] = [undefined];
  for (const [word, number] of words) {
    let state = 0;
    for (let at = 0; at < word.length; at += 1) {
      const step = state * KINDS + kindOf(word.charCodeAt(at));
      if (steps[step] === 0) {
        if (states === MOST_STATES) throw new Error('more words than one sieve holds');
        if ((states + 1) * KINDS > steps.length) steps = twice(steps);
        steps[step] = states;
        states += 1;
        ends.push(undefined);
      }
      state = steps[step] ?? 0;
    }
    (ends[state] ??= []).push(number);
  }
  return { steps, states, ends };
}

function twice(steps: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(steps.length * 2);
  larger.set(steps);
  return larger;
}

/**
 * The tree with its states numbered in order of their length, so that the short ones, and the next ones of each, lie together. Three numbers a
 * state, side by side, for whoever reads one needs the others: where its next states begin (they end where those of the state after it begin)
 * with the letter that leads to it; its longest ending that begins another word, where to go on when no letter fits; what to tell there.
 */
type States = Uint32Array;
const WIDTH = 3;
const FALLBACK = 1;
const TOLD = 2;
const LETTER_BITS = 6;
const letterOf = (states: States, state: number): number => (states[state * WIDTH] ?? 0) & ((1 << LETTER_BITS) - 1);
const firstOf = (states: States, state: number): number => (states[state * WIDTH] ?? 0) >>> LETTER_BITS;

interface Linked {
  readonly states: States;
  /** Numbers of words, list after list, each with `NO_MORE` behind it; the first one is empty. */
  readonly told: Int32Array;
}
const NO_MORE = -1;

function linked(tree: Tree): Linked {
  const { states, ends } = inOrder(tree);
  const nextOf = (state: number, kind: number): number => {
    for (let next = firstOf(states, state); next < firstOf(states, state + 1); next += 1) if (letterOf(states, next) === kind) return next;
    return 0;
  };
  for (let state = 0; state < tree.states; state += 1) {
    for (let next = firstOf(states, state); next < firstOf(states, state + 1); next += 1) {
      const kind = letterOf(states, next);
      let back = state;
      let found = 0;
      while (back !== 0 && found === 0) {
        back = states[back * WIDTH + FALLBACK] ?? 0;
        found = nextOf(back, kind);
      }
      states[next * WIDTH + FALLBACK] = found;
      const also = ends[found];
      if (also !== undefined) ends[next] = [...new Set([...(ends[next] ?? []), ...also])];
    }
  }
  const told = [NO_MORE];
  ends.forEach((numbers, state) => {
    if (numbers !== undefined) states[state * WIDTH + TOLD] = told.push(...numbers, NO_MORE) - numbers.length - 1;
  });
  return { states, told: Int32Array.from(told) };
}

/** The shorter first; their fallbacks and what they tell are not known yet. */
function inOrder({ steps, states: count, ends }: Tree): { states: States; ends: (readonly number[] | undefined)[] } {
  const order = new Uint32Array(count);
  const states = new Uint32Array((count + 1) * WIDTH);
  let last = 1;
  for (let at = 0; at < count; at += 1) {
    states[at * WIDTH] = (states[at * WIDTH] ?? 0) | (last << LETTER_BITS);
    const from = (order[at] ?? 0) * KINDS;
    for (let kind = 0; kind < KINDS; kind += 1) {
      const own = steps[from + kind] ?? 0;
      if (own === 0) continue;
      states[last * WIDTH] = kind;
      order[last] = own;
      last += 1;
    }
  }
  states[count * WIDTH] = last << LETTER_BITS;
  return { states, ends: Array.from(order, (state) => ends[state]) };
}

/** Where each letter leads from the shortest states, whether a word goes on there or not. */
function rowsOf(states: States): Uint32Array {
  const rows = new Uint32Array(ROWS * KINDS);
  for (let state = 0; state < Math.min(ROWS, states.length / WIDTH - 1); state += 1) {
    // shorter than the state, so its row is there already
    const back = states[state * WIDTH + FALLBACK] ?? 0;
    if (state > 0) rows.copyWithin(state * KINDS, back * KINDS, (back + 1) * KINDS);
    for (let next = firstOf(states, state); next < firstOf(states, state + 1); next += 1)
      rows[state * KINDS + letterOf(states, next)] = next;
  }
  return rows;
}
