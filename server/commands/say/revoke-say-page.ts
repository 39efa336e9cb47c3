/** Ends a say page at once: whoever has it open is told not to use it any more. Its row stays for the audit and the board. */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';

export async function revokeSayPage(
  deps: Deps,
  actor: Actor,
  input: { readonly room: string; readonly id: string },
): Promise<Result<null>> {
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'acknowledge');
    if (refusal) return refuse(refusal);
    const page = await deps.store.get('say-page', input.room, input.id);
    if (!page) return refuse({ code: 'not-found', kind: 'say-page', id: input.id });
    if (page.revokedAt !== null) return ok({ batch: null, value: null });
    const at = instant(deps.runtime);
    const entity = next(page, { revokedAt: at });
    return ok({
      value: null,
      batch: {
        scope: input.room,
        puts: [{ kind: 'say-page' as const, entity }],
        events: [{ type: 'row.changed' as const, kind: 'say-page' as const, id: page.id, version: entity.version }],
        audit: lineOf(actor, 'revoke-say-page', { kind: 'say-page', id: page.id }),
        at,
      },
    });
  });
}
