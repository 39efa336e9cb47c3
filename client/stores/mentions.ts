/**
 * The live list: one view (filters and order) of the room's mentions, pages by cursor below, live arrivals above. What is new waits
 * behind a counter while somebody reads; a changed mention changes in its place. Rows are frozen plain objects under a shallowRef:
 * deep reactivity over 80,000 rows cannot keep up. Must not know the feed or HTTP.
 */
import type { MentionView } from '@unisson/shared/wire/views';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef, triggerRef } from 'vue';
import { matches, merge, NO_FILTERS, placeFor, type Filters, type Sort } from './mention-order.ts';

/** Rows beyond this are let go while new ones flow in at the top: an hour of storm must not fill the tab. */
export const KEPT_ROWS = 4_000;
/** More waiting than this is only counted; showing them fetches the first page instead. */
export const KEPT_WAITING = 1_000;

export const useMentions = defineStore('mentions', () => {
  const rows = shallowRef<MentionView[]>([]);
  const filters = ref<Filters>(NO_FILTERS);
  const sort = ref<Sort>('rank');
  const me = ref('');
  const next = ref<string | null>(null);
  /** The tail was let go: only a fresh first page can lead to it again. */
  const isCut = ref(false);
  const isLoading = ref(false);
  const isReading = ref(false);
  const counts = shallowRef<Readonly<Record<string, number>>>({});
  const waitingCount = ref(0);
  /** Rows shown that no longer belong to the view; they go when the list is renewed, never under the pointer. */
  const strays = shallowRef(new Set<string>());
  /** Mentions opened or answered that need not be in the view. */
  const others = shallowRef(new Map<string, MentionView>());

  let held = new Set<string>();
  let waiting: MentionView[] = [];
  let arrived: MentionView[] = [];
  const joined = new Map<string, string>();
  let changed = new Map<string, MentionView>();
  /** What the feed said while a first page was on its way: the page may have been read before it. */
  let meanwhile: { added: MentionView[]; altered: MentionView[] } | null = null;

  const hasFilters = computed(() => Object.values(filters.value).some((value) => value !== ''));

  function setView(view: { filters?: Filters; sort?: Sort; me?: string }): void {
    if (view.filters) filters.value = view.filters;
    if (view.sort) sort.value = view.sort;
    if (view.me !== undefined) me.value = view.me;
  }

  /** A first page is being fetched: until `replace`, the feed's news are kept aside too. */
  function expectPage(): void {
    isLoading.value = true;
    meanwhile = { added: [], altered: [] };
  }
  /** The first page of the view: all rows held before are let go. */
  function replace(items: readonly MentionView[], cursor: string | null): void {
    rows.value = items.map((item) => Object.freeze(item));
    held = new Set(items.map(({ id }) => id));
    next.value = cursor;
    isCut.value = false;
    dropWaiting();
    strays.value = new Set();
    isLoading.value = false;
    const news = meanwhile;
    meanwhile = null;
    news?.added.forEach(added);
    news?.altered.forEach(altered);
    flush();
  }

  function append(items: readonly MentionView[], cursor: string | null): void {
    const fresh = items.filter(({ id }) => !held.has(id));
    for (const item of fresh) held.add(item.id);
    rows.value = [...rows.value, ...fresh];
    next.value = cursor;
  }

  /** Noted now, shown by `flush`: once for a frame of events, however many they are. */
  function added(mention: MentionView): void {
    arrived.push(Object.freeze(mention));
    meanwhile?.added.push(mention);
  }
  function altered(mention: MentionView): void {
    const before = changed.get(mention.id);
    if (!before || before.version < mention.version) changed.set(mention.id, Object.freeze(mention));
    meanwhile?.altered.push(mention);
  }

  /** Stories were joined: mentions of the keys belong to the survivor from now on [ST2]. Shown by `flush`. */
  function grouped(storyId: string, keys: readonly string[]): void {
    for (const key of keys) if (key !== storyId) joined.set(key, storyId);
  }

  function flush(): void {
    if (joined.size > 0) applyJoined();
    if (changed.size > 0) applyChanged();
    if (arrived.length > 0) applyArrived();
  }

  function applyJoined(): void {
    const move = (row: MentionView): MentionView => {
      const to = joined.get(row.storyId);
      return to === undefined ? row : Object.freeze({ ...row, storyId: to });
    };
    for (const [i, row] of rows.value.entries()) rows.value[i] = move(row);
    waiting = waiting.map(move);
    arrived = arrived.map(move);
    for (const [id, row] of others.value) others.value.set(id, move(row));
    joined.clear();
    triggerRef(rows);
    triggerRef(others);
  }

  function applyChanged(): void {
    let touched = 0;
    for (let i = 0; i < rows.value.length && touched < changed.size; i += 1) {
      const row = rows.value[i];
      const newer = row && changed.get(row.id);
      if (!row || !newer) continue;
      touched += 1;
      if (newer.version <= row.version) continue;
      rows.value[i] = newer;
      if (matches(newer, filters.value, me.value)) strays.value.delete(newer.id);
      else strays.value.add(newer.id);
    }
    waiting = waiting.map((row) => newerOf(row, changed.get(row.id)));
    let isOther = false;
    for (const mention of changed.values()) {
      const known = others.value.get(mention.id);
      if (known && known.version < mention.version) isOther = Boolean(others.value.set(mention.id, mention));
      else if (!known && !held.has(mention.id) && matches(mention, filters.value, me.value)) arrived.push(mention);
    }
    changed = new Map();
    if (isOther) triggerRef(others);
    triggerRef(strays);
    triggerRef(rows);
  }

  function applyArrived(): void {
    const fresh: MentionView[] = [];
    for (const mention of arrived) {
      if (held.has(mention.id) || !matches(mention, filters.value, me.value)) continue;
      // Below the last row we have, it comes with the next page.
      if (next.value !== null && placeFor(rows.value, mention, sort.value) >= rows.value.length) continue;
      held.add(mention.id);
      fresh.push(mention);
    }
    arrived = [];
    if (fresh.length === 0) return;
    if (!isReading.value) return insert(fresh);
    waitingCount.value += fresh.length;
    for (const mention of fresh) if (waiting.length < KEPT_WAITING) waiting.push(mention);
  }

  function insert(fresh: readonly MentionView[]): void {
    const merged = merge(rows.value, fresh, sort.value);
    if (merged.length > KEPT_ROWS && !isReading.value) {
      for (const row of merged.splice(KEPT_ROWS)) held.delete(row.id);
      isCut.value = true;
      next.value = null;
    }
    rows.value = merged;
  }

  /** Shows what waits. False: too many wait, the caller fetches the first page instead. */
  function reveal(): boolean {
    if (waitingCount.value > waiting.length) return false;
    const fresh = waiting;
    const kept = rows.value.filter(({ id }) => !strays.value.has(id));
    for (const id of strays.value) held.delete(id);
    strays.value = new Set();
    dropWaiting();
    rows.value = merge(kept, fresh, sort.value);
    return true;
  }
  function dropWaiting(): void {
    waiting = [];
    waitingCount.value = 0;
  }

  function remember(mention: MentionView): void {
    const known = others.value.get(mention.id);
    if (known && known.version >= mention.version) return;
    others.value.set(mention.id, Object.freeze(mention));
    triggerRef(others);
  }
  /** The newest version held of a mention, in the list or out of it. */
  function find(id: string): MentionView | null {
    const row = rows.value.find((candidate) => candidate.id === id);
    const other = others.value.get(id);
    if (row && other) return newerOf(row, other);
    return row ?? other ?? null;
  }

  function reset(): void {
    replace([], null);
    others.value = new Map();
    counts.value = {};
    arrived = [];
    changed = new Map();
    joined.clear();
  }

  return {
    rows, filters, sort, me, next, isCut, isLoading, isReading, counts, waitingCount, strays, others, hasFilters,
    setView, expectPage, replace, append, added, altered, grouped, flush, reveal, remember, find, reset,
  };
});

function newerOf(a: MentionView, b: MentionView | undefined): MentionView {
  return b && b.version > a.version ? b : a;
}
