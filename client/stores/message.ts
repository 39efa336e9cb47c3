/** The room's message: what is in force, what is under review, and the numbered revisions. An older version than held is dropped. */
import type { MessageView, RevisionView } from '@unisson/shared/wire/views';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { withNewer } from './newer.ts';

export const useMessage = defineStore('message', () => {
  const message = shallowRef<MessageView | null>(null);
  const byNumber = shallowRef(new Map<number, RevisionView>());
  const inForce = computed(() => message.value?.inForce ?? null);
  const underReview = computed(() => message.value?.underReview ?? null);
  /** Approved and waiting for its time of effect. */
  const scheduled = computed(() => message.value?.scheduled ?? null);
  /** Newest first. */
  const revisions = computed(() => [...byNumber.value.values()].sort((a, b) => b.n - a.n));

  function setMessage(next: MessageView): void {
    if (message.value && next.version < message.value.version) return;
    message.value = next;
    setRevisions([next.underReview, next.inForce, next.scheduled].filter((revision) => revision !== null));
  }
  function setRevisions(list: readonly RevisionView[]): void {
    byNumber.value = withNewer(byNumber.value, list, ({ n }) => n);
  }
  /** A decision came in: the revision under review or in force shows it too. */
  function setRevision(revision: RevisionView): void {
    setRevisions([revision]);
    const now = message.value;
    if (now?.underReview?.n === revision.n && revision.status === 'under-review') message.value = { ...now, underReview: newer(now.underReview, revision) };
    if (now?.inForce?.n === revision.n && revision.status === 'in-force') message.value = { ...now, inForce: newer(now.inForce, revision) };
    if (now?.scheduled?.n === revision.n && revision.status === 'scheduled') message.value = { ...now, scheduled: newer(now.scheduled, revision) };
  }
  function reset(): void {
    message.value = null;
    byNumber.value = new Map();
  }
  return { message, inForce, underReview, scheduled, revisions, setMessage, setRevisions, setRevision, reset };
});

function newer(a: RevisionView, b: RevisionView): RevisionView {
  return b.version >= a.version ? b : a;
}
