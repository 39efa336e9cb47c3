/** The shapes that HTTP answers and feed events carry: what the console and scripts read. Types only; made in server/http/views. */
import type { Role } from '../domain/actor.ts';
import type { Alert } from '../domain/alert.ts';
import type { GestureChange } from '../domain/effective-policy.ts';
import type { DispatchState, OutletKind } from '../domain/dispatch.ts';
import type { Language, UserId } from '../domain/entity.ts';
import type { Mention } from '../domain/mention.ts';
import type { MessageContent, Texts } from '../domain/message.ts';
import type { Remedy } from '../domain/remedy.ts';
import type { Because, Form, Reply, ReplyDecision, ReplyStatus, Waiting } from '../domain/reply.ts';
import type { ReviewDrift, RevisionStatus, Verdict } from '../domain/revision.ts';
import type { Channel, Policy, Posture, Room } from '../domain/room.ts';
import type { Story } from '../domain/story.ts';

export interface SessionView {
  user: { id: UserId; name: string; email: string; roles: Record<string, readonly Role[]>; admin: boolean };
}
export interface UserView {
  id: UserId;
  name: string;
  email: string;
  admin: boolean;
  disabled: boolean;
}
export interface HoldView {
  reason: string;
  by: UserId;
  at: string;
}
export interface RoomView {
  id: string;
  name: string;
  languages: readonly Language[];
  channels: readonly Channel[];
  policy: Policy;
  /** `at`, `by` null: as it was when the room was opened. */
  posture: { is: Posture; until: string | null; tone: 'humour' | 'no-humour'; reason: string; by: UserId | null; at: string | null };
  hold: HoldView | null;
  publicKey: string;
  signature: string;
  /** What to do first, per kind of special handling and language [ME7]. */
  protocols?: NonNullable<Room['protocols']>;
  /** Banned and required phrases; absent: none. */
  phrases?: NonNullable<Room['phrases']>;
  seq: number;
  version: number;
}
export interface MemberView {
  userId: UserId;
  name: string;
  email: string;
  roles: readonly Role[];
}

/** The mention as stored, with the id of its surviving story: its own key until it is joined to another. */
export interface MentionView extends Omit<Mention, 'storyKey'> {
  storyId: string;
}
export interface StoryView extends Omit<Story, 'keys' | 'redirect'> {
  redirect: string | null;
}

/** An alert as stored, with the words it is about and, for danger, the room's protocol card per language. */
export interface AlertView extends Alert {
  title: string | null;
  protocol: Texts | null;
}

export interface DecisionView {
  userId: UserId;
  name: string;
  role: Role;
  verdict: Verdict;
  note: string | null;
  at: string;
  /** In whose place it was given, by a deputy named beforehand; null: his own. */
  for: { userId: UserId; name: string } | null;
  /** Keys of the parts whose words were shown (message-parts.ts); null: not said. */
  shown: readonly string[] | null;
}
/** Somebody who could decide; `present`: has the room open now; `for`: in whose place. */
export interface DeciderView {
  userId: UserId;
  name: string;
  present: boolean;
  for: { userId: UserId; name: string } | null;
}
/** What a revision that is not in force yet still asks for. */
export interface NeedsView {
  /** The policy as it holds for this revision: the room's, and what the gesture or the library adds or spares. */
  policy: Pick<Policy, 'steps' | 'ordered'>;
  /** Seats that can be filled now; none: nothing is missing. */
  open: readonly { anyOf: readonly Role[] }[];
  /** Whether the people of the room, deputies included, can bring it to its end. */
  canComplete: boolean;
  /** What is new or larger in the gesture, for which an executive is asked [MS11]. */
  gesture: GestureChange;
}
export interface RevisionView extends MessageContent {
  n: number;
  hash: string;
  authors: readonly UserId[];
  status: RevisionStatus;
  decisions: readonly DecisionView[];
  /** Who could still decide, per role the policy still misses. */
  canDecide: Partial<Record<Role, readonly DeciderView[]>>;
  /** Null once it has ended or is in force. */
  needs: NeedsView | null;
  frozenBy: UserId;
  frozenAt: string;
  inForceAt: string | null;
  endedAt: string | null;
  /** Of a recall, a withdrawal or the request for changes. */
  reason: string | null;
  /** Time of effect it was frozen with [MS10]. */
  effectiveAt: string | null;
  broughtForward: { by: UserId; at: string; reason: string } | null;
  /** Where it contradicted itself when it was frozen, and why it was frozen all the same; null: nobody said. */
  drift: readonly ReviewDrift[];
  despite: string | null;
  /** The holding statement it is, unchanged [MS5]. */
  holdingId: string | null;
  /** Put in force by an executive because no legal was there; `reviewed` null: still to be reviewed by legal. */
  emergency: { by: UserId; at: string; reviewed: { by: UserId; at: string; note: string | null } | null } | null;
  /** Number of what stood in its place when it was withdrawn; null: nothing. */
  instead: number | null;
  /** When the room's limit passed without a decision [MS8]; and when it does or would have. */
  escalatedAt: string | null;
  escalatesAt: string | null;
  /** How long it waited for its last decision; null while it does, or where it ended without one. */
  waitedMs: number | null;
  version: number;
}
export interface DeputyView {
  id: string;
  of: { userId: UserId; name: string };
  deputy: { userId: UserId; name: string };
  role: Role;
  from: string;
  until: string;
  namedBy: { userId: UserId; name: string };
  namedAt: string;
  ended: { by: UserId; at: string } | null;
  isInEffect: boolean;
  version: number;
}
export interface MessageView {
  draft: { doc: string; authors: readonly UserId[] };
  underReview: RevisionView | null;
  inForce: RevisionView | null;
  /** Approved and waiting for its time of effect [MS10]. */
  scheduled: RevisionView | null;
  /** Of the room's control row: an older message view than held is dropped. */
  version: number;
}

export interface ReplyView {
  id: string;
  doc: string;
  mentionId: string | null;
  storyId: string | null;
  channel: string;
  language: Language;
  form: Form;
  answerId: string | null;
  status: ReplyStatus;
  /** Number of the revision it rests on: in force while open, the one it left under once sent. */
  revision: number | null;
  /** Exactly what would leave now, or what left. */
  text: string;
  hash: string;
  opening: string;
  /** The locked approved words inside `text`; empty for a courtesy. */
  approved: string;
  signature: string;
  parts: readonly string[];
  length: number;
  limit: number | null;
  needs: { decision: boolean; by: readonly Role[]; because: readonly Because[] };
  decisions: readonly ReplyDecision[];
  /** Why it cannot leave at this moment, refusal code first found; null when it can. */
  blocked: string | null;
  reopened: Reply['reopened'];
  /** Leaves at a time, or asks for a glance when another revision is in force. */
  waits: Waiting | null;
  asked: { by: UserId; at: string; hash: string } | null;
  corrects: { dispatchId: string } | null;
  /** Other unfinished replies of its story: stories that were joined keep theirs [ST2]. */
  beside: readonly string[];
  /** Sent under a revision that is no longer in force [RE6]. */
  stale: boolean;
  sent: { at: string; by: UserId; dispatchId: string; dispatchIds: readonly string[] } | null;
  createdBy: UserId;
  createdAt: string;
  version: number;
}
/** Said under a revision that no longer stands [RE6]. */
export interface SaidView {
  dispatch: DispatchView;
  /** People the answered mention reached; null: a publication. */
  reach: number | null;
  to: string | null;
  /** What in it the message in force does not carry. */
  wrong: readonly Because[];
  remedy: Remedy | null;
}
export interface DispatchView {
  id: string;
  replyId: string | null;
  outletId: string;
  outletKind: OutletKind;
  channel: string;
  language: Language;
  text: string;
  parts: readonly { text: string; state: DispatchState; url: string | null }[];
  revision: number;
  /** True when `revision` is no longer in force: said under an old one. */
  stale: boolean;
  state: DispatchState;
  attempts: number;
  dueAt: string;
  createdAt: string;
  createdBy: UserId;
  sentAt: string | null;
  url: string | null;
  error: string | null;
  inReplyTo: { mentionId: string; source: string; nativeId: string; url: string | null } | null;
  version: number;
}
export interface OutletView {
  id: string;
  kind: OutletKind;
  channel: string;
  name: string;
  config: { url?: string; idempotent?: boolean };
  active: boolean;
}

export interface StatsTotal {
  mentions: number;
  stories: number;
  negative: number;
  neutral: number;
  positive: number;
  unsure: number;
  reach: number;
}
export interface StatsView {
  total: StatsTotal;
  /** Whole steps, oldest first; `from` is ISO 8601. */
  steps: readonly ({ from: string } & Omit<StatsTotal, 'stories'>)[];
}
/** Totals for the filters' badges: name (`status:new`, `label:negative`, `language:fr`, `source:x`, `handling:danger`, `mentions`) → count. */
export type CountsView = Record<string, number>;

export interface Snapshot {
  room: RoomView;
  message: MessageView;
  counts: CountsView;
  /** The first 200 by rank. */
  mentions: readonly MentionView[];
}
