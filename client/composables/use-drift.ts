/**
 * Where a draft contradicts itself or breaks the room's rules about phrases, looked at anew a moment after each change: the same rules the
 * server applies when it freezes. Must not stop anybody from writing.
 */
import type { MessageContent } from '@unisson/shared/domain/message';
import { NO_PHRASES, type PhraseFault, type Place } from '@unisson/shared/domain/phrases';
import { messageDrift, phraseFaults, placedTexts } from '@unisson/shared/text/message-drift';
import { phrasesIn } from '@unisson/shared/text/phrases';
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { useRoom } from '../stores/room.ts';

export interface ShownDrift {
  readonly kind: string;
  readonly found: string;
  /** What the message says; of a phrase: the phrase. */
  readonly message: string;
  /** In code units; -1 for what is missing. */
  readonly at: number;
  readonly where: Place;
}
export interface DraftDrift {
  readonly all: Readonly<ShallowRef<readonly ShownDrift[]>>;
  readonly faults: Readonly<ShallowRef<readonly PhraseFault[]>>;
  of(where: Place): readonly ShownDrift[];
  /** Looks at once. */
  now(): void;
}

/** Comparing takes tens of milliseconds: nobody waits for a letter. */
const QUIET_MS = 350;
const same = (a: Place, b: Place): boolean =>
  a.part === b.part && a.language === b.language && a.channel === b.channel && a.answerId === b.answerId;

export function useDrift(content: () => MessageContent | null): DraftDrift {
  const room = useRoom();
  const all = shallowRef<readonly ShownDrift[]>([]);
  const faults = shallowRef<readonly PhraseFault[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function now(): void {
    clearTimeout(timer);
    const message = content();
    const phrases = room.room?.phrases ?? NO_PHRASES;
    if (!message) return;
    faults.value = phraseFaults(message, phrases);
    const banned = placedTexts(message).flatMap(({ where, text }) =>
      phrasesIn(text, where.language, phrases.banned).map(({ phrase, found, at }): ShownDrift => ({
        kind: 'banned',
        found,
        message: phrase,
        at,
        where,
      })),
    );
    const missing = faults.value
      .filter(({ is }) => is === 'missing')
      .map(({ phrase, where }): ShownDrift => ({ kind: 'required', found: '', message: phrase, at: -1, where }));
    all.value = [...messageDrift(message), ...banned, ...missing];
  }
  watch(
    [content, () => room.room?.phrases],
    () => {
      clearTimeout(timer);
      timer = setTimeout(now, QUIET_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  return { all, faults, of: (where) => all.value.filter((one) => same(one.where, where)), now };
}
