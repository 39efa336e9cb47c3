/** How rows become what consoles and scripts read: the same functions for HTTP answers and for the feed. Reads only; decides no right. */
import type { Entities } from '@unisson/shared/domain/kinds';
import type { ClockView, HoldingView } from '@unisson/shared/wire/first-hour';
import type {
  AlertView,
  CountsView,
  DispatchView,
  MemberView,
  MentionView,
  MessageView,
  ReplyView,
  RevisionView,
  RoomView,
  Snapshot,
  StatsView,
  StoryView,
} from '@unisson/shared/wire/views';
import { alertViews } from './alert-views.ts';
import { countsView } from './counts-view.ts';
import { clockView } from './clock-view.ts';
import { dispatchViews } from './dispatch-views.ts';
import { holdingViews } from './holding-views.ts';
import { memberViews } from './member-views.ts';
import { mentionViews } from './mention-views.ts';
import { messageView } from './message-view.ts';
import { replyViews } from './reply-views.ts';
import { revisionView } from './revision-view.ts';
import { roomView } from './room-view.ts';
import { snapshotView } from './snapshot-view.ts';
import { statsView, type StatsRange } from './stats-view.ts';
import { storyViews } from './story-views.ts';
import type { ViewDeps } from './view-deps.ts';

export interface Views {
  mentions(room: string, rows: readonly Entities['mention'][]): Promise<readonly MentionView[]>;
  stories(room: string, rows: readonly Entities['story'][]): Promise<readonly StoryView[]>;
  replies(room: string, rows: readonly Entities['reply'][]): Promise<readonly ReplyView[]>;
  dispatches(room: string, rows: readonly Entities['dispatch'][]): Promise<readonly DispatchView[]>;
  members(room: string, rows: readonly Entities['member'][]): Promise<readonly MemberView[]>;
  alerts(room: string, rows: readonly Entities['alert'][]): Promise<readonly AlertView[]>;
  holdings(room: string, rows: readonly Entities['holding'][]): Promise<readonly HoldingView[]>;
  /** Null: no such room. */
  clock(room: string): Promise<ClockView | null>;
  /** Null: no such revision. */
  revision(room: string, n: number): Promise<RevisionView | null>;
  /** @throws when the room is not there. */
  message(room: string): Promise<MessageView>;
  room(room: string): Promise<RoomView | null>;
  /** Without a range: totals of the whole room, steps of the last hour. */
  stats(room: string, range?: StatsRange): Promise<StatsView>;
  counts(room: string): Promise<CountsView>;
  snapshot(room: string): Promise<Snapshot>;
}

export function createViews(deps: ViewDeps): Views {
  return {
    mentions: (room, rows) => mentionViews(deps, room, rows),
    stories: async (_room, rows) => storyViews(rows),
    replies: (room, rows) => replyViews(deps, room, rows),
    dispatches: (room, rows) => dispatchViews(deps, room, rows),
    members: (_room, rows) => memberViews(deps, rows),
    alerts: (room, rows) => alertViews(deps, room, rows),
    holdings: (room, rows) => holdingViews(deps, room, rows),
    clock: (room) => clockView(deps, room),
    revision: (room, n) => revisionView(deps, room, n),
    message: (room) => messageView(deps, room),
    room: (room) => roomView(deps, room),
    stats: (room, range) => statsView(deps, room, range),
    counts: (room) => countsView(deps, room),
    snapshot: (room) => snapshotView(deps, room),
  };
}
