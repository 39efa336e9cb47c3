/** Ends a machine token at once; its row stays for the audit. */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';

export async function revokeToken(deps: Deps, actor: Actor, input: { room: string; id: string }): Promise<Result<null>> {
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'tokens');
    if (refusal) return refuse(refusal);
    const token = await deps.store.get('token', input.room, input.id);
    if (!token) return refuse({ code: 'not-found', kind: 'token', id: input.id });
    if (token.revokedAt !== null) return ok({ batch: null, value: null });
    const at = instant(deps.runtime);
    const audit = lineOf(actor, 'revoke-token', { kind: 'token', id: token.id });
    return ok({
      value: null,
      batch: { scope: input.room, puts: [{ kind: 'token' as const, entity: next(token, { revokedAt: at }) }], audit, at },
    });
  });
}
