/**
 * Turns numbered events into the frames that consoles get: each event with the current row it names. The latest event of a row
 * stands for all of the row's events in the frame; what nobody may see is an empty run, never a gap [FE1] [FE3]. Knows no sockets.
 */
import type { DomainEvent } from '@unisson/shared/domain/event';
import type { Entities, Kind } from '@unisson/shared/domain/kinds';
import type { FeedEvent, FeedFrame } from '@unisson/shared/wire/feed';
import type { AlertView, CountsView, DispatchView, MemberView, MentionView, MessageView, ReplyView, RevisionView, RoomView, Snapshot, StatsView, StoryView } from '@unisson/shared/wire/views';
import type { Store } from '../store/store.ts';

/** How rows become what consoles read; the same functions answer HTTP. */
export interface FeedViews {
  mentions(room: string, rows: readonly Entities['mention'][]): Promise<readonly MentionView[]>;
  stories(room: string, rows: readonly Entities['story'][]): Promise<readonly StoryView[]>;
  replies(room: string, rows: readonly Entities['reply'][]): Promise<readonly ReplyView[]>;
  dispatches(room: string, rows: readonly Entities['dispatch'][]): Promise<readonly DispatchView[]>;
  members(room: string, rows: readonly Entities['member'][]): Promise<readonly MemberView[]>;
  alerts(room: string, rows: readonly Entities['alert'][]): Promise<readonly AlertView[]>;
  revision(room: string, n: number): Promise<RevisionView | null>;
  message(room: string): Promise<MessageView>;
  room(room: string): Promise<RoomView | null>;
  stats(room: string): Promise<StatsView>;
  counts(room: string): Promise<CountsView>;
  snapshot(room: string): Promise<Snapshot>;
}

export interface FrameSource {
  readonly store: Store;
  readonly views: FeedViews;
}

/** Events read at once: as many mentions as a frame holds without becoming slow to parse on a phone. */
export const MOST_EVENTS = 500;

/** The frame after `from`; null when its events have been pruned and the reader must start over. */
export async function frameAfter(source: FrameSource, room: string, from: number): Promise<FeedFrame | null> {
  const page = await source.store.events(room, from, MOST_EVENTS);
  if (page.pruned || from > page.head) return null;
  const to = page.events.at(-1)?.n ?? from;
  return { room, from, to, events: await renderEvents(source, room, page.events) };
}

async function renderEvents(source: FrameSource, room: string, events: readonly DomainEvent[]): Promise<FeedEvent[]> {
  const latest = new Map<string, DomainEvent>();
  for (const event of events) {
    const key = `${event.type === 'mention.added' ? 'mention.changed' : event.type}/${event.kind}/${event.id}`;
    // An added mention stays "added" for whoever has not seen it, however often it changed within the frame.
    const before = latest.get(key);
    latest.set(key, before?.type === 'mention.added' ? { ...event, type: 'mention.added' } : event);
  }
  const kept = [...latest.values()].sort((a, b) => a.n - b.n);
  const rendered = await Promise.all(TYPES.map((type) => render(source, room, type, kept.filter((event) => group(event) === type))));
  return rendered.flat().sort((a, b) => numberOf(a) - numberOf(b));
}

const numberOf = (event: FeedEvent): number => ('n' in event ? event.n : 0);
const TYPES = ['mention', 'mention.grouped', 'story.changed', 'message.changed', 'revision.decided', 'reply.changed', 'dispatch.changed', 'hold.changed', 'alert.raised', 'room.changed', 'member.changed', 'row.changed'] as const;
type Group = (typeof TYPES)[number];
const group = (event: DomainEvent): string => (event.type === 'mention.added' || event.type === 'mention.changed' ? 'mention' : event.type);

async function rowsOf<K extends Kind>(source: FrameSource, room: string, kind: K, events: readonly DomainEvent[]): Promise<readonly Entities[K][]> {
  return source.store.getMany(kind, room, events.map((event) => event.id));
}

/** Pairs each view with the number of the event that named it. */
function numbered<V extends { id: string }, E>(events: readonly DomainEvent[], views: readonly V[], make: (event: DomainEvent, view: V) => E): E[] {
  const byId = new Map(views.map((view) => [view.id, view]));
  return events.flatMap((event) => {
    const view = byId.get(event.id);
    return view ? [make(event, view)] : [];
  });
}

async function render(source: FrameSource, room: string, type: Group, events: readonly DomainEvent[]): Promise<FeedEvent[]> {
  const last = events.at(-1);
  if (!last) return [];
  const { views } = source;
  switch (type) {
    case 'mention': {
      const shown = await views.mentions(room, await rowsOf(source, room, 'mention', events));
      return numbered(events, shown, ({ n, type: t }, mention) => ({ n, type: t === 'mention.added' ? 'mention.added' : 'mention.changed', mention }));
    }
    case 'mention.grouped':
    case 'story.changed': {
      const rows = await rowsOf(source, room, 'story', events);
      if (type === 'mention.grouped') return numbered(events, rows, ({ n }, story) => ({ n, type: 'mention.grouped', storyId: story.redirect ?? story.id, keys: story.keys }));
      return numbered(events, await views.stories(room, rows), ({ n }, story) => ({ n, type: 'story.changed', story }));
    }
    case 'reply.changed':
      return numbered(events, await views.replies(room, await rowsOf(source, room, 'reply', events)), ({ n }, reply) => ({ n, type: 'reply.changed', reply }));
    case 'dispatch.changed':
      return numbered(events, await views.dispatches(room, await rowsOf(source, room, 'dispatch', events)), ({ n }, dispatch) => ({ n, type: 'dispatch.changed', dispatch }));
    case 'alert.raised':
      return numbered(events, await views.alerts(room, await rowsOf(source, room, 'alert', events)), ({ n }, alert) => ({ n, type: 'alert.raised', alert }));
    case 'member.changed': {
      const members = await views.members(room, await rowsOf(source, room, 'member', events));
      return numbered(events, members.map((member) => ({ id: member.userId, member })), ({ n }, { member }) => ({ n, type: 'member.changed', member }));
    }
    case 'revision.decided': {
      const shown = await Promise.all(events.map(async (event) => ({ event, revision: await views.revision(room, Number(event.id)) })));
      return shown.flatMap(({ event, revision }) => (revision ? [{ n: event.n, type: 'revision.decided' as const, revision }] : []));
    }
    case 'row.changed':
      return events.map(({ n, kind, id, version }) => ({ n, type, kind, id, version }));
    case 'message.changed':
      return [{ n: last.n, type: 'message.changed', message: await views.message(room) }];
    case 'hold.changed':
      return [{ n: last.n, type: 'hold.changed', hold: (await views.room(room))?.hold ?? null }];
    case 'room.changed': {
      const now = await views.room(room);
      return now ? [{ n: last.n, type: 'room.changed', room: now }] : [];
    }
  }
}
