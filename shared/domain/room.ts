/** A room, its people and its control row: the one row that says what is in force, what is under review and whether all is held. */
import type { ChannelId, Entity, Instant, Language, UserId } from './entity.ts';
import type { Role } from './actor.ts';
import type { Ranking } from './ranking.ts';
import type { ProtectedHandling } from './handling.ts';
import type { Texts } from './message.ts';
import type { Phrases } from './phrases.ts';

export interface Channel {
  readonly id: ChannelId;
  /** Served by the public end point. */
  readonly public: boolean;
  /** A person says the words there (phone, branches); it acknowledges which revision it uses. */
  readonly manual: boolean;
}

/**
 * One step of a policy: so many people who hold any of its roles, or so many of each. Rows written before there were numbers have
 * `anyOf` alone: one person.
 */
export type PolicyStep =
  | { readonly anyOf: readonly Role[]; readonly count?: number | undefined }
  | { readonly allOf: readonly Role[]; readonly count?: number | undefined };
/** Who approves a revision [MS4]: every seat of every step is a different person, nobody counts twice, authors never. */
export interface Policy {
  readonly steps: readonly PolicyStep[];
  /** The steps are decided one after the other. Absent: in any order. */
  readonly ordered?: boolean | undefined;
  /** Who decides on a reply's opening that says more than the revision in force. */
  readonly replyDeciders: readonly Role[];
  /** Only in a policy as it holds for one review: roles the room's own policy names that may speak here, yet fill no seat [MS11]. */
  readonly alsoMay?: readonly Role[];
}
/** [MS4] */
export const DEFAULT_POLICY: Policy = {
  steps: [{ anyOf: ['legal'] }, { anyOf: ['supervisor', 'executive'] }],
  replyDeciders: ['legal'],
};

export type Posture = 'answer' | 'wait' | 'silent';

export interface Room extends Entity {
  readonly name: string;
  readonly languages: readonly Language[];
  readonly channels: readonly Channel[];
  readonly policy: Policy;
  readonly publicKey: string;
  /** Signature put under every reply, a field and never part of the text; `{name}` stands for the writer's. */
  readonly signature: string;
  /** `firstWordMs`, `statementMs`: what the clock of silence is read against (silence.ts); absent: the house's own. */
  readonly limits: { readonly undecidedMs: number; readonly awayMs: number; readonly firstWordMs?: number; readonly statementMs?: number };
  readonly watch: readonly string[];
  /** What to do first when such a mention comes: the room's own card, per language [ME7]. */
  readonly protocols?: Readonly<Partial<Record<ProtectedHandling, Texts>>>;
  /** Absent: none. */
  readonly phrases?: Phrases;
  /** Absent: the house's own weights. */
  readonly ranking?: Ranking;
  readonly createdAt: Instant;
}

/** Id of the control row in its room. */
export const CONTROL = 'control';

/** [MS1] the room's control row. `version` is what every decision about sending expects. */
export interface Control extends Entity {
  readonly inForce: number | null;
  readonly inForceSince: Instant | null;
  readonly underReview: number | null;
  /** Approved and waiting for its time of effect [MS10]; at most one. Absent in rows written before there was any. */
  readonly scheduled?: { readonly n: number; readonly at: Instant } | null;
  /** Number of the newest frozen revision; 0 before the first. */
  readonly lastRevision: number;
  /** Position in the draft's log after which an update makes its user an author [MS4]. */
  readonly authorsFrom: number;
  readonly hold: { readonly reason: string; readonly by: UserId; readonly at: Instant } | null;
  readonly posture: {
    readonly is: Posture;
    readonly until: Instant | null;
    readonly tone: 'humour' | 'no-humour';
    readonly reason: string;
    readonly by: UserId | null;
    /** When it was decided; absent for a new room's own. */
    readonly at?: Instant;
  };
}

export interface Member extends Entity {
  /** id = the user's id */
  readonly roles: readonly Role[];
}

export interface User extends Entity {
  readonly email: string;
  readonly name: string;
  readonly installationAdmin: boolean;
  /** Encoded argon2id hash with its parameters; null until the invitation is taken. */
  readonly password: string | null;
  readonly disabledAt: Instant | null;
  readonly createdAt: Instant;
  /** How this person wants to be told of what waits; absent: by mail, in the room's language. `timeZone`: IANA name. */
  readonly notices?: { readonly mail: boolean; readonly language: Language | null; readonly timeZone: string | null };
  /** Made by the demo; `serve` refuses a store that holds one. */
  readonly demo: boolean;
}

export interface Invitation extends Entity {
  /** id = SHA-256 of the secret in the link, hex; the secret itself is never stored. */
  readonly email: string;
  readonly installationAdmin: boolean;
  readonly rooms: readonly { readonly room: string; readonly roles: readonly Role[] }[];
  readonly by: UserId;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
}

export interface Token extends Entity {
  readonly name: string;
  readonly scopes: readonly string[];
  /** SHA-256 of the secret, hex. */
  readonly hash: string;
  readonly madeBy: UserId;
  readonly createdAt: Instant;
  readonly revokedAt: Instant | null;
}
