/**
 * Reads what deciding about a holding statement rests on: the statement, what is in force, whether its words wait already, and which legal
 * people could decide and were seen when. Reads only.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Instant, UserId } from '@unisson/shared/domain/entity';
import { HOLDING_ROLE, type Absence, type LegalSeen } from '@unisson/shared/domain/holding-rules';
import type { Holding } from '@unisson/shared/domain/holding';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Review } from '@unisson/shared/domain/revision';
import type { Room } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION, type Batch, type Store } from '../../store/store.ts';
import type { Deps } from '../attempt.ts';
import { loadRevision, loadRoom, type RevisionState, type RoomState } from '../message/load-message.ts';
import { allMembers } from '../room/set-member.ts';

/** Who has the room open, and when somebody last had: told by the feed, kept over restarts. */
export interface PresenceDeps {
  readonly presence: {
    isPresent(room: string, userId: UserId): boolean;
    /** Epoch milliseconds; null: never seen. */
    lastSeenMs(room: string, userId: UserId): Promise<number | null> | number | null;
  };
}
export type HoldingDeps = Deps & PresenceDeps;
type Expect = NonNullable<Batch['expect']>[number];

export async function loadHolding(store: Store, room: string, id: string): Promise<Result<Holding>> {
  const holding = await store.get('holding', room, id);
  return holding ? ok(holding) : refuse({ code: 'not-found', kind: 'holding', id });
}

export interface HoldingState extends RoomState {
  readonly holding: Holding;
  /** Of the revision in force. */
  readonly old: Review | null;
  /** The revision under review, where it is this very statement. */
  readonly waiting: RevisionState | null;
}

export async function loadHoldingState(store: Store, room: string, id: string): Promise<Result<HoldingState>> {
  const [state, holding] = await Promise.all([loadRoom(store, room), loadHolding(store, room, id)]);
  if (!state.ok) return state;
  if (!holding.ok) return holding;
  const { inForce, underReview } = state.value.control;
  const old = inForce === null ? null : await store.get('review', room, String(inForce));
  if (inForce !== null && old === null) return refuse({ code: 'not-found', kind: 'review', id: String(inForce) });
  const open = underReview === null ? null : await loadRevision(store, room, underReview);
  if (open && !open.ok) return open;
  const waiting = open && open.value.review.holdingId === id ? open.value : null;
  return ok({ ...state.value, holding: holding.value, old, waiting });
}

export interface LoadedAbsence {
  readonly absence: Absence;
  /** The rows it was read from: who is legal may change at the same instant. */
  readonly expect: readonly Expect[];
}

/** Legal people who could decide on it: its authors and closed accounts cannot, however present they are [MS4]. */
export async function loadAbsence(deps: HoldingDeps, room: Room, holding: Pick<Holding, 'authors'> | null): Promise<LoadedAbsence> {
  const members = (await allMembers(deps.store, room.id)).filter(
    ({ id, roles }) => roles.includes(HOLDING_ROLE) && !holding?.authors.includes(id),
  );
  const users = await deps.store.getMany(
    'user',
    INSTALLATION,
    members.map(({ id }) => id),
  );
  const closed = new Set(users.filter(({ disabledAt }) => disabledAt !== null).map(({ id }) => id));
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const able = members.filter(({ id }) => !closed.has(id));
  const legals = await Promise.all(
    able.map(async ({ id }): Promise<LegalSeen> => {
      const ms = await deps.presence.lastSeenMs(room.id, id);
      return {
        userId: id,
        name: names.get(id) ?? id,
        present: deps.presence.isPresent(room.id, id),
        lastSeenAt: ms === null ? null : new Date(ms).toISOString(),
      };
    }),
  );
  return {
    absence: { legals, now: instant(deps.runtime), limitMs: room.limits.undecidedMs },
    expect: members.map(({ id, version }) => ({ kind: 'member' as const, id, version })),
  };
}

/** Looked up only where an executive asks for an emergency: nobody else's use depends on who is there. */
export async function absenceFor(
  deps: HoldingDeps,
  actor: Actor,
  facts: { room: Room; holding: Holding; asked: boolean },
): Promise<LoadedAbsence> {
  const now: Instant = instant(deps.runtime);
  if (!facts.asked || !actor.roles.includes('executive'))
    return { absence: { legals: [], now, limitMs: facts.room.limits.undecidedMs }, expect: [] };
  return loadAbsence(deps, facts.room, facts.holding);
}
