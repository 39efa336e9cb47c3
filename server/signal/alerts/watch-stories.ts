/**
 * Which stories are worth an alert: one that many people say at once, or one that turns negative. Works on the stories' own figures and
 * keeps only what it saw of them last; a new worker begins with the next figures.
 */
import type { Story } from '@unisson/shared/domain/story';
import type { OpenAlerts } from './open-alerts.ts';
import { NEW_SHARE_WATCH, stepShare, type Minute, type ShareWatch } from './share-watch.ts';

/** What the room is used to, and how loud it is now, both in mentions a minute. */
export interface RoomVolume {
  readonly expected: number;
  readonly now: number;
  readonly isLoud: boolean;
}
interface Known {
  story: Story;
  pending: Minute;
  watch: ShareWatch;
  minute: number;
}
export type StoryMemory = Map<string, Known>;

const MOST_KNOWN = 500;
/** Of ten minutes. Fewer, or fewer people, is talk and no wave. */
const LEAST_SAID = 30;
const LEAST_AUTHORS = 5;
/** In a storm most stories are loud: only one that makes up a seventh of it is told apart. */
const SHARE_OF_STORM = 0.15;
const TEN_MINUTES_MS = 600_000;
const MINUTE_MS = 60_000;
/** Below a quarter of its peak a story is over as an alert. */
const OVER = 0.25;

export function watchStories(memory: StoryMemory, changed: readonly Story[], alerts: OpenAlerts, at: { readonly nowMs: number; readonly room: RoomVolume }): void {
  for (const story of changed) {
    const before = memory.get(story.id);
    const since = before?.story ?? story;
    const more = { mentions: Math.max(0, story.count - since.count), negative: Math.max(0, story.negative - since.negative) };
    const pending = before?.pending ?? { mentions: 0, negative: 0 };
    memory.delete(story.id);
    memory.set(story.id, {
      story,
      pending: { mentions: pending.mentions + more.mentions, negative: pending.negative + more.negative },
      watch: before?.watch ?? NEW_SHARE_WATCH,
      minute: before?.minute ?? Math.floor(at.nowMs / MINUTE_MS),
    });
  }
  for (const id of memory.keys()) {
    if (memory.size <= MOST_KNOWN) break;
    memory.delete(id);
  }
  for (const known of memory.values()) {
    tellVolume(known.story, alerts, at);
    tellShare(known, alerts, at.nowMs);
  }
  // told before this worker began, and silent since
  for (const alert of alerts.all) {
    const isUnknown = alert.about.kind === 'story' && !memory.has(alert.about.id);
    if (isUnknown && at.nowMs - Date.parse(alert.updatedAt) > TEN_MINUTES_MS && alerts.find({ ...alert.about, measure: alert.measure })) alerts.end(alert, 0);
  }
}

function tellVolume(story: Story, alerts: OpenAlerts, { nowMs, room }: { readonly nowMs: number; readonly room: RoomVolume }): void {
  const thing = { kind: 'story', id: story.id, measure: 'volume' } as const;
  const standing = alerts.find(thing);
  const isRunning = nowMs - Date.parse(story.lastAt) < TEN_MINUTES_MS;
  const said = isRunning ? story.velocity : 0;
  const now = said / 10;
  const isWanted = story.redirect === null && story.verdict?.is !== 'noise';
  const least = Math.max(LEAST_SAID, room.expected * 5, room.isLoud ? room.now * 10 * SHARE_OF_STORM : 0);
  if (standing) {
    if (!isWanted || now < Math.max(0.5, standing.peak * OVER)) alerts.end(standing, now);
    else alerts.raise(thing, { now, peak: Math.max(now, standing.peak), baseline: standing.baseline, because: reasons(story) });
  } else if (isWanted && said >= least && story.authors >= LEAST_AUTHORS) {
    alerts.raise(thing, { now, peak: now, baseline: 0, because: reasons(story) });
  }
}

const reasons = (story: Story): readonly string[] => [`ten-minutes:${story.velocity}`, `authors:${story.authors}`, `count:${story.count}`];

/** Its own share of the last minutes against its own before: a story that was negative from the start is no change. */
function tellShare(known: Known, alerts: OpenAlerts, nowMs: number): void {
  const minute = Math.floor(nowMs / MINUTE_MS);
  if (minute <= known.minute) return;
  const { watch, reading } = stepShare(known.watch, minute, known.pending);
  Object.assign(known, { watch, minute, pending: { mentions: 0, negative: 0 } });
  const thing = { kind: 'story', id: known.story.id, measure: 'negative-share' } as const;
  const standing = alerts.find(thing);
  const share = Math.round(reading.now * 100) / 100;
  const expected = Math.round(reading.expected * 100) / 100;
  if (reading.state === 'raised' && known.story.redirect === null && known.story.verdict?.is !== 'noise')
    alerts.raise(thing, { now: share, peak: Math.round(reading.peak * 100) / 100, baseline: expected, because: [`share:${share}`, `expected:${expected}`, `of:${reading.of}`] });
  else if (standing) alerts.end(standing, share);
}
