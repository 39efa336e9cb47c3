/**
 * What freezing has to say about a draft's words: banned phrases and missing ones stop it, contradictions between its texts are kept with the
 * review for whoever decides [RE3]. Pure over what was loaded; who may freeze is not its matter.
 */
import type { MessageContent } from '@unisson/shared/domain/message';
import { NO_PHRASES } from '@unisson/shared/domain/phrases';
import type { Refusal } from '@unisson/shared/domain/refusal';
import type { Review } from '@unisson/shared/domain/revision';
import type { Room } from '@unisson/shared/domain/room';
import { messageDrift, phraseFaults } from '@unisson/shared/text/message-drift';

/** A draft full of contradictions is told by its first ones. */
const MOST_DRIFT = 100;
/** So is one too long to be compared. */
const MOST_UNREAD = 20;

export function refusePhrases(content: MessageContent, { phrases }: Pick<Room, 'phrases'>): Refusal | null {
  const faults = phraseFaults(content, phrases ?? NO_PHRASES);
  return faults.length > 0 ? { code: 'phrases', faults } : null;
}

/** @param despite why it is frozen all the same, as the writer says; kept only where there is a contradiction. */
export function driftNote(content: MessageContent, despite: string | undefined): Pick<Review, 'drift' | 'despite'> {
  const found = messageDrift(content);
  const contradictions = found.filter(({ kind }) => kind !== 'unread');
  const unread = found.filter(({ kind }) => kind === 'unread');
  const drift = [...contradictions.slice(0, MOST_DRIFT), ...unread.slice(0, MOST_UNREAD)].map(({ kind, found, message, where }) => ({
    kind,
    found,
    message,
    where,
  }));
  if (drift.length === 0) return {};
  const reason = contradictions.length === 0 ? '' : (despite ?? '').trim();
  return { drift, ...(reason === '' ? {} : { despite: reason }) };
}
