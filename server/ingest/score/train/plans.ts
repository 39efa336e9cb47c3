// Owns the settings each language is trained with, chosen by cross-validation (see README.md).
import type { Plan } from './run.ts';

export const plans: readonly Plan[] = [
  {
    code: 'fr', seeds: 3, folds: 5, otherWeight: 0.05, otherShare: 1, evenOut: 0.5, secondRound: 0.3, sentences: 3500, sentenceWeights: [0, 1.5], lean: 1.25, gateShift: 1.5, keep: [64_000, 40_000, 20_000],
    settings: { epochs: 5, rate: 0.05, decay: 0, scales: [1, 0.5, 1, 1], denseScale: 1, dropout: 0, smoothing: 0.3, seed: 1 },
  },
  {
    code: 'en', seeds: 2, folds: 5, otherWeight: 0.5, otherShare: 0.4, evenOut: 1, secondRound: 0, sentences: 3500, sentenceWeights: [0.1, 2], lean: 1.25, gateShift: 1, keep: [64_000, 40_000, 20_000],
    settings: { epochs: 5, rate: 0.05, decay: 0, scales: [1, 0.5, 1, 1], denseScale: 1, dropout: 0, smoothing: 0.15, seed: 1 },
  },
];
