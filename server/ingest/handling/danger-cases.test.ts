/** Danger on texts of ours, several voices a language: what the rules were made with must hold, what they were not made with is told. */
import { describe, expect, it } from 'vitest';
import type { DangerCase } from './cases/danger-case.ts';
import { DIRECT_DANGER_EN } from './cases/direct-danger-en.ts';
import { DIRECT_DANGER_FR } from './cases/direct-danger-fr.ts';
import { HELD_BACK_DANGER_EN } from './cases/held-back-danger-en.ts';
import { HELD_BACK_DANGER_FR } from './cases/held-back-danger-fr.ts';
import { OBLIQUE_DANGER_EN } from './cases/oblique-danger-en.ts';
import { OBLIQUE_DANGER_FR } from './cases/oblique-danger-fr.ts';
import { TUNED_DANGER_EN } from './cases/tuned-danger-en.ts';
import { TUNED_DANGER_FR } from './cases/tuned-danger-fr.ts';
import { detectHandling } from './testing/detect-handling.ts';

const isFound = (text: string, language: string) => detectHandling(text, language, {})?.handling === 'danger';

function measure(cases: readonly DangerCase[], language: string) {
  const [danger, harmless] = [true, false].map((wanted) => cases.filter(([isDanger]) => isDanger === wanted).map(([, text]) => text));
  const found = (texts: readonly string[] = []) => texts.filter((text) => isFound(text, language)).length;
  return {
    danger: danger?.length ?? 0,
    recall: found(danger) / (danger?.length ?? 1),
    harmless: harmless?.length ?? 0,
    falsely: found(harmless),
  };
}

describe.each([
  ['many voices', 'fr', TUNED_DANGER_FR, 0.95, 3],
  ['many voices', 'en', TUNED_DANGER_EN, 0.95, 3],
  ['outright', 'fr', DIRECT_DANGER_FR, 0.95, 1],
  ['outright', 'en', DIRECT_DANGER_EN, 0.9, 1],
  ['said aside', 'fr', OBLIQUE_DANGER_FR, 0.7, 2],
  ['said aside', 'en', OBLIQUE_DANGER_EN, 0.7, 2],
] as const)('danger, %s, in %s', (_what, language, cases, recall, falsely) => {
  it('[ME7] is found as often as it was, without crying wolf', () => {
    const figures = measure(cases, language);
    expect(figures.recall).toBeGreaterThanOrEqual(recall);
    expect(figures.falsely).toBeLessThanOrEqual(falsely);
  });
});

describe.each([
  ['fr', HELD_BACK_DANGER_FR, 0.72],
  ['en', HELD_BACK_DANGER_EN, 0.57],
] as const)('danger that the rules were not made with, in %s', (language, cases, floor) => {
  it('[ME7] is told as it is', () => {
    const { recall, danger, falsely, harmless } = measure(cases, language);
    process.stdout.write(`danger ${language}, held back: recall ${recall.toFixed(2)} of ${danger}, false ${falsely} of ${harmless}\n`);
    expect(recall).toBeGreaterThanOrEqual(floor);
    expect(falsely).toBeLessThanOrEqual(7);
  });
});
