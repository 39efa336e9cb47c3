/** The closed list of stored kinds and the type of each row. Types only: how they are stored is the store's. */
import type { Alert } from './alert.ts';
import type { Acknowledgement, Dispatch, Outlet } from './dispatch.ts';
import type { Exclusion } from './exclusion.ts';
import type { LabelCorrection, Mention } from './mention.ts';
import type { Conversation, Reply, ReplySlot } from './reply.ts';
import type { Decision, Review, Revision } from './revision.ts';
import type { Control, Invitation, Member, Room, Token, User } from './room.ts';
import type { Ruling } from './ruling.ts';
import type { Story } from './story.ts';

export interface Entities {
  room: Room;
  user: User;
  invitation: Invitation;
  control: Control;
  member: Member;
  token: Token;
  mention: Mention;
  correction: LabelCorrection;
  story: Story;
  revision: Revision;
  review: Review;
  decision: Decision;
  reply: Reply;
  'reply-slot': ReplySlot;
  conversation: Conversation;
  dispatch: Dispatch;
  outlet: Outlet;
  acknowledgement: Acknowledgement;
  alert: Alert;
  ruling: Ruling;
  exclusion: Exclusion;
}
export type Kind = keyof Entities;
