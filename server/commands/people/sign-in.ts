/** Says whose e-mail address and password these are. Takes as long for an unknown address as for a wrong password. Makes no session. */
import type { User } from '@unisson/shared/domain/room';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Deps } from '../attempt.ts';
import { findUser } from './find-user.ts';
import { verifyPassword } from './password.ts';

/** The two refusals differ only for who knows the password. */
export async function signIn(deps: Pick<Deps, 'store'>, input: { email: string; password: string }): Promise<Result<User>> {
  const user = await findUser(deps.store, input.email);
  const right = await verifyPassword(user?.password ?? null, input.password);
  if (!user || !right) return refuse({ code: 'wrong-credentials' });
  if (user.disabledAt !== null) return refuse({ code: 'account-disabled' });
  return ok(user);
}
