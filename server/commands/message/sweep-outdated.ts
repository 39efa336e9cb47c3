/**
 * Takes back what is queued for a revision that no longer is in force [MS6] [MS7]: the dispatch is cancelled, its reply reopens for a glance.
 * Nothing depends on it being quick: such a dispatch cannot be claimed anyway. Safe to run at any time, on several servers at once.
 */
import { SYSTEM } from '@unisson/shared/domain/actor';
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { isOutdated } from '@unisson/shared/domain/dispatch-rules';
import { ok, type Result } from '@unisson/shared/domain/result';
import { CONTROL } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import type { Store, Where } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { takeBack } from '../reply/take-back.ts';
import { expectControl } from './load-message.ts';

const PAGE = 200;

/** @returns how many dispatches it cancelled; 0 also for a room that is not there. */
export async function sweepOutdated(deps: Deps, room: string): Promise<number> {
  let cancelled = 0;
  for (const dispatch of await outdated(deps.store, room)) {
    const done = await cancelOne(deps, room, dispatch.id);
    if (done.ok && done.value) cancelled += 1;
  }
  return cancelled;
}

/** The two sides of the number in force are asked for apart, so that a busy queue of the current one is not read at all. */
async function outdated(store: Store, room: string): Promise<readonly Dispatch[]> {
  const control = await store.get('control', room, CONTROL);
  if (!control) return [];
  const { inForce, inForceSince } = control;
  const sides: Record<string, Where>[] = inForce === null ? [{}] : [{ revision: { lt: inForce } }, { revision: { gt: inForce } }];
  // It stands once more: what was queued the first time waits for a glance as well.
  if (inForce !== null && inForceSince !== null) sides.push({ revision: inForce, createdAt: { lt: inForceSince } });
  const found: Dispatch[] = [];
  for (const side of sides) {
    let after: string | undefined;
    do {
      const page = await store.list('dispatch', {
        scope: room,
        where: { state: 'queued', ...side },
        order: { by: 'id' },
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      });
      found.push(...page.items);
      after = page.next;
    } while (after !== undefined);
  }
  return found;
}

async function cancelOne(deps: Deps, room: string, id: string): Promise<Result<boolean>> {
  return attempt(deps, async () => {
    const [control, dispatch] = await Promise.all([deps.store.get('control', room, CONTROL), deps.store.get('dispatch', room, id)]);
    // Claimed, cancelled or in force again since it was listed: not ours to touch.
    if (!control || !dispatch || !isOutdated(dispatch, control)) return ok({ batch: null, value: false });
    const at = instant(deps.runtime);
    const back = await takeBack(deps.store, room, { dispatches: [dispatch], reopened: { from: dispatch.revision, at } });
    const audit = { ...lineOf(SYSTEM, 'sweep-outdated', { kind: 'dispatch', id }), onBehalfOf: dispatch.createdBy };
    return ok({ value: true, batch: { scope: room, expect: [expectControl(control)], ...back.written, audit, at } });
  });
}
