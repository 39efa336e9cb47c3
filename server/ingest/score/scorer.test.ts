// Owns the promises of the Scorer port: languages, hints, reasons, the unsure band, sameness, and the size of what ships.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardCases } from './hard-cases.ts';
import { createScorer, weightsFileOf } from './scorer.ts';
import { decodeWeights, encodeWeights } from './weights-file.ts';

const scorer = createScorer();
const cases = hardCases();

describe('[ME5] language', () => {
  const told: [string, string][] = [
    ['Est-ce que quelqu\'un sait quand le service reprend ?', 'fr'],
    ['Does anyone know when the service is back?', 'en'],
    ['Gracias por nada, el servicio es malo y nadie contesta', 'es'],
    ['Das geht gar nicht, ich warte seit drei Stunden', 'de'],
    ['Servizio pessimo, non funziona niente da ieri', 'it'],
    ['これはひどい、また止まった', 'ja'],
    ['Очень плохой сервис', 'ru'],
    ['ok', 'und'], ['', 'und'], ['😡😡😡', 'und'], ['@someone http://x.example', 'und'],
  ];
  test.each(told)('[ME5] %s is %s', (text, language) => {
    expect(scorer.score(text).language).toBe(language);
  });

  test('[ME5] a named language is honoured, in any of its usual spellings; a name that is none is not', () => {
    expect(scorer.score('super', 'fr').language).toBe('fr');
    expect(scorer.score('super', 'EN').language).toBe('en');
    expect(scorer.score('super', 'fr-CA').language).toBe('fr');
    expect(scorer.score('super', 'eng').language).toBe('en');
    expect(scorer.score('The staff were lovely to my mother', 'klingon').language).toBe('en');
  });

  test('[ME5] of the hard cases of both languages, 97 in 100 are given their language', () => {
    const right = cases.filter(({ text, language }) => scorer.score(text).language === language).length;
    expect(right / cases.length).toBeGreaterThan(0.97);
  });

  test('[ME5] other languages are scored by what needs none, and are unsure', () => {
    expect(scorer.score('Das geht gar nicht, ich warte seit drei Stunden 😡😡')).toMatchObject({ label: 'unsure', because: ['😡'] });
    expect(scorer.score('Das geht gar nicht, ich warte seit drei Stunden 😡😡').value).toBeLessThan(0);
    expect(scorer.score('Muchas gracias a todos por la ayuda ❤️').value).toBeGreaterThan(0);
  });
});

describe('[ME5] reasons', () => {
  test('[ME5] the reasons stand in the text as typed, are few, and name the cue whole', () => {
    for (const { text } of cases) {
      const { because } = scorer.score(text);
      expect(because.length).toBeLessThanOrEqual(4);
      for (const reason of because) expect(text).toContain(reason);
    }
    expect(scorer.score('Franchement MERCI POUR RIEN, deux jours sans réseau').because).toContain('MERCI POUR RIEN');
    expect(scorer.score('Thanks for nothing, two days without signal').because).toContain('Thanks for nothing');
  });

  test('[ME5] nearly every negative or positive verdict has a reason to show', () => {
    const told = cases.map(({ text, language }) => scorer.score(text, language)).filter(({ label }) => label === 'negative' || label === 'positive');
    expect(told.filter(({ because }) => because.length > 0).length / told.length).toBeGreaterThan(0.85);
  });
});

describe('[ME5] confidence', () => {
  test('[ME5] what is told with more confidence is right more often, and the unsure are the least right', () => {
    const found = cases.map((one) => ({ ...scorer.best(one.text, one.language), isRight: scorer.best(one.text, one.language).label === one.label, isUnsure: scorer.score(one.text, one.language).label === 'unsure' }));
    const share = (list: typeof found): number => list.filter(({ isRight }) => isRight).length / Math.max(1, list.length);
    const sure = found.filter(({ confidence }) => confidence >= 0.75);
    const middle = found.filter(({ confidence, isUnsure }) => confidence < 0.75 && !isUnsure);
    const unsure = found.filter(({ isUnsure }) => isUnsure);
    expect(share(sure)).toBeGreaterThan(share(middle));
    expect(share(middle)).toBeGreaterThan(share(unsure));
    expect(unsure.length / found.length).toBeLessThan(0.25);
  });

  test('[ME5] confidence and value stay in their ranges and the same text always gets the same score', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom(undefined, 'fr', 'en', 'de'), (text, language) => {
      const first = scorer.score(text, language);
      expect(Math.abs(first.value)).toBeLessThanOrEqual(1);
      expect(first.confidence).toBeGreaterThan(0);
      expect(first.confidence).toBeLessThanOrEqual(1);
      scorer.score('Another text between, très différent !');
      expect(scorer.score(text, language)).toEqual(first);
    }), { numRuns: 300 });
  });

  test('[ME5] two scorers say the same', () => {
    const other = createScorer();
    for (const { text } of cases.slice(0, 60)) expect(other.score(text)).toEqual(scorer.score(text));
  });

  test('[ME5] escapes that transports leave behind change nothing', () => {
    expect(scorer.score('I\\u2019m so happy &amp; grateful', 'en').label).toBe(scorer.score('I’m so happy & grateful', 'en').label);
    expect(scorer.score('DÉÇUE ET EN COLÈRE', 'fr').label).toBe('negative');
  });
});

describe('[ME5] what ships', () => {
  test.each(['fr', 'en'] as const)('[ME5] the %s weights are at most 400 KB gzipped and read back to the same bytes', (code) => {
    const bytes = readFileSync(weightsFileOf(code));
    expect(gzipSync(bytes, { level: 9 }).length).toBeLessThan(400_000);
    expect(Buffer.from(encodeWeights(decodeWeights(bytes))).equals(bytes)).toBe(true);
  });

  test('[ME5] a file that is not weights is refused by name, not read as nonsense', () => {
    expect(() => decodeWeights(new Uint8Array(64))).toThrow('not a weights file');
  });
});
