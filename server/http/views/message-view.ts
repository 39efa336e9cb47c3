/** The message of a room: who has written in the draft, what is under review, what is in force. The draft's text travels by its own channel. */
import { messageDoc } from '@unisson/shared/domain/message';
import { CONTROL } from '@unisson/shared/domain/room';
import type { MessageView } from '@unisson/shared/wire/views';
import { revisionView } from './revision-view.ts';
import type { ViewDeps } from './view-deps.ts';

/** Farther than any log reaches. */
const EVERY_ENTRY = 2 ** 31;

export async function messageView(deps: ViewDeps, room: string): Promise<MessageView> {
  const control = await deps.store.get('control', room, CONTROL);
  if (!control) throw new Error(`a message in a room that is not there: ${room}`);
  const doc = messageDoc(room);
  const [authors, underReview, inForce, scheduled] = await Promise.all([
    deps.store.draftAuthors(doc, control.authorsFrom, EVERY_ENTRY),
    control.underReview === null ? null : revisionView(deps, room, control.underReview),
    control.inForce === null ? null : revisionView(deps, room, control.inForce),
    control.scheduled == null ? null : revisionView(deps, room, control.scheduled.n),
  ]);
  return { draft: { doc, authors }, underReview, inForce, scheduled, version: control.version };
}
