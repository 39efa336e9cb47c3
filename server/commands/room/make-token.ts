/** Makes a machine token of a room, acting for its maker within its scopes. Shown once; stored as SHA-256. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Token } from '@unisson/shared/domain/room';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { hashSecret, newSecret } from '../people/secret.ts';

/**
 * The token names its room, so that it is looked up where it lies: `un.<room>.<secret>`.
 * @param input scopes: `mentions:write` feeds the room and opens nothing else; `*` is all its maker may do there.
 */
export async function makeToken(
  deps: Deps,
  actor: Actor,
  input: { room: string; name: string; scopes: readonly string[] },
): Promise<Result<{ id: string; token: string }>> {
  const id = deps.runtime.id();
  const token = `un.${input.room}.${newSecret(deps.runtime)}`;
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'tokens');
    if (refusal) return refuse(refusal);
    const at = instant(deps.runtime);
    const entity: Token = {
      id,
      version: 1,
      name: input.name,
      scopes: [...new Set(input.scopes)],
      hash: hashSecret(token),
      madeBy: actor.userId,
      createdAt: at,
      revokedAt: null,
    };
    const audit = lineOf(actor, 'make-token', { kind: 'token', id });
    return ok({ value: { id, token }, batch: { scope: input.room, puts: [{ kind: 'token' as const, entity }], audit, at } });
  });
}

/** The room that a token names; null for anything that is no token of ours. */
export function roomOfToken(token: string): string | null {
  const parts = token.split('.');
  return parts.length === 3 && parts[0] === 'un' && parts[1] !== undefined && parts[1] !== '' ? parts[1] : null;
}
