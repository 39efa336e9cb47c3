/** What rules read is what the long way gives, character by character or not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeStorm } from '../../sources/replay/storm.ts';
import { PICTURE_WORDS, plainWords } from './plain-words.ts';

const LETTER_OF: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' };
/** One step after the other over the whole text. */
function theLongWay(text: string): string {
  const words = text
    .slice(0, 4_000)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[🔪🗡🪓🔫💣🧨⚰🪦💊]/gu, (picture) => ` ${PICTURE_WORDS.get(picture) ?? ''} `)
    .replace(/\bhttps?:\/\/\S+/g, ' ')
    .replace(/œ/g, 'oe')
    .replace(/(^|\s)@(?=[a-z])/g, '$1')
    .replace(/[a-z]+[0134579@$]+[a-z0-9@$]*/g, (word) => word.replace(/[013457@$]/g, (sign) => LETTER_OF[sign] ?? sign))
    .replace(/([a-z])\1{2,}/g, '$1')
    .replace(/[.!?;\n…]+/g, ' . ')
    .replace(/[^a-z0-9.]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return ` ${words} . `;
}

describe('plain words', () => {
  it.each([
    ['accents and ligatures', 'Ça va, cœur ? L’Été…', ' ca va coeur . l ete . . '],
    ['what is disguised', 'je vais te tu3r sal0pe', ' je vais te tuer salope . '],
    ['what is stretched', 'crèèèève', ' creve . '],
    ['pictures of weapons', '🔪🔫 you', ' xknife xgun you . '],
    ['links and accounts', '@BanqueRivage voir https://x.example/tuer ok', ' banquerivage voir ok . '],
  ])('[ME7] %s', (_what, text, plain) => {
    expect(plainWords(text)).toBe(plain);
  });

  it('[ME7] are those of the long way on the made storm', () => {
    const storm = makeStorm({ seed: 'plain', count: 80_000, startAt: Date.UTC(2026, 0, 12, 8) });
    for (let n = 0; n < 80_000; n += 11) {
      const { text } = storm.at(n).mention;
      expect(plainWords(text)).toBe(theLongWay(text));
    }
  });

  it('[ME7] are those of the long way on anything', () => {
    const odd = fc.constantFrom(
      'œhttp://a b',
      ' https://œ',
      '@a',
      ' @œ',
      'a0',
      'aaa',
      'é',
      'e\u0301',
      '\u0315\u0300',
      'İ',
      'ΟΔΟΣ',
      '™',
      'ﬁ',
      '①',
      '½',
      '…',
      '\u00a0',
      '\t',
      '\r\n',
      '\ufeff',
      '❤️',
      '🔪',
      'a💣b',
      '👩‍👩‍👧',
      '𝐀',
      '\ud83d',
      '한',
      '_',
      '.',
      '!',
      ' ',
    );
    const text = fc
      .array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 14 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (one) => {
        expect(plainWords(one)).toBe(theLongWay(one));
      }),
      { numRuns: 5_000 },
    );
  });
});
