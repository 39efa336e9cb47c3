/** Runs one intention: busy while it lasts, a refusal becomes a sentence in a notice. The one place where a "no" reaches the screen. */
import type { Refusal } from '@unisson/shared/domain/refusal';
import type { Result } from '@unisson/shared/domain/result';
import { ref } from 'vue';
import { useNotices } from '../stores/notices.ts';
import { useWords } from './use-words.ts';

export function useAct() {
  const notices = useNotices();
  const { sentence } = useWords();
  const isBusy = ref(false);

  /** The value, or null after the refusal was shown. `handled`: says whether the caller shows this one itself. */
  async function act<T>(work: Promise<Result<T>>, options: { done?: string; handled?: (refusal: Refusal) => boolean } = {}): Promise<T | null> {
    isBusy.value = true;
    const result = await work.finally(() => {
      isBusy.value = false;
    });
    if (result.ok) {
      if (options.done) notices.say('good', options.done);
      return result.value;
    }
    // The end of a session has a screen of its own.
    if (result.refusal.code !== 'no-session' && !options.handled?.(result.refusal)) notices.say('bad', sentence(result.refusal));
    return null;
  }
  return { act, isBusy };
}
