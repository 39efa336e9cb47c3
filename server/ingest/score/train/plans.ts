// Owns the settings each language is trained with, chosen by cross-validation (see README.md).
import type { Plan } from './run.ts';

export const plans: readonly Plan[] = [
  {
    code: 'fr', seeds: 3, folds: 5, otherWeight: 0.1, evenOut: 0.5, sentences: 2500, sentenceWeights: [0, 1.5], gateShift: 1.5, keep: [80_000, 50_000, 30_000],
    settings: { epochs: 5, rate: 0.05, decay: 0, scales: [1, 0.5, 1, 1], denseScale: 1, dropout: 0, smoothing: 0.3, seed: 1 },
  },
  {
    code: 'en', seeds: 2, folds: 5, otherWeight: 0.5, evenOut: 1, sentences: 2500, sentenceWeights: [0.1, 2], gateShift: 1.5, keep: [80_000, 50_000, 30_000],
    settings: { epochs: 5, rate: 0.05, decay: 0, scales: [1, 0.5, 1, 1], denseScale: 1, dropout: 0, smoothing: 0.15, seed: 1 },
  },
];
