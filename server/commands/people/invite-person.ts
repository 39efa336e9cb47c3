/** Invites somebody by a one-time link. The secret is answered once and stored only as a hash; sending it is the inviter's business. */
import type { Actor, Role } from '@unisson/shared/domain/actor';
import type { Invitation } from '@unisson/shared/domain/room';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseNarrowToken } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION, type Batch } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { foldEmail } from './email.ts';
import { lineOf } from './line-of.ts';
import { hashSecret, newSecret } from './secret.ts';

/** A week: long enough for a holiday, short enough for a mailbox that is read by others later. */
const VALID_MS = 7 * 24 * 3_600_000;

export interface InvitePerson {
  readonly email: string;
  readonly rooms: readonly { readonly room: string; readonly roles: readonly Role[] }[];
  /** Makes an administrator of the installation; only one of them may ask for it. */
  readonly admin?: boolean | undefined;
}

/** Installation administrators invite anybody; a room's administrator only into rooms of his. */
export async function invitePerson(deps: Deps, actor: Actor, input: InvitePerson): Promise<Result<{ secret: string; expiresAt: string }>> {
  const secret = newSecret(deps.runtime);
  return attempt(deps, async () => {
    const narrow = refuseNarrowToken(actor);
    if (narrow) return refuse(narrow);
    if (!actor.installationAdmin && (input.admin === true || input.rooms.length === 0)) return refuse({ code: 'administrator-required' });
    const expect: NonNullable<Batch['expect']>[number][] = [];
    for (const { room: id } of input.rooms) {
      const [room, mine] = await Promise.all([deps.store.get('room', INSTALLATION, id), deps.store.get('member', id, actor.userId)]);
      if (!room) return refuse({ code: 'not-found', kind: 'room', id });
      if (!actor.installationAdmin && !mine?.roles.includes('admin')) return refuse({ code: 'role-required', roles: ['admin'] });
      if (!actor.installationAdmin) expect.push({ kind: 'member', scope: id, id: actor.userId, version: mine?.version ?? 0 });
    }
    const at = instant(deps.runtime);
    const invitation: Invitation = {
      id: hashSecret(secret),
      version: 1,
      email: foldEmail(input.email),
      installationAdmin: input.admin === true,
      rooms: input.rooms.map(({ room, roles }) => ({ room, roles: [...new Set(roles)] })),
      by: actor.userId,
      expiresAt: new Date(deps.runtime.now().getTime() + VALID_MS).toISOString(),
      usedAt: null,
    };
    const batch: Batch = {
      scope: INSTALLATION,
      expect,
      puts: [{ kind: 'invitation', entity: invitation }],
      audit: lineOf(actor, 'invite-person', { kind: 'invitation', id: invitation.id }),
      at,
    };
    return ok({ batch, value: { secret, expiresAt: invitation.expiresAt } });
  });
}
