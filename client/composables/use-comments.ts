/** The remarks beside a room's draft, read anew whenever one moved, and what can be done with them. Must not know editors. */
import { openBlocking, type Outcome } from '@unisson/shared/domain/comment-rules';
import type { CommentView } from '@unisson/shared/wire/comment-views';
import { computed, shallowRef, watch } from 'vue';
import { useConnection } from '../connection/connection.ts';
import type { CommentAsk } from '../connection/comments-api.ts';
import { useTouched } from '../stores/touched.ts';
import { useAct } from './use-act.ts';
import { useFreshMessage } from './use-fresh-message.ts';

export interface Thread {
  readonly root: CommentView;
  readonly replies: readonly CommentView[];
}
/** Pages of 500: more than anybody reads. */
const MOST_PAGES = 10;

export function useComments(room: string) {
  const { api } = useConnection();
  const { act, isBusy } = useAct();
  const touched = useTouched();
  const freshMessage = useFreshMessage(room);
  const rows = shallowRef<readonly CommentView[]>([]);
  let isLoading = false;
  let again = false;

  async function load(): Promise<void> {
    again = isLoading;
    if (isLoading) return;
    isLoading = true;
    const all: CommentView[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const got = await api.comments.list(room, cursor);
      if (!got.ok) break;
      all.push(...got.value.items);
      cursor = got.value.next;
      if (cursor === undefined) {
        rows.value = all;
        break;
      }
    }
    isLoading = false;
    if (again) await load();
  }
  watch(() => touched.of('comment'), load, { immediate: true });

  const threads = computed<readonly Thread[]>(() => {
    const replies = Map.groupBy(rows.value, ({ parentId }) => parentId);
    return (replies.get(null) ?? []).map((root) => ({ root, replies: replies.get(root.id) ?? [] }));
  });
  const keep = (row: CommentView): void => {
    rows.value = [...rows.value.filter(({ id }) => id !== row.id), row].sort((a, b) => a.at.localeCompare(b.at));
  };

  return {
    threads,
    isBusy,
    open: computed(() => threads.value.filter(({ root }) => root.resolved === null)),
    blocking: computed(() => openBlocking(rows.value)),
    async add(ask: CommentAsk): Promise<CommentView | null> {
      const row = await act(api.comments.add(room, ask));
      if (row) keep(row);
      return row;
    },
    async end(id: string, outcome: Outcome, note?: string): Promise<CommentView | null> {
      const row = await act(api.comments.resolve(room, id, outcome, note));
      if (row) keep(row);
      else void load();
      // Who accepted is an author now.
      if (row && outcome === 'accepted') await freshMessage();
      return row;
    },
  };
}
