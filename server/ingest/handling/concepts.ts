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
  readonly lengths: Set<number>;
  readonly means: string[];
}

const newNode = (): Node => ({ next: new Map(), starts: new Map(), lengths: new Set(), means: [] });
/** Words are remembered with what they may begin; a flood of new words must not fill the memory. */
const MOST_REMEMBERED = 20_000;
/** An article repeats itself; who means harm says it early. */
const MOST_WORDS = 400;

/** @returns a reader of `plainWords`; `short` spells out what is written short ("jvais": "je vais"). */
export function conceptReader(lexicon: Lexicon, short: Lexicon): (plain: string) => Reading {
  const root = newNode();
  for (const [concept, phrases] of Object.entries(lexicon)) {
    for (const phrase of phrases.split('|')) for (const spelled of spellings(phrase)) add(root, spelled.split(' '), concept);
  }
  const spelledOut = new Map(Object.entries(short).map(([word, full]) => [word, full.split(' ')] as const));
  const remembered = new Map<string, readonly Node[]>();
  const begin = (word: string): readonly Node[] => {
    const known = remembered.get(word);
    if (known) return known;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    const nodes = follow(root, word);
    remembered.set(word, nodes);
    return nodes;
  };
  return (plain) => {
    const words: string[] = [];
    for (const word of plain.trim().split(' ', MOST_WORDS)) {
      const full = spelledOut.get(word);
      if (full) words.push(...full);
      else words.push(word);
    }
    return { words, found: walk(words, begin) };
  };
}

function walk(words: readonly string[], begin: (word: string) => readonly Node[]): Map<string, Spotted[]> {
  const found = new Map<string, Spotted[]>();
  for (let from = 0; from < words.length; from += 1) {
    let nodes = begin(words[from] ?? '');
    for (let to = from + 1; nodes.length > 0; to += 1) {
      for (const { means } of nodes) {
        for (const concept of means) {
          const known = found.get(concept);
          if (known) known.push({ concept, from, to });
          else found.set(concept, [{ concept, from, to }]);
        }
      }
      const word = words[to];
      if (word === undefined) break;
      nodes = nodes.flatMap((node) => follow(node, word));
    }
  }
  return found;
}

function follow(node: Node, word: string): Node[] {
  const reached: Node[] = [];
  const exact = node.next.get(word);
  if (exact) reached.push(exact);
  for (const length of node.lengths) {
    const start = length <= word.length ? node.starts.get(word.slice(0, length)) : undefined;
    if (start) reached.push(start);
  }
  return reached;
}

function add(root: Node, words: readonly string[], concept: string): void {
  let node = root;
  for (const word of words) {
    const isStart = word.endsWith('*');
    const key = isStart ? word.slice(0, -1) : word;
    const into = isStart ? node.starts : node.next;
    if (isStart) node.lengths.add(key.length);
    const known = into.get(key) ?? newNode();
    into.set(key, known);
    node = known;
  }
  node.means.push(concept);
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
