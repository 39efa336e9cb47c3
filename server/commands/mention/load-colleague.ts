/** Loads the member somebody else's mention is to go to, with what a commit must expect of him: still in the room, still with an account. */
import { RIGHTS, type Role } from '@unisson/shared/domain/actor';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { INSTALLATION, type Batch } from '../../store/store.ts';
import type { Deps } from '../attempt.ts';

const TRIAGE: readonly Role[] = RIGHTS.triage;

/** @returns the expectations for the commit; refuses who is not there, is disabled or may not triage. */
export async function loadColleague(deps: Deps, room: string, userId: string): Promise<Result<NonNullable<Batch['expect']>>> {
  const [member, user] = await Promise.all([deps.store.get('member', room, userId), deps.store.get('user', INSTALLATION, userId)]);
  if (!member || !user || user.disabledAt !== null) return refuse({ code: 'not-found', kind: 'member', id: userId });
  if (!member.roles.some((role) => TRIAGE.includes(role))) return refuse({ code: 'role-required', roles: [...TRIAGE] });
  return ok([
    { kind: 'member', id: member.id, version: member.version },
    { kind: 'user', scope: INSTALLATION, id: user.id, version: user.version },
  ]);
}
