/**
 * Puts a holding statement before the room's people, to be approved before it is needed [MS5]. Its words never change afterwards: another
 * wording is another statement, which may take this one's place once it is approved. Who proposes it is its author [MS4].
 */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Holding } from '@unisson/shared/domain/holding';
import type { MessageContent } from '@unisson/shared/domain/message';
import { languagesOf } from '@unisson/shared/domain/reply-text';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { canonicalMessage } from '@unisson/shared/text/canonical';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { loadRoom } from '../message/load-message.ts';
import { sha256 } from '../message/sha256.ts';
import { lineOf } from '../people/line-of.ts';
import { loadHolding } from './load-holding.ts';

export interface ProposeHolding {
  readonly room: string;
  readonly name: string;
  readonly content: MessageContent;
  /** Id of the statement it is to take the place of. */
  readonly replaces?: string | undefined;
}
/** As a draft's: whatever fits in one fits in the other. */
const MOST_BYTES = 1024 * 1024;
/** That wait for a decision at one time: more than anybody would read, and each may be long. */
export const MOST_PROPOSED = 30;

export async function proposeHolding(deps: Deps, actor: Actor, input: ProposeHolding): Promise<Result<Holding>> {
  const id = deps.runtime.id();
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'write');
    if (refusal) return refuse(refusal);
    const state = await loadRoom(deps.store, input.room);
    if (!state.ok) return state;
    if (languagesOf(input.content.texts).length === 0) return refuse({ code: 'nothing-to-freeze' });
    const old = input.replaces === undefined ? null : await loadHolding(deps.store, input.room, input.replaces);
    if (old && !old.ok) return old;
    const canonical = canonicalMessage(input.room, input.content);
    if (Buffer.byteLength(canonical) > MOST_BYTES) return refuse({ code: 'too-large', limit: MOST_BYTES, unit: 'bytes' });
    const { items } = await deps.store.list('holding', { scope: input.room, where: { status: 'proposed' }, limit: MOST_PROPOSED });
    if (items.length >= MOST_PROPOSED) return refuse({ code: 'too-large', limit: MOST_PROPOSED, unit: 'items' });
    const at = instant(deps.runtime);
    const entity: Holding = {
      ...{ id, version: 1, name: input.name, content: input.content, hash: sha256(canonical), canonical, status: 'proposed' },
      ...{
        authors: [actor.userId],
        decisions: [],
        createdBy: actor.userId,
        createdAt: at,
        approvedAt: null,
        replaces: old?.value.id ?? null,
        retired: null,
      },
    };
    return ok({
      value: entity,
      batch: {
        scope: input.room,
        puts: [{ kind: 'holding' as const, entity }],
        events: [{ type: 'row.changed' as const, kind: 'holding' as const, id, version: 1 }],
        audit: lineOf(actor, 'propose-holding', { kind: 'holding', id }),
        at,
      },
    });
  });
}
