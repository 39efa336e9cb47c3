/**
 * [RE4] tables in the spirit of the networks' published conformance cases, with texts of our own. X: weights of its version 3 configuration,
 * links, normalisation. Mastodon: its validator. Bluesky: graphemes and bytes of its lexicon. SMS: GSM 03.38.
 */
import { describe, expect, it } from 'vitest';
import { countFor } from './count.ts';

const A64 = 'a'.repeat(64);
const X: readonly (readonly [string, string, number])[] = [
  ['every light range ends where it ends: U+10FF, U+1100', '\u10FF\u1100', 3],
  ['spaces of many widths and joiners', '\u2000\u2005\u200A\u200B\u200C\u200D', 6],
  ['U+200E and U+200F are heavy', '\u200E\u200F', 4],
  ['dashes and quotes', '‐‑‒–—―‖‗‘’‚‛“”„‟', 16],
  ['U+2020 is heavy, so are bullet and ellipsis', '†•…', 6],
  ['primes', '′″‴‵‶‷', 6],
  ['U+2038 is heavy again', '‸', 2],
  ['Greek, Cyrillic, Hebrew, Arabic, Georgian are light', 'αЖאعა', 5],
  ['Arabic words', 'أين أموالي', 10],
  ['Devanagari', 'नमस्ते', 6],
  ['Hangul syllables are heavy', '복구', 4],
  ['Hangul jamo compose before they are weighed', '\u1112\u1161\u11AB', 2],
  ['a letter and its accent compose', 'e\u0301', 1],
  ['an accent that composes with nothing stays', 'x\u0301', 2],
  ['outside the basic plane, no emoji', '\u{10000}\u{2000B}', 4],
  ['an emoji with a skin tone', '👩🏾‍🚒', 2],
  ['two people and a heart', '👩‍❤️‍👨', 2],
  ['a flag of a region', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', 2],
  ['letters of a flag that is none', '🇦🇦', 4],
  ['flags in a row', '🇫🇷🇬🇧🇩🇪', 6],
  ['an emoji between letters', 'a🙏b', 4],
  ['sun as text and as emoji', '☀☀️', 4],
  ['a keycap and bare signs', '#️⃣#*', 4],
  ['http and https', 'http://exemple.fr https://exemple.fr', 47],
  ['upper case scheme', 'HTTPS://EXEMPLE.FR/A', 23],
  ['an anchor with an exclamation mark', 'https://exemple.fr/#!/equipe', 23],
  ['parameters in the path', 'https://sport.exemple.fr/actu;x=Aom0;y=XyZ?page=1', 23],
  ['an underscore in a subdomain', 'https://infos_clients.exemple.fr', 23],
  ['Cyrillic in the path', 'https://exemple.fr/Русские_слова', 23],
  ['a hyphen at the end', 'https://exemple.fr/liste?l=PL0Z-', 23],
  ['two endings', 'exemple.co.uk', 23],
  ['an ending that does not exist, with a scheme', 'https://exemple.nullepart', 25],
  ['an ending that does not exist, bare', 'exemple.nullepart', 17],
  ['a country and a generic one that exist', 'a.museum b.tf', 47],
  ['an address in a sentence keeps the full stop out', 'Voir exemple.fr.', 29],
  ['a comma, a colon, a question mark after it', 'exemple.fr, exemple.fr: exemple.fr?', 74],
  ['quotes around it', '"https://exemple.fr"', 25],
  ['French quotes around it', '« exemple.fr »', 27],
  ['a port', 'https://exemple.fr:8080/x', 23],
  ['a label of 63 signs', `https://${'a'.repeat(63)}.fr`, 23],
  ['a label of 64 signs is no link', `https://${A64}.fr`, 75],
  ['a label that begins with a hyphen is no link', 'https://www.-exemple.fr/a', 25],
  ['another scheme', 'ftp://exemple.fr', 16],
  ['a handle before a dot', '@claire.fr bonjour', 18],
  ['a hashtag with a dot', '#panne.fr', 9],
  ['a cashtag', '$AXA.PA', 7],
  ['a mail address', 'claire.morvan@exemple.fr', 24],
  ['a mention and a hashtag count as typed', '@BanqueDuParc #panne', 20],
  ['a number with a dot', '3.14 et 10.5', 12],
  ['a time and a version', '18.30 v2.0.1', 12],
  ['no space after a full stop', 'Fini.Nous revenons', 18],
  ['a link against Japanese', 'こちらhttps://exemple.fr/障害', 33],
  ['a link on its own line', 'Suivi\nhttps://exemple.fr\nmerci', 35],
];

describe('[RE4] X', () => {
  it('[RE4] the table holds at least fifty cases', () => expect(X.length).toBeGreaterThanOrEqual(50));
  it.each(X)('[RE4] %s', (_, text, length) => expect(countFor('x', text).length).toBe(length));
  it('[RE4] a text of 280 with a letter that composes beyond it still fits', () => {
    expect(countFor('x', `${'x'.repeat(279)}e\u0301`)).toEqual({ length: 280, limit: 280, fits: true });
    expect(countFor('x', `${'x'.repeat(280)}e\u0301`).fits).toBe(false);
  });
  it('[RE4] twelve links fill no more than twelve times 23', () => {
    const links = Array.from({ length: 11 }, (_, at) => `https://www.banque-du-parc.exemple.fr/page/${at}`).join(' ');
    expect(countFor('x', links)).toEqual({ length: 11 * 23 + 10, limit: 280, fits: true });
  });
});

const MASTODON: readonly (readonly [string, string, number])[] = [
  ['a link of any length is 23', 'https://exemple.fr/a/tres/longue/page?etape=3', 23],
  ['a short one too', 'https://a.fr', 23],
  ['any ending with a scheme', 'https://exemple.nullepart/x', 23],
  ['no scheme: as typed', 'www.exemple.fr', 14],
  ['two remote handles', '@claire@mastodon.exemple @paul@social.exemple.org !', 15],
  ['a handle with dots and digits', '@service.client2@banque.exemple', 16],
  ['a handle inside a link stays in the link', 'https://social.exemple/@claire@autre.exemple', 23],
  ['a mail address stays whole', 'aide@exemple.fr', 15],
  ['a hashtag', '#panne', 6],
  ['an emoji in many parts', '👩🏾‍🚒🏴󠁧󠁢󠁳󠁣󠁴󠁿', 2],
  ['a custom emoji as typed', ':blobcat:', 9],
  ['line ends', 'a\r\nb', 3],
];
describe('[RE4] Mastodon', () => {
  it.each(MASTODON)('[RE4] %s', (_, text, length) => expect(countFor('mastodon', text)).toEqual({ length, limit: 500, fits: true }));
  it('[RE4] 500 fits and 501 does not', () => {
    expect(countFor('mastodon', 'é'.repeat(500)).fits).toBe(true);
    expect(countFor('mastodon', 'é'.repeat(501)).fits).toBe(false);
  });
});

const BLUESKY: readonly (readonly [string, string, number])[] = [
  ['a link as typed', 'https://exemple.fr/page', 23],
  ['a family', '👨‍👩‍👧‍👦', 1],
  ['a flag and a skin tone', '🇫🇷👍🏽', 2],
  ['decomposed letters', 'e\u0301a\u0300', 2],
  ['Hangul jamo', '\u1112\u1161\u11AB', 1],
  ['Devanagari clusters', 'नि', 1],
  ['a carriage return with its line feed', 'a\r\nb', 3],
];
describe('[RE4] Bluesky', () => {
  it.each(BLUESKY)('[RE4] %s', (_, text, length) => expect(countFor('bluesky', text)).toEqual({ length, limit: 300, fits: true }));
  it('[RE4] 3,000 bytes fit and one more does not, though 300 graphemes would', () => {
    const heavy = `e${'\u0301'.repeat(5)}`; // 11 bytes, one grapheme
    expect(countFor('bluesky', heavy.repeat(272)).fits).toBe(true);
    expect(countFor('bluesky', `${heavy.repeat(272)}${'a'.repeat(8)}`)).toEqual({ length: 280, limit: 300, fits: true });
    expect(countFor('bluesky', `${heavy.repeat(272)}${'a'.repeat(9)}`)).toEqual({ length: 281, limit: 300, fits: false });
  });
});

describe('[RE4] text messages and others', () => {
  it.each([
    ['the basic alphabet', 'Vos depots sont en securite. A bientot !', 40, 160],
    ['French letters it holds', 'é è à ù', 7, 160],
    ['the euro sign is two', '10 €', 5, 160],
    ['brackets are two', '[a]', 5, 160],
    ['one ê and all is counted in units of two bytes', 'bientôt, être', 13, 70],
    ['a typographic apostrophe too', 'l’eau', 5, 70],
    ['an emoji is two units', 'ok 🙂', 5, 70],
  ])('[RE4] SMS: %s', (_, text, length, limit) => expect(countFor('sms', text)).toEqual({ length, limit, fits: true }));
  it('[RE4] SMS: 160 fit, 161 do not; 70 fit with one sign outside the alphabet, 71 do not', () => {
    expect(
      ['a'.repeat(160), 'a'.repeat(161), `ê${'a'.repeat(69)}`, `ê${'a'.repeat(70)}`].map((text) => countFor('sms', text).fits),
    ).toEqual([true, false, true, false]);
  });
  it.each([
    ['facebook', 63_206],
    ['threads', 500],
    ['instagram', 2_200],
    ['linkedin', 3_000],
  ])('[RE4] %s counts UTF-16 units up to its limit', (channel, limit) => {
    expect(countFor(channel, 'é'.repeat(limit))).toEqual({ length: limit, limit, fits: true });
    expect(countFor(channel, 'é'.repeat(limit + 1)).fits).toBe(false);
    expect(countFor(channel, '🙂').length).toBe(2);
  });
});
