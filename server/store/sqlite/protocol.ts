/** What the store and its two threads say to each other. Plain data only: it is copied from thread to thread. */
import type { AuditLine } from '../../audit/line.ts';
import type { EncodedBatch } from '../encode-batch.ts';
import type { CommitResult, KeepOp, KeepResult } from '../store.ts';

export interface ThreadStart {
  readonly dir: string;
  readonly auditKey: Uint8Array;
}

export type Value = null | number | string | Uint8Array;
export interface Statement {
  readonly sql: string;
  readonly params: readonly (null | number | string)[];
}

/** `now`: milliseconds since 1970 by the caller's clock. */
export type Write =
  | { readonly do: 'commit'; readonly batch: EncodedBatch; readonly now: number }
  | { readonly do: 'keep'; readonly ops: readonly KeepOp[]; readonly now: number }
  | { readonly do: 'prune'; readonly olderThan: number; readonly now: number };
/** `failed`: a bug or a fault; nothing of that write is there. */
export type Written = { readonly done: CommitResult | KeepResult | null } | { readonly failed: string };

export type Read =
  /** Rows as arrays, in the order of the columns. */
  | { readonly do: 'rows'; readonly statement: Statement }
  | { readonly do: 'events'; readonly scope: string; readonly after: number; readonly limit: number };

export interface RunRow {
  readonly first: number;
  readonly at: number;
  readonly body: string;
}
export interface EventRuns {
  readonly head: number;
  readonly pruned: number;
  readonly runs: readonly RunRow[];
}

export type Message<T> = { readonly id: number; readonly ask: readonly T[] };
export type Answer<T> = { readonly id: number; readonly answer: readonly T[] };
export type { AuditLine };
