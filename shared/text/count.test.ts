/** [RE4] counting: each case states a text and the length its network would show. */
import { describe, expect, it } from 'vitest';
import { channelRule } from './channels.ts';
import { countFor } from './count.ts';

const ON_X: readonly (readonly [string, string, number])[] = [
  ['plain words', 'Nous cherchons la panne.', 24],
  ['French accents, composed', 'Déjà réparé à Orléans', 21],
  ['the same, decomposed', 'Déjà réparé à Orléans'.normalize('NFD'), 21],
  ['typographic quotes and dash', '“Oui” – bientôt…', 17],
  ['the ellipsis weighs two', '…', 2],
  ['the euro sign weighs two', '10 €', 5],
  ['Chinese', '銀行の復旧', 10],
  ['Hangul', '복구 완료', 9],
  ['half-width katakana weigh two as well', 'ｱｲ', 4],
  ['one emoji', '🙂', 2],
  ['a family is one emoji', '👨‍👩‍👧‍👦', 2],
  ['a skin tone adds nothing', '👍🏽', 2],
  ['a flag', '🇫🇷', 2],
  ['a keycap', '1️⃣', 2],
  ['a heart with its selector', '❤️', 2],
  ['a heart without', '❤', 2],
  ['a bare digit is no emoji', '1', 1],
  ['a copyright sign as text', '©', 1],
  ['two emoji and a word', 'Merci 🙏🙏', 10],
  ['a link of any length', 'Suivi : https://www.banque-du-parc.fr/incident/2026/11/une-tres-longue-page?etape=3', 31],
  ['a short link is longer', 'https://t.co/a', 23],
  ['a bare domain', 'Voir banque-du-parc.fr', 28],
  ['a bare domain of two letters', 'it.so', 23],
  ['a bare domain with a path', 'See example.com/status.', 28],
  ['capitals in the host', 'See Example.COM now', 31],
  ['a closing full stop is no part of the link', 'https://exemple.fr.', 24],
  ['brackets around a link', '(https://exemple.fr/a)', 25],
  ['brackets inside a link', 'https://exemple.org/Panne_(informatique)', 23],
  ['an address for mail is no link', 'aide@exemple.fr', 15],
  ['a handle is no link', '@exemple.fr', 11],
  ['no link without a known ending', 'fichier.texte et version.finale', 31],
  ['a file name is text', 'rapport.pdf', 11],
  ['a missing space is text', 'Fini.Merci', 10],
  ['two links', 'exemple.fr exemple.com', 47],
  ['a link between Chinese', '详情example.com谢谢', 31],
  ['a line break', 'a\nb', 3],
  ['nothing', '', 0],
];

describe('[RE4] counting on X', () => {
  it.each(ON_X)('[RE4] %s', (_, text, length) => expect(countFor('x', text)).toEqual({ length, limit: 280, fits: true }));
  it('[RE4] 280 fits and 281 does not', () => {
    expect(countFor('x', 'a'.repeat(280)).fits).toBe(true);
    expect(countFor('x', 'a'.repeat(281)).fits).toBe(false);
  });
  it('[RE4] 140 ideographs fit and one more does not', () => {
    expect(countFor('x', '銀'.repeat(140)).fits).toBe(true);
    expect(countFor('x', '銀'.repeat(141))).toEqual({ length: 282, limit: 280, fits: false });
  });
});

describe('[RE4] counting on the other networks', () => {
  it.each([
    ['a link counts 23', 'Suivi https://exemple.fr/une/page/tres/tres/longue', 29],
    ['a bare domain counts as typed', 'exemple.fr', 10],
    ['a remote handle loses its host', 'Bonjour @claire@mastodon.exemple !', 17],
    ['a local handle stays', 'Bonjour @claire !', 17],
    ['a mail address is no handle', 'aide@exemple.fr', 15],
    ['a family is one', '👨‍👩‍👧', 1],
    ['a composed accent is one either way', 'é', 1],
  ])('[RE4] Mastodon: %s', (_, text, length) => expect(countFor('mastodon', text)).toEqual({ length, limit: 500, fits: true }));
  it('[RE4] Bluesky counts graphemes, and links as typed', () => {
    expect(countFor('bluesky', '👨‍👩‍👧'.repeat(100)).length).toBe(100);
    expect(countFor('bluesky', 'https://exemple.fr').length).toBe(18);
    expect(countFor('bluesky', 'a'.repeat(301))).toEqual({ length: 301, limit: 300, fits: false });
  });
  it('[RE4] Bluesky refuses 3,001 bytes though the graphemes fit', () => {
    expect(countFor('bluesky', '👨‍👩‍👧‍👦'.repeat(120)).fits).toBe(true);
    expect(countFor('bluesky', '👨‍👩‍👧‍👦'.repeat(121))).toEqual({ length: 121, limit: 300, fits: false });
  });
  it('[RE4] a spoken or printed channel has no limit, nor has one nobody knows', () => {
    expect(countFor('phone', 'a'.repeat(10_000))).toEqual({ length: 10_000, limit: null, fits: true });
    expect(countFor('town-crier', 'é🙂')).toEqual({ length: 2, limit: null, fits: true });
  });
  it('[RE4] a channel named like an object member is just unknown', () => expect(channelRule('constructor').limit).toBe(null));
});
