/** The pure steps between a normalised post and its row: identity, folding, rank, figures. */
import { describe, expect, it } from 'vitest';
import type { IncomingMention } from '@unisson/shared/domain/mention';
import { figures, moved } from './counters.ts';
import { fold } from './fold.ts';
import { authorKey, conversationOf, loneStoryKey, mentionId, storyKeyOf } from './identity.ts';
import { makeMention } from './make-mention.ts';
import { rank } from './rank.ts';
import { wordsOf } from './testing/words-of.ts';
import type { Score } from './score/scorer.ts';

const AT = '2026-03-01T12:00:00.000Z';
const post = (patch: Partial<IncomingMention> = {}): IncomingMention => ({
  ...{
    source: 'x',
    nativeId: '1',
    url: null,
    text: 'Bonjour',
    author: {},
    language: null,
    publishedAt: AT,
    kind: 'post',
    parentNativeId: null,
    metrics: {},
    media: [],
    raw: null,
  },
  ...patch,
});
const negative: Score = { language: 'fr', label: 'negative', value: -0.8, confidence: 0.9, because: ['honte'] };
const row = (patch: Partial<IncomingMention> = {}, score = negative) =>
  makeMention(post(patch), wordsOf(post(patch).text, score), { via: 'http', receivedAt: AT });

describe('identity', () => {
  it('[ME1] is made from source and native id alone', () => {
    expect(mentionId('x', '1')).toBe(mentionId('x', '1'));
    expect(mentionId('x', '1')).toMatch(/^[\w-]{24}$/);
    expect(
      new Set([mentionId('x', '1'), mentionId('x', '11'), mentionId('x1', '1'), mentionId('x', '1\0'), mentionId('mastodon', '1')]).size,
    ).toBe(5);
    expect(row({ text: 'a' }).id).toBe(row({ text: 'b', author: { name: 'Ann' } }).id);
  });

  it('[RE5] answers to one root belong to one conversation, whichever comes first', () => {
    const root = conversationOf(post());
    expect(conversationOf(post({ nativeId: '2', parentNativeId: '1' }))).toBe(root);
    expect(conversationOf(post({ nativeId: '3', parentNativeId: '2', raw: { conversationId: '1' } }))).toBe(root);
    expect(conversationOf(post({ nativeId: '4' }))).not.toBe(root);
  });

  it.each([
    ['the same id under another name', { id: '7', handle: 'a' }, { id: '7', handle: 'b' }, true],
    ['a handle in other case', { handle: 'Ann' }, { handle: 'ann' }, true],
    ['an id that is another’s handle', { id: 'ann' }, { handle: 'ann' }, false],
    ['nobody and nobody', {}, {}, false],
  ])('[ST3] tells authors apart: %s', (_case, a, b, isSame) => {
    expect(authorKey(post({ author: a })) === authorKey(post({ nativeId: '2', author: b }))).toBe(isSame);
  });
});

describe('fold', () => {
  it.each([
    ['a repost prefix', 'RT @ann_b: Quelle honte', 'Quelle honte'],
    ['two of them', 'RT @a: RT @b.social@mast.example: Quelle honte', 'Quelle honte'],
    ['links', 'Quelle honte https://a.example/x?y=1#z', 'Quelle honte'],
    ['case and accents', 'ÇA SUFFIT, À LA FIN', 'ca suffit a la fin'],
    ['punctuation, emoji and spaces', '« Quelle   honte » !!! 😡', 'quelle honte'],
    ['ligatures and full width', 'Cœur ｆｕｌｌ', 'coeur full'],
    ['another form of the same letters', 'e\u0301te\u0301', 'été'],
  ])('[ST1] %s makes no other story', (_case, a, b) => {
    expect(fold(a)).toBe(fold(b));
  });

  it.each([
    ['other words', 'Quelle honte', 'Quelle joie'],
    ['another figure', 'débité de 12 euros', 'débité de 21 euros'],
    ['letters of other scripts', 'पानी', 'पन'],
  ])('[ST1] %s do', (_case, a, b) => {
    expect(fold(a)).not.toBe(fold(b));
  });

  it('[ST1] texts without words are stories of their own', () => {
    expect(fold('😡😡 https://a.example')).toBe('');
    expect([storyKeyOf(''), storyKeyOf(fold('#honte @rivage'))]).toEqual([null, null]);
    expect(loneStoryKey('a')).not.toBe(loneStoryKey('b'));
    expect(row({ nativeId: '1', text: '😡' }).storyKey).not.toBe(row({ nativeId: '2', text: '😡' }).storyKey);
    expect(row({ nativeId: '1', text: 'Quelle honte' }).storyKey).toBe(row({ nativeId: '2', text: 'quelle honte !' }).storyKey);
  });
});

describe('rank', () => {
  const value = (patch: Partial<IncomingMention>, score: Partial<Score> = {}) =>
    rank(post(patch), { score: { ...negative, ...score } }, fold(patch.text ?? 'Bonjour')).value;
  const neutral = { label: 'neutral', value: 0, confidence: 0.9 } as const;

  it.each([
    ['negative above neutral', {}, {}, {}, neutral],
    ['more reach above less', { metrics: { reach: 100_000 } }, {}, { metrics: { reach: 100 } }, {}],
    ['press above a post', { kind: 'article' }, neutral, {}, neutral],
    ['verified above not', { author: { verified: true } }, {}, {}, {}],
    ['a question above a statement', { text: 'Et mon argent ?' }, {}, { text: 'Et mon argent.' }, {}],
    ['a customer’s own case above an opinion', { text: 'mon compte est bloqué' }, {}, { text: 'le compte est bloqué' }, {}],
    ['sure above unsure of it', {}, { confidence: 0.95, value: -0.9 }, {}, { confidence: 0.4, value: -0.2 }],
  ] as const)('[ST3] puts %s', (_case, upper, upperScore, lower, lowerScore) => {
    expect(value(upper, upperScore)).toBeGreaterThan(value(lower, lowerScore));
  });

  it('[ME5] shows its reasons, largest first, and they add up', () => {
    const { value: total, because } = rank(
      post({ text: 'Mon compte ?', author: { verified: true, followers: 1_000 } }),
      { score: negative },
      fold('Mon compte ?'),
    );
    expect(because).toEqual(['negative:32', 'own-case:12', 'reach:11', 'question:10', 'verified:8']);
    expect(total).toBe(73);
  });

  it('[ST3] stays within 0 and 100', () => {
    expect(value({}, neutral)).toBe(0);
    const most = {
      kind: 'article',
      text: 'mon compte ?',
      author: { verified: true },
      metrics: { reach: 10_000_000_000, reposts: 1e9 },
    } as const;
    expect(value(most, { value: -1, confidence: 1 })).toBe(100);
  });
});

describe('figures', () => {
  const sum = (deltas: ReturnType<typeof figures>) =>
    Object.fromEntries(deltas.map(({ name, bucket, delta }) => [`${bucket}/${name}`, delta]));
  const minute = Date.parse(AT) / 60_000;

  it('[ME5] a mention counts once in every figure, in total and in its minute', () => {
    expect(sum(figures(row({ metrics: { reach: 40 } })))).toEqual({
      '0/mentions': 1,
      '0/label:negative': 1,
      '0/status:new': 1,
      '0/language:fr': 1,
      '0/source:x': 1,
      '0/handling:normal': 1,
      '0/reach': 40,
      [`${minute}/mentions`]: 1,
      [`${minute}/label:negative`]: 1,
      [`${minute}/reach`]: 40,
    });
  });

  it('[ME5] a corrected label moves its figure and nothing else', () => {
    const before = row();
    const after = { ...before, score: { ...before.score, label: 'positive' as const } };
    expect(sum(moved(before, after))).toEqual({
      '0/label:negative': -1,
      '0/label:positive': 1,
      [`${minute}/label:negative`]: -1,
      [`${minute}/label:positive`]: 1,
    });
  });

  it('not about us leaves every figure but its status, and undoing it brings all back', () => {
    const before = row({ author: { followers: 9 } });
    const after = { ...before, status: 'not-about-us' as const };
    const out = sum(moved(before, after));
    expect(out).toMatchObject({
      '0/mentions': -1,
      '0/label:negative': -1,
      '0/status:new': -1,
      '0/status:not-about-us': 1,
      '0/reach': -9,
      [`${minute}/mentions`]: -1,
    });
    const back = sum(moved(after, before));
    expect(Object.keys(out).map((key) => (out[key] ?? 0) + (back[key] ?? 0))).toEqual(Object.keys(out).map(() => 0));
  });

  it('nothing moves where nothing changed', () => {
    const before = row();
    expect(moved(before, { ...before, rank: { value: 3, because: [] } } as typeof before)).toEqual([]);
  });
});
