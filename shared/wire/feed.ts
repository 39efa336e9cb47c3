/** The Socket.IO event maps of the feed and of presence: the one typed pair both ends use. Intentions travel by HTTP only. */
import type { Kind } from '../domain/kinds.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { AlertView, CountsView, DispatchView, MemberView, MentionView, MessageView, ReplyView, RevisionView, RoomView, Snapshot, StatsView, StoryView, HoldView } from './views.ts';

type Numbered<T> = T & { readonly n: number };
export type FeedEvent =
  | Numbered<{ type: 'mention.added'; mention: MentionView }>
  | Numbered<{ type: 'mention.changed'; mention: MentionView }>
  | Numbered<{ type: 'mention.grouped'; storyId: string; keys: readonly string[] }>
  | Numbered<{ type: 'story.changed'; story: StoryView }>
  | Numbered<{ type: 'message.changed'; message: MessageView }>
  | Numbered<{ type: 'revision.decided'; revision: RevisionView }>
  | Numbered<{ type: 'reply.changed'; reply: ReplyView }>
  | Numbered<{ type: 'dispatch.changed'; dispatch: DispatchView }>
  | Numbered<{ type: 'hold.changed'; hold: HoldView | null }>
  | Numbered<{ type: 'alert.raised'; alert: AlertView }>
  | Numbered<{ type: 'room.changed'; room: RoomView }>
  | Numbered<{ type: 'member.changed'; member: MemberView }>
  /** Something of this kind moved: who shows it reads it again. Holds no words, so it needs no rights. */
  | Numbered<{ type: 'row.changed'; kind: Kind; id: string; version: number }>
  /** Takes no number: figures of the moment, at most one a second. */
  | { type: 'stats'; stats: StatsView; counts: CountsView };

/** Without gaps: the first frame's `from` is `since`, else the acknowledgement's `seq`; then the frame before's `to`. Events have from < n <= to. */
export interface FeedFrame {
  readonly room: string;
  readonly from: number;
  readonly to: number;
  readonly events: readonly FeedEvent[];
}

export interface PresencePerson {
  readonly userId: string;
  readonly name: string;
  /** One of the console's fixed presence colours, 0..11, by user: cannot be chosen. */
  readonly color: number;
  /** What they have open: `mention:<id>`, `reply:<id>`, `message`, `outbox`; null: the room only. */
  readonly viewing: string | null;
  readonly writing: string | null;
  readonly since: string;
}

export type EnterAnswer =
  | { ok: true; seq: number; startOver: boolean; snapshot?: Snapshot }
  | { ok: false; error: Refusal };

export interface ClientToServer {
  'room:enter': (ask: { room: string; since?: number }, answer: (a: EnterAnswer) => void) => void;
  'room:leave': (ask: { room: string }) => void;
  /** Shown to the others; ids only. */
  'presence:set': (ask: { room: string; viewing: string | null; writing: string | null }) => void;
}
export interface ServerToClient {
  feed: (frame: FeedFrame) => void;
  /** The client fell too far behind: enter again without `since`. */
  'start-over': (ask: { room: string }) => void;
  presence: (now: { room: string; people: readonly PresencePerson[] }) => void;
  /** The session or the right to this room ended. */
  'signed-out': (why: { code: string }) => void;
}
