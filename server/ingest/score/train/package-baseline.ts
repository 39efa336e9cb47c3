// Owns measuring the `sentiment` package as it comes, on the same tweets and by the same measure: its comparative score
// cut by the two thresholds that suit it best on the training part. Must not be imported at run time.
import Sentiment from 'sentiment';
import type { Labelled } from './data.ts';
import { readUmsab } from './data.ts';
import { macroF1, shown, withInterval } from './measure.ts';

const classify = (value: number, low: number, high: number): number => (value < low ? 0 : value > high ? 2 : 1);

function bestThresholds(values: readonly number[], truth: readonly number[]): [number, number] {
  let best = -1;
  let found: [number, number] = [0, 0];
  for (let low = -0.3; low <= 0.1; low += 0.02) {
    for (let high = low; high <= 0.4; high += 0.02) {
      const f1 = macroF1(truth, values.map((value) => classify(value, low, high)));
      if (f1 > best) { best = f1; found = [low, high]; }
    }
  }
  return found;
}

/** A line with its figures on the training and the validation part. */
export function measurePackage(code: 'fr' | 'en', root: string): string {
  const engine = new Sentiment();
  const { train, validation } = readUmsab(root, code === 'fr' ? 'french' : 'english');
  const valuesOf = (texts: readonly Labelled[]): number[] => texts.map(({ text }) => engine.analyze(text).comparative);
  const truthOf = (texts: readonly Labelled[]): number[] => texts.map(({ label }) => label);
  const [low, high] = bestThresholds(valuesOf(train), truthOf(train));
  const on = (texts: readonly Labelled[]): string => shown(withInterval(truthOf(texts), valuesOf(texts).map((value) => classify(value, low, high))));
  return `${code} the sentiment package, best thresholds: ${on(train)} on the training tweets, ${on(validation)} on validation`;
}
