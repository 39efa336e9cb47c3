/** What every pane of the room console needs to know about where it is: handed down once by RoomView. Holds no data of the room. */
import type { Act } from '@unisson/shared/domain/actor';
import { inject, type InjectionKey, type Ref } from 'vue';
import type { MentionLoader } from './use-mention-loader.ts';

export type Panel = 'list' | 'mention' | 'message' | 'outbox' | 'figures';
export type MessageTab = 'inForce' | 'review' | 'draft' | 'history';

export interface RoomContext {
  readonly id: string;
  readonly loader: MentionLoader;
  seen(): number;
  may(act: Act): boolean;
  openMention(id: string): void;
  showPanel(panel: Panel): void;
  /** Which part of the message panel shows; whoever leads there sets it. */
  readonly messageTab: Ref<MessageTab>;
  readonly isMessageShown: Readonly<Ref<boolean>>;
  /** What this person writes now, for the others: `reply:<id>`, `message`, or null. */
  setWriting(what: string | null): void;
}
export const ROOM: InjectionKey<RoomContext> = Symbol('room');

export function useRoomContext(): RoomContext {
  const context = inject(ROOM);
  if (!context) throw new Error('no room was provided');
  return context;
}
