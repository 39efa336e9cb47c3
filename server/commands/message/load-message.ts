/** Reads what decisions about a room's message rest on: room, control row, revision with its review and decisions. Reads only. */
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
