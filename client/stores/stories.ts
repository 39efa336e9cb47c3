/** Stories by id, with where a joined one went. An older version than held is dropped. */
import type { StoryView } from '@unisson/shared/wire/views';
import { defineStore } from 'pinia';
import { shallowRef, triggerRef } from 'vue';

/** The loudest matter; what else is opened is fetched. */
const KEPT = 5_000;

export const useStories = defineStore('stories', () => {
  const byId = shallowRef(new Map<string, StoryView>());

  function note(story: StoryView): void {
    const held = byId.value.get(story.id);
    if (held && held.version > story.version) return;
    byId.value.set(story.id, Object.freeze(story));
    if (byId.value.size > KEPT) byId.value.delete(byId.value.keys().next().value ?? '');
  }
  /** Shows what was noted: once for a frame of events. */
  function flush(): void {
    triggerRef(byId);
  }
  function find(id: string | null): StoryView | null {
    const story = id === null ? undefined : byId.value.get(id);
    if (story?.redirect && story.redirect !== id) return byId.value.get(story.redirect) ?? story;
    return story ?? null;
  }
  function reset(): void {
    byId.value = new Map();
  }
  return { byId, note, flush, find, reset };
});
