/**
 * What whoever runs the machine may do, and nobody over the network: invite the first administrator, or one who is locked out, and give
 * somebody a link to set a new password. The house itself invites, so the link may set the password of an account that has one.
 */
import { SYSTEM, type Actor } from '@unisson/shared/domain/actor';
import { refuse, type Result } from '@unisson/shared/domain/result';
import type { Deps } from '../attempt.ts';
import { findUser } from './find-user.ts';
import { invitePerson } from './invite-person.ts';

const HOUSE: Actor = { ...SYSTEM, installationAdmin: true };

export interface Invited {
  readonly secret: string;
  readonly expiresAt: string;
}

/** The account that takes the link administers the installation, whether it is new or not. */
export function inviteAdministrator(deps: Deps, email: string): Promise<Result<Invited>> {
  return invitePerson(deps, HOUSE, { email, rooms: [], admin: true });
}

/** For an account that is there; its roles stay as they are, and a disabled one is open again once the link is taken. */
export async function invitePassword(deps: Deps, email: string): Promise<Result<Invited>> {
  const user = await findUser(deps.store, email);
  if (!user) return refuse({ code: 'not-found', kind: 'user' });
  return invitePerson(deps, HOUSE, { email, rooms: [], admin: user.installationAdmin });
}
