/** Which stories are alerts: loud ones, ones that turn, not noise, and in a storm only those that stand out of it. */
import { describe, expect, it } from 'vitest';
import type { Story } from '@unisson/shared/domain/story';
import { story } from '../../store/contract/rows.ts';
import { openAlerts } from './open-alerts.ts';
import { watchStories, type RoomVolume, type StoryMemory } from './watch-stories.ts';

const START = Date.parse('2026-03-01T12:00:00.000Z');
const QUIET: RoomVolume = { expected: 2, now: 3, isLoud: false };
const loud = (patch: Partial<Story> = {}): Story => story('s1', { count: 60, authors: 40, velocity: 50, lastAt: new Date(START).toISOString(), ...patch });

/** One look after another, minutes apart, with the alerts that stood before. */
function play(looks: readonly (readonly [minute: number, stories: readonly Story[]])[], room = QUIET) {
  const memory: StoryMemory = new Map();
  let standing: ReturnType<ReturnType<typeof openAlerts>['changes']> = [];
  const told: string[] = [];
  for (const [minute, stories] of looks) {
    const nowMs = START + minute * 60_000;
    const alerts = openAlerts(standing, new Date(nowMs).toISOString(), () => `a${told.length}`);
    watchStories(memory, stories, alerts, { nowMs, room });
    const changes = alerts.changes();
    told.push(...changes.map(({ measure, state }) => `${minute} ${measure} ${state}`));
    const ids = new Set(changes.map(({ id }) => id));
    standing = [...standing.filter(({ id }) => !ids.has(id)), ...changes].filter(({ state }) => state === 'raised');
  }
  return told;
}

describe('story alerts', () => {
  it('[ST3] a loud story is told once and ends when nobody says it any more', () => {
    expect(play([[0, [loud()]], [0.1, [loud({ count: 61 })]], [5, []], [11, []], [12, []]])).toEqual(['0 volume raised', '11 volume ended']);
  });

  it.each([
    ['few say it', { velocity: 29 }, QUIET],
    ['few people say it', { authors: 4 }, QUIET],
    ['somebody called it noise', { verdict: { is: 'noise', reason: null, by: 'u', at: '' } }, QUIET],
    ['it was joined to another', { redirect: 's0' }, QUIET],
    ['it drowns in a storm', {}, { expected: 2, now: 60, isLoud: true }],
  ] as const)('[ST3] no alert where %s', (_why, patch, room) => {
    expect(play([[0, [loud(patch)]]], room)).toEqual([]);
  });

  it('[ST3] a story that turns negative is told, one that always was is not', () => {
    const grown = (turns: boolean) =>
      Array.from({ length: 30 }, (_, minute) => {
        const later = Math.max(0, minute - 20);
        const lastAt = new Date(START + minute * 60_000).toISOString();
        const counted = { count: 10 + minute * 10, negative: turns ? 3 * (minute - later) + 10 * later : 9 * minute };
        return [minute, [loud({ ...counted, velocity: 10, lastAt })]] as const;
      });
    expect(play(grown(true)).map((line) => line.split(' ').slice(1).join(' '))).toContain('negative-share raised');
    expect(play(grown(false))).toEqual([]);
  });
});
