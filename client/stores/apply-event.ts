/**
 * What each feed event does to the stores: a table, one row a type, one store method a row. An older version than held is dropped
 * by the store it reaches. Must not fetch, scroll, sound or decide.
 */
import type { FeedEvent, FeedFrame } from '@unisson/shared/wire/feed';
import type { Snapshot } from '@unisson/shared/wire/views';
import { useAlerts } from './alerts.ts';
import { useDispatches } from './dispatches.ts';
import { useFigures } from './figures.ts';
import { useMentions } from './mentions.ts';
import { useMessage } from './message.ts';
import { useReplies } from './replies.ts';
import { useRoom } from './room.ts';
import { useStories } from './stories.ts';
import { useTouched } from './touched.ts';

export function roomStores() {
  return { room: useRoom(), mentions: useMentions(), stories: useStories(), alerts: useAlerts(), message: useMessage(), replies: useReplies(), dispatches: useDispatches(), figures: useFigures(), touched: useTouched() };
}
export type RoomStores = ReturnType<typeof roomStores>;

type Table = { readonly [T in FeedEvent['type']]: (stores: RoomStores, event: Extract<FeedEvent, { type: T }>) => void };

export const TABLE: Table = {
  'mention.added': ({ mentions }, { mention }) => mentions.added(mention),
  'mention.changed': ({ mentions }, { mention }) => mentions.altered(mention),
  // The story itself follows as `story.changed`.
  'mention.grouped': ({ mentions }, { storyId, keys }) => mentions.grouped(storyId, keys),
  'story.changed': ({ stories }, { story }) => stories.note(story),
  'message.changed': ({ message, dispatches }, event) => {
    message.setMessage(event.message);
    dispatches.markStale(event.message.inForce?.n ?? null);
  },
  'revision.decided': ({ message }, { revision }) => message.setRevision(revision),
  'reply.changed': ({ replies }, { reply }) => replies.set(reply),
  'dispatch.changed': ({ dispatches }, { dispatch }) => dispatches.set(dispatch),
  'hold.changed': ({ room }, { hold }) => room.setHold(hold),
  'alert.raised': ({ alerts }, { alert }) => alerts.set(alert),
  'room.changed': ({ room }, event) => room.setRoom(event.room),
  'member.changed': ({ room }, { member }) => room.setMember(member),
  'row.changed': ({ touched }, { kind }) => touched.note(kind),
  stats: ({ figures, mentions }, { stats, counts }) => {
    figures.setTotal(stats);
    mentions.counts = counts;
  },
};

export function applyFrame(stores: RoomStores, frame: FeedFrame): void {
  let hasStories = false;
  for (const event of frame.events) {
    applyOne(stores, event);
    hasStories ||= event.type === 'story.changed';
  }
  stores.mentions.flush();
  if (hasStories) stores.stories.flush();
}

function applyOne<T extends FeedEvent['type']>(stores: RoomStores, event: Extract<FeedEvent, { type: T }>): void {
  // A newer server may say what this console does not know yet; it is left out rather than stopping the feed.
  const table: Partial<Table> = TABLE;
  table[event.type]?.(stores, event);
}

/** Everything held is replaced by what the server says stands now. */
export function applySnapshot(stores: RoomStores, snapshot: Snapshot): void {
  stores.room.setRoom(snapshot.room);
  stores.touched.reset();
  stores.message.reset();
  stores.message.setMessage(snapshot.message);
  stores.mentions.counts = snapshot.counts;
}
