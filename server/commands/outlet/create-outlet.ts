/**
 * Adds an outlet to a room. One outlet serves a channel: the new one takes over from the old in the same commit. A webhook's address is
 * checked, its secret sealed before anything is stored; neither log nor answer ever holds the secret.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Outlet, OutletKind } from '@unisson/shared/domain/dispatch';
import { next } from '@unisson/shared/domain/entity';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { targetOf } from '../../outlets/address.ts';
import { NONCE_BYTES, seal } from '../../outlets/seal.ts';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION, type Store } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { loadRoom } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';

export interface OutletDeps {
  /** 32 bytes: seals outlets' secrets. */
  readonly secretsKey: Uint8Array;
  /** `host:port` of private addresses that may be reached all the same. */
  readonly allowHosts: readonly string[];
}

export interface CreateOutlet {
  readonly room: string;
  readonly kind: OutletKind;
  readonly channel: string;
  readonly name: string;
  /** A webhook's; the other kinds have none. */
  readonly config?:
    { readonly url?: string | undefined; readonly secret?: string | undefined; readonly idempotent?: boolean | undefined } | undefined;
}

export async function createOutlet(deps: Deps & OutletDeps, actor: Actor, input: CreateOutlet): Promise<Result<{ outlet: Outlet }>> {
  const id = deps.runtime.id();
  const settings = settingsOf(deps, input);
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'outlets');
    if (refusal) return refuse(refusal);
    if (!settings.ok) return settings;
    const state = await loadRoom(deps.store, input.room);
    if (!state.ok) return state;
    const { room } = state.value;
    if (!room.channels.some((channel) => channel.id === input.channel))
      return refuse({ code: 'channel-not-in-room', channel: input.channel });
    const at = instant(deps.runtime);
    const outlet: Outlet = {
      id,
      version: 1,
      kind: input.kind,
      channel: input.channel,
      name: input.name,
      ...settings.value,
      active: true,
      createdAt: at,
    };
    const old = await activeOn(deps.store, input.room, input.channel);
    return ok({
      value: { outlet },
      batch: {
        scope: input.room,
        // Two new outlets at once would both be active: writing the room's row makes the second decide again.
        puts: [
          { kind: 'outlet' as const, entity: outlet },
          ...old.map((row) => ({ kind: 'outlet' as const, entity: next(row, { active: false }) })),
          { kind: 'room' as const, scope: INSTALLATION, entity: next(room, {}) },
        ],
        events: [{ type: 'room.changed' as const, kind: 'room' as const, id: room.id, version: room.version + 1 }],
        audit: lineOf(actor, 'create-outlet', { kind: 'outlet', id }),
        at,
      },
    });
  });
}

async function activeOn(store: Store, room: string, channel: string): Promise<readonly Outlet[]> {
  const page = await store.list('outlet', { scope: room, where: { channel, active: 1 }, limit: 500 });
  return page.items;
}

function settingsOf(
  { runtime, secretsKey, allowHosts }: Deps & OutletDeps,
  { kind, config = {} }: CreateOutlet,
): Result<Pick<Outlet, 'config' | 'secret'>> {
  if (kind !== 'webhook') return ok({ config: {}, secret: null });
  const { url = '', secret = '', idempotent } = config;
  if (secret === '') return refuse({ code: 'malformed', issues: [{ path: 'config.secret', message: 'a webhook needs a secret' }] });
  if (!URL.canParse(url)) return refuse({ code: 'malformed', issues: [{ path: 'config.url', message: 'a webhook needs an address' }] });
  if (!targetOf(url, allowHosts)) return refuse({ code: 'address-not-allowed', host: new URL(url).host });
  return ok({
    config: { url, ...(idempotent === undefined ? {} : { idempotent }) },
    secret: seal(secretsKey, runtime.bytes(NONCE_BYTES), secret),
  });
}
