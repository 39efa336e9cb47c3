/** Holds one co-edited document open while its component lives or the name stays; lets go of it afterwards. */
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useConnection } from '../connection/connection.ts';
import type { Draft, DraftStatus } from '../connection/draft.ts';
import { useSession } from '../stores/session.ts';

export interface HeldDraft {
  readonly draft: Readonly<ShallowRef<Draft | null>>;
  readonly status: Readonly<Ref<DraftStatus | null>>;
}

export function useDraft(name: () => string | null): HeldDraft {
  const connection = useConnection();
  const session = useSession();
  const draft = shallowRef<Draft | null>(null);
  const status = ref<DraftStatus | null>(null);
  let letGo: () => void = () => undefined;
  let turn = 0;

  watch(
    name,
    async (wanted) => {
      turn += 1;
      const mine = turn;
      letGo();
      letGo = () => undefined;
      draft.value = null;
      status.value = null;
      if (!wanted) return;
      const held = await connection.openDraft(wanted, { id: session.id, name: session.user?.name ?? '' });
      // Meanwhile another was asked for, or nobody wants it any more.
      if (mine !== turn) return held.release();
      draft.value = held.draft;
      status.value = held.draft.status();
      const stop = held.draft.onStatus((now) => {
        status.value = now;
      });
      letGo = () => {
        stop();
        held.release();
      };
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    turn += 1;
    letGo();
  });
  return { draft, status };
}
