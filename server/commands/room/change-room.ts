/** Changes what a room is: its name, languages, channels, signature, watch terms, and the policy of who approves. Decisions expect the room's version. */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { Room } from '@unisson/shared/domain/room';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION, type Batch } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { judgePolicy } from './set-policy.ts';

type Changeable = 'name' | 'languages' | 'channels' | 'policy' | 'signature' | 'watch' | 'protocols' | 'phrases';
export type ChangeRoom = { readonly room: string } & { readonly [K in Changeable]?: Room[K] | undefined } & {
  /** Those that are given; the others stay. */
  readonly limits?: { readonly [L in keyof Room['limits']]?: number | undefined } | undefined;
};
const given = (limits: ChangeRoom['limits']): Partial<Room['limits']> =>
  Object.fromEntries(Object.entries(limits ?? {}).filter(([, ms]) => ms !== undefined));

export async function changeRoom(deps: Deps, actor: Actor, input: ChangeRoom): Promise<Result<Room>> {
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'policy');
    if (refusal) return refuse(refusal);
    const room = await deps.store.get('room', INSTALLATION, input.room);
    if (!room) return refuse({ code: 'not-found', kind: 'room', id: input.room });
    const entity = next(room, {
      name: input.name ?? room.name,
      languages: input.languages ?? room.languages,
      channels: input.channels ?? room.channels,
      policy: input.policy ?? room.policy,
      signature: input.signature ?? room.signature,
      watch: input.watch ?? room.watch,
      limits: { ...room.limits, ...given(input.limits) },
      ...(input.protocols ? { protocols: input.protocols } : {}),
      ...(input.phrases ? { phrases: input.phrases } : {}),
    });
    const judged = input.policy ? await judgePolicy(deps.store, entity) : ok({ expect: [], events: [] });
    if (!judged.ok) return judged;
    const batch: Batch = {
      scope: room.id,
      expect: judged.value.expect,
      puts: [{ kind: 'room', scope: INSTALLATION, entity }],
      events: [{ type: 'room.changed', kind: 'room', id: room.id, version: entity.version }, ...judged.value.events],
      audit: lineOf(actor, 'change-room', { kind: 'room', id: room.id }),
      at: instant(deps.runtime),
    };
    return ok({ batch, value: entity });
  });
}
