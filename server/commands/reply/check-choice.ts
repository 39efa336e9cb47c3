/**
 * Whether a reply may take a channel, form and language: the channel is one of the room's, and what is in force, if anything is, has words
 * for them. While nothing is in force all of them may be chosen: what comes in force may have the words.
 */
import type { Refusal } from '@unisson/shared/domain/refusal';
import { approvedPart, type FormChoice } from '@unisson/shared/domain/reply-text';
import type { Store } from '../../store/store.ts';
import type { RoomState } from '../message/load-message.ts';

export async function refuseChoice(store: Store, { room, control }: RoomState, choice: FormChoice): Promise<Refusal | null> {
  if (!room.channels.some((channel) => channel.id === choice.channel)) return { code: 'channel-not-in-room', channel: choice.channel };
  const revision = control.inForce === null ? null : await store.get('revision', room.id, String(control.inForce));
  if (!revision) return null;
  const part = approvedPart(revision, choice);
  return part.ok ? null : part.refusal;
}
