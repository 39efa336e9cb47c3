/**
 * The port to everything durable. Reads return rows with versions; there are two writes: `commit`, facts, numbered and audited,
 * and `keep`, durable but no fact. Nothing above this file may know which database is behind it. Both implementations pass the
 * same contract suite (contract/).
 */
import type { DomainEvent, EventType, NewEvent } from '@unisson/shared/domain/event';
import type { Instant, UserId } from '@unisson/shared/domain/entity';
import type { Entities, Kind } from '@unisson/shared/domain/kinds';
import type { Mention } from '@unisson/shared/domain/mention';
import type { AuditLine, NewAuditLine } from '../audit/line.ts';

/** A room's id, or the installation as a whole. Numbers, events and audit chain are per scope. */
export type Scope = string;
export const INSTALLATION: Scope = '*';

export interface Ref {
  readonly scope: Scope;
  readonly kind: Kind;
  readonly id: string;
}

/**
 * A row's next state. It is written only where the stored version is `entity.version - 1` (absent for 1); anything else is a conflict.
 * `stampSeq` has the store set `entity.seq` to the last number of this commit.
 */
export type Put = {
  [K in Kind]: { readonly kind: K; readonly entity: Entities[K]; readonly scope?: Scope; readonly stampSeq?: boolean };
}[Kind];

/** A figure that only ever grows or shrinks by deltas: kept in a table, never counted. `bucket` is an epoch minute, or 0 for a total. */
export interface CounterDelta {
  readonly name: string;
  readonly bucket: number;
  readonly delta: number;
}

export interface CounterRange {
  readonly from: number;
  readonly to: number;
  readonly step?: number;
}

/**
 * A mention inserted only where its id is absent [ME1]. New: it takes its own number (`entity.seq`), a `mention.added` event and
 * `counters`. Already there: nothing but `otherwise` is counted. The same id twice in a batch: the first is added.
 */
export interface Add {
  readonly entity: Mention;
  readonly counters: readonly CounterDelta[];
  readonly otherwise: readonly CounterDelta[];
}

/** Adds that another thread has encoded already (`sealAdds`): nobody on the way looks into them. */
export interface SealedAdds {
  readonly count: number;
  readonly bytes: Uint8Array;
}

export interface Batch {
  readonly scope: Scope;
  /** What the decision read and does not write: still at this version when the commit happens (0: still absent), else conflict. */
  readonly expect?: readonly (Omit<Ref, 'scope'> & { readonly version: number; readonly scope?: Scope })[];
  readonly puts?: readonly Put[];
  readonly adds?: readonly Add[];
  /** In place of `adds`, never beside them. */
  readonly sealed?: SealedAdds;
  readonly counters?: readonly CounterDelta[];
  readonly events?: readonly NewEvent[];
  /** Written in the same transaction: a server's edit of a draft, an idempotency record, a position. */
  readonly keep?: readonly KeepOp[];
  readonly audit: NewAuditLine;
  readonly at: Instant;
}

export type CommitResult =
  /** `from`..`seq` is the run of numbers taken (empty when from = seq + 1); `added[i]` says whether `adds[i]` was new. */
  | {
      readonly ok: true;
      readonly from: number;
      readonly seq: number;
      readonly added: readonly boolean[];
      readonly heads: readonly number[];
    }
  /** Nothing was written. Load and decide again. */
  | { readonly ok: false; readonly conflict: string };

/** One user's update to a co-edited document, as it is kept. */
export interface DraftEntry {
  /** Position in the document's log: 1, 2, 3 … without gaps. */
  readonly n: number;
  readonly update: Uint8Array;
  /** Who delivered it. */
  readonly user: UserId;
  /** Everyone whose writing it carries, the deliverer included; empty for the server's own edits. */
  readonly owners: readonly UserId[];
  readonly at: Instant;
}
export interface DraftLog {
  /** The document up to and including entry `n`, as one encoded update; null before the first checkpoint. */
  readonly checkpoint: { readonly n: number; readonly state: Uint8Array } | null;
  /** Entries after the checkpoint (or after the `after` asked for), in order. */
  readonly entries: readonly DraftEntry[];
  /** Position of the newest entry; 0 for a document nobody has written. */
  readonly head: number;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type KeepOp =
  /** `expectHead`: conflict unless the log's head is this. The new head is answered in `heads`, one for each append, in order. */
  | { readonly op: 'append'; readonly doc: string; readonly entries: readonly Omit<DraftEntry, 'n'>[]; readonly expectHead?: number }
  /** A snapshot to load faster from; the log stays. Ignored when an equal or newer one is there. */
  | { readonly op: 'checkpoint'; readonly doc: string; readonly n: number; readonly state: Uint8Array }
  /** Gives a Yjs client id to a user for ever; conflict when another has it [CO4]. Safe to repeat. */
  | { readonly op: 'bind'; readonly doc: string; readonly clientId: number; readonly user: UserId }
  /** `version`: null writes whatever is there; a number is the stored version it replaces (0: absent or expired), else conflict. */
  | {
      readonly op: 'put';
      readonly space: Space;
      readonly key: string;
      readonly value: Json;
      readonly version: number | null;
      readonly expiresAt: Instant | null;
    }
  | { readonly op: 'remove'; readonly space: Space; readonly key: string };

export type Space = 'session' | 'lease' | 'position' | 'idempotency' | 'presence' | 'setting' | 'limit';

export interface Kept {
  readonly key: string;
  readonly value: Json;
  readonly version: number;
  readonly expiresAt: Instant | null;
}

export type KeepResult = { readonly ok: true; readonly heads: readonly number[] } | { readonly ok: false; readonly conflict: string };

export type Scalar = string | number | boolean | null;
/** A condition on an indexed field (kinds.ts). */
export type Where =
  | Scalar
  | { readonly in: readonly Scalar[] }
  | { readonly gt?: number | string; readonly gte?: number | string; readonly lt?: number | string; readonly lte?: number | string };

export interface Query {
  /** Absent: every scope. */
  readonly scope?: Scope;
  /** Field → condition; fields not declared for the kind are a bug and throw. */
  readonly where?: Readonly<Record<string, Where>>;
  /** Mentions only: all words, accents and case folded, a trailing `*` for a prefix. User text: never becomes query syntax. */
  readonly text?: string;
  /** A declared field, or `id`; ties are broken by id in the same direction. */
  readonly order?: { readonly by: string; readonly desc?: boolean };
  /** The `next` of the page before. */
  readonly after?: string;
  readonly limit: number;
}
export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly next?: string;
}
/** Thrown by `list` for a cursor that this query did not give (other order or filters): the edge answers `start-over`. */
export class StaleCursor extends Error {}

export interface EventPage {
  readonly events: readonly DomainEvent[];
  /** Newest number of the scope at the time of reading. */
  readonly head: number;
  /** True when events after the one asked for have been pruned: the reader must start over. */
  readonly pruned: boolean;
}

export interface Store {
  get<K extends Kind>(kind: K, scope: Scope, id: string): Promise<Entities[K] | null>;
  /** Those that exist, in the order asked. */
  getMany<K extends Kind>(kind: K, scope: Scope, ids: readonly string[]): Promise<readonly Entities[K][]>;
  list<K extends Kind>(kind: K, query: Query): Promise<Page<Entities[K]>>;
  /** Number of the newest event of the scope; 0 before the first. */
  head(scope: Scope): Promise<number>;
  /** Events with n > after, oldest first. */
  events(scope: Scope, after: number, limit: number): Promise<EventPage>;
  /**
   * Sums per name over buckets in [from, to), or over each `step` of them, which then bear the step's first bucket; by bucket, then name. Totals
   * live in bucket 0 and are asked for with from 0, to 1.
   */
  counters(scope: Scope, range: CounterRange): Promise<readonly CounterDelta[]>;
  auditLines(scope: Scope, after: number, limit: number): Promise<readonly AuditLine[]>;
  /** The newest line's number and hash, with the signature written in its commit; null before the first. */
  auditHead(scope: Scope): Promise<{ readonly n: number; readonly hash: string; readonly signature: string } | null>;
  scopes(): Promise<readonly Scope[]>;

  /** Without `after`: from the newest checkpoint. With it: the entries after that position, checkpoint null. */
  draft(doc: string, after?: number): Promise<DraftLog>;
  /** Everyone whose writing is in entries with after < n <= upTo, each once, sorted. */
  draftAuthors(doc: string, after: number, upTo: number): Promise<readonly UserId[]>;
  /** Owner of each client id bound in this document. */
  draftClients(doc: string): Promise<ReadonlyMap<number, UserId>>;

  read(space: Space, key: string): Promise<Kept | null>;
  /** Unexpired entries whose key begins with the prefix, by key. */
  scan(space: Space, prefix: string): Promise<readonly Kept[]>;

  /** All or nothing, durable before it answers. */
  commit(batch: Batch): Promise<CommitResult>;
  keep(ops: readonly KeepOp[]): Promise<KeepResult>;

  /** Drops events older than the instant and expired kept entries. */
  prune(olderThan: Instant): Promise<void>;
  /** True while writes can be expected to succeed. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

export type { DomainEvent, EventType };
