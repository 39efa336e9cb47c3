/**
 * Opens again what waited for the next revision, once there is one: its writer is asked for a glance [MS6] [RE6]. Nothing depends on it being
 * quick. Safe to run at any time, on several servers at once.
 */
import { SYSTEM } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { Reply } from '@unisson/shared/domain/reply';
import { ok } from '@unisson/shared/domain/result';
import type { Control } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';

const PAGE = 200;

const isOver = ({ status, waits }: Reply, inForce: number | null): boolean =>
  status === 'waiting' && waits?.until === null && inForce !== null && inForce !== waits.after;

/** @param control as just read. @returns how many it opened. */
export async function sweepWaiting(deps: Deps, room: string, control: Pick<Control, 'inForce'>): Promise<number> {
  if (control.inForce === null) return 0;
  let opened = 0;
  let after: string | undefined;
  do {
    const page = await deps.store.list('reply', {
      scope: room,
      where: { status: 'waiting' },
      order: { by: 'createdAt' },
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    for (const { id } of page.items.filter((reply) => isOver(reply, control.inForce)))
      if (await openOne(deps, room, id, control)) opened += 1;
    after = page.next;
  } while (after !== undefined);
  return opened;
}

async function openOne(deps: Deps, room: string, id: string, { inForce }: Pick<Control, 'inForce'>): Promise<boolean> {
  const done = await attempt(deps, async () => {
    const reply = await deps.store.get('reply', room, id);
    if (!reply || !isOver(reply, inForce)) return ok({ batch: null, value: false });
    const at = instant(deps.runtime);
    const open = next(reply, { status: 'open', waits: null, reopened: { from: reply.waits?.after ?? 0, at } });
    return ok({
      value: true,
      batch: {
        scope: room,
        puts: [{ kind: 'reply' as const, entity: open }],
        events: [{ type: 'reply.changed' as const, kind: 'reply' as const, id: open.id, version: open.version }],
        audit: { ...lineOf(SYSTEM, 'sweep-waiting', { kind: 'reply', id }), onBehalfOf: reply.createdBy },
        at,
      },
    });
  });
  return done.ok && done.value;
}
