/** What happened, in the past tense: ids and versions only, no words of anybody's [FE1] [PR1]. The feed reads the current rows. */
import type { Instant } from './entity.ts';
import type { Kind } from './kinds.ts';

export const EVENT_TYPES = [
  'mention.added',
  'mention.changed',
  'mention.grouped',
  'story.changed',
  'message.changed',
  'revision.decided',
  'reply.changed',
  'dispatch.changed',
  'hold.changed',
  'alert.raised',
  'room.changed',
  'member.changed',
  /** A row of a kind that consoles read for themselves when it moves (comments, the library, remedies …). */
  'row.changed',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export interface NewEvent {
  readonly type: EventType;
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
}
export interface DomainEvent extends NewEvent {
  /** Number in its room, dense. */
  readonly n: number;
  readonly at: Instant;
}
