/** How somebody wants to be told of what waits: by mail or not, in which language and time zone. His own choice only. */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseNarrowToken } from '@unisson/shared/domain/rights';
import type { User } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';

export interface SetNoticeWays {
  readonly mail?: boolean | undefined;
  readonly language?: string | undefined;
  /** IANA name. */
  readonly timeZone?: string | undefined;
}

export async function setNoticeWays(deps: Deps, actor: Actor, input: SetNoticeWays): Promise<Result<User>> {
  return attempt(deps, async () => {
    const refusal = refuseNarrowToken(actor);
    if (refusal) return refuse(refusal);
    const user = await deps.store.get('user', INSTALLATION, actor.userId);
    if (!user) return refuse({ code: 'not-found', kind: 'user', id: actor.userId });
    const before = user.notices ?? { mail: true, language: null, timeZone: null };
    const notices = {
      mail: input.mail ?? before.mail,
      language: input.language ?? before.language,
      timeZone: input.timeZone ?? before.timeZone,
    };
    if (user.notices && JSON.stringify(notices) === JSON.stringify(user.notices)) return ok({ batch: null, value: user });
    const entity = next(user, { notices });
    const at = instant(deps.runtime);
    const audit = lineOf(actor, 'set-notice-ways', { kind: 'user', id: user.id });
    return ok({ value: entity, batch: { scope: INSTALLATION, puts: [{ kind: 'user' as const, entity }], audit, at } });
  });
}
