/** Opens a war room: the room, its control row (nothing in force, no hold, posture "answer") and its maker as administrator, in one commit. */
import type { Actor } from '@unisson/shared/domain/actor';
import { CONTROL, DEFAULT_POLICY, type Channel, type Control, type Member, type Policy, type Room } from '@unisson/shared/domain/room';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';

export interface CreateRoom {
  readonly name: string;
  /** A slug; made from the name where none is given. */
  readonly id?: string | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly channels?: readonly Channel[] | undefined;
  readonly policy?: Policy | undefined;
  readonly signature?: string | undefined;
  readonly watch?: readonly string[] | undefined;
  /** Key of the public end point; made from chance where none is given. */
  readonly publicKey?: string | undefined;
}

const spoken = (id: string): Channel => ({ id, public: false, manual: true });
const posted = (id: string): Channel => ({ id, public: false, manual: false });
const shown = (id: string): Channel => ({ id, public: true, manual: false });
export const DEFAULT_CHANNELS: readonly Channel[] = [
  ...['x', 'bluesky', 'mastodon', 'facebook'].map(posted),
  spoken('phone'),
  shown('website'),
  spoken('branches'),
  shown('press'),
];
const UNDECIDED_MS = 10 * 60_000;
const AWAY_MS = 15 * 60_000;

export const CONTROL_OF_A_NEW_ROOM: Control = {
  id: CONTROL,
  version: 1,
  inForce: null,
  inForceSince: null,
  underReview: null,
  lastRevision: 0,
  authorsFrom: 0,
  hold: null,
  posture: { is: 'answer', until: null, tone: 'no-humour', reason: '', by: null },
};

export async function createRoom(deps: Deps, actor: Actor, input: CreateRoom): Promise<Result<Room>> {
  return attempt(deps, async () => {
    if (!actor.installationAdmin) return refuse({ code: 'administrator-required' });
    const id = input.id ?? (await freeSlug(deps, input.name));
    if (await deps.store.get('room', INSTALLATION, id)) return refuse({ code: 'room-exists', id });
    const publicKey = input.publicKey ?? Buffer.from(deps.runtime.bytes(12)).toString('base64url');
    const sameKey = await deps.store.list('room', { scope: INSTALLATION, where: { publicKey }, limit: 1 });
    if (sameKey.items.length > 0) return refuse({ code: 'already-exists', kind: 'publicKey' });
    const at = instant(deps.runtime);
    const room = describe(id, publicKey, input, at);
    const admin: Member = { id: actor.userId, version: 1, roles: ['admin'] };
    return ok({
      value: room,
      batch: {
        scope: id,
        puts: [
          { kind: 'room' as const, scope: INSTALLATION, entity: room },
          { kind: 'control' as const, entity: CONTROL_OF_A_NEW_ROOM },
          { kind: 'member' as const, entity: admin },
        ],
        events: [
          { type: 'room.changed' as const, kind: 'room' as const, id, version: 1 },
          { type: 'member.changed' as const, kind: 'member' as const, id: admin.id, version: 1 },
        ],
        audit: lineOf(actor, 'create-room', { kind: 'room', id }),
        at,
      },
    });
  });
}

function describe(id: string, publicKey: string, input: CreateRoom, at: string): Room {
  return {
    id,
    version: 1,
    name: input.name,
    languages: input.languages ?? ['fr', 'en'],
    channels: input.channels ?? DEFAULT_CHANNELS,
    policy: input.policy ?? DEFAULT_POLICY,
    publicKey,
    signature: input.signature ?? '',
    limits: { undecidedMs: UNDECIDED_MS, awayMs: AWAY_MS },
    watch: input.watch ?? [],
    createdAt: at,
  };
}

/** "Crise d’été" → "crise-d-ete", "crise-d-ete-2" … */
async function freeSlug(deps: Deps, name: string): Promise<string> {
  const base =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 32)
      .replace(/-+$/, '') || 'room';
  for (let nth = 1; ; nth += 1) {
    const slug = nth === 1 ? base : `${base}-${nth}`;
    if (!(await deps.store.get('room', INSTALLATION, slug))) return slug;
  }
}
