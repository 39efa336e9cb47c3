// Owns the whole of training one language: read, cross-validate, learn, calibrate, quantise, write. Deterministic from
// the seed; prints its figures through `say`. Reads only the data folder it is given.
import { anyCues } from '../cues-any.ts';
import { englishCues } from '../cues-en.ts';
import { frenchCues } from '../cues-fr.ts';
import { newCueTable } from '../cues.ts';
import { newFeatures } from '../features.ts';
import type { Language } from '../features.ts';
import { newLexicon } from '../lexicon.ts';
import type { Judgement } from '../model.ts';
import { judge } from '../model.ts';
import { shippedLexicon } from '../shipped-lexicon.ts';
import type { WeightsFile, WeightsHeader } from '../weights-file.ts';
import type { Labelled } from './data.ts';
import { readDeft, readSemeval, readUmsab, sameTweetKey } from './data.ts';
import { makeSentences } from './grammar.ts';
import type { Examples, Settings, Weights } from './learner.ts';
import { learn, logitsOf, shuffle, softmax, toExamples } from './learner.ts';
import { englishValences, frenchValences } from './lexicons.ts';
import { shown, withInterval } from './measure.ts';
import type { Quantised, Trio } from './quantise.ts';
import { quantise } from './quantise.ts';
import { englishGrammar } from './templates-en.ts';
import { frenchGrammar } from './templates-fr.ts';

export interface Plan {
  code: 'fr' | 'en';
  settings: Settings;
  seeds: number;
  folds: number;
  /** How much the older or foreign tweets count, and how far their classes are evened out (0 not, 1 wholly). */
  otherWeight: number;
  /** The same for the complaints' expert, as a share of that. */
  otherShare: number;
  evenOut: number;
  /** How much the older tweets count when a second round learns from what the first made of them; 0 for no second round. */
  secondRound: number;
  sentences: number;
  /** How much our own sentences count for the tweets' expert and for the complaints' expert. */
  sentenceWeights: readonly [number, number];
  /** How much more a negative sentence counts: what a complaint desk reads and cannot place is seldom neutral. */
  lean: number;
  gateShift: number;
  /** Buckets kept of the tweets' expert, the complaints' expert, the gate; the rest are too weak to be worth their bytes. */
  keep: readonly [number, number, number];
}

export interface Trained {
  file: WeightsFile;
  crossValidated: string;
  validation: string;
}

/** Smoothed targets make a model timid; this undoes it when it teaches. */
const TEACHER_TEMPERATURE = 0.7;

interface Corpus {
  texts: Labelled[];
  examples: Examples;
  train: number;
  validation: number;
  /** Where our own sentences begin. */
  made: number;
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
  const weighted = kept.map((one) => ({ ...one, weight: plan.otherWeight * (kept.length / 3 / (counts[one.label] ?? 1)) ** plan.evenOut }));
  // What was labelled "mixed" has no class of ours: only a second round learns from it.
  const mixed = plan.code === 'fr' && plan.secondRound > 0 ? readDeft(root).mixed : [];
  return [...weighted, ...mixed.map((text) => ({ text, label: 1 as const, weight: 0 }))];
}

function gather(plan: Plan, root: string, language: Language, corrections: readonly Labelled[]): Corpus {
  const { train: published, validation } = readUmsab(root, plan.code === 'fr' ? 'french' : 'english');
  // People's corrections count like the published labels; a tweet of the validation set teaches nothing, whoever corrected it.
  const judged = new Set(validation.map(({ text }) => sameTweetKey(text)));
  const train = [...published, ...corrections.filter(({ text }) => !judged.has(sameTweetKey(text)))];
  const taken = new Set([...train, ...validation].map(({ text }) => sameTweetKey(text)));
  const made = makeSentences(plan.code === 'fr' ? frenchGrammar : englishGrammar, plan.sentences, plan.settings.seed);
  const real = [...train, ...validation, ...others(plan, root, taken)];
  const texts = [...real, ...made];
  return { texts, examples: toExamples(texts, language, newFeatures()), train: train.length, validation: validation.length, made: real.length };
}

/** The mean of several learnings that differ in their shuffling. */
export function learnMean(examples: Examples, use: Int32Array, settings: Settings, seeds: number, soft?: Float32Array): Weights {
  const mean = learn(examples, use, settings, soft);
  for (let s = 1; s < seeds; s += 1) {
    const next = learn(examples, use, { ...settings, seed: settings.seed + s * 17 }, soft);
    for (let i = 0; i < mean.hashed.length; i += 1) mean.hashed[i] = (mean.hashed[i] ?? 0) + (next.hashed[i] ?? 0);
    for (let i = 0; i < mean.dense.length; i += 1) mean.dense[i] = (mean.dense[i] ?? 0) + (next.dense[i] ?? 0);
  }
  for (let i = 0; i < mean.hashed.length; i += 1) mean.hashed[i] = (mean.hashed[i] ?? 0) / seeds;
  for (let i = 0; i < mean.dense.length; i += 1) mean.dense[i] = (mean.dense[i] ?? 0) / seeds;
  return mean;
}

/** Learns again with the older tweets labelled by the first round: their own labels follow another rule book. */
function learnSecondRound(plan: Plan, corpus: Corpus, use: Int32Array, teacher: Weights): Weights {
  const { examples, made } = corpus;
  const end = corpus.train + corpus.validation;
  const soft = new Float32Array(examples.count * 3);
  const shares = new Float64Array(3);
  const weight = examples.weight.slice();
  for (let i = 0; i < examples.count; i += 1) soft[i * 3 + (examples.label[i] ?? 1)] = 1;
  for (let i = end; i < made; i += 1) {
    logitsOf(teacher, examples, i, plan.settings, shares);
    softmax(shares, TEACHER_TEMPERATURE);
    soft.set(shares, i * 3);
    weight[i] = plan.secondRound;
  }
  return learnMean({ ...examples, weight }, use, plan.settings, plan.seeds, soft);
}

/** The two experts and the gate, learned from the examples named in `use`. */
function learnTrio(plan: Plan, corpus: Corpus, use: Int32Array): Trio {
  const { examples, made } = corpus;
  const end = corpus.train + corpus.validation;
  const others = examples.weight.slice(end, made);
  const weighted = (sentences: number, share: number): Weights => {
    for (let i = end; i < made; i += 1) examples.weight[i] = (others[i - end] ?? 0) * share;
    for (let i = made; i < examples.count; i += 1) examples.weight[i] = examples.label[i] === 0 ? sentences * plan.lean : sentences;
    return learnMean(examples, sentences > 0 ? use : use.filter((i) => i < made), plan.settings, plan.seeds);
  };
  const first = weighted(plan.sentenceWeights[0], 1);
  const tweets = plan.secondRound > 0 ? learnSecondRound(plan, corpus, plan.sentenceWeights[0] > 0 ? use : use.filter((i) => i < made), first) : first;
  const complaints = weighted(plan.sentenceWeights[1], plan.otherShare);
  examples.weight.set(others, end);
  const sides = { ...examples, label: Uint8Array.from({ length: examples.count }, (_, i) => (i < made ? 0 : 2)), weight: examples.weight.map((weight, i) => (i < made ? Math.min(weight, 0.3) : 0.3)) };
  for (let i = 0; i < end; i += 1) sides.weight[i] = 1;
  return { tweets, complaints, gate: learnMean(sides, use, { ...plan.settings, epochs: 3, smoothing: 0.1 }, 1) };
}

const best = (shares: Float64Array): number => ((shares[0] ?? 0) >= (shares[1] ?? 0) && (shares[0] ?? 0) >= (shares[2] ?? 0) ? 0 : (shares[2] ?? 0) > (shares[1] ?? 0) ? 2 : 1);

/** Judges as the product will: from the bytes that are to be written. Logits of negative, neutral, positive. */
function judgeStored(plan: Plan, language: Language, stored: Quantised, texts: readonly Labelled[]): Float64Array {
  const model = { language, weights: { header: headerOf(plan, stored, 1), dense: stored.dense, hashed: stored.hashed, valences: new Map<number, number>() } };
  const features = newFeatures();
  const shares: Judgement = { negative: 0, neutral: 0, positive: 0, gate: 0 };
  const logits = new Float64Array(texts.length * 3);
  texts.forEach(({ text }, i) => {
    judge(model, features, text, shares);
    logits.set([Math.log(shares.negative + 1e-12), Math.log(shares.neutral + 1e-12), Math.log(shares.positive + 1e-12)], i * 3);
  });
  return logits;
}

function headerOf(plan: Plan, stored: Quantised, temperature: number): WeightsHeader {
  const { scales, denseScale } = plan.settings;
  return { version: 2, language: plan.code, scales: [...scales], denseScale, steps: stored.steps, gateShift: plan.gateShift, temperature, unsureBelow: 0.45 };
}

/** Near copies of a tweet fall into one fold: the held-out set has none of ours either. */
function foldsOf(plan: Plan, corpus: Corpus): Uint8Array {
  const groups = new Map<string, number>();
  const group = corpus.texts.slice(0, corpus.train).map(({ text }) => {
    const key = sameTweetKey(text).slice(0, 28);
    const known = groups.get(key) ?? groups.size;
    groups.set(key, known);
    return known;
  });
  const order = shuffle(Int32Array.from({ length: groups.size }, (_, i) => i), plan.settings.seed + 41);
  return Uint8Array.from(group, (g) => (order[g] ?? 0) % plan.folds);
}

/** Logits of every training tweet from a model that never saw it nor a near copy. */
function crossValidate(plan: Plan, corpus: Corpus, language: Language): Float64Array {
  const folds = foldsOf(plan, corpus);
  const logits = new Float64Array(corpus.train * 3);
  for (let fold = 0; fold < plan.folds; fold += 1) {
    const use = Int32Array.from({ length: corpus.examples.count }, (_, i) => i)
      .filter((i) => (i < corpus.train ? folds[i] !== fold : i >= corpus.train + corpus.validation));
    const stored = quantise(learnTrio(plan, corpus, use), plan.keep);
    const held = Array.from({ length: corpus.train }, (_, i) => i).filter((i) => folds[i] === fold);
    const found = judgeStored(plan, language, stored, held.flatMap((i) => corpus.texts[i] ?? []));
    held.forEach((i, k) => { logits.set(found.subarray(k * 3, k * 3 + 3), i * 3); });
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
/** @param corrections labelled by people of a room, besides the data folder's; none for the weights this house commits. */
export function train(plan: Plan, root: string, say: (line: string) => void, corrections: readonly Labelled[] = []): Trained {
  const valences = plan.code === 'fr' ? frenchValences(root) : englishValences(root);
  const language = languageFor(plan.code, valences);
  const corpus = gather(plan, root, language, corrections);
  const { examples } = corpus;
  const crossed = crossValidate(plan, corpus, language);
  const truth = examples.label.subarray(0, corpus.train);
  const crossValidated = shown(withInterval(truth, guesses(crossed)));
  const temperature = calibrate(crossed, truth);
  say(`${plan.code} cross-validated (${String(plan.folds)} folds, ${String(corpus.train)} tweets): macro-F1 ${crossValidated}; temperature ${temperature.toFixed(2)}`);
  const all = Int32Array.from({ length: examples.count }, (_, i) => i);
  const end = corpus.train + corpus.validation;
  const unseen = quantise(learnTrio(plan, corpus, all.filter((i) => i < corpus.train || i >= end)), plan.keep);
  const logits = judgeStored(plan, language, unseen, corpus.texts.slice(corpus.train, end));
  const validation = shown(withInterval(examples.label.subarray(corpus.train, end), guesses(logits)));
  say(`${plan.code} validation (${String(corpus.validation)} tweets): macro-F1 ${validation}`);
  const final = quantise(learnTrio(plan, corpus, all), plan.keep);
  return { file: { header: headerOf(plan, final, temperature), dense: final.dense, valences, hashed: final.hashed }, crossValidated, validation };
}
