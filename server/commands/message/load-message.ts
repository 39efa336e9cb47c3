/** Reads what decisions about a room's message rest on: room, control row, revision with its review and decisions. Reads only. */
import type { NewEvent } from '@unisson/shared/domain/event';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Decision, Review, Revision } from '@unisson/shared/domain/revision';
import { CONTROL, type Control, type Room } from '@unisson/shared/domain/room';
import { INSTALLATION, type Batch, type Store } from '../../store/store.ts';

export interface RoomState {
  readonly room: Room;
  readonly control: Control;
}
export interface RevisionState {
  readonly revision: Revision;
  readonly review: Review;
}

export async function loadRoom(store: Store, id: string): Promise<Result<RoomState>> {
  const [room, control] = await Promise.all([store.get('room', INSTALLATION, id), store.get('control', id, CONTROL)]);
  return room && control ? ok({ room, control }) : refuse(noRoom(id));
}
const noRoom = (id: string): Refusal => ({ code: 'not-found', kind: 'room', id });

export async function loadRevision(store: Store, room: string, n: number): Promise<Result<RevisionState>> {
  const id = String(n);
  const [revision, review] = await Promise.all([store.get('revision', room, id), store.get('review', room, id)]);
  return revision && review ? ok({ revision, review }) : refuse({ code: 'not-found', kind: 'revision', id });
}

/** Every decision on a revision, oldest first. */
export async function decisionsOn(store: Store, room: string, n: number): Promise<readonly Decision[]> {
  const all: Decision[] = [];
  let after: string | undefined;
  do {
    const page = await store.list('decision', {
      scope: room,
      where: { n },
      order: { by: 'at' },
      limit: 500,
      ...(after === undefined ? {} : { after }),
    });
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return all;
}

type Expect = NonNullable<Batch['expect']>[number];

/** The room's own row lies in the installation's scope; its version stands for policy, channels and languages. */
export const expectRoom = (room: Room): Expect => ({ kind: 'room', scope: INSTALLATION, id: room.id, version: room.version });
export const expectControl = (control: Control): Expect => ({ kind: 'control', id: control.id, version: control.version });

/** What gives way when another revision comes in force: the one that is, and the one that waits for its time. */
export interface Predecessors {
  readonly old: Review | null;
  readonly waiting: Review | null;
}
/** @param n the revision that comes, itself no predecessor. */
export async function predecessorsOf(store: Store, room: string, control: Control, n: number): Promise<Result<Predecessors>> {
  const review = async (other: number | null | undefined): Promise<Review | null> =>
    other == null || other === n ? null : store.get('review', room, String(other));
  const [old, waiting] = await Promise.all([review(control.inForce), review(control.scheduled?.n)]);
  if (control.inForce !== null && control.inForce !== n && old === null)
    return refuse({ code: 'not-found', kind: 'review', id: String(control.inForce) });
  return ok({ old, waiting });
}

/** Consoles hear of each review that moved, and of the control row where it did. */
export function eventsOf(reviews: readonly Review[], control: Control | null): readonly NewEvent[] {
  return [
    ...reviews.map(({ id, version }): NewEvent => ({ type: 'revision.decided', kind: 'review', id, version })),
    ...(control ? [{ type: 'message.changed' as const, kind: 'control' as const, id: control.id, version: control.version }] : []),
  ];
}
