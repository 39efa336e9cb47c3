/** What the watches find on made days with a daily rhythm, and on made storms: pure minutes, fixed seeds that the limits were not set with. */
import { describe, expect, it } from 'vitest';
import { chanceOf, makeDays, type MadeMinute } from './testing/made-days.ts';
import { NEW_SHARE_WATCH, stepShare } from './share-watch.ts';
import { NEW_VOLUME_WATCH, peekVolume, stepVolume } from './volume-watch.ts';

/** Minutes in which an alert was raised or ended. */
function play(minutes: readonly MadeMinute[]) {
  let [volume, share] = [NEW_VOLUME_WATCH, NEW_SHARE_WATCH];
  const raised: { measure: string; at: number }[] = [];
  const ended: { measure: string; at: number }[] = [];
  const note = (measure: string, at: number, was: unknown, is: unknown): void => {
    if (!was && is) raised.push({ measure, at });
    if (was && !is) ended.push({ measure, at });
  };
  for (const [at, minute] of minutes.entries()) {
    const [before, shareBefore] = [volume.open, share.open];
    volume = stepVolume(volume, at, minute.mentions).watch;
    share = stepShare(share, at, minute).watch;
    note('volume', at, before, volume.open);
    note('negative-share', at, shareBefore, share.open);
  }
  return { raised, ended };
}
const DAY = 1_440;

/** Ten storms: rooms from small to large, sudden ones and ones that take five minutes, at several times of day. */
const STORMS = Array.from({ length: 10 }, (_, n) => {
  const chance = chanceOf(7_700 + n);
  const busiest = [8, 12, 20, 30, 40, 60, 80, 120, 200, 25][n] ?? 20;
  const at = DAY + ([540, 700, 1_100, 830, 660, 1_010, 480, 1_150, 780, 900][n] ?? 600);
  const storm = { at, times: 5 + 8 * chance(), rampMinutes: [1, 3, 5][n % 3] ?? 1, lastsMinutes: 120, share: 0.75 };
  return { seed: 7_800 + n, days: 2, busiest, storm };
});

describe('alerts on made days', () => {
  it.each(STORMS)('[ST3] a storm over a room of $busiest a minute is found within two minutes, once', (day) => {
    const { at, lastsMinutes } = day.storm;
    const { raised, ended } = play(makeDays(day));
    const first = raised.find((one) => one.at >= at);
    expect((first?.at ?? Infinity) - at).toBeLessThanOrEqual(2);
    const during = raised.filter((one) => one.at >= at && one.at < at + lastsMinutes);
    expect(during.filter(({ measure }) => measure === 'volume').length).toBe(1);
    expect(ended.some((one) => one.measure === 'volume' && one.at > at + lastsMinutes / 2)).toBe(true);
  });

  it.each(Array.from({ length: 10 }, (_, n) => ({ seed: 8_100 + n, busiest: [0.5, 2, 5, 8, 15, 30, 60, 90, 120, 200][n] ?? 8 })))(
    '[ST3] a quiet day of up to $busiest a minute raises at most one',
    ({ seed, busiest }) => {
      expect(play(makeDays({ seed, days: 1, busiest })).raised.length).toBeLessThanOrEqual(1);
    },
  );

  it('[ST3] a hundred quiet days raise fewer than one a day', () => {
    const alerts = Array.from({ length: 50 }, (_, n) => play(makeDays({ seed: 9_000 + n, days: 2, busiest: [2, 8, 30, 120, 15][n % 5] ?? 8 })).raised.length);
    const aDay = alerts.reduce((sum, count) => sum + count, 0) / 100;
    process.stdout.write(`alerts: ${aDay.toFixed(2)} false a day over a hundred quiet days\n`);
    expect(aDay).toBeLessThan(0.7);
  });
});

describe('volume', () => {
  const calm = (count: number, minutes: number, from = 0) => {
    let watch = NEW_VOLUME_WATCH;
    for (let i = 0; i < minutes; i += 1) watch = stepVolume(watch, from + i, count).watch;
    return watch;
  };

  it('[ST3] works from the first ten minutes', () => {
    expect(peekVolume(calm(5, 10), 10, 30).state).toBe('raised');
    expect(peekVolume(calm(5, 10), 10, 9).state).toBe('calm');
    expect(peekVolume(calm(5, 1), 1, 500).state).toBe('calm');
  });

  it('[ST3] a running minute shows a spike before it is over, and teaches nothing', () => {
    const watch = calm(5, 30);
    const seen = peekVolume(watch, 30, 60);
    expect(seen).toMatchObject({ state: 'raised', now: 60 });
    expect(watch.baseline.recent.length).toBe(30);
  });

  it('[ST3] does not learn the spike, and ends when ten minutes are calm', () => {
    let watch = calm(5, 30);
    for (let i = 0; i < 200; i += 1) watch = stepVolume(watch, 30 + i, 100).watch;
    expect(watch.open?.peak).toBe(100);
    const states = Array.from({ length: 10 }, (_, i) => {
      const done = stepVolume(watch, 230 + i, 5);
      watch = done.watch;
      return done.reading.state;
    });
    expect(states.filter((state) => state === 'ended').length).toBe(1);
    expect(states.at(-1)).toBe('ended');
  });

  it('[ST3] a few in an empty room are no spike', () => {
    expect(peekVolume(calm(0, 60), 60, 7).state).toBe('calm');
    expect(peekVolume(calm(0, 60), 60, 8).state).toBe('raised');
  });

  it('[ST3] what lasts six hours is what is usual now', () => {
    let watch = calm(5, 30);
    let ends = 0;
    for (let i = 0; i < 500; i += 1) {
      const done = stepVolume(watch, 30 + i, 50);
      watch = done.watch;
      if (done.reading.state === 'ended') ends += 1;
    }
    expect(ends).toBe(1);
    expect(watch.open).toBeNull();
  });
});

describe('negative share', () => {
  it('[ST3] rises, is told once with what it was, and ends when it is back', () => {
    let watch = NEW_SHARE_WATCH;
    const step = (minute: number, mentions: number, negative: number) => {
      const done = stepShare(watch, minute, { mentions, negative });
      watch = done.watch;
      return done.reading;
    };
    for (let i = 0; i < 40; i += 1) step(i, 10, 3);
    expect(stepShare(watch, 40, { mentions: 40, negative: 38 }).reading.state).toBe('raised');
    const after = Array.from({ length: 8 }, (_, i) => step(40 + i, 10, 9));
    expect(after.at(-1)).toMatchObject({ state: 'raised' });
    expect(after.at(-1)?.expected).toBeCloseTo(0.3, 1);
    const back = Array.from({ length: 20 }, (_, i) => step(48 + i, 10, 3).state);
    expect(back.filter((state) => state === 'ended').length).toBe(1);
  });

  it('[ST3] few mentions say nothing', () => {
    let watch = NEW_SHARE_WATCH;
    for (let i = 0; i < 60; i += 1) watch = stepShare(watch, i, { mentions: 1, negative: i % 3 === 0 ? 1 : 0 }).watch;
    expect(stepShare(watch, 60, { mentions: 4, negative: 4 }).reading.state).toBe('calm');
  });
});
