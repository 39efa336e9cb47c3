/**
 * How every act of triage writes: the mention's next state, the room's figures that move with it, its event, one audit line, in one
 * commit that expects the version the ruling was made on. Decides nothing itself.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { Mention } from '@unisson/shared/domain/mention';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { moved } from '../../ingest/counters.ts';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION, type Batch, type Put } from '../../store/store.ts';
import { attempt, type Deps, type Plan } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import type { Patch, Ruling } from './triage-rules.ts';

/** A ruling together with what else the decision read or writes beside the mention. */
export interface Ruled {
  readonly ruling: Ruling;
  readonly expect?: NonNullable<Batch['expect']>;
  readonly puts?: (mention: Mention) => readonly Put[];
}
export interface Change {
  readonly act: string;
  readonly room: string;
  readonly mentionId: string;
  rule(mention: Mention): Ruled | Promise<Ruled>;
}

export async function changeMention(deps: Deps, actor: Actor, change: Change): Promise<Result<Mention>> {
  return attempt(deps, async () => {
    const mention = await deps.store.get('mention', change.room, change.mentionId);
    if (!mention) return refuse({ code: 'not-found', kind: 'mention', id: change.mentionId });
    return planOf(deps, actor, { change, mention, ruled: await change.rule(mention) });
  });
}

/** The plan of one ruling on one loaded mention, for acts that choose the mention themselves. */
export async function planOf(
  deps: Deps,
  actor: Actor,
  of: { change: Pick<Change, 'act' | 'room'>; mention: Mention; ruled: Ruled },
): Promise<Result<Plan<Mention>>> {
  const { mention, ruled, change } = of;
  const { ruling } = ruled;
  if (!ruling.ok)
    return ruling.refusal.code === 'already-claimed' ? refuse({ ...ruling.refusal, ...(await nameOf(deps, ruling.refusal.by)) }) : ruling;
  if (ruling.value === null) return ok({ batch: null, value: mention });
  const entity = next(mention, ruling.value satisfies Patch);
  const batch: Batch = {
    scope: change.room,
    ...(ruled.expect ? { expect: ruled.expect } : {}),
    puts: [{ kind: 'mention', entity }, ...(ruled.puts?.(entity) ?? [])],
    counters: moved(mention, entity),
    events: [{ type: 'mention.changed', kind: 'mention', id: entity.id, version: entity.version }],
    audit: lineOf(actor, change.act, { kind: 'mention', id: entity.id }),
    at: instant(deps.runtime),
  };
  return ok({ batch, value: entity });
}

async function nameOf(deps: Deps, userId: string): Promise<{ name?: string }> {
  const user = await deps.store.get('user', INSTALLATION, userId);
  return user ? { name: user.name } : {};
}
