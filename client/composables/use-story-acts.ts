/** What can be done to a story: judge it, merge it, take mentions out of it. A merge or split can be undone right after. */
import type { Ruling } from '@unisson/shared/domain/ruling';
import type { StoryVerdict } from '@unisson/shared/domain/story';
import type { StoryView } from '@unisson/shared/wire/views';
import { ref } from 'vue';
import { useConnection } from '../connection/connection.ts';
import { useNotices } from '../stores/notices.ts';
import { useStories } from '../stores/stories.ts';
import { useRoomContext } from './room-context.ts';
import { useAct } from './use-act.ts';
import { useWords } from './use-words.ts';

export function useStoryActs(story: () => StoryView | null) {
  const { api } = useConnection();
  const context = useRoomContext();
  const stories = useStories();
  const notices = useNotices();
  const { t } = useWords();
  const { act, isBusy } = useAct();
  /** What was ruled last on this screen. */
  const ruling = ref<Ruling | null>(null);

  /** The same verdict again takes it back. */
  async function judge(verdict: StoryVerdict): Promise<void> {
    const now = story();
    if (!now || isBusy.value || !context.may('triage')) return;
    const judged = await act(api.stories.judge(context.id, now.id, now.verdict?.is === verdict ? null : verdict));
    if (!judged) return;
    stories.note(judged);
    stories.flush();
  }
  async function merge(other: string): Promise<boolean> {
    const now = story();
    if (!now) return false;
    ruling.value = await act(api.stories.merge(context.id, now.id, other), { done: t('story.mergeDone') });
    return ruling.value !== null;
  }
  async function split(mentionIds: readonly string[]): Promise<void> {
    const now = story();
    if (now) ruling.value = await act(api.stories.split(context.id, now.id, mentionIds), { done: t('story.splitDone') });
  }
  async function undo(): Promise<void> {
    if (!ruling.value || !(await act(api.stories.undo(context.id, ruling.value.id)))) return;
    ruling.value = null;
    notices.say('good', t('story.undone'));
  }
  return { isBusy, ruling, judge, merge, split, undo };
}
export type StoryActsPort = ReturnType<typeof useStoryActs>;
