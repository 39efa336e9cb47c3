/**
 * Stories by id, with where a joined one went, and the rows of their list. An older version than held is dropped. While somebody reads
 * the list its order stands still: figures change in their place. Must not fetch.
 */
import type { StoryView } from '@unisson/shared/wire/views';
import { defineStore } from 'pinia';
import { ref, shallowRef, triggerRef, watch } from 'vue';
import { placed, USUAL_LEAST, type StoryFilter, type StorySort } from './story-order.ts';

/** The loudest matter; what else is opened is fetched. */
const KEPT = 5_000;

export const useStories = defineStore('stories', () => {
  const byId = shallowRef(new Map<string, StoryView>());
  const rows = shallowRef<readonly StoryView[]>([]);
  const sort = ref<StorySort>('rank');
  const filter = ref<StoryFilter>('all');
  /** Listed are those said so often at least. */
  const least = ref<number>(USUAL_LEAST);
  /** Ordering thousands of rows many times a second is for those who look at them. */
  const isShown = ref(false);
  const isReading = ref(false);

  /** Whatever changes most lately is kept longest: the loud ones keep changing. */
  function note(story: StoryView): void {
    const held = byId.value.get(story.id);
    if (held && held.version > story.version) return;
    byId.value.delete(story.id);
    byId.value.set(story.id, Object.freeze(story));
    if (byId.value.size > KEPT) byId.value.delete(byId.value.keys().next().value ?? '');
  }
  /** Shows what was noted: once for a frame of events. */
  function flush(): void {
    triggerRef(byId);
    if (!isShown.value) return;
    if (isReading.value) rows.value = standing(rows.value);
    else renew();
  }
  /** The same rows as they are now; one that was joined to another leaves the list. */
  function standing(shown: readonly StoryView[]): readonly StoryView[] {
    return shown.flatMap(({ id }) => {
      const now = byId.value.get(id);
      return now && now.redirect === null ? [now] : [];
    });
  }
  function renew(): void {
    rows.value = placed([...byId.value.values()], sort.value, filter.value, least.value);
  }
  function find(id: string | null): StoryView | null {
    let story = id === null ? undefined : byId.value.get(id);
    const passed = new Set<string>();
    while (story?.redirect && !passed.has(story.id)) {
      passed.add(story.id);
      const on = byId.value.get(story.redirect);
      if (!on) break;
      story = on;
    }
    return story ?? null;
  }
  function reset(): void {
    byId.value = new Map();
    rows.value = [];
  }
  watch([sort, filter, least, isShown, isReading], () => {
    if (isShown.value && !isReading.value) renew();
  });
  return { byId, rows, sort, filter, least, isShown, isReading, note, flush, renew, find, reset };
});
