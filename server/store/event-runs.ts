/**
 * The events of one commit as a compact row: neighbours of the same type, kind and version share one group of ids. An ingest of 500
 * mentions is a few groups, not 500 rows. Both stores keep events in this form; it holds ids and versions only [FE1] [PR1].
 */
import type { DomainEvent, EventType, NewEvent } from '@unisson/shared/domain/event';
import type { Kind } from '@unisson/shared/domain/kinds';

/** Events in one row: bounds what a reader must unpack to answer a short page. */
export const RUN_LENGTH = 128;

type Group = readonly [EventType, Kind, number, string[]];

export interface EventRun {
  readonly first: number;
  readonly count: number;
  readonly body: string;
}

/** Rows for events that take the numbers `first`, `first + 1` … */
export function packRuns(first: number, events: readonly NewEvent[]): EventRun[] {
  const runs: EventRun[] = [];
  for (let from = 0; from < events.length; from += RUN_LENGTH) {
    const part = events.slice(from, from + RUN_LENGTH);
    runs.push({ first: first + from, count: part.length, body: JSON.stringify(groupsOf(part)) });
  }
  return runs;
}

function groupsOf(events: readonly NewEvent[]): Group[] {
  const groups: Group[] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last !== undefined && last[0] === event.type && last[1] === event.kind && last[2] === event.version) last[3].push(event.id);
    else groups.push([event.type, event.kind, event.version, [event.id]]);
  }
  return groups;
}

/** The events of a row with n > after, oldest first. `at`: milliseconds since 1970. */
export function unpackRun(run: { readonly first: number; readonly at: number; readonly body: string }, after: number): DomainEvent[] {
  const at = new Date(run.at).toISOString();
  const events: DomainEvent[] = [];
  let n = run.first;
  for (const [type, kind, version, ids] of JSON.parse(run.body) as Group[]) {
    for (const id of ids) {
      if (n > after) events.push({ n, at, type, kind, id, version });
      n += 1;
    }
  }
  return events;
}
