/**
 * Frees the mentions of those who have been away longer than the room allows, or of one person whose shift ends [ME3]. The house's own
 * act, on behalf of who held them; what he had written stays.
 */
import { SYSTEM } from '@unisson/shared/domain/actor';
import type { UserId } from '@unisson/shared/domain/entity';
import type { Mention } from '@unisson/shared/domain/mention';
import { ok } from '@unisson/shared/domain/result';
import { INSTALLATION } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { planOf } from './change-mention.ts';
import { letGo } from './triage-rules.ts';

export interface Presence {
  /** When the person was last seen in the room, epoch milliseconds; null: never. */
  lastSeenMs(room: string, userId: UserId): Promise<number | null> | number | null;
}
export interface LapseClaims {
  readonly room: string;
  readonly presence: Presence;
  /** Nobody counts as away before this instant plus the limit: after a restart people need time to come back. Epoch milliseconds. */
  readonly watchingSinceMs: number;
  /** Ends this person's shift: everything he holds is freed at once. */
  readonly shiftOf?: UserId;
}
const PAGE = 200;
/** What is answered stays with who answered it. */
const OPEN = ['new', 'in-progress', 'waiting'] as const;

/** @returns how many claims were freed. */
export async function lapseClaims(deps: Deps, input: LapseClaims): Promise<number> {
  const room = await deps.store.get('room', INSTALLATION, input.room);
  if (!room) return 0;
  let freed = 0;
  let after: string | undefined;
  do {
    const page = await deps.store.list('mention', {
      scope: input.room,
      where: { assignee: { gt: '' }, status: { in: OPEN } },
      order: { by: 'id' },
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    for (const mention of page.items)
      if (await isOver(deps, mention, { ...input, awayMs: room.limits.awayMs })) freed += (await free(deps, input.room, mention)) ? 1 : 0;
    after = page.next;
  } while (after !== undefined);
  return freed;
}

async function isOver(deps: Deps, { assignee, assignedAt }: Mention, input: LapseClaims & { awayMs: number }): Promise<boolean> {
  if (assignee === null) return false;
  if (input.shiftOf !== undefined) return assignee === input.shiftOf;
  const seen = await input.presence.lastSeenMs(input.room, assignee);
  const lastMs = Math.max(seen ?? 0, Date.parse(assignedAt ?? '') || 0, input.watchingSinceMs);
  return deps.runtime.now().getTime() - lastMs > input.awayMs;
}

/** Frees exactly the claim that was found over: a newer one by anybody stands. */
async function free(deps: Deps, room: string, found: Mention): Promise<boolean> {
  let isFreed = false;
  await attempt<null>(deps, async () => {
    const mention = await deps.store.get('mention', room, found.id);
    isFreed = mention !== null && mention.assignee === found.assignee && mention.assignedAt === found.assignedAt;
    if (!mention || !isFreed) return ok({ batch: null, value: null });
    const plan = await planOf(deps, SYSTEM, { change: { act: 'lapse-claims', room }, mention, ruled: { ruling: ok(letGo(mention)) } });
    if (!plan.ok) return plan;
    const { batch } = plan.value;
    return ok({ batch: batch && { ...batch, audit: { ...batch.audit, onBehalfOf: found.assignee ?? '' } }, value: null });
  });
  return isFreed;
}
