/** The policy as it holds for one review at this moment: the room's, and what the gesture against the one in force adds [MS5] [MS11]. Reads only. */
import { effectivePolicy, type GestureChange } from '@unisson/shared/domain/effective-policy';
import type { Holding } from '@unisson/shared/domain/holding';
import type { Review, Revision } from '@unisson/shared/domain/revision';
import type { Control, Policy, Room } from '@unisson/shared/domain/room';
import { gestureChange } from '@unisson/shared/text/gesture';
import type { Store } from '../../store/store.ts';

export interface ReviewPolicy {
  readonly policy: Policy;
  /** What in the gesture is new or larger; empty: nothing. */
  readonly gesture: GestureChange;
}

export async function reviewPolicy(
  store: Store,
  facts: { room: Room; control: Pick<Control, 'inForce'>; revision: Revision; review: Review },
): Promise<ReviewPolicy> {
  const { room, control, revision, review } = facts;
  const inForce = control.inForce === null ? null : await store.get('revision', room.id, String(control.inForce));
  const gesture = gestureChange(inForce?.gesture ?? {}, revision.gesture, room.languages[0] ?? 'fr');
  return { policy: effectivePolicy(room.policy, { review, gesture }), gesture };
}

/** For a statement that is to come into the library: whatever gesture it has is new, so that nobody gives by using it what no executive approved. */
export function holdingPolicy(room: Room, holding: Pick<Holding, 'content'>): Policy {
  const gesture = gestureChange({}, holding.content.gesture, room.languages[0] ?? 'fr');
  return effectivePolicy(room.policy, { review: {}, gesture });
}
