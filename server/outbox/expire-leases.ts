/** A lease that ran out makes its dispatch *unknown* [DI5]: its server may have died before, while or after the words left. Never sends. */
import { next } from '@unisson/shared/domain/entity';
import { ok } from '@unisson/shared/domain/result';
import { attempt, type Deps } from '../commands/attempt.ts';
import { outcomeBatch } from '../commands/dispatch/outcome-batch.ts';
import { withState } from '../commands/dispatch/with-state.ts';
import { line } from './send-one.ts';

const PAGE = 200;

/** @returns how many it found; a full page means there may be more. */
export async function expireLeases(deps: Deps, room: string): Promise<number> {
  const now = deps.runtime.now().toISOString();
  const page = await deps.store.list('dispatch', { scope: room, where: { state: 'sending', leaseUntil: { lte: now } }, limit: PAGE });
  for (const { id } of page.items) {
    await attempt(deps, async () => {
      const before = await deps.store.get('dispatch', room, id);
      // Recorded, or claimed anew, since it was listed.
      if (before?.state !== 'sending' || before.lease === null || before.lease.until > now) return ok({ batch: null, value: null });
      const after = next(before, { ...withState(before, 'unknown'), error: 'the server that was sending it stopped' });
      return ok({
        value: null,
        batch: await outcomeBatch(deps.store, room, { before, after, audit: line('expire-lease', before), at: now }),
      });
    });
  }
  return page.items.length;
}
