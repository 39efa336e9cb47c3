/** The sieve never says no where a pattern matches, whatever the pattern; and it says no often enough to be worth its while. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePattern } from './parse-pattern.ts';
import { needsOf } from './required-words.ts';
import { sieveOf, type Sieve } from './sieve.ts';

const sieveFor = (patterns: readonly RegExp[]): Sieve => sieveOf(patterns.map(needsOf));

const mayMatch = (pattern: RegExp, text: string): boolean => {
  const sieve = sieveFor([pattern]);
  sieve.read(text);
  return sieve.mayMatch(0);
};

describe('what a pattern needs', () => {
  it.each([
    ['a word', /\b(?:suicide)\b/, [[[' suicide']]]],
    ['alternatives one by one', /\b(?:une|deux)\b/, [[[' une ']], [[' deux ']]]],
    ['what may be there or not', /\bbombes?\b/, [[[' bombe ', ' bombes ']]]],
    ['what stands behind a gap', /\bje(?: \w+){0,4} tuer\b/, [[[' tuer ']]]],
    ['nothing where anything goes', /\w+/, [[]]],
    ['nothing where only a gap is sure', /(?:abc)?/, [[]]],
  ] as const)('[ME7] is read from the pattern: %s', (_what, pattern, needs) => {
    expect(needsOf(pattern)).toEqual(needs);
  });

  it('[ME7] asks for nothing where the pattern holds what it does not know', () => {
    expect(parsePattern('(?<name>a)')).toBeNull();
    expect(parsePattern('\\p{L}')).toBeNull();
    expect(needsOf(/(a)\1/)).toEqual([[]]);
    expect(needsOf(/Bank/i)).toEqual([[]]);
  });
});

describe('the sieve', () => {
  it('[ME7] holds only those patterns possible whose words are there', () => {
    const sieve = sieveFor([/\b(?:tuer|buter)\b/, /\b(?:je|on)(?: \w+){0,2} (?:bombe|feu)\b/, /\w/]);
    sieve.read(' on va mettre le feu . ');
    expect([0, 1, 2].map((n) => sieve.mayMatch(n))).toEqual([false, true, true]);
    sieve.read(' on habitue . ');
    expect([0, 1, 2].map((n) => sieve.mayMatch(n))).toEqual([false, false, true]);
  });

  it('[ME7] finds words at both ends of a text', () => {
    expect(mayMatch(/\btuer\b/, 'tuer')).toBe(true);
    expect(mayMatch(/\btuer\b/, 'va tuer')).toBe(true);
    expect(mayMatch(/\btuer\b/, '')).toBe(false);
  });

  it('[ME7] never says no where a pattern matches', () => {
    const word = fc.constantFrom('a', 'ab', 'abc', 'b', 'bca', 'c', 'cab', '_', '9', 'é', '.');
    const leaf = fc.oneof(
      word.map((letters) => (letters === '.' ? '\\.' : letters)),
      fc.constantFrom('\\w', '\\w+', '[abc]', '[^a]', '\\b', ' ', '(?! a)', '(?= b)', '(?<!c)', '.', '$'),
    );
    const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
      pattern: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('pattern'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
        fc.array(tie('pattern'), { minLength: 2, maxLength: 4 }).map((parts) => `(?:${parts.join('|')})`),
        fc
          .tuple(tie('pattern'), fc.constantFrom('?', '*', '+', '{0,2}', '{1,3}', '{2}', '*?'))
          .map(([part, times]) => `(?:${part})${times}`),
      ),
    }));
    const text = fc.array(word, { maxLength: 12 }).chain((words) => fc.constantFrom('', ' ').map((between) => words.join(between)));
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 8 }), (source, texts) => {
        const whole = new RegExp(`\\b(?:${source})\\b`);
        const sieve = sieveFor([whole]);
        for (const one of texts) {
          sieve.read(one);
          if (whole.test(one)) expect(sieve.mayMatch(0), `${whole} on "${one}"`).toBe(true);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
