/** The checker on the hot path: what it takes, what it refuses and with which words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostBytes } from './clean-text.ts';
import { Unreadable } from './item-refusal.ts';
import { MAX_TEXT_BYTES, normalise } from './normalise.ts';
import { readInstant } from './read-instant.ts';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');
const good = { source: 'x', nativeId: '1', text: 'Bonjour', author: { handle: 'ann' }, publishedAt: '2026-03-01T11:59:00.000Z' };
const take = (item: unknown) => {
  const read = normalise(item, NOW);
  if (!read.ok) throw new Error(`refused: ${read.refusal.code} ${read.refusal.message}`);
  return read.mention;
};
const refusalOf = (item: unknown) => {
  const read = normalise(item, NOW);
  return read.ok ? null : read.refusal;
};
const deep = (levels: number): unknown => (levels === 0 ? 'bottom' : { in: deep(levels - 1) });

describe('normalise', () => {
  it.each([
    ['a string', 'text', 'not-an-object', 'a mention is a JSON object'],
    ['null', null, 'not-an-object', 'a mention is a JSON object'],
    ['an array', [good], 'not-an-object', 'a mention is a JSON object'],
    ['a line that was no JSON', new Unreadable('line 7 is not JSON'), 'unreadable', 'line 7 is not JSON'],
    ['no source', { ...good, source: undefined }, 'missing-field', 'source is missing'],
    ['an empty source', { ...good, source: '' }, 'missing-field', 'source is missing'],
    ['no id', { ...good, nativeId: null }, 'missing-field', 'nativeId is missing'],
    ['an id as a number', { ...good, nativeId: 1377649934414049300 }, 'wrong-type', 'nativeId must be a string'],
    ['a parent as a number', { ...good, parentNativeId: 12 }, 'wrong-type', 'parentNativeId must be a string'],
    ['an author id as a number', { ...good, author: { id: 7 } }, 'wrong-type', 'author.id must be a string'],
    ['NUL in an id', { ...good, nativeId: 'a\0b' }, 'bad-characters', 'nativeId holds NUL or half a surrogate pair'],
    ['half a pair in an id', { ...good, nativeId: 'a\ud83d' }, 'bad-characters', 'nativeId holds NUL or half a surrogate pair'],
    ['half a pair in a source', { ...good, source: '\udc00' }, 'bad-characters', 'source holds NUL or half a surrogate pair'],
    ['a long id', { ...good, nativeId: 'x'.repeat(513) }, 'too-long', 'nativeId is longer than 512 characters'],
    ['no text', { ...good, text: null }, 'missing-field', 'text is missing'],
    ['a text that is none', { ...good, text: 7 }, 'wrong-type', 'text must be a string'],
    ['10 MB of text', { ...good, text: 'x'.repeat(10_000_000) }, 'too-long', 'text is longer than 65536 bytes'],
    ['too many bytes in few letters', { ...good, text: 'é'.repeat(MAX_TEXT_BYTES / 2 + 1) }, 'too-long', 'text is longer than 65536 bytes'],
    ['no author', { ...good, author: undefined }, 'missing-field', 'author is missing'],
    ['an author that is a name', { ...good, author: 'ann' }, 'wrong-type', 'author must be an object'],
    ['followers as text', { ...good, author: { followers: '12' } }, 'wrong-type', 'author.followers must be a number, 0 or more'],
    ['followers below none', { ...good, author: { followers: -1 } }, 'wrong-type', 'author.followers must be a number, 0 or more'],
    ['verified as text', { ...good, author: { verified: 'yes' } }, 'wrong-type', 'author.verified must be true or false'],
    ['metrics as a list', { ...good, metrics: [] }, 'wrong-type', 'metrics must be an object'],
    ['reach that is no number', { ...good, metrics: { reach: NaN } }, 'wrong-type', 'metrics.reach must be a number, 0 or more'],
    ['media as an object', { ...good, media: {} }, 'wrong-type', 'media must be an array'],
    ['a kind as a number', { ...good, kind: 3 }, 'wrong-type', 'kind must be a string'],
    ['a language as a list', { ...good, language: ['fr'] }, 'wrong-type', 'language must be a string'],
    ['no date', { ...good, publishedAt: undefined }, 'missing-field', 'publishedAt is missing'],
    ['a date as a number', { ...good, publishedAt: NOW }, 'wrong-type', 'publishedAt must be a string'],
    ['a date without a zone', { ...good, publishedAt: '2026-03-01T11:59:00' }, 'bad-date', /time zone/],
    ['a date in words', { ...good, publishedAt: 'yesterday' }, 'bad-date', /ISO 8601/],
    ['the 31st of February', { ...good, publishedAt: '2026-02-31T00:00:00Z' }, 'bad-date', /ISO 8601/],
    ['the 29th of February as we would write it', { ...good, publishedAt: '2026-02-29T12:00:00.000Z' }, 'bad-date', /ISO 8601/],
    ['a sixtieth minute', { ...good, publishedAt: '2026-02-28T12:60:00.000Z' }, 'bad-date', /ISO 8601/],
    ['eleven minutes ahead', { ...good, publishedAt: '2026-03-01T12:10:01.000Z' }, 'in-the-future', /ten minutes/],
    ['before the networks', { ...good, publishedAt: '2005-12-31T23:59:59Z' }, 'too-old', /2006/],
  ])('[ME6] refuses %s with its reason', (_case, item, code, message) => {
    const refusal = refusalOf(item);
    expect(refusal?.code).toBe(code);
    expect(refusal?.message).toMatch(message);
  });

  it.each([
    ['another zone', '2026-03-01T12:59:00+01:00', '2026-03-01T11:59:00.000Z'],
    ['no seconds', '2026-03-01T11:59Z', '2026-03-01T11:59:00.000Z'],
    ['microseconds', '2026-03-01T11:59:00.123456Z', '2026-03-01T11:59:00.123Z'],
    ['nine minutes ahead', '2026-03-01T12:09:00.000Z', '2026-03-01T12:09:00.000Z'],
    ['a leap day', '2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('[ME6] takes a date with %s as UTC with milliseconds', (_case, given, stored) => {
    expect(take({ ...good, publishedAt: given }).publishedAt).toBe(stored);
  });

  it('[ME4] keeps HTML and script as the text they are', () => {
    const text = '<script>alert("x")</script><b>Merci</b> pour rien &amp; bravo';
    expect(take({ ...good, text }).text).toBe(text);
    expect(take({ ...good, author: { name: '<img src=x onerror=alert(1)>' } }).author.name).toBe('<img src=x onerror=alert(1)>');
  });

  it('[ME6] replaces NUL and half pairs in texts and names, and keeps whole emoji', () => {
    expect(take({ ...good, text: 'a\0b\ud83dc😡' }).text).toBe('a\uFFFDb\uFFFDc😡');
    expect(take({ ...good, author: { name: '\udc00ann' } }).author.name).toBe('\uFFFDann');
  });

  it('[ME6] knows how large unknown fields may be without writing them', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => mostBytes(value) >= Buffer.byteLength(JSON.stringify(value))),
    );
  });

  it('[ME6] keeps unknown fields in raw, those of author and metrics too', () => {
    const mention = take({ ...good, lang_conf: 0.4, author: { handle: 'ann', bot: true }, metrics: { likes: 1, quotes: 4 } });
    expect(mention.raw).toEqual({ lang_conf: 0.4, author: { bot: true }, metrics: { quotes: 4 } });
    expect(mention.metrics).toEqual({ likes: 1 });
    expect(take(good).raw).toBeNull();
  });

  it('[ME6] keeps unknown kinds, languages and addresses that are no link as data', () => {
    const mention = take({
      ...good,
      kind: 'story',
      language: '!!',
      url: 'javascript:alert(1)',
      media: [
        { kind: 'image', url: 'data:image/png;base64,AA' },
        { kind: 'image', url: 'https://a.example/1.png' },
      ],
    });
    expect(mention).toMatchObject({ kind: 'post', language: null, url: null, media: [{ kind: 'image', url: 'https://a.example/1.png' }] });
    expect(mention.raw).toEqual({ kind: 'story', language: '!!', url: 'javascript:alert(1)', 'media[0].url': 'data:image/png;base64,AA' });
  });

  it('[ME6] cleans what lies in unknown fields, cuts it off in the depth and drops what is too large', () => {
    expect(take({ ...good, x: { 'a\0': ['\ud800'] } }).raw).toEqual({ x: { 'a\uFFFD': ['\uFFFD'] } });
    expect(JSON.stringify(take({ ...good, x: deep(200) }).raw)).not.toContain('bottom');
    expect(take({ ...good, x: 'y'.repeat(300_000) }).raw).toEqual({ droppedBytes: 300_008 });
  });

  it('[ME6] a field named __proto__ changes nobody', () => {
    const mention = take(
      JSON.parse(
        '{"source":"x","nativeId":"1","text":"t","author":{"__proto__":{"verified":true}},"publishedAt":"2026-03-01T11:59:00Z","__proto__":{"kind":"call"}}',
      ),
    );
    expect(mention.kind).toBe('post');
    expect(mention.author.verified).toBeUndefined();
    expect(Object.getPrototypeOf(mention.raw)).toBe(Object.prototype);
  });

  it('[ME6] bounds figures so that sums stay exact', () => {
    expect(take({ ...good, metrics: { reach: 1e300 } }).metrics.reach).toBe(10_000_000_000);
    expect(take({ ...good, author: { followers: 12.4 } }).author.followers).toBe(12);
  });

  it.each([
    ['fr-FR', 'fr'],
    ['EN', 'en'],
    ['pt_BR', 'pt'],
    ['und', null],
    ['', null],
  ])('[ME5] reads the language %s as %s', (given, language) => {
    expect(take({ ...good, language: given }).language).toBe(language);
  });

  it('[ME6] never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.dictionary(
          fc.constantFrom('source', 'nativeId', 'text', 'author', 'publishedAt', 'metrics', 'media', 'url', 'x'),
          fc.anything(),
        ),
        (value, fields) => {
          normalise(value, NOW);
          normalise({ ...good, ...fields }, NOW);
        },
      ),
      { seed: 20131106, numRuns: 400 },
    );
  });
});

describe('an instant', () => {
  const nowMs = Date.UTC(2026, 5, 1);
  it('[ME1] is kept in one form only, however it was written', () => {
    const instants = fc.date({ min: new Date('2006-01-02T00:00:00Z'), max: new Date('2026-05-30T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (at) => {
        const kept = at.toISOString();
        for (const written of [kept, kept.replace('.', ','), kept.toLowerCase(), kept.replace('Z', '+00:00'), kept.replace('T', ' ')])
          expect(readInstant(written, nowMs)).toBe(kept);
      }),
    );
  });

  it.each([
    ['2026-02-28T24:00:00.000Z', '2026-03-01T00:00:00.000Z'],
    ['2026-02-28T23:59:59.999Z', '2026-02-28T23:59:59.999Z'],
  ])('[ME1] %s is %s', (written, kept) => {
    expect(readInstant(written, nowMs)).toBe(kept);
  });

  it.each(['2026-02-28T25:00:00.000Z', '2026-02-28T23:60:00.000Z', '2026-02-28T23:59:60.000Z', '2026-02-30T00:00:00.000Z'])(
    '[ME6] %s is none',
    (written) => {
      expect(() => readInstant(written, nowMs)).toThrow(/ISO 8601/);
    },
  );
});
