/**
 * From which position in the draft's log on an update makes its user an author [MS4]: since the freeze of the last revision that was in
 * force, or since the last restart of the draft, whichever came later. Who wrote after that position is the store's to say.
 */
import type { Revision } from './revision.ts';
import type { Control } from './room.ts';

/** When `revision` comes in force. A restart after its freeze stays the later of the two: going back would name authors of text that is gone. */
export function authorsFromInForce(control: Pick<Control, 'authorsFrom'>, revision: Pick<Revision, 'draftAt'>): number {
  return Math.max(control.authorsFrom, revision.draftAt);
}

/** When the draft was restarted by the server's edit at position `head`. */
export function authorsFromRestart(control: Pick<Control, 'authorsFrom'>, head: number): number {
  return Math.max(control.authorsFrom, head);
}
