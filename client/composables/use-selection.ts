/** Which mention is open and which panel shows, kept in the address so that both can be linked to and survive a reload. */
import { computed, type ComputedRef } from 'vue';
import { useRoute, useRouter, type LocationQueryValue } from 'vue-router';
import type { Panel } from './room-context.ts';

const PANELS: readonly Panel[] = ['list', 'mention', 'message', 'outbox', 'figures'];

/** A name given twice means its last value. */
const one = (value: LocationQueryValue | LocationQueryValue[] | undefined): string | null => (Array.isArray(value) ? value.at(-1) : value) ?? null;

export interface Selection {
  readonly mention: ComputedRef<string | null>;
  readonly panel: ComputedRef<Panel>;
  openMention(id: string | null, panel?: Panel): void;
  showPanel(panel: Panel): void;
}

export function useSelection(): Selection {
  const route = useRoute();
  const router = useRouter();
  const mention = computed(() => one(route.query['mention']));
  const panel = computed<Panel>(() => PANELS.find((known) => known === one(route.query['panel'])) ?? 'list');
  const go = (change: Record<string, string | undefined>): void => {
    void router.replace({ query: { ...route.query, ...change } });
  };
  return {
    mention,
    panel,
    openMention: (id, next) => go({ mention: id ?? undefined, ...(next ? { panel: next } : {}) }),
    showPanel: (next) => go({ panel: next }),
  };
}
