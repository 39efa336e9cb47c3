/** Counts by the minute of a room and its topics, as the counters hold them. Reads only. */
import type { CounterDelta, Store } from '../../store/store.ts';
import type { Minute } from './share-watch.ts';

export interface RoomMinute {
  readonly minute: number;
  readonly room: Minute;
  readonly topics: ReadonlyMap<string, Minute>;
}

const TOPIC = 'topic:';
const NEGATIVE_TOPIC = 'topic-negative:';
/** Reads under way at once: a first look back over a day must not hold up a click. */
const AT_ONCE = 20;

/** @param from first minute. @param to the minute behind the last. */
export async function readMinutes(store: Store, room: string, from: number, to: number): Promise<readonly RoomMinute[]> {
  const minutes: RoomMinute[] = [];
  for (let at = from; at < to; at += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, to - at) }, (_, i) => at + i);
    minutes.push(...(await Promise.all(some.map(async (minute) => minuteOf(minute, await store.counters(room, { from: minute, to: minute + 1 }))))));
  }
  return minutes;
}

function minuteOf(minute: number, counters: readonly CounterDelta[]): RoomMinute {
  const figures = new Map(counters.map(({ name, delta }) => [name, delta]));
  const figure = (name: string): number => Math.max(0, figures.get(name) ?? 0);
  const topics = counters.filter(({ name, delta }) => name.startsWith(TOPIC) && delta > 0).map(({ name }) => name.slice(TOPIC.length));
  return {
    minute,
    room: { mentions: figure('mentions'), negative: figure('label:negative') },
    topics: new Map(topics.map((term) => [term, { mentions: figure(TOPIC + term), negative: figure(NEGATIVE_TOPIC + term) }])),
  };
}
