/** Where an opening says otherwise than the message in force, a moment after each change, as the server's own check would say it. */
import type { MessageContent } from '@unisson/shared/domain/message';
import { openingDrift } from '@unisson/shared/text/opening-check';
import { phrasesIn } from '@unisson/shared/text/phrases';
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { useRoom } from '../stores/room.ts';

export interface OpeningDrift {
  readonly kind: string;
  readonly found: string;
  readonly message: string;
  readonly at: number;
}
const QUIET_MS = 350;

export function useOpeningDrift(
  opening: () => string,
  ground: () => { message: MessageContent | null; mention: readonly string[]; language: string },
): Readonly<ShallowRef<readonly OpeningDrift[]>> {
  const room = useRoom();
  const drift = shallowRef<readonly OpeningDrift[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  function look(): void {
    const { message, mention, language } = ground();
    const banned = room.room?.phrases?.banned ?? [];
    const phrases = phrasesIn(opening(), language, banned).map(({ phrase, found, at }) => ({ kind: 'banned', found, message: phrase, at }));
    drift.value = [...(message ? openingDrift(opening(), language, { message, mention, banned }) : []), ...phrases].sort((a, b) => a.at - b.at);
  }
  watch(
    [opening, ground],
    () => {
      clearTimeout(timer);
      timer = setTimeout(look, QUIET_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  return drift;
}
