/**
 * Finds spikes of volume in counts by the minute: raised within two minutes, once, ended when ten calm minutes have passed. A pure
 * step over plain state, so that a year of days can be played in a test and any server can go on where another stopped.
 */
import { learn, NOTHING_LEARNED, usual, type Baseline } from './baseline.ts';

export interface Open {
  readonly since: number;
  readonly peak: number;
  readonly expected: number;
  /** Minutes in a row that were calm again. */
  readonly calm: number;
}
export interface VolumeWatch {
  readonly baseline: Baseline;
  /** Counts of the last two minutes, whatever they were. */
  readonly before: readonly [number, number];
  readonly open: Open | null;
}
export interface Reading {
  readonly state: 'calm' | 'raised' | 'ended';
  readonly now: number;
  readonly peak: number;
  readonly expected: number;
}

export const NEW_VOLUME_WATCH: VolumeWatch = { baseline: NOTHING_LEARNED, before: [0, 0], open: null };

/** `floor`: mentions in one minute below which nothing is a spike, however quiet it was. */
export interface VolumeLimits {
  readonly floor: number;
}
export const ROOM_LIMITS: VolumeLimits = { floor: 8 };

/** Fewer minutes than this say nothing about what is usual; below `SURE` a spike must be plainer. */
const LEAST_LEARNED = 3;
const SURE_LEARNED = 10;
const CALM_MINUTES = 10;
/** Louder for six hours: that is what is usual now. */
const NEW_NORMAL_MINUTES = 360;

/** A minute that is over: judged, and learned where it was calm. */
export function stepVolume(watch: VolumeWatch, minute: number, count: number, limits = ROOM_LIMITS): { watch: VolumeWatch; reading: Reading } {
  const { open } = watch;
  const before = [watch.before[1], count] as const;
  if (open) return stepOpen({ ...watch, before }, open, { minute, count });
  const reading = judge(watch, minute, count, limits);
  if (reading.state !== 'raised') return { watch: { baseline: learn(watch.baseline, minute, count), before, open: null }, reading };
  const raised = { since: minute, peak: count, expected: reading.expected, calm: 0 };
  return { watch: { ...watch, before, open: raised }, reading };
}

/** A minute that is still running: a spike shows before it is over. Nothing is learned. */
export function peekVolume(watch: VolumeWatch, minute: number, count: number, limits = ROOM_LIMITS): Reading {
  const { open } = watch;
  if (!open) return judge(watch, minute, count, limits);
  return { state: 'raised', now: count, peak: Math.max(open.peak, count), expected: open.expected };
}

function judge({ baseline, before }: VolumeWatch, minute: number, count: number, { floor }: VolumeLimits): Reading {
  const known = usual(baseline, minute);
  const expected = known?.level ?? 0;
  const calm: Reading = { state: 'calm', now: count, peak: count, expected };
  if (!known || baseline.recent.length < LEAST_LEARNED) return calm;
  const plainer = baseline.recent.length < SURE_LEARNED ? 1.4 : 1;
  const { level, spread } = known;
  const alone = plainer * Math.max(level * 3, level + 7 * spread, floor);
  const twice = plainer * Math.max(level * 2.3, level + 4.5 * spread, floor * 0.6);
  // three minutes together tell a quiet room's storm that no single minute shows
  const gathered = plainer * Math.max(level * 7.5, 3 * level + 12 * spread, floor * 1.8);
  const isLoud = count >= alone || (count >= twice && before[1] >= twice) || (count > level && before[0] + before[1] + count >= gathered);
  return isLoud ? { ...calm, state: 'raised', peak: Math.max(count, before[1]) } : calm;
}

function stepOpen(watch: VolumeWatch, open: Open, at: { minute: number; count: number }): { watch: VolumeWatch; reading: Reading } {
  const { minute, count } = at;
  const known = usual(watch.baseline, minute);
  const level = known?.level ?? 0;
  const isCalm = count <= Math.max(1.5 * level, level + 2.5 * (known?.spread ?? 1), 3);
  const calm = isCalm ? open.calm + 1 : 0;
  const peak = Math.max(open.peak, count);
  const reading = { now: count, peak, expected: open.expected };
  if (minute - open.since >= NEW_NORMAL_MINUTES)
    return { watch: { baseline: { ...watch.baseline, recent: [count] }, before: watch.before, open: null }, reading: { ...reading, state: 'ended' } };
  if (calm < CALM_MINUTES) return { watch: { ...watch, open: { ...open, peak, calm } }, reading: { ...reading, state: 'raised' } };
  return { watch: { ...watch, open: null }, reading: { ...reading, state: 'ended' } };
}
