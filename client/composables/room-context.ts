/** What every pane of the room console needs to know about where it is: handed down once by RoomView. Holds no data of the room. */
import type { Act } from '@unisson/shared/domain/actor';
import { inject, type InjectionKey, type Ref, type WritableComputedRef } from 'vue';
import type { MentionLoader } from './use-mention-loader.ts';

export type Panel = 'list' | 'mention' | 'message' | 'outbox' | 'board' | 'alerts' | 'figures';
/** What the list shows. */
export type ListTab = 'mentions' | 'stories';
export type FiguresTab = 'figures' | 'reading' | 'ranking' | 'exclusions' | 'rulings';
export type MessageTab = 'inForce' | 'review' | 'draft' | 'holding' | 'history' | 'rules';

export interface RoomContext {
  readonly id: string;
  readonly loader: MentionLoader;
  seen(): number;
  may(act: Act): boolean;
  openMention(id: string): void;
  /** The story takes the mention's place. */
  openStory(id: string): void;
  showPanel(panel: Panel): void;
  readonly listTab: WritableComputedRef<ListTab>;
  readonly figuresTab: WritableComputedRef<FiguresTab>;
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
