/** Which stories have been answered, or are being answered just now: a story is answered once [RE8]. Reads what the console holds; fetches nothing. */
import { isUnfinished } from '@unisson/shared/domain/reply-rules';
import type { ReplyView } from '@unisson/shared/wire/views';
import { computed } from 'vue';
import { useReplies } from '../stores/replies.ts';
import { useStories } from '../stores/stories.ts';

export interface StoryAnswer {
  readonly is: 'answered' | 'answering';
  readonly reply: ReplyView;
}

export function useStoryAnswers() {
  const replies = useReplies();
  const stories = useStories();
  /** By the surviving story; what was said outweighs what is being written. */
  const byStory = computed(() => {
    const map = new Map<string, StoryAnswer>();
    for (const reply of replies.byId.values()) {
      if (reply.storyId === null || reply.status === 'dropped') continue;
      const id = stories.byId.size > 0 ? (stories.find(reply.storyId)?.id ?? reply.storyId) : reply.storyId;
      const is = isUnfinished(reply.status) ? 'answering' : 'answered';
      const held = map.get(id);
      if (!held || (held.is === 'answering' && is === 'answered')) map.set(id, { is, reply });
    }
    return map;
  });
  return (storyId: string | null): StoryAnswer | null => (storyId === null ? null : (byStory.value.get(storyId) ?? null));
}
