/** A frozen, numbered copy of the message draft, and the review it goes through. The copy never changes [MS2]; its status is derived [MS1]. */
import type { Entity, Instant, UserId } from './entity.ts';
import type { Role } from './actor.ts';
import type { MessageContent } from './message.ts';
import type { Place } from './phrases.ts';

export type RevisionStatus = 'under-review' | 'scheduled' | 'in-force' | 'superseded' | 'changes-requested' | 'recalled' | 'withdrawn';

/** id = String(n). Written once. */
export interface Revision extends Entity, MessageContent {
  readonly n: number;
  /** SHA-256, hex, of `canonical` encoded as UTF-8. */
  readonly hash: string;
  /** The RFC 8785 JSON that was hashed, byte for byte. */
  readonly canonical: string;
  readonly authors: readonly UserId[];
  readonly frozenBy: UserId;
  readonly frozenAt: Instant;
  /** Position in the draft's log it was taken at. */
  readonly draftAt: number;
}

/** One difference between a text of the revision and its core, facts or gesture, in the words of both. */
export interface ReviewDrift {
  readonly kind: string;
  readonly found: string;
  readonly message: string;
  readonly where: Place;
}

/** id = String(n). What happened to the revision; grows with acts, never decides what is in force. */
export interface Review extends Entity {
  readonly n: number;
  readonly openedAt: Instant;
  readonly outcome: 'open' | 'approved' | 'changes-requested' | 'recalled';
  readonly endedAt: Instant | null;
  readonly endedBy: UserId | null;
  readonly reason: string | null;
  /** Set when a newer freeze took its place [MS9]. */
  readonly replacedBy?: number;
  readonly inForceAt: Instant | null;
  readonly supersededAt: Instant | null;
  /** `instead`: number of the revision that stands since, null: nothing; absent in rows written before one could be named [MS7]. */
  readonly withdrawn: { readonly by: UserId; readonly reason: string; readonly at: Instant; readonly instead?: number | null } | null;
  /** When it last came in force once more, unchanged, in the place of one that was withdrawn [MS7]. `inForceAt` stays the first time. */
  readonly reinstatedAt?: Instant;
  /** The times before that, each with its end; the first begins at `inForceAt`. */
  readonly stood?: readonly { readonly from: Instant; readonly until: Instant }[];
  /** Time of effect: approved before it, it waits as *scheduled* until then [MS10]. Absent: in force at once. */
  readonly effectiveAt?: Instant;
  /** Said before its time of effect, by whom and why [MS10]. */
  readonly broughtForward?: { readonly by: UserId; readonly at: Instant; readonly reason: string };
  /** How long it waited for its last decision; kept when it ends by one [MS8]. */
  readonly waitedMs?: number;
  /** The holding statement it is, unchanged: one legal decision is enough [MS5]. */
  readonly holdingId?: string;
  /** Put in force by an executive because no legal was there; to be reviewed afterwards [MS5]. */
  readonly emergency?: {
    readonly by: UserId;
    readonly at: Instant;
    readonly reviewed: { readonly by: UserId; readonly at: Instant; readonly note: string | null } | null;
  };
  /** Where it contradicted itself when it was frozen, for whoever decides; absent where it did not. */
  readonly drift?: readonly ReviewDrift[];
  /** Why it was frozen all the same. */
  readonly despite?: string;
  /** When it was escalated for waiting past the room's limit [MS8]. */
  readonly escalatedAt: Instant | null;
}

export type Verdict = 'approve' | 'request-changes';

/** id = `${n}:${userId}`. Written once [MS3]. */
export interface Decision extends Entity {
  readonly n: number;
  readonly hash: string;
  readonly userId: UserId;
  /** The role it is shown under. */
  readonly role: Role;
  /** All roles the person held when deciding: what the policy is matched against [MS4]. */
  readonly roles: readonly Role[];
  readonly verdict: Verdict;
  readonly note: string | null;
  readonly at: Instant;
  /** Whose place the person took, as a deputy named beforehand: `role` is that person's. Absent: his own. */
  readonly for?: UserId;
  /** Keys of the parts whose words were shown when it was given (message-parts.ts); absent: the client did not say. */
  readonly shown?: readonly string[];
  /** Which decision on its revision it is, from 1: tells the order where two bear the same instant. */
  readonly nth?: number;
}
