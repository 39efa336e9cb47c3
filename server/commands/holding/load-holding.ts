/**
 * Reads what deciding about a holding statement rests on: the statement, what is in force, whether its words wait already, and which legal
 * people could decide and were seen when. Reads only.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { countsFor } from '@unisson/shared/domain/deputy';
import type { Instant, UserId } from '@unisson/shared/domain/entity';
import { asRevision, HOLDING_ROLE, type Absence, type LegalSeen, type UseMade } from '@unisson/shared/domain/holding-rules';
import type { Holding } from '@unisson/shared/domain/holding';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Review } from '@unisson/shared/domain/revision';
import type { Room } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION, type Batch, type Store } from '../../store/store.ts';
import type { Deps } from '../attempt.ts';
import { deputiesInEffect } from '../deputy/load-deputies.ts';
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

/** Legal people and their deputies who could decide on it: its authors and closed accounts cannot, however present they are [MS4]. */
export async function loadAbsence(deps: HoldingDeps, room: Room, holding: Holding | null): Promise<LoadedAbsence> {
  const now: Instant = instant(deps.runtime);
  const [everyone, lent] = await Promise.all([allMembers(deps.store, room.id), deputiesInEffect(deps.store, room.id, { at: now })]);
  const isAuthor = (id: UserId): boolean => holding?.authors.includes(id) ?? false;
  const legal = everyone.filter(({ id, roles }) => roles.includes(HOLDING_ROLE) && !isAuthor(id));
  const deputies = lent.map(({ deputy }) => deputy).filter((one) => one.role === HOLDING_ROLE && !isAuthor(one.userId));
  const counted = holding ? deputies.filter((one) => countsFor(one, asRevision(holding))) : deputies;
  const ids = [...new Set([...legal.map(({ id }) => id), ...counted.map(({ userId }) => userId)])];
  const users = await deps.store.getMany('user', INSTALLATION, ids);
  const closed = new Set(users.filter(({ disabledAt }) => disabledAt !== null).map(({ id }) => id));
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const legals = await Promise.all(
    ids
      .filter((id) => !closed.has(id))
      .map(async (id): Promise<LegalSeen> => {
        const ms = await deps.presence.lastSeenMs(room.id, id);
        const lastSeenAt = ms === null ? null : new Date(ms).toISOString();
        return { userId: id, name: names.get(id) ?? id, present: deps.presence.isPresent(room.id, id), lastSeenAt };
      }),
  );
  return {
    absence: { legals, now, limitMs: room.limits.undecidedMs },
    expect: [
      ...legal.map(({ id, version }) => ({ kind: 'member' as const, id, version })),
      ...counted.map(({ id, version }) => ({ kind: 'deputy' as const, id, version })),
    ],
  };
}

export interface UseLoaded extends LoadedAbsence {
  /** By which the user stands for somebody. */
  readonly standIns: Awaited<ReturnType<typeof deputiesInEffect>>;
}

/** Who is there is looked up only where an executive asks for an emergency: nobody else's use depends on it. */
export async function loadUse(
  deps: HoldingDeps,
  actor: Actor,
  facts: { room: Room; holding: Holding; emergency: boolean },
): Promise<UseLoaded> {
  const now: Instant = instant(deps.runtime);
  const standIns = await deputiesInEffect(deps.store, facts.room.id, { at: now, userId: actor.userId });
  const nobody: LoadedAbsence = { absence: { legals: [], now, limitMs: facts.room.limits.undecidedMs }, expect: [] };
  const isAsked = facts.emergency && actor.roles.includes('executive');
  return { ...(isAsked ? await loadAbsence(deps, facts.room, facts.holding) : nobody), standIns };
}

/** What a use rests on: who was there for an emergency; for a deputy, his standing and the role it is lent from. */
export function expectUse({ is, deputy }: UseMade, { expect, standIns }: UseLoaded): readonly Expect[] {
  if (is === 'emergency') return expect;
  const principal = standIns.find((one) => one.deputy.id === deputy?.id)?.principal;
  if (!deputy || !principal) return [];
  return [
    { kind: 'deputy', id: deputy.id, version: deputy.version },
    { kind: 'member', id: principal.id, version: principal.version },
  ];
}
