/** Closes an account: nobody signs in with it and nothing acts for it any more. What it wrote and decided stays. */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { User } from '@unisson/shared/domain/room';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { activeAdministrators } from './find-user.ts';
import { lineOf } from './line-of.ts';

/** Only installation administrators; never the last of them. Asked twice, it answers the same. */
export async function disableUser(deps: Deps, actor: Actor, input: { userId: string }): Promise<Result<User>> {
  return attempt(deps, async () => {
    if (!actor.installationAdmin) return refuse({ code: 'administrator-required' });
    const user = await deps.store.get('user', INSTALLATION, input.userId);
    if (!user) return refuse({ code: 'not-found', kind: 'user', id: input.userId });
    if (user.disabledAt !== null) return ok({ batch: null, value: user });
    const others = (await activeAdministrators(deps.store)).filter((other) => other.id !== user.id);
    if (user.installationAdmin && others.length === 0) return refuse({ code: 'last-administrator' });
    const at = instant(deps.runtime);
    const entity = next(user, { disabledAt: at });
    return ok({
      value: entity,
      batch: {
        scope: INSTALLATION,
        // Two administrators who disable each other at the same instant: the second must look again.
        expect: user.installationAdmin ? others.map(({ id, version }) => ({ kind: 'user' as const, id, version })) : [],
        puts: [{ kind: 'user' as const, entity }],
        events: [{ type: 'member.changed' as const, kind: 'user' as const, id: user.id, version: entity.version }],
        audit: lineOf(actor, 'disable-user', { kind: 'user', id: user.id }),
        at,
      },
    });
  });
}
