/**
 * Takes an invitation: makes the account (or finds it), gives the roles, spends the link; all in one commit. A link that a person made never
 * sets the password of an account that has one: whoever made it could take the account over. Only the house's own link does (`npm run admin`).
 */
import { SYSTEM } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { Invitation, Member, User } from '@unisson/shared/domain/room';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION, type Batch, type Put } from '../../store/store.ts';
import { attempt, type Deps, type Plan } from '../attempt.ts';
import { findUser } from './find-user.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { hashSecret } from './secret.ts';
import { stillInvites } from './still-invites.ts';

export interface AcceptInvitation {
  readonly secret: string;
  readonly name: string;
  readonly password: string;
}

/** The link is the right: no actor is needed, and the account it makes is the one the audit line names. */
export async function acceptInvitation(deps: Deps, input: AcceptInvitation): Promise<Result<{ userId: string }>> {
  const id = hashSecret(input.secret);
  const newId = deps.runtime.id();
  let hash: string | null = null;
  const done = await attempt<{ user: User; members: readonly (Put & { kind: 'member' })[] }>(deps, async () => {
    const invitation = await deps.store.get('invitation', INSTALLATION, id);
    if (!invitation) return refuse({ code: 'not-found', kind: 'invitation' });
    const at = instant(deps.runtime);
    if (invitation.usedAt !== null || invitation.expiresAt <= at) return refuse({ code: 'invitation-spent' });
    const expect = await stillInvites(deps.store, invitation);
    if (expect === null) return refuse({ code: 'invitation-spent' });
    const before = await findUser(deps.store, invitation.email);
    if (before?.password && invitation.by !== SYSTEM.userId) {
      if (before.disabledAt !== null) return refuse({ code: 'account-disabled' });
      if (!(await verifyPassword(before.password, input.password))) return refuse({ code: 'wrong-credentials' });
    } else {
      hash ??= await hashPassword(deps.runtime, input.password);
    }
    const user = takenBy(before, invitation, { id: newId, name: input.name, hash, at });
    return ok(await plan(deps, { invitation, user, at, expect }));
  });
  if (!done.ok) return done;
  await tellRooms(deps, done.value.user, done.value.members);
  return ok({ userId: done.value.user.id });
}

/** Pure. `hash` null keeps the password the account has. */
function takenBy(before: User | null, invitation: Invitation, given: { id: string; name: string; hash: string | null; at: string }): User {
  if (!before)
    return {
      id: given.id,
      version: 1,
      email: invitation.email,
      name: given.name,
      installationAdmin: invitation.installationAdmin,
      password: given.hash,
      disabledAt: null,
      createdAt: given.at,
      demo: false,
    };
  return next(before, {
    installationAdmin: before.installationAdmin || invitation.installationAdmin,
    password: given.hash ?? before.password,
    disabledAt: invitation.by === SYSTEM.userId ? null : before.disabledAt,
  });
}

async function plan(
  deps: Deps,
  taken: { invitation: Invitation; user: User; at: string; expect: NonNullable<Batch['expect']> },
): Promise<Plan<{ user: User; members: (Put & { kind: 'member' })[] }>> {
  const { invitation, user, at, expect } = taken;
  const members: (Put & { kind: 'member' })[] = [];
  for (const { room, roles } of invitation.rooms) {
    const before = await deps.store.get('member', room, user.id);
    const all = [...new Set([...(before?.roles ?? []), ...roles])];
    const entity: Member = before ? next(before, { roles: all }) : { id: user.id, version: 1, roles: all };
    members.push({ kind: 'member', scope: room, entity });
  }
  const batch: Batch = {
    scope: INSTALLATION,
    expect,
    puts: [{ kind: 'user', entity: user }, { kind: 'invitation', entity: next(invitation, { usedAt: at }) }, ...members],
    audit: { actor: user.id, act: 'accept-invitation', subject: { kind: 'invitation', id: invitation.id } },
    at,
  };
  return { batch, value: { user, members } };
}

/** A room's events are numbered in the room: those who are in it hear of the newcomer by a commit of the room's own. The roles are there already. */
async function tellRooms(deps: Deps, user: User, members: readonly (Put & { kind: 'member' })[]): Promise<void> {
  for (const { scope, entity } of members) {
    if (scope === undefined) continue;
    await deps.store.commit({
      scope,
      events: [{ type: 'member.changed', kind: 'member', id: user.id, version: entity.version }],
      audit: { actor: user.id, act: 'accept-invitation', subject: { kind: 'member', id: user.id } },
      at: instant(deps.runtime),
    });
  }
}
