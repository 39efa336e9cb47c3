/** Fetches pages of the list for the view at hand: first, next, and again when filters change. Drops what arrives for a view that has passed. */
import { watch } from 'vue';
import { useConnection } from '../connection/connection.ts';
import type { MentionAsk } from '../connection/api.ts';
import type { Filters, Sort } from '../stores/mention-order.ts';
import { useMentions } from '../stores/mentions.ts';
import { useAct } from './use-act.ts';

const PAGE = 200;

export interface MentionLoader {
  loadFirst(): Promise<void>;
  loadMore(): Promise<void>;
  readonly ask: () => MentionAsk;
}

export function useMentionLoader(room: string): MentionLoader {
  const mentions = useMentions();
  const { api } = useConnection();
  const { act } = useAct();
  let view = 0;

  const ask = (): MentionAsk => askFor(mentions.filters, mentions.sort);

  async function loadFirst(): Promise<void> {
    view += 1;
    const mine = view;
    mentions.expectPage();
    const page = await act(api.mentions.list(room, { ...ask(), limit: PAGE }));
    if (mine !== view) return;
    if (page) mentions.replace(page.items, page.next ?? null);
    else mentions.isLoading = false;
  }
  async function loadMore(): Promise<void> {
    if (mentions.isLoading || mentions.next === null) return;
    const mine = view;
    mentions.isLoading = true;
    const answer = await api.mentions.list(room, { ...ask(), limit: PAGE, cursor: mentions.next });
    if (mine !== view) return;
    mentions.isLoading = false;
    if (answer.ok) mentions.append(answer.value.items, answer.value.next ?? null);
    else if (answer.refusal.code === 'start-over') await loadFirst();
    else await act(Promise.resolve(answer));
  }
  watch(
    () => [mentions.filters, mentions.sort] as const,
    () => void loadFirst(),
  );
  return { loadFirst, loadMore, ask };
}

function askFor(filters: Filters, sort: Sort): MentionAsk {
  const set = (value: string): string | undefined => value || undefined;
  const { status, label, language, source, handling, speaker, proposed, topic, assignee, q, story } = filters;
  return { status: set(status), label: set(label), language: set(language), source: set(source), handling: set(handling), speaker: set(speaker), proposed: set(proposed), topic: set(topic), assignee: set(assignee), q: set(q.trim()), story: set(story), sort };
}
