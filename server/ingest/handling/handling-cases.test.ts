/** Special handling on texts of ours: the set it was made with must hold; the set it has not seen is measured and told. */
import { describe, expect, it } from 'vitest';
import { FOURTH_EN, FOURTH_FR } from './cases/fourth.ts';
import { HELD_OUT_EN, HELD_OUT_FR } from './cases/held-out.ts';
import type { HandlingCase } from './cases/handling-case.ts';
import { TUNED_EN } from './cases/tuned-en.ts';
import { TUNED_FR } from './cases/tuned-fr.ts';
import { UNSEEN_EN } from './cases/unseen-en.ts';
import { UNSEEN_FR } from './cases/unseen-fr.ts';
import { VARIED_EN, VARIED_FR } from './cases/varied.ts';
import { detectHandling } from './testing/detect-handling.ts';

const proposed = (text: string, language: string) => detectHandling(text, language, {})?.handling ?? null;

function measure(cases: readonly HandlingCase[], language: string) {
  const inDanger = cases.filter(([wanted]) => wanted === 'danger');
  const harmless = cases.filter(([wanted]) => wanted === null);
  return {
    texts: cases.length,
    danger: inDanger.length,
    recall: inDanger.filter(([, text]) => proposed(text, language) === 'danger').length / inDanger.length,
    harmless: harmless.length,
    falsely: harmless.filter(([, text]) => proposed(text, language) !== null).length,
  };
}

describe.each([
  ['fr', TUNED_FR, [...HELD_OUT_FR, ...UNSEEN_FR, ...VARIED_FR], FOURTH_FR],
  ['en', TUNED_EN, [...HELD_OUT_EN, ...UNSEEN_EN, ...VARIED_EN], FOURTH_EN],
] as const)('handling in %s', (language, tuned, varied, fourth) => {
  it('[ME7] has at least 60 texts of ours and finds 95 of 100 that speak of danger', () => {
    const figures = measure(tuned, language);
    expect(figures.texts).toBeGreaterThanOrEqual(60);
    expect(figures.recall).toBeGreaterThanOrEqual(0.95);
    expect(figures.falsely / figures.harmless).toBeLessThanOrEqual(0.02);
  });

  it.each(tuned)('[ME7] proposes %s for: %s', (wanted, text) => {
    expect(proposed(text, language)).toBe(wanted);
  });

  it('[ME7] finds nine of ten said in other registers, and idioms do not fire', () => {
    const figures = measure(varied, language);
    expect(figures.recall).toBeGreaterThanOrEqual(0.9);
    expect(figures.falsely).toBe(0);
  });

  it('[ME7] is measured on texts it was not made with', () => {
    const figures = measure(fourth, language);
    // The figure is told as it is; what it must not do is cry wolf, or fall behind what it was.
    process.stdout.write(
      `handling ${language}, never seen: danger recall ${figures.recall.toFixed(2)} of ${figures.danger}, false ${figures.falsely} of ${figures.harmless}\n`,
    );
    expect(figures.falsely).toBeLessThanOrEqual(3);
    expect(figures.recall).toBeGreaterThanOrEqual(0.38);
  });
});

describe('handling of people of note', () => {
  it.each([
    ['a verified author with a large following', { verified: true, followers: 120_000 }, 'vip'],
    ['an elected person by what they are called', { name: 'Anne Petit, députée du Finistère' }, 'vip'],
    ['an elected person in English', { name: 'Cllr Ann Price, Mayor of Hull' }, 'vip'],
    ['a newspaper', { name: 'La Gazette du Littoral', verified: true, followers: 900_000 }, null],
    ['somebody with a few followers', { verified: true, followers: 900 }, null],
  ] as const)('[ME7] %s', (_who, author, wanted) => {
    expect(detectHandling('Bonjour', 'fr', author)?.handling ?? null).toBe(wanted);
  });

  it('[ME7] danger outweighs who says it, and its words are told', () => {
    const proposal = detectHandling('Je vais me suicider ce soir', 'fr', { verified: true, followers: 500_000 });
    expect(proposal?.handling).toBe('danger');
    expect(proposal?.because[0]).toMatch(/^self-harm:.*suicider/);
  });

  it('[ME7] stays quick on a long hostile text', () => {
    const text = 'je vais je vais vous vous le la les tous '.repeat(2_000);
    const from = performance.now();
    detectHandling(text, 'fr', {});
    expect(performance.now() - from).toBeLessThan(500);
  });
});
