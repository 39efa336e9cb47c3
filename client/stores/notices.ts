/** Sentences shown at the edge of the screen: what was refused and why, what was done. Must not know refusals or languages. */
import { defineStore } from 'pinia';
import { ref } from 'vue';

export interface Notice {
  readonly id: number;
  readonly tone: 'bad' | 'good';
  readonly text: string;
}

/** Refusals stay until they are read; more than this would cover the work. */
const MOST = 3;

export const useNotices = defineStore('notices', () => {
  const list = ref<readonly Notice[]>([]);
  let last = 0;

  function say(tone: Notice['tone'], text: string): number {
    last += 1;
    list.value = [...list.value.filter((notice) => notice.text !== text), { id: last, tone, text }].slice(-MOST);
    return last;
  }
  function drop(id: number): void {
    list.value = list.value.filter((notice) => notice.id !== id);
  }
  return { list, say, drop };
});
