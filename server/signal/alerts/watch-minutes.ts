/**
 * Plays new minutes through the watches of a room and its topics, and says which alerts stand. A minute is settled a minute after it is
 * over, so that what arrives late is learned; what runs meanwhile is judged at each look.
 */
import type { AlertSubject } from '@unisson/shared/domain/alert';
import { NEW_WATCHES, type AlertPosition, type Watches } from './alert-position.ts';
import type { OpenAlerts } from './open-alerts.ts';
import type { RoomMinute } from './read-minutes.ts';
import { stepShare, type Minute, type ShareReading } from './share-watch.ts';
import { peekVolume, ROOM_LIMITS, stepVolume, type Reading } from './volume-watch.ts';

/** Minutes at the end of what was read that are not settled yet: the one that runs, and the one before it. */
export const UNSETTLED = 2;
const TOPIC_LIMITS = { floor: 12 };
const MOST_TOPICS = 200;
const NOBODY: Minute = { mentions: 0, negative: 0 };
/** A topic that only swells with its room is no news beside the room's own alert. */
const BEYOND_ROOM = 2;

interface Judged {
  readonly watches: Watches;
  readonly volume: Reading;
  readonly share: ShareReading;
}

/** @param minutes consecutive, up to the one that runs. @returns the position after them. */
export function watchMinutes(position: AlertPosition, minutes: readonly RoomMinute[], room: string, alerts: OpenAlerts): AlertPosition {
  const settled = minutes.slice(0, Math.max(0, minutes.length - UNSETTLED));
  const unsettled = minutes.slice(settled.length);
  const terms = new Set([...Object.keys(position.topics), ...minutes.flatMap(({ topics }) => [...topics.keys()])]);
  const whole = judge(position.room, settled, unsettled, { pick: ({ room: all }) => all, limits: ROOM_LIMITS });
  tell(alerts, { kind: 'room', id: room }, whole);
  const topics: Record<string, Watches> = {};
  for (const term of [...terms].slice(0, MOST_TOPICS)) {
    const judged = judge(position.topics[term] ?? NEW_WATCHES, settled, unsettled, {
      pick: ({ topics: all }) => all.get(term) ?? NOBODY,
      limits: TOPIC_LIMITS,
    });
    topics[term] = judged.watches;
    tell(alerts, { kind: 'topic', id: term }, besideRoom(judged, whole));
  }
  return { ...position, minute: settled.at(-1)?.minute ?? position.minute, room: whole.watches, topics };
}

function judge(
  watches: Watches,
  settled: readonly RoomMinute[],
  unsettled: readonly RoomMinute[],
  of: { readonly pick: (minute: RoomMinute) => Minute; readonly limits: typeof ROOM_LIMITS },
): Judged {
  const step = (from: Watches, one: RoomMinute) => {
    const counted = of.pick(one);
    const volume = stepVolume(from.volume, one.minute, counted.mentions, of.limits);
    const share = stepShare(from.share, one.minute, counted);
    return { watches: { volume: volume.watch, share: share.watch }, volume: volume.reading, share: share.reading };
  };
  let kept = watches;
  for (const one of settled) kept = step(kept, one).watches;
  // the last minutes on a copy: seen, not learned
  let ahead: Judged = { watches: kept, ...calmReadings };
  const running = unsettled.at(-1);
  for (const one of unsettled.slice(0, -1)) ahead = step(ahead.watches, one);
  const volume = running ? peekVolume(ahead.watches.volume, running.minute, of.pick(running).mentions, of.limits) : ahead.volume;
  return { watches: kept, volume, share: ahead.share };
}

const calmReadings: Pick<Judged, 'volume' | 'share'> = {
  volume: { state: 'calm', now: 0, peak: 0, expected: 0 },
  share: { state: 'calm', now: 0, peak: 0, expected: 0, of: 0 },
};

function besideRoom(topic: Judged, room: Judged): Judged {
  if (room.volume.state !== 'raised' || topic.volume.state !== 'raised') return topic;
  const times = ({ now, expected }: Reading): number => now / Math.max(1, expected);
  return times(topic.volume) >= BEYOND_ROOM * times(room.volume) ? topic : { ...topic, volume: { ...topic.volume, state: 'calm' } };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

function tell(alerts: OpenAlerts, about: { readonly kind: AlertSubject; readonly id: string }, { volume, share }: Judged): void {
  const loud = { ...about, measure: 'volume' } as const;
  if (volume.state === 'raised') {
    const because = [`minute:${volume.now}`, `expected:${rounded(volume.expected)}`];
    alerts.raise(loud, { now: volume.now, peak: volume.peak, baseline: rounded(volume.expected), because });
  } else endIfStanding(alerts, loud, volume.now);
  const angry = { ...about, measure: 'negative-share' } as const;
  if (share.state === 'raised') {
    const because = [`share:${rounded(share.now)}`, `expected:${rounded(share.expected)}`, `of:${share.of}`];
    alerts.raise(angry, { now: rounded(share.now), peak: rounded(share.peak), baseline: rounded(share.expected), because });
  } else endIfStanding(alerts, angry, rounded(share.now));
}

function endIfStanding(alerts: OpenAlerts, thing: Parameters<OpenAlerts['find']>[0], now: number): void {
  const alert = alerts.find(thing);
  if (alert) alerts.end(alert, now);
}
