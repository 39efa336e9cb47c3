/** Gives somebody the roles he has in a room; no roles at all takes him out of it. A room never loses its last administrator. */
import type { Actor, Role } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import { CONTROL, type Member } from '@unisson/shared/domain/room';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION, type Batch, type Store } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { eventsOf } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';

export async function setMember(
  deps: Deps,
  actor: Actor,
  input: { room: string; userId: string; roles: readonly Role[] },
): Promise<Result<Member>> {
  const { room, userId } = input;
  const roles = [...new Set(input.roles)];
  return attempt(deps, async () => {
    const refusal = actor.installationAdmin ? null : refuseAct(actor, 'members');
    if (refusal) return refuse(refusal);
    const [user, before, everyone, control] = await Promise.all([
      deps.store.get('user', INSTALLATION, userId),
      deps.store.get('member', room, userId),
      allMembers(deps.store, room),
      deps.store.get('control', room, CONTROL),
    ]);
    if (!user) return refuse({ code: 'not-found', kind: 'user', id: userId });
    const otherAdmins = everyone.filter((member) => member.id !== userId && member.roles.includes('admin'));
    const losesAdmin = before?.roles.includes('admin') === true && !roles.includes('admin');
    if (losesAdmin && otherAdmins.length === 0) return refuse({ code: 'last-administrator' });
    if (before && sameRoles(before.roles, roles)) return ok({ batch: null, value: before });
    const entity: Member = before ? next(before, { roles }) : { id: userId, version: 1, roles };
    const batch: Batch = {
      scope: room,
      // Two administrators who remove each other at the same instant: the second must look again.
      expect: losesAdmin ? otherAdmins.map(({ id, version }) => ({ kind: 'member' as const, id, version })) : [],
      puts: [{ kind: 'member', entity }],
      // Who could decide has changed with it: consoles that show a review read it again.
      events: [{ type: 'member.changed', kind: 'member', id: userId, version: entity.version }, ...eventsOf([], control)],
      audit: lineOf(actor, 'set-member', { kind: 'member', id: userId }),
      at: instant(deps.runtime),
    };
    return ok({ batch, value: entity });
  });
}

const sameRoles = (a: readonly Role[], b: readonly Role[]): boolean => a.length === b.length && a.every((role) => b.includes(role));

/** Everyone with a row in the room, those without roles left included. */
export async function allMembers(store: Store, room: string): Promise<readonly Member[]> {
  const members: Member[] = [];
  let after: string | undefined;
  do {
    const page = await store.list('member', { scope: room, order: { by: 'id' }, limit: 500, ...(after === undefined ? {} : { after }) });
    members.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return members;
}
