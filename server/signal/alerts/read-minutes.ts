/** Counts by the minute of a room and its topics, as the counters hold them. Reads only. */
import { counterSteps } from '../../store/counter-steps.ts';
import type { CounterDelta, Store } from '../../store/store.ts';
import type { Minute } from './share-watch.ts';

export interface RoomMinute {
  readonly minute: number;
  readonly room: Minute;
  readonly topics: ReadonlyMap<string, Minute>;
}

const TOPIC = 'topic:';
const NEGATIVE_TOPIC = 'topic-negative:';
/** @param from first minute. @param to the minute behind the last. */
export async function readMinutes(store: Store, room: string, from: number, to: number): Promise<readonly RoomMinute[]> {
  const minutes = await counterSteps(store, room, { from, to, step: 1 });
  return minutes.map(({ from: minute, deltas }) => minuteOf(minute, deltas));
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
