/** Replies seen since the room was entered, by id. An older version than held is dropped. Must not open or send any. */
import { isUnfinished } from '@unisson/shared/domain/reply-rules';
import type { ReplyView } from '@unisson/shared/wire/views';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { withNewer } from './newer.ts';

export const useReplies = defineStore('replies', () => {
  const byId = shallowRef(new Map<string, ReplyView>());

  function set(reply: ReplyView): void {
    byId.value = withNewer(byId.value, [reply], ({ id }) => id);
  }
  /** Replies to a mention or its story, unfinished ones first, then the newest. */
  function of(mentionId: string, storyId: string | null): ReplyView[] {
    return [...byId.value.values()]
      .filter((reply) => reply.mentionId === mentionId || (storyId !== null && reply.storyId === storyId))
      .sort((a, b) => Number(isUnfinished(b.status)) - Number(isUnfinished(a.status)) || b.createdAt.localeCompare(a.createdAt));
  }
  function reset(): void {
    byId.value = new Map();
  }
  return { byId, set, of, reset };
});
