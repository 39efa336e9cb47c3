/**
 * Keeps the stores of one room in step with the server while its console is open: enters the feed, applies frames, and on "start over"
 * loads what stands now. Returns what leaving needs. The only place where feed, first loads and stores meet.
 */
import type { Refusal } from '@unisson/shared/domain/refusal';
import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { useConnection } from '../connection/connection.ts';
import type { RoomFeed } from '../connection/feed.ts';
import { applyFrame, applySnapshot, roomStores } from '../stores/apply-event.ts';
import { useSession } from '../stores/session.ts';
import type { MentionLoader } from './use-mention-loader.ts';

const STORIES_AT_FIRST = 500;

export interface RoomLink {
  readonly refusal: Readonly<Ref<Refusal | null>>;
  /** Number of the last event seen: what sending names [RE5]. */
  seen(): number;
}

export function useRoomLink(roomId: string, loader: MentionLoader, shown: () => { viewing: string | null; writing: string | null }): RoomLink {
  const connection = useConnection();
  const stores = roomStores();
  const session = useSession();
  const refusal = ref<Refusal | null>(null);
  let feed: RoomFeed | null = null;
  let isFirst = true;

  for (const store of Object.values(stores)) store.reset();
  stores.mentions.setView({ me: session.id });

  async function load(): Promise<void> {
    const { api } = connection;
    const [room, members, message, revisions, stories, alerts] = await Promise.all([
      api.rooms.get(roomId),
      api.rooms.members(roomId),
      api.message.get(roomId),
      api.message.revisions(roomId),
      api.rooms.stories(roomId, STORIES_AT_FIRST),
      api.alerts.list(roomId),
    ]);
    if (room.ok) stores.room.setRoom(room.value);
    else refusal.value = room.refusal;
    if (members.ok) stores.room.setMembers(members.value.items);
    if (message.ok) stores.message.setMessage(message.value);
    if (revisions.ok) stores.message.setRevisions(revisions.value.items);
    if (stories.ok) for (const story of stories.value.items) stores.stories.note(story);
    stores.stories.flush();
    if (alerts.ok) stores.alerts.setAll(alerts.value.items);
  }

  feed = connection.enterRoom(roomId, {
    state: (state) => stores.room.setLink(state),
    startOver(snapshot) {
      if (snapshot) applySnapshot(stores, snapshot);
      // What a pane fetched while the feed was still connecting is as fresh as the feed itself.
      if (isFirst) isFirst = false;
      else {
        stores.dispatches.reset();
        stores.replies.reset();
        stores.room.renew();
      }
      void loader.loadFirst();
      void load();
    },
    frame: (frame) => applyFrame(stores, frame),
    presence: (people) => stores.room.setPeople(people),
    refused: (why) => {
      refusal.value = why;
    },
  });
  const stopShowing = watch(shown, ({ viewing, writing }) => feed?.show(viewing, writing), { immediate: true });

  onScopeDispose(() => {
    stopShowing();
    feed?.leave();
    feed = null;
  });
  return { refusal, seen: () => feed?.seen() ?? 0 };
}
