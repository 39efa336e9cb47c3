// Owns the Scorer port: what a text is called (language, label, value, confidence) and the words that say why.
// Reads the committed weights once; must not touch the store, the clock or the network, and must never import
// training code.
import { readFileSync } from 'node:fs';
import { reasonsOf } from './because.ts';
import { anyCues } from './cues-any.ts';
import { englishCues } from './cues-en.ts';
import { frenchCues } from './cues-fr.ts';
import { newCueTable } from './cues.ts';
import { decodeEscapes } from './decode-escapes.ts';
import { newFeatures } from './features.ts';
import { newLanguageDetector } from './language.ts';
import { newLexicon } from './lexicon.ts';
import type { Judgement, Model } from './model.ts';
import { judge } from './model.ts';
import { shippedLexicon } from './shipped-lexicon.ts';
import { newSignJudge } from './signs.ts';
import { decodeWeights } from './weights-file.ts';

export type Label = 'negative' | 'neutral' | 'positive';

export interface Score {
  /** ISO 639-1, or `und` when there is too little to tell. */
  language: string;
  label: Label | 'unsure';
  /** From -1 (negative) to 1 (positive). */
  value: number;
  /** Calibrated: of the texts told with 0.8, about eight in ten are right. */
  confidence: number;
  /** A few words or marks of the text, as typed, that drove the label. */
  because: string[];
}

export interface Scorer {
  score(text: string, language?: string): Score;
}

/** The best of the three, however unsure: what the command and the figures use. */
export interface BestScore extends Score {
  label: Label;
}

export interface BestScorer extends Scorer {
  best(text: string, language?: string): BestScore;
}

export const weightsFileOf = (code: 'fr' | 'en'): URL => new URL(`weights/${code}.bin`, import.meta.url);

function loadModel(code: 'fr' | 'en'): Model {
  const weights = decodeWeights(readFileSync(weightsFileOf(code)));
  return {
    weights,
    language: {
      code,
      cues: newCueTable(code === 'fr' ? [anyCues, frenchCues] : [anyCues, englishCues], code === 'fr'),
      learned: newLexicon(weights.valences),
      shipped: shippedLexicon(code === 'fr' ? 'emoji' : 'english'),
    },
  };
}

const longCodes: Record<string, string> = { fra: 'fr', fre: 'fr', eng: 'en', french: 'fr', english: 'en' };

/** The language a caller names, as ISO 639-1 (`fr-CA` is `fr`), or nothing if it names none. */
function hinted(hint: string | undefined): string | undefined {
  const word = (hint ?? '').trim().toLowerCase().split(/[-_]/)[0] ?? '';
  const code = longCodes[word] ?? word;
  return /^[a-z]{2}$/.test(code) ? code : undefined;
}

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

function bestLabel(shares: Judgement): Label {
  if (shares.negative >= shares.neutral && shares.negative >= shares.positive) return 'negative';
  return shares.positive > shares.neutral ? 'positive' : 'neutral';
}

/** Makes a scorer; keep one per process (it reuses its arrays, and is never asked twice at once). */
export function createScorer(): BestScorer {
  const models = { fr: loadModel('fr'), en: loadModel('en') };
  const detector = newLanguageDetector({ fr: models.fr.language.cues, en: models.en.language.cues });
  const features = newFeatures();
  const judgeSigns = newSignJudge();
  const shares: Judgement = { negative: 0, neutral: 0, positive: 0, gate: 0 };

  const best = (text: string, hint?: string): BestScore => {
    const plain = decodeEscapes(text);
    const language = hinted(hint) ?? detector.detect(plain);
    const code = language === 'fr' || language === 'en' ? language : language === 'und' ? (detector.leansFrench() ? 'fr' : 'en') : undefined;
    if (code === undefined) return { language, ...judgeSigns(plain) };
    const model = models[code];
    judge(model, features, plain, shares);
    const label = bestLabel(shares);
    return {
      language, label,
      value: rounded(shares.positive - shares.negative),
      confidence: rounded(shares[label]),
      because: reasonsOf(model, features, shares.gate, label),
    };
  };

  const score = (text: string, hint?: string): Score => {
    const found = best(text, hint);
    const code = found.language === 'fr' || found.language === 'en' ? found.language : undefined;
    if (code === undefined) return { ...found, label: 'unsure' };
    return found.confidence < models[code].weights.header.unsureBelow ? { ...found, label: 'unsure' } : found;
  };

  return { best, score };
}
