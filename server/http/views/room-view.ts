/** A room with what its control row says of this moment: hold, posture, newest number. */
import { CONTROL } from '@unisson/shared/domain/room';
import type { RoomView } from '@unisson/shared/wire/views';
import { INSTALLATION } from '../../store/store.ts';
import type { ViewDeps } from './view-deps.ts';

export async function roomView(deps: Pick<ViewDeps, 'store'>, id: string): Promise<RoomView | null> {
  // The number first: whoever resumes from it may see a thing twice, never miss one.
  const seq = await deps.store.head(id);
  const [room, control] = await Promise.all([deps.store.get('room', INSTALLATION, id), deps.store.get('control', id, CONTROL)]);
  if (!room || !control) return null;
  const { name, languages, channels, policy, publicKey, signature, protocols, phrases, version } = room;
  const { is, until, tone, reason, by, at } = control.posture;
  return {
    id,
    name,
    languages,
    channels,
    policy,
    posture: { is, until, tone, reason, by, at: at ?? null },
    hold: control.hold,
    publicKey,
    signature,
    ...(protocols ? { protocols } : {}),
    ...(phrases ? { phrases } : {}),
    seq,
    version,
  };
}
