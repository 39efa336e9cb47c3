/**
 * Finds concepts (an intent, a weapon, a farewell...) in plain words: whole phrases from a written lexicon, a closing `*` standing for any
 * ending, `~` allowing one slip of the keyboard. Says what is there, never what it means. One walk over the words, whatever the lexicon's size.
 */
export type Lexicon = Readonly<Record<string, string>>;

export interface Spotted {
  readonly concept: string;
  /** Word numbers, the end excluded. */
  readonly from: number;
  readonly to: number;
}
export interface Reading {
  readonly words: readonly string[];
  readonly found: ReadonlyMap<string, readonly Spotted[]>;
}
interface Node {
  readonly next: Map<string, Node>;
  readonly starts: Map<string, Node>;
  /** How long the beginnings are that share these first letters: most words share none, and are done with at once. */
  readonly lengths: Map<string, readonly number[]>;
  readonly means: string[];
}

const newNode = (): Node => ({ next: new Map(), starts: new Map(), lengths: new Map(), means: [] });
/** Letters every `*` word has at least before its star; a lone `*` is any word. */
const LETTERS = 2;
/** An article repeats itself; who means harm says it early. */
const MOST_WORDS = 400;

/** @returns a reader of `plainWords`; `short` spells out what is written short ("jvais": "je vais"). */
export function conceptReader(lexicon: Lexicon, short: Lexicon): (plain: string) => Reading {
  const root = newNode();
  for (const [concept, phrases] of Object.entries(lexicon)) {
    for (const phrase of phrasesOf(phrases)) add(root, phrase.split(' '), concept);
  }
  const spell = speller(short);
  return (plain) => {
    const words = spell(plain);
    return { words, found: walk(words, root) };
  };
}

/** @returns the words of `plainWords`, what is written short spelled out. A key with a closing `*` is how a word begins: "jv*" is "je v", whatever follows. */
export function speller(short: Lexicon): (plain: string) => readonly string[] {
  const spelledOut = new Map(Object.entries(short).map(([word, full]) => [word, full.split(' ')] as const));
  const begins = [...spelledOut.keys()].filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  const firsts = new Set(begins.map((begin) => begin.charAt(0)));
  const full = (word: string): readonly string[] | undefined => {
    const known = spelledOut.get(word);
    if (known || !firsts.has(word.charAt(0))) return known;
    const begin = begins.find((one) => word.startsWith(one));
    return begin === undefined ? undefined : `${short[`${begin}*`] ?? begin}${word.slice(begin.length)}`.split(' ');
  };
  return (plain) => {
    const words: string[] = [];
    for (const word of plain.trim().split(' ', MOST_WORDS)) {
      const spelled = full(word);
      if (spelled) words.push(...spelled);
      else words.push(word);
    }
    return words;
  };
}

function walk(words: readonly string[], root: Node): Map<string, Spotted[]> {
  const found = new Map<string, Spotted[]>();
  for (let from = 0; from < words.length; from += 1) {
    follow(root, words, from, from, found);
  }
  return found;
}

function reach(node: Node, words: readonly string[], from: number, to: number, found: Map<string, Spotted[]>): void {
  for (const concept of node.means) {
    const known = found.get(concept);
    if (known) known.push({ concept, from, to });
    else found.set(concept, [{ concept, from, to }]);
  }
  follow(node, words, from, to, found);
}

function follow(node: Node, words: readonly string[], from: number, to: number, found: Map<string, Spotted[]>): void {
  const word = words[to];
  if (word === undefined) return;
  const exact = node.next.get(word);
  if (exact) reach(exact, words, from, to + 1, found);
  if (node.lengths.size === 0) return;
  const any = node.starts.get('');
  if (any) reach(any, words, from, to + 1, found);
  for (const length of node.lengths.get(word.slice(0, LETTERS)) ?? []) {
    const start = length <= word.length ? node.starts.get(word.slice(0, length)) : undefined;
    if (start) reach(start, words, from, to + 1, found);
  }
}

function add(root: Node, words: readonly string[], concept: string): void {
  let node = root;
  for (const word of words) {
    const isStart = word.endsWith('*');
    const key = isStart ? word.slice(0, -1) : word;
    const into = isStart ? node.starts : node.next;
    if (isStart && key === '') node.lengths.set('', []);
    else if (isStart) {
      const letters = key.slice(0, LETTERS);
      node.lengths.set(letters, [...new Set([...(node.lengths.get(letters) ?? []), key.length])]);
    }
    const known = into.get(key) ?? newNode();
    into.set(key, known);
    node = known;
  }
  node.means.push(concept);
}

/** The phrases of a concept, each in all its spellings. */
export function phrasesOf(phrases: string): readonly string[] {
  return phrases.split('|').flatMap(spellings);
}

/** `~word`: also with a letter left out, doubled, or two changed about, never the first. */
function spellings(phrase: string): readonly string[] {
  if (!phrase.startsWith('~')) return [phrase];
  const word = phrase.slice(1);
  const end = word.endsWith('*') ? word.length - 1 : word.length;
  const all = new Set([word]);
  for (let at = 1; at < end; at += 1) {
    const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
    all.add(before + after).add(before + letter + letter + after);
    if (at + 1 < end) all.add(before + word.charAt(at + 1) + letter + word.slice(at + 2));
  }
  return [...all];
}
