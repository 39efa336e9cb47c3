/** [RE4] threads: every part fits, nothing is lost, nothing that belongs together is cut. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFor } from './count.ts';
import { splitFor } from './split.ts';

const NUMBER = / \((\d+)\/(\d+)\)$/;
const bare = (parts: readonly string[]): string =>
  parts
    .map((part) => part.replace(NUMBER, ''))
    .join('')
    .replace(/\s+/g, '');

describe('[RE4] splitting', () => {
  it('[RE4] leaves alone what fits', () => expect(splitFor('x', 'Court.')).toEqual(['Court.']));
  it('[RE4] leaves alone what has no limit', () => expect(splitFor('website', 'Long. '.repeat(1_000))).toHaveLength(1));
  it('[RE4] cuts at sentences and numbers the parts', () => {
    const first = `Nous avons trouvé la panne ${'et nous la réparons '.repeat(8)}ce soir.`;
    const second = `Vos données sont en sécurité, ${'nous le redisons '.repeat(6)}à tous.`;
    expect(splitFor('x', `${first} ${second}`)).toEqual([`${first} (1/2)`, `${second} (2/2)`]);
  });
  it('[RE4] keeps a link whole', () => {
    const link = 'https://exemple.fr/incident/2026/11/23/rapport-complet-de-la-panne';
    const parts = splitFor('bluesky', `${'mot '.repeat(70)}${link} ${'mot '.repeat(70)}`);
    expect(parts.filter((part) => part.includes(link))).toHaveLength(1);
  });
  it('[RE4] keeps a figure with its unit', () => {
    for (let pad = 30; pad < 80; pad += 1) {
      const parts = splitFor('bluesky', `${'abcd '.repeat(pad)}le virement de 10 € part à 18 h 30 ce soir ${'abcd '.repeat(60)}`);
      expect(parts.some((part) => part.includes('10 €'))).toBe(true);
      expect(parts.some((part) => part.includes('18 h 30'))).toBe(true);
    }
  });
  it('[RE4] cuts a word only when it is longer than a part, and never inside an emoji', () => {
    const parts = splitFor('bluesky', '👩‍🚒'.repeat(700));
    expect(parts.every((part) => countFor('bluesky', part).fits)).toBe(true);
    expect(bare(parts)).toBe('👩‍🚒'.repeat(700));
  });
  it('[RE4] a thread of more than nine parts leaves room for the longer number', () => {
    const parts = splitFor('x', 'Une phrase de plus pour ce long message. '.repeat(120));
    expect(parts.length).toBeGreaterThan(9);
    expect(parts.at(-1)).toMatch(new RegExp(`\\(${parts.length}/${parts.length}\\)$`));
    expect(parts.every((part) => countFor('x', part).fits)).toBe(true);
  });
  it('[RE4] any text: parts fit, are numbered in order and lose no word', () => {
    const word = fc.oneof(
      fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
      fc.constantFrom('https://exemple.fr/a?b=c', '10 €', '銀行', '👨‍👩‍👧', 'fin.', 'Oui !'),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 60, maxLength: 200 }), fc.constantFrom('x', 'bluesky', 'mastodon'), (words, channel) => {
        const text = words.join(' ');
        const parts = splitFor(channel, text);
        expect(parts.every((part) => countFor(channel, part).fits)).toBe(true);
        if (parts.length > 1) {
          expect(parts.map((part) => NUMBER.exec(part)?.[1])).toEqual(parts.map((_, at) => String(at + 1)));
          expect(bare(parts)).toBe(text.replace(/\s+/g, ''));
        }
      }),
      { seed: 20261123, numRuns: 60 },
    );
  });
  it.each(['a\u200b'.repeat(10_000), '\n'.repeat(20_000), 'd’A'.repeat(7_000), '1 '.repeat(10_000)])(
    '[RE4] a text of one kind, as long as may be checked, is cut in a moment: %#',
    (text) => {
      const before = performance.now();
      splitFor('x', text);
      expect(performance.now() - before).toBeLessThan(6_000);
    },
  );
});
