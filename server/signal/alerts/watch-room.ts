/**
 * One look at a room: minutes, stories, danger, reviews; what changed is committed together with the position it rests on, so that two
 * servers never tell the same thing twice. Throws its memory away at the first surprise.
 */
import type { Alert } from '@unisson/shared/domain/alert';
import type { Mention } from '@unisson/shared/domain/mention';
import type { Room } from '@unisson/shared/domain/room';
import type { Story } from '@unisson/shared/domain/story';
import { escalateReview } from '../../commands/alert/escalate-review.ts';
import { instant, type Runtime } from '../../runtime/runtime.ts';
import { INSTALLATION, type KeepOp, type Store } from '../../store/store.ts';
import { alertPositionJson, alertPositionKey, readAlertPosition, type AlertPosition } from './alert-position.ts';
import { openAlerts, type OpenAlerts } from './open-alerts.ts';
import { readMinutes, type RoomMinute } from './read-minutes.ts';
import { watchDanger } from './watch-danger.ts';
import { UNSETTLED, watchMinutes } from './watch-minutes.ts';
import { watchStories, type RoomVolume, type StoryMemory } from './watch-stories.ts';
import { usual } from './baseline.ts';

export interface WatchDeps {
  readonly store: Store;
  readonly runtime: Runtime;
}
export interface RoomWatcher {
  /** @returns true when there is more to read at once. */
  look(): Promise<boolean>;
}

const MINUTE_MS = 60_000;
const DAY = 1_440;
const MOST_ALERTS = 500;
const MOST_EVENTS = 2_000;
const SLICE = 250;
/** Silence longer than this may be the server's own: it is not learned. */
const MOST_SILENCE = 5;

interface Memory {
  position: AlertPosition;
  version: number;
  written: string;
  readonly stories: StoryMemory;
}

export function watchRoom(deps: WatchDeps, room: string): RoomWatcher {
  let memory: Memory | null = null;
  return {
    async look() {
      try {
        memory ??= await remember(deps.store, room);
        const done = await lookOnce(deps, room, memory);
        if (!done.ok) memory = null;
        return !done.ok || done.more;
      } catch (error) {
        memory = null;
        throw error;
      }
    },
  };
}

async function remember(store: Store, room: string): Promise<Memory> {
  const kept = await store.read('position', alertPositionKey(room));
  return { position: readAlertPosition(kept), version: kept?.version ?? 0, written: JSON.stringify(kept?.value ?? null), stories: new Map() };
}

async function lookOnce(deps: WatchDeps, id: string, memory: Memory): Promise<{ ok: boolean; more: boolean }> {
  const { store, runtime } = deps;
  const room = await store.get('room', INSTALLATION, id);
  if (!room) return { ok: true, more: false };
  const stored = await store.list('alert', { scope: id, where: { state: 'raised' }, limit: MOST_ALERTS });
  await escalateReview(deps, room, stored.items.filter(({ about }) => about.kind === 'review'));
  const nowMs = runtime.now().getTime();
  const watched = stored.items.filter(({ about }) => about.kind !== 'review');
  const alerts = openAlerts(watched, instant(runtime), () => runtime.id());
  const news = await readEvents(store, id, memory.position.seq);
  const minutes = await newMinutes(store, room, memory.position, Math.floor(nowMs / MINUTE_MS));
  const settled = minutes.length > 0 ? watchMinutes(memory.position, minutes, id, alerts) : memory.position;
  watchStories(memory.stories, news.stories, alerts, { nowMs, room: volumeOf(settled, minutes) });
  const danger = await watchDanger(store, id, { after: memory.position.danger, changed: news.mentions, alerts });
  const position = { ...settled, seq: news.seq, danger: danger.upTo };
  return { ok: await write(deps, id, { memory, position, alerts }), more: news.more || danger.more };
}

async function readEvents(store: Store, room: string, after: number): Promise<{ stories: readonly Story[]; mentions: readonly Mention[]; seq: number; more: boolean }> {
  const page = await store.events(room, after, MOST_EVENTS);
  // what was pruned is at least a day old: nothing to be told about
  if (page.pruned || after === 0) return { stories: [], mentions: [], seq: page.head, more: false };
  const idsOf = (type: string) => [...new Set(page.events.filter((event) => event.type === type).map(({ id }) => id))];
  const all = async <T>(ids: readonly string[], get: (some: readonly string[]) => Promise<readonly T[]>): Promise<T[]> => {
    const rows: T[] = [];
    for (let from = 0; from < ids.length; from += SLICE) rows.push(...(await get(ids.slice(from, from + SLICE))));
    return rows;
  };
  const stories = await all(idsOf('story.changed'), (ids) => store.getMany('story', room, ids));
  const mentions = await all(idsOf('mention.changed'), (ids) => store.getMany('mention', room, ids));
  const seq = page.events.at(-1)?.n ?? after;
  return { stories, mentions, seq, more: seq < page.head };
}

/** From the minute behind the settled ones to the one that runs; on a first look, from the first one of the last day with anything in it. */
async function newMinutes(store: Store, room: Room, position: AlertPosition, now: number): Promise<readonly RoomMinute[]> {
  const opened = Math.floor(Date.parse(room.createdAt) / MINUTE_MS);
  const from = Math.max(position.minute === null ? opened : position.minute + 1, now - DAY);
  const minutes = await readMinutes(store, room.id, Math.min(from, now), now + 1);
  const isFirst = position.minute === null;
  const isGap = !isFirst && minutes.length > MOST_SILENCE + UNSETTLED;
  if (!isFirst && !isGap) return minutes;
  const first = minutes.findIndex(({ room: all }) => all.mentions > 0);
  const lively = isFirst ? minutes.slice(first < 0 ? minutes.length : first) : minutes;
  return isGap ? lively.filter(({ room: all }, i) => all.mentions > 0 || i >= lively.length - UNSETTLED) : lively;
}

function volumeOf(position: AlertPosition, minutes: readonly RoomMinute[]): RoomVolume {
  const [running, last] = [minutes.at(-1), minutes.at(-2)];
  const now = Math.max(running?.room.mentions ?? 0, last?.room.mentions ?? 0);
  const known = running ? usual(position.room.volume.baseline, running.minute) : null;
  return { expected: known?.level ?? 0, now, isLoud: position.room.volume.open !== null };
}

async function write(deps: WatchDeps, room: string, to: { memory: Memory; position: AlertPosition; alerts: OpenAlerts }): Promise<boolean> {
  const { memory, position } = to;
  const changed: readonly Alert[] = to.alerts.changes();
  const value = alertPositionJson(position);
  const written = JSON.stringify(value);
  const isSettled = position.minute === memory.position.minute && position.danger === memory.position.danger;
  memory.position = position;
  // how far the events are read is worth a write only together with something else
  if (changed.length === 0 && (isSettled || written === memory.written)) return true;
  const keep: KeepOp = { op: 'put', space: 'position', key: alertPositionKey(room), value, version: memory.version, expiresAt: null };
  const done =
    changed.length === 0
      ? await deps.store.keep([keep])
      : await deps.store.commit({
          scope: room,
          puts: changed.map((entity) => ({ kind: 'alert', entity })),
          events: changed.map(({ id, version }) => ({ type: 'alert.raised', kind: 'alert', id, version })),
          keep: [keep],
          audit: { actor: 'system', act: 'watch-room', subject: { kind: 'room', id: room } },
          at: instant(deps.runtime),
        });
  if (!done.ok) return false;
  memory.version += 1;
  memory.written = written;
  return true;
}
