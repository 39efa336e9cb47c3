// Owns reading the sentiment lexicons (training only) and blending them into one valence a word, -100 to 100, which
// leaves this process inside the weights file. Must not be imported at run time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newReading, read } from '../reading.ts';

interface Entry { word: string; valence: number }

const lines = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '');

const afinn = (file: string): Entry[] => lines(file).map((line) => {
  const [word = '', value = '0'] = line.split('\t');
  return { word, valence: Number(value) / 3 };
});

const vader = (file: string): Entry[] => lines(file).map((line) => {
  const at = line.lastIndexOf('->');
  return { word: line.slice(0, at), valence: Number(line.slice(at + 2)) / 2 };
});

const pattern = (file: string): Entry[] => lines(file).flatMap((line) => {
  const word = /form="([^"]+)"/.exec(line)?.[1];
  const polarity = /polarity="([-\d.]+)"/.exec(line)?.[1];
  return word === undefined || polarity === undefined ? [] : [{ word, valence: Number(polarity) * 1.4 }];
});

/** Blends lexicons: the mean of those that know a word; single words only. */
export function blend(lexicons: readonly Entry[][], french: boolean): Map<number, number> {
  const reading = newReading();
  const sums = new Map<number, { sum: number; count: number }>();
  for (const lexicon of lexicons) {
    for (const { word, valence } of lexicon) {
      if (!/\p{L}{2}/u.test(word) || !Number.isFinite(valence)) continue;
      read(reading, word, french);
      if (reading.tokens !== 1) continue;
      const key = reading.hash[0] ?? 0;
      const so = sums.get(key) ?? { sum: 0, count: 0 };
      sums.set(key, { sum: so.sum + valence, count: so.count + 1 });
    }
  }
  return new Map([...sums].map(([key, { sum, count }]) => [key, Math.max(-100, Math.min(100, (sum / count) * 60))]));
}

export function frenchValences(root: string): Map<number, number> {
  const folder = join(root, 'lexicons');
  return blend([afinn(join(folder, 'afinn-fr-165.tsv')), vader(join(folder, 'vader-fr.tsv')), pattern(join(folder, 'pattern-fr-sentiment.xml'))], true);
}

export function englishValences(root: string): Map<number, number> {
  return blend([afinn(join(root, 'lexicons', 'afinn-en-165.tsv'))], false);
}


