/** What the organisation says, as it stands in a draft or in a frozen revision. Texts are code units as typed; empty parts are absent [MS2]. */
import type { ChannelId, Language } from './entity.ts';

export type Texts = Readonly<Record<Language, string>>;

export interface Answer {
  readonly order: number;
  readonly question: Texts;
  readonly answer: Texts;
}
export const GESTURE_PARTS = ['what', 'for', 'until', 'how', 'why'] as const;
export type GesturePart = (typeof GESTURE_PARTS)[number];

export interface MessageContent {
  /** The core, per language. */
  readonly texts: Texts;
  readonly short: Texts;
  readonly variants: Readonly<Record<ChannelId, Texts>>;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly facts: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<string, string>>;
  readonly gesture: Readonly<Partial<Record<GesturePart, string>>>;
}

export const EMPTY_MESSAGE: MessageContent = { texts: {}, short: {}, variants: {}, answers: {}, facts: {}, sources: {}, gesture: {} };

/** Name of the co-edited document that holds a room's message draft. */
export const messageDoc = (room: string): string => `message:${room}`;
export const replyDoc = (replyId: string): string => `reply:${replyId}`;
