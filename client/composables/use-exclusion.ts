/** "Not about us" for many at once: what it would touch first, then the act itself, and the way back. */
import type { Exclusion } from '@unisson/shared/domain/exclusion';
import { shallowRef } from 'vue';
import { useConnection } from '../connection/connection.ts';
import type { DryRun, ExclusionAsk } from '../connection/signal-api.ts';
import { useRoomContext } from './room-context.ts';
import { useAct } from './use-act.ts';
import { useWords } from './use-words.ts';

export function useExclusion() {
  const { api } = useConnection();
  const context = useRoomContext();
  const { t } = useWords();
  const { act, isBusy } = useAct();
  /** What was tried, and what would follow: nothing is set aside that was not looked at. */
  const tried = shallowRef<{ readonly ask: ExclusionAsk; readonly run: DryRun } | null>(null);

  async function look(ask: ExclusionAsk): Promise<void> {
    const run = await act(api.exclusions.dryRun(context.id, ask));
    tried.value = run && { ask, run };
  }
  async function apply(): Promise<Exclusion | null> {
    if (!tried.value) return null;
    const made = await act(api.exclusions.add(context.id, tried.value.ask), { done: t('exclusion.applied') });
    if (made) tried.value = null;
    return made;
  }
  const undo = (id: string): Promise<Exclusion | null> => act(api.exclusions.undo(context.id, id), { done: t('exclusion.undone') });
  function forget(): void {
    tried.value = null;
  }
  return { tried, isBusy, look, apply, undo, forget };
}
