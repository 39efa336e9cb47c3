/** A person changes his own password; every session that began under the old one ends with it. */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { User } from '@unisson/shared/domain/room';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from './line-of.ts';
import { hashPassword, verifyPassword } from './password.ts';

export async function changePassword(deps: Deps, actor: Actor, input: { current: string; password: string }): Promise<Result<User>> {
  return attempt(deps, async () => {
    if (actor.token) return refuse({ code: 'no-session' });
    const user = await deps.store.get('user', INSTALLATION, actor.userId);
    if (!user) return refuse({ code: 'not-found', kind: 'user', id: actor.userId });
    if (!(await verifyPassword(user.password, input.current))) return refuse({ code: 'wrong-credentials' });
    const entity = next(user, { password: await hashPassword(deps.runtime, input.password) });
    const audit = lineOf(actor, 'change-password', { kind: 'user', id: user.id });
    return ok({
      value: entity,
      batch: { scope: INSTALLATION, puts: [{ kind: 'user' as const, entity }], audit, at: instant(deps.runtime) },
    });
  });
}
