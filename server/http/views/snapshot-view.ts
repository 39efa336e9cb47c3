/** What a console starts from: room, message, counts and the first mentions by rank. The room's number is read first, so that nothing is missed. */
import type { Snapshot } from '@unisson/shared/wire/views';
import { countsView } from './counts-view.ts';
import { mentionViews } from './mention-views.ts';
import { messageView } from './message-view.ts';
import { roomView } from './room-view.ts';
import type { ViewDeps } from './view-deps.ts';

const FIRST_MENTIONS = 200;

/** @throws when the room is not there. */
export async function snapshotView(deps: ViewDeps, id: string): Promise<Snapshot> {
  const room = await roomView(deps, id);
  if (!room) throw new Error(`a snapshot of a room that is not there: ${id}`);
  const [message, counts, first] = await Promise.all([
    messageView(deps, id),
    countsView(deps, id),
    deps.store.list('mention', { scope: id, order: { by: 'rank', desc: true }, limit: FIRST_MENTIONS }),
  ]);
  return { room, message, counts, mentions: await mentionViews(deps, id, first.items) };
}
