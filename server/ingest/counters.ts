/**
 * What one mention adds to the room's figures, and what a change of it moves. A change is the difference of two such lists, so the
 * totals always equal the sum over the rows. Totals stand in bucket 0, the course over time in epoch minutes of publication.
 */
import type { Mention } from '@unisson/shared/domain/mention';
import type { CounterDelta } from '../store/store.ts';
import { reachOf } from './rank.ts';

const MINUTE_MS = 60_000;

/** The same post brought again [ME1]. */
export const SIGHTING: readonly CounterDelta[] = [{ name: 'sightings', bucket: 0, delta: 1 }];

type Counted = Pick<Mention, 'score' | 'status' | 'language' | 'source' | 'handling' | 'speaker' | 'proposed' | 'publishedAt' | 'author' | 'metrics' | 'topics'>;

/** A mention that is not about us counts for its status alone: it is out of every other figure, and comes back when that is undone. */
export function figures(mention: Counted): readonly CounterDelta[] {
  const total = (name: string, delta = 1): CounterDelta => ({ name, bucket: 0, delta });
  if (mention.status === 'not-about-us') return [total('status:not-about-us')];
  const bucket = Math.floor(Date.parse(mention.publishedAt) / MINUTE_MS);
  const reach = reachOf(mention);
  const label = `label:${mention.score.label}`;
  const list = [
    total('mentions'),
    total(label),
    total(`status:${mention.status}`),
    total(`language:${mention.language}`),
    total(`source:${mention.source}`),
    total(`handling:${mention.handling}`),
    { name: 'mentions', bucket, delta: 1 },
    { name: label, bucket, delta: 1 },
  ];
  if (mention.speaker) list.push(total(`speaker:${mention.speaker}`));
  if (mention.proposed) list.push(total(`proposed:${mention.proposed.handling}`));
  for (const topic of mention.topics ?? []) list.push(total(`topic:${topic}`), { name: `topic:${topic}`, bucket, delta: 1 });
  if (reach > 0) list.push(total('reach', reach), { name: 'reach', bucket, delta: reach });
  return list;
}

export function moved(before: Counted, after: Counted): readonly CounterDelta[] {
  const sums = new Map<string, CounterDelta>();
  const take = (sign: number) => (one: CounterDelta) => {
    const key = `${one.bucket}\0${one.name}`;
    sums.set(key, { ...one, delta: (sums.get(key)?.delta ?? 0) + sign * one.delta });
  };
  figures(before).forEach(take(-1));
  figures(after).forEach(take(1));
  return [...sums.values()].filter((one) => one.delta !== 0);
}
