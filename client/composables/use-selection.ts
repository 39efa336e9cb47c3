/** Which mention or story is open, and which panel and tabs show, kept in the address so that all can be linked to and survive a reload. */
import { computed, type ComputedRef, type WritableComputedRef } from 'vue';
import { useRoute, useRouter, type LocationQueryRaw, type LocationQueryValue } from 'vue-router';
import type { FiguresTab, ListTab, Panel } from './room-context.ts';

const PANELS: readonly Panel[] = ['list', 'mention', 'message', 'outbox', 'board', 'alerts', 'figures'];
const LIST_TABS: readonly ListTab[] = ['mentions', 'stories'];
const FIGURES_TABS: readonly FiguresTab[] = ['figures', 'reading', 'ranking', 'exclusions', 'rulings'];

/** A name given twice means its last value. */
const one = (value: LocationQueryValue | LocationQueryValue[] | undefined): string | null => (Array.isArray(value) ? value.at(-1) : value) ?? null;

export interface Selection {
  readonly mention: ComputedRef<string | null>;
  /** Stands in the mention's place while it is open. */
  readonly story: ComputedRef<string | null>;
  readonly panel: ComputedRef<Panel>;
  readonly listTab: WritableComputedRef<ListTab>;
  readonly figuresTab: WritableComputedRef<FiguresTab>;
  openMention(id: string | null, panel?: Panel): void;
  openStory(id: string, panel?: Panel): void;
  showPanel(panel: Panel): void;
}

export function useSelection(): Selection {
  const route = useRoute();
  const router = useRouter();
  const mention = computed(() => one(route.query['mention']));
  const story = computed(() => one(route.query['story']));
  const panel = computed<Panel>(() => PANELS.find((known) => known === one(route.query['panel'])) ?? 'list');
  /** Of a change that is on its way: one made in the same breath adds to it, where the address would still be the old one. */
  let coming: LocationQueryRaw | null = null;
  const go = (change: Record<string, string | undefined>): void => {
    const query = { ...(coming ?? route.query), ...change };
    coming = query;
    void router.replace({ query }).finally(() => {
      if (coming === query) coming = null;
    });
  };
  return {
    mention,
    story,
    panel,
    listTab: computed({
      get: () => LIST_TABS.find((known) => known === one(route.query['list'])) ?? 'mentions',
      set: (next) => go({ list: next === 'mentions' ? undefined : next }),
    }),
    figuresTab: computed({
      get: () => FIGURES_TABS.find((known) => known === one(route.query['figures'])) ?? 'figures',
      set: (next) => go({ figures: next === 'figures' ? undefined : next }),
    }),
    openMention: (id, next) => go({ mention: id ?? undefined, story: undefined, ...(next ? { panel: next } : {}) }),
    openStory: (id, next) => go({ story: id, ...(next ? { panel: next } : {}) }),
    showPanel: (next) => go({ panel: next }),
  };
}
