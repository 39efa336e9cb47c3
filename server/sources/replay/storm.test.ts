/** The made storm's promises, measured: shares, voices, people, course, and the same storm for the same seed. */
import { describe, expect, it } from 'vitest';
import { fold } from '../../ingest/fold.ts';
import { normalise } from '../../ingest/normalise.ts';
import { ANNOUNCED_MINUTE, EXPLODES_MINUTE, STORM_MS } from './curve.ts';
import { makeStorm, type Made } from './storm.ts';
import { SHARES, SPECIAL, VOICES } from './shares.ts';

const START = Date.parse('2026-01-15T06:00:00.000Z');
const COUNT = 20_000;
const make = (seed = 'unisson', count = COUNT) => [...makeStorm({ seed, count, startAt: START })];
const storm = make();
const share = (of: readonly Made[], is: (made: Made) => boolean) => of.filter(is).length / of.length;
const originals = storm.filter(({ meant }) => meant.copyOf === null);

describe('made storm', () => {
  it('is over two thirds negative, with supporters and neutral voices beside', () => {
    expect(share(storm, ({ meant }) => meant.label === 'negative')).toBeGreaterThan(2 / 3);
    expect(share(storm, ({ meant }) => meant.label === 'negative')).toBeLessThan(0.85);
    expect(share(storm, ({ meant }) => meant.label === 'positive')).toBeGreaterThan(0.05);
  });

  it('is French and English as its shares tell', () => {
    expect(share(originals, ({ meant }) => meant.speech === 'fr')).toBeCloseTo(SHARES.french, 1);
    expect(share(storm, ({ meant }) => meant.speech === 'en')).toBeGreaterThan(0.25);
  });

  it('repeats word for word and nearly so as its shares tell', () => {
    expect(Math.abs(share(storm, ({ meant }) => meant.copyOf !== null && !meant.isNearCopy) - SHARES.repost)).toBeLessThan(0.03);
    expect(Math.abs(share(storm, ({ meant }) => meant.isNearCopy) - SHARES.nearCopy)).toBeLessThan(0.02);
  });

  it('a repost folds to what it repeats, and what it repeats came before', () => {
    for (const { mention, meant } of storm.filter(({ meant: { copyOf, isNearCopy } }) => copyOf !== null && !isNearCopy).slice(0, 500)) {
      const target = storm[meant.copyOf ?? -1];
      expect(fold(mention.text)).toBe(fold(target?.mention.text ?? ''));
      expect(mention.publishedAt >= (target?.mention.publishedAt ?? '')).toBe(true);
    }
  });

  it('says most things once: nine texts in ten that copy nobody are unlike any other', () => {
    expect(new Set(originals.map(({ mention }) => mention.text)).size / originals.length).toBeGreaterThan(0.9);
  });

  it('has every voice, and a few of each kind that needs special handling', () => {
    const heard = new Set(storm.map(({ meant }) => meant.voice));
    expect(VOICES.filter((voice) => !heard.has(voice))).toEqual([]);
    for (const handling of new Set(Object.values(SPECIAL))) {
      const count = storm.filter(({ meant }) => meant.handling === handling).length;
      expect(count).toBeGreaterThan(3);
      expect(count).toBeLessThan(COUNT / 200);
    }
  });

  it('is written on five networks by many people with uneven followings', () => {
    expect(new Set(storm.map(({ mention }) => mention.source))).toEqual(new Set(['x', 'bluesky', 'mastodon', 'facebook', 'news']));
    const people = new Map(storm.map(({ mention }) => [`${mention.source}/${mention.author.id}`, mention.author.followers]));
    expect(people.size / storm.length).toBeGreaterThan(0.4);
    const followings = [...people.values()].sort((a, b) => a - b);
    const [median, top] = [followings[Math.floor(followings.length / 2)] ?? 0, followings[Math.floor(followings.length * 0.999)] ?? 0];
    expect(median).toBeLessThan(500);
    expect(top / median).toBeGreaterThan(50);
  });

  it('begins slowly, explodes after the announcement and fades', () => {
    const perMinute = (from: number, to: number) =>
      storm.filter(({ offsetMs }) => offsetMs >= from * 60_000 && offsetMs < to * 60_000).length / (to - from);
    const [before, announced, peak, end] = [
      perMinute(0, ANNOUNCED_MINUTE),
      perMinute(ANNOUNCED_MINUTE, EXPLODES_MINUTE),
      perMinute(330, 390),
      perMinute(900, 960),
    ];
    expect(announced / before).toBeGreaterThan(2.5);
    expect(peak / announced).toBeGreaterThan(3);
    expect(peak / end).toBeGreaterThan(4);
    expect(storm.every((made, n) => made.offsetMs >= (storm[n - 1]?.offsetMs ?? 0) && made.offsetMs < STORM_MS)).toBe(true);
  });

  it('nobody uses the hashtag before it is announced', () => {
    const early = storm.filter(({ offsetMs }) => offsetMs < ANNOUNCED_MINUTE * 60_000);
    expect(early.length).toBeGreaterThan(100);
    expect(early.filter(({ mention }) => /#askrivage/i.test(mention.text))).toEqual([]);
  });

  it('[ME6] every mention passes the checker, with an id of its own', () => {
    const now = START + STORM_MS;
    for (const { mention } of storm) {
      const read = normalise(JSON.parse(JSON.stringify(mention)), now);
      if (!read.ok) throw new Error(read.refusal.message);
      expect(read.mention.raw).toEqual({ author: { createdAt: mention.author.createdAt } });
    }
    expect(new Set(storm.map(({ mention }) => `${mention.source}/${mention.nativeId}`)).size).toBe(COUNT);
  });

  it('no list of the grammar is left open and no link leads to a real place', () => {
    expect(storm.filter(({ mention }) => /[{}]/.test(mention.text))).toEqual([]);
    expect(storm.filter(({ mention }) => !/^https:\/\/[\w.-]+\.example\//.test(mention.url)).map(({ mention }) => mention.url)).toEqual([]);
  });

  it('is the same for the same seed, and any mention can be made alone', () => {
    const again = makeStorm({ seed: 'unisson', count: COUNT, startAt: START });
    for (const n of [19_999, 0, 7, 12_345, 4_000]) expect(again.at(n)).toEqual(storm[n]);
    expect(make('autre', 300)).not.toEqual(make('unisson', 300));
  });

  it('can be made small', () => {
    for (const count of [0, 1, 2, 40]) expect(make('s', count)).toHaveLength(count);
  });
});
