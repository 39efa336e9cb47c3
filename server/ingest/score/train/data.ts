// Owns reading the labelled texts that training may see: the two folders it is given and nothing else. No text of them
// may be copied anywhere; only learned weights leave this process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeEscapes } from '../decode-escapes.ts';

/** 0 negative, 1 neutral, 2 positive. */
export type ClassNumber = 0 | 1 | 2;

export interface Labelled {
  text: string;
  label: ClassNumber;
  weight: number;
}

const toClass = (label: string | undefined): ClassNumber => (label === '0' ? 0 : label === '2' ? 2 : 1);

function readPair(folder: string, part: string): Labelled[] {
  const texts = readFileSync(join(folder, `${part}_text.txt`), 'utf8').trimEnd().split('\n');
  const labels = readFileSync(join(folder, `${part}_labels.txt`), 'utf8').trimEnd().split('\n');
  if (texts.length !== labels.length) throw new Error(`${folder}: ${String(texts.length)} texts, ${String(labels.length)} labels`);
  return texts.map((text, i) => ({ text: decodeEscapes(text), label: toClass(labels[i]?.trim()), weight: 1 }));
}

export function readUmsab(root: string, language: 'french' | 'english'): { train: Labelled[]; validation: Labelled[] } {
  const folder = join(root, 'sentiment', `umsab-${language}`);
  return { train: readPair(folder, 'train'), validation: readPair(folder, 'val') };
}

/** The English tweets of earlier years; the part says which. */
export function readSemeval(root: string): (Labelled & { part: string })[] {
  const lines = gunzipSync(readFileSync(join(root, 'sentiment', 'semeval2013-2016.tsv.gz'))).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [label, part = '', ...text] = line.split('\t');
    return { label: toClass(label), part, text: decodeEscapes(text.join(' ')), weight: 1 };
  });
}

/** French tweets; "mixed" is neither class and is left out. */
export function readDeft(root: string): { labelled: Labelled[]; mixed: string[] } {
  const labelled: Labelled[] = [];
  const mixed: string[] = [];
  for (const line of readFileSync(join(root, 'sentiment', 'deft2017-task1-train.csv'), 'utf8').split('\n')) {
    const [number, text, label] = line.split('\t');
    if (text === undefined || label === undefined || !/^\d+$/.test(number ?? '')) continue;
    const name = label.trim();
    const plain = decodeEscapes(text);
    if (name === 'mixed') mixed.push(plain);
    else labelled.push({ text: plain, label: name === 'negative' ? 0 : name === 'positive' ? 2 : 1, weight: 1 });
  }
  return { labelled, mixed };
}

/** What two copies of a tweet have in common, whatever was done to links, names and escapes. */
export const sameTweetKey = (text: string): string =>
  text.toLowerCase().replace(/https?\S*|@\S+|^rt\b/g, ' ').replace(/[^\p{L}]+/gu, '').slice(0, 60);
