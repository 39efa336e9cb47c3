/**
 * Which kinds of rows moved, as a count a kind: what shows comments, the library or remedies watches its count and reads again. Holds no rows.
 */
import { defineStore } from 'pinia';
import { reactive } from 'vue';
import type { Kind } from '@unisson/shared/domain/kinds';

export const useTouched = defineStore('touched', () => {
  const counts = reactive<Partial<Record<Kind, number>>>({});
  return {
    note(kind: Kind): void {
      counts[kind] = (counts[kind] ?? 0) + 1;
    },
    /** Grows whenever something of that kind moved, and after the console had to start over. */
    of: (kind: Kind): number => (counts[kind] ?? 0) + (counts.room ?? 0),
    /** All may have moved while the console was away. */
    reset(): void {
      counts.room = (counts.room ?? 0) + 1;
    },
  };
});
