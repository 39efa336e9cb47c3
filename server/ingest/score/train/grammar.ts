// Owns making sentences from small grammars of our own (templates-fr.ts, templates-en.ts): weakly labelled training
// text for what the tweets lack: complaints, sarcasm, repair, praise, plain questions and notices. Deterministic from
// a seed. Sentences exist in memory only.
import type { ClassNumber, Labelled } from './data.ts';
import { random } from './learner.ts';

export interface Grammar {
  /** `{name}` in a line stands for one line of this slot; `(a|b|)` for one of its choices. */
  slots: Readonly<Record<string, string>>;
  negative: string;
  neutral: string;
  positive: string;
}

type Next = () => number;

const pick = <T>(list: readonly T[], next: Next): T | undefined => list[Math.floor(next() * list.length)];
const linesOf = (block: string): string[] => block.split('\n').map((line) => line.trim()).filter((line) => line !== '');

interface Parts { slots: Map<string, string[]>; next: Next }

function expand(line: string, parts: Parts, depth = 0): string {
  if (depth > 8) throw new Error(`a grammar without end: ${line}`);
  let out = line;
  for (let open = out.lastIndexOf('('); open >= 0; open = out.lastIndexOf('(')) {
    const close = out.indexOf(')', open);
    if (close < 0) throw new Error(`a choice without end: ${line}`);
    out = out.slice(0, open) + (pick(out.slice(open + 1, close).split('|'), parts.next) ?? '') + out.slice(close + 1);
  }
  return out.replace(/\{(\w+)\}/g, (_, name: string) => {
    const choices = parts.slots.get(name);
    if (choices === undefined) throw new Error(`no slot ${name}`);
    return expand(pick(choices, parts.next) ?? '', parts, depth + 1);
  });
}

const sloppy: readonly [RegExp, string][] = [
  [/\bc'est\b/g, 'c'], [/\bpas\b/g, 'pa'], [/\bquoi\b/g, 'koi'], [/\bque\b/g, 'ke'], [/\bqui\b/g, 'ki'], [/\bvous\b/g, 'vs'], [/\bpour\b/g, 'pr'], [/\bbeaucoup\b/g, 'bcp'],
  [/\btoujours\b/g, 'tjs'], [/\bj'ai\b/g, 'jai'], [/\bça\b/g, 'sa'], [/\bproblème\b/g, 'pb'], [/\bmerci\b/g, 'mrc'], [/\btrop\b/g, 'tro'], [/\brendez-vous\b/g, 'rdv'], [/\bquelqu'un\b/g, 'qqn'], [/\bj'attends\b/g, 'jattend'], [/er\b/g, 'é'],
  [/\byou\b/g, 'u'], [/\byour\b/g, 'ur'], [/\bplease\b/g, 'pls'], [/\bgreat\b/g, 'gr8'], [/\bthanks\b/g, 'thx'], [/\bbecause\b/g, 'cuz'], [/\bto\b/g, '2'], [/\bfor\b/g, '4'], [/\bdon't\b/g, 'dont'], [/\bcan't\b/g, 'cant'], [/ing\b/g, 'in'], [/\bthe\b/g, 'da'], [/\bwhat\b/g, 'wat'], [/\bare\b/g, 'r'],
];

/** A slip of the thumb in some of the longer words: a letter lost, doubled or swapped with its neighbour. */
function slip(text: string, next: Next): string {
  return text.replace(/\p{L}{5,}/gu, (word) => {
    if (next() > 0.35) return word;
    const at = 1 + Math.floor(next() * (word.length - 2));
    const kind = next();
    if (kind < 0.45) return word.slice(0, at) + word.slice(at + 1);
    if (kind < 0.6) return word.slice(0, at) + word.charAt(at) + word.slice(at);
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  });
}

/** What people do to a sentence when they type it on a phone. */
function roughen(text: string, next: Next): string {
  let out = text.replace(/\s+([,.])/g, '$1').replace(/\s+/g, ' ').trim();
  const first = out.charAt(0);
  if (next() < 0.6) out = first.toUpperCase() + out.slice(1);
  if (next() < 0.12) out = out.toLowerCase();
  if (next() < 0.05) out = out.toUpperCase();
  if (next() < 0.15) out = out.normalize('NFD').replace(/\p{Mn}+/gu, '');
  if (next() < 0.1) for (const [from, to] of sloppy) if (next() < 0.5) out = out.replace(from, to);
  if (next() < 0.1) out = slip(out, next);
  if (next() < 0.15) out = out.replace(/[,.!?]/g, '');
  if (next() < 0.12) out = `@user ${out}`;
  if (next() < 0.06) out = `${out} @user`;
  if (next() < 0.06) out = `${out} http`;
  return out;
}

const endings: Readonly<Record<ClassNumber, string[]>> = {
  0: ['', '', '', '', '', '.', '.', '!', '!!', '!!!', '...', '…', ' 😡', ' 🤬', ' 🙄', ' 👏', ' 👏👏', ' 👏👏👏', ' 🙃', ' 😤', ' 🤡', ' 😒', ' :(', ' 😭', ' 🤦', ' ?!', ' 💩', ' 😠', ' 👎', ' 😩', ' 😑'],
  1: ['', '', '', '', '', '', '.', '.', '.', ' ', ' 👇', ' 📢', ' ℹ️', ' 📅', ' 👉', ' 🤔'],
  2: ['', '', '', '', '.', '.', '!', '!', '!!', '!!!', ' 🙏', ' ❤️', ' 😊', ' 👍', ' 🎉', ' 👏', ' 😍', ' :)', ' 🥰', ' 💪', ' 😄', ' 🤩', ' 💙', ' 🙌'],
};

/** `count` sentences of each class, all different. */
export function makeSentences(grammar: Grammar, count: number, seed: number): Labelled[] {
  const next = random(seed);
  const parts = { slots: new Map(Object.entries(grammar.slots).map(([name, block]) => [name, linesOf(block)])), next };
  const made = new Map<string, Labelled>();
  const classes: [ClassNumber, string[]][] = [[0, linesOf(grammar.negative)], [1, linesOf(grammar.neutral)], [2, linesOf(grammar.positive)]];
  for (const [label, lines] of classes) {
    for (let tries = 0, kept = 0; kept < count && tries < count * 4; tries += 1) {
      const line = pick(lines, next) ?? '';
      const said = roughen(expand(line, parts), next);
      const text = /[?!…]$/.test(said) ? said : said + (pick(endings[label], next) ?? '');
      if (made.has(text)) continue;
      made.set(text, { text, label, weight: 1 });
      kept += 1;
    }
  }
  return [...made.values()];
}
