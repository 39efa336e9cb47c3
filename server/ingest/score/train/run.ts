// Owns the whole of training one language: read, cross-validate, learn, calibrate, quantise, write. Deterministic from
// the seed; prints its figures through `say`. Reads only the data folder it is given.
import { anyCues } from '../cues-any.ts';
import { englishCues } from '../cues-en.ts';
import { frenchCues } from '../cues-fr.ts';
import { newCueTable } from '../cues.ts';
import { newFeatures } from '../features.ts';
import type { Language } from '../features.ts';
import { newLexicon } from '../lexicon.ts';
import { shippedLexicon } from '../shipped-lexicon.ts';
import type { Labelled } from './data.ts';
import { readDeft, readSemeval, readUmsab, sameTweetKey } from './data.ts';
import { makeSentences } from './grammar.ts';
import type { Examples, Settings, Weights } from './learner.ts';
import { learn, logitsOf, shuffle, softmax, toExamples } from './learner.ts';
import { englishValences, frenchValences } from './lexicons.ts';
import { shown, withInterval } from './measure.ts';
import { quantise } from './quantise.ts';
import type { WeightsFile } from '../weights-file.ts';
import { englishGrammar } from './templates-en.ts';
import { frenchGrammar } from './templates-fr.ts';

export interface Plan {
  code: 'fr' | 'en';
  settings: Settings;
  seeds: number;
  folds: number;
  /** How much the older or foreign tweets count, and how far their classes are evened out (0 not, 1 wholly). */
  otherWeight: number;
  evenOut: number;
  sentences: number;
  sentenceWeight: number;
  /** Buckets kept; the rest are too weak to be worth their bytes. */
  keep: number;
}

export interface Trained {
  file: WeightsFile;
  crossValidated: string;
  validation: string;
}

interface Corpus {
  examples: Examples;
  train: number;
  validation: number;
}

export function languageFor(code: 'fr' | 'en', valences: Map<number, number>): Language {
  return {
    code,
    cues: newCueTable(code === 'fr' ? [anyCues, frenchCues] : [anyCues, englishCues], code === 'fr'),
    learned: newLexicon(valences),
    shipped: shippedLexicon(code === 'fr' ? 'emoji' : 'english'),
  };
}

function others(plan: Plan, root: string, taken: ReadonlySet<string>): Labelled[] {
  const all: Labelled[] = plan.code === 'fr' ? readDeft(root).labelled : readSemeval(root);
  const kept = all.filter(({ text }) => !taken.has(sameTweetKey(text)));
  const counts = [0, 0, 0];
  for (const { label } of kept) counts[label] = (counts[label] ?? 0) + 1;
  return kept.map((one) => ({ ...one, weight: plan.otherWeight * (kept.length / 3 / (counts[one.label] ?? 1)) ** plan.evenOut }));
}

function gather(plan: Plan, root: string, language: Language): Corpus {
  const { train, validation } = readUmsab(root, plan.code === 'fr' ? 'french' : 'english');
  const taken = new Set([...train, ...validation].map(({ text }) => sameTweetKey(text)));
  const made = makeSentences(plan.code === 'fr' ? frenchGrammar : englishGrammar, plan.sentences, plan.settings.seed);
  const texts = [...train, ...validation, ...others(plan, root, taken), ...made.map((one) => ({ ...one, weight: plan.sentenceWeight }))];
  return { examples: toExamples(texts, language, newFeatures()), train: train.length, validation: validation.length };
}

/** The mean of several learnings that differ in their shuffling. */
export function learnMean(examples: Examples, use: Int32Array, settings: Settings, seeds: number): Weights {
  const mean = learn(examples, use, settings);
  for (let s = 1; s < seeds; s += 1) {
    const next = learn(examples, use, { ...settings, seed: settings.seed + s * 17 });
    for (let i = 0; i < mean.hashed.length; i += 1) mean.hashed[i] = (mean.hashed[i] ?? 0) + (next.hashed[i] ?? 0);
    for (let i = 0; i < mean.dense.length; i += 1) mean.dense[i] = (mean.dense[i] ?? 0) + (next.dense[i] ?? 0);
  }
  for (let i = 0; i < mean.hashed.length; i += 1) mean.hashed[i] = (mean.hashed[i] ?? 0) / seeds;
  for (let i = 0; i < mean.dense.length; i += 1) mean.dense[i] = (mean.dense[i] ?? 0) / seeds;
  return mean;
}

const best = (shares: Float64Array): number => ((shares[0] ?? 0) >= (shares[1] ?? 0) && (shares[0] ?? 0) >= (shares[2] ?? 0) ? 0 : (shares[2] ?? 0) > (shares[1] ?? 0) ? 2 : 1);

/** Logits of every training tweet from a model that never saw it. */
function crossValidate(plan: Plan, corpus: Corpus): Float64Array {
  const order = shuffle(Int32Array.from({ length: corpus.train }, (_, i) => i), plan.settings.seed + 41);
  const logits = new Float64Array(corpus.train * 3);
  const out = new Float64Array(3);
  for (let fold = 0; fold < plan.folds; fold += 1) {
    const use = order.filter((_, k) => k % plan.folds !== fold);
    const rest = Int32Array.from({ length: corpus.examples.count - corpus.train - corpus.validation }, (_, i) => corpus.train + corpus.validation + i);
    const weights = learnMean(corpus.examples, Int32Array.from([...use, ...rest]), plan.settings, plan.seeds);
    order.forEach((i, k) => {
      if (k % plan.folds !== fold) return;
      logitsOf(weights, corpus.examples, i, plan.settings, out);
      logits.set(out, i * 3);
    });
  }
  return logits;
}

/** The temperature under which the held-out truth is least surprising. */
function calibrate(logits: Float64Array, truth: ArrayLike<number>): number {
  let least = Infinity;
  let found = 1;
  const p = new Float64Array(3);
  for (let temperature = 0.5; temperature < 6; temperature += 0.05) {
    let loss = 0;
    for (let i = 0; i < truth.length; i += 1) {
      p.set(logits.subarray(i * 3, i * 3 + 3));
      softmax(p, temperature);
      loss -= Math.log(Math.max(1e-9, p[truth[i] ?? 0] ?? 0));
    }
    if (loss < least) { least = loss; found = temperature; }
  }
  return found;
}

const guesses = (logits: Float64Array): number[] => Array.from({ length: logits.length / 3 }, (_, i) => best(logits.subarray(i * 3, i * 3 + 3)));

/** Trains one language; the final weights learn from the validation part too, after it was measured. */
export function train(plan: Plan, root: string, say: (line: string) => void): Trained {
  const valences = plan.code === 'fr' ? frenchValences(root) : englishValences(root);
  const corpus = gather(plan, root, languageFor(plan.code, valences));
  const { examples } = corpus;
  const crossed = crossValidate(plan, corpus);
  const truth = examples.label.subarray(0, corpus.train);
  const crossValidated = shown(withInterval(truth, guesses(crossed)));
  say(`${plan.code} cross-validated (${String(plan.folds)} folds, ${String(corpus.train)} tweets): macro-F1 ${crossValidated}`);
  const temperature = calibrate(crossed, truth);
  const all = Int32Array.from({ length: examples.count }, (_, i) => i);
  const unseen = all.filter((i) => i < corpus.train || i >= corpus.train + corpus.validation);
  const measured = quantise(learnMean(examples, unseen, plan.settings, plan.seeds), plan.keep);
  const out = new Float64Array(3);
  const logits = new Float64Array(corpus.validation * 3);
  for (let i = 0; i < corpus.validation; i += 1) {
    logitsOf(measured.rounded, examples, corpus.train + i, plan.settings, out);
    logits.set(out, i * 3);
  }
  const validation = shown(withInterval(examples.label.subarray(corpus.train, corpus.train + corpus.validation), guesses(logits)));
  say(`${plan.code} validation, as stored (${String(corpus.validation)} tweets): macro-F1 ${validation}; temperature ${temperature.toFixed(2)}`);
  const final = quantise(learnMean(examples, all, plan.settings, plan.seeds), plan.keep);
  const header = { version: 1 as const, language: plan.code, scales: [...plan.settings.scales], denseScale: plan.settings.denseScale, step: final.step, temperature, unsureBelow: 0.45 };
  return { file: { header, dense: final.dense, valences, hashed: final.hashed }, crossValidated, validation };
}
