/** Records what became of one attempt to tell somebody: sent, again later, failed, or dropped because it was over. An act of the house. */
import { SYSTEM } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { Notice } from '@unisson/shared/domain/notice';
import { ok, type Result } from '@unisson/shared/domain/result';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';

/** `waitMs`: until the next attempt. */
export type Settled =
  | { readonly state: 'sent' | 'dropped' }
  | { readonly state: 'failed'; readonly error: string }
  | { readonly state: 'queued'; readonly error: string; readonly waitMs: number };

export async function settleNotice(deps: Deps, room: string, notice: Notice, settled: Settled): Promise<Result<Notice>> {
  return attempt(deps, async () => {
    const row = await deps.store.get('notice', room, notice.id);
    // Somebody else has settled this very attempt.
    if (!row || row.version !== notice.version) return ok({ batch: null, value: row ?? notice });
    const at = instant(deps.runtime);
    const entity = after(row, settled, at);
    return ok({
      value: entity,
      batch: {
        scope: room,
        puts: [{ kind: 'notice' as const, entity }],
        events: [{ type: 'row.changed' as const, kind: 'notice' as const, id: row.id, version: entity.version }],
        audit: {
          ...lineOf(SYSTEM, 'settle-notice', { kind: 'notice', id: row.id }),
          ...(row.userId === null ? {} : { onBehalfOf: row.userId }),
        },
        at,
      },
    });
  });
}

function after(row: Notice, settled: Settled, at: string): Notice {
  switch (settled.state) {
    case 'sent':
      return next(row, { state: 'sent', attempts: row.attempts + 1, sentAt: at, error: null });
    case 'dropped':
      return next(row, { state: 'dropped', error: null });
    case 'failed':
      return next(row, { state: 'failed', attempts: row.attempts + 1, error: settled.error });
    case 'queued':
      return next(row, {
        attempts: row.attempts + 1,
        error: settled.error,
        dueAt: new Date(Date.parse(at) + settled.waitMs).toISOString(),
      });
  }
}
