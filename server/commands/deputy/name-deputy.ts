/** Names who decides in somebody's place, from a time to a time [MS4]: an act of the person himself, or of an administrator for him. Decides nothing. */
import type { Actor, Role } from '@unisson/shared/domain/actor';
import { refuseDeputy, type Deputy } from '@unisson/shared/domain/deputy';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { CONTROL } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION, type Store } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { deputiesUntil } from './load-deputies.ts';

export interface NameDeputy {
  readonly room: string;
  /** Whose role is lent; absent: the actor's own. */
  readonly of?: string | undefined;
  readonly userId: string;
  readonly role: Role;
  /** ISO 8601; absent: at once. */
  readonly from?: string | undefined;
  readonly until: string;
}

/** Of one person, until their times are over, ended ones included: nobody is away that often. */
export const MOST_DEPUTIES = 100;

export async function nameDeputy(deps: Deps, actor: Actor, input: NameDeputy): Promise<Result<Deputy>> {
  const id = deps.runtime.id();
  return attempt(deps, async () => {
    const at = instant(deps.runtime);
    const asked = {
      of: input.of ?? actor.userId,
      userId: input.userId,
      role: input.role,
      from: input.from === undefined ? at : new Date(input.from).toISOString(),
      until: new Date(input.until).toISOString(),
    };
    const [principal, stand, control] = await Promise.all([
      memberIn(deps.store, input.room, asked.of),
      memberIn(deps.store, input.room, asked.userId),
      deps.store.get('control', input.room, CONTROL),
    ]);
    const refusal = refuseDeputy(actor, asked, { rolesOf: principal?.roles ?? [], rolesOfDeputy: stand?.roles ?? [], at });
    if (refusal) return refuse(refusal);
    const named = (await deputiesUntil(deps.store, input.room, { at })).filter((deputy) => deputy.of === asked.of);
    if (named.length >= MOST_DEPUTIES) return refuse({ code: 'too-large', limit: MOST_DEPUTIES, unit: 'items' });
    const entity: Deputy = { id, version: 1, ...asked, namedBy: actor.userId, namedAt: at, ended: null };
    return ok({
      value: entity,
      batch: {
        scope: input.room,
        expect: [principal, stand].flatMap((row) => (row ? [{ kind: 'member' as const, id: row.id, version: row.version }] : [])),
        puts: [{ kind: 'deputy' as const, entity }],
        events: [
          ...eventsOf(entity),
          ...(control ? [{ type: 'message.changed' as const, kind: 'control' as const, id: control.id, version: control.version }] : []),
        ],
        audit: lineOf(actor, 'name-deputy', { kind: 'deputy', id }),
        at,
      },
    });
  });
}

/** Whoever shows the deputies reads them again. */
export const eventsOf = ({ id, version }: Deputy) => [{ type: 'row.changed' as const, kind: 'deputy' as const, id, version }];

/** Null for somebody who is not in the room or whose account is closed. */
async function memberIn(store: Store, room: string, userId: string) {
  const [member, user] = await Promise.all([store.get('member', room, userId), store.get('user', INSTALLATION, userId)]);
  return member && user?.disabledAt == null ? member : null;
}
