/** From stories that changed to what a commit writes: rows, events, and how many stories there are by the minute they began. Pure. */
import type { NewEvent } from '@unisson/shared/domain/event';
import type { Story } from '@unisson/shared/domain/story';
import type { CounterDelta, Put } from '../store/store.ts';

/** A story's row as stored (null: new) and as it is to be. */
export interface StoryChange {
  readonly before: Story | null;
  readonly after: Story;
}

const MINUTE_MS = 60_000;

export const putsOf = (changes: readonly StoryChange[]): Put[] => changes.map(({ after }) => ({ kind: 'story', entity: after }));

export function eventsOf(changes: readonly StoryChange[]): NewEvent[] {
  const events: NewEvent[] = [];
  for (const { before, after } of changes) {
    const event = { kind: 'story' as const, id: after.id, version: after.version };
    // mentions of these keys have another story now
    if (!before || before.redirect !== after.redirect) events.push({ type: 'mention.grouped', ...event });
    // a story of one is its mention, which the consoles have already
    if (before ? true : after.redirect === null && after.count > 1) events.push({ type: 'story.changed', ...event });
  }
  return events;
}

/** Joined stories are no stories any more, nor are those of which nothing is about us: the figure sinks. */
export function countersOf(changes: readonly StoryChange[]): CounterDelta[] {
  const sums = new Map<number, number>();
  const take = (story: Story | null, sign: number) => {
    if (!story || story.redirect !== null || story.count === 0) return;
    for (const bucket of [0, Math.floor(Date.parse(story.firstAt) / MINUTE_MS)]) sums.set(bucket, (sums.get(bucket) ?? 0) + sign);
  };
  for (const { before, after } of changes) {
    take(before, -1);
    take(after, 1);
  }
  return [...sums].filter(([, delta]) => delta !== 0).map(([bucket, delta]) => ({ name: 'stories', bucket, delta }));
}
