/**
 * "There is something up to n": how the parts of one server learn of a commit. A nudge carries no content; whoever hears one reads
 * the store, so a lost or doubled nudge costs a delay and never a fact. Must not be used to pass data.
 */
/** Mentions alone, as ingest brings them all day long, or anything: lets who does not deal in mentions save a look, and nothing else. */
export type Brought = 'mentions' | 'anything';

export interface Nudges {
  /** A scope has events up to `seq`. */
  scope(scope: string, seq: number, brought?: Brought): void;
  /** A co-edited document has log entries that its live copy has not. */
  draft(doc: string): void;
  onScope(listener: (scope: string, seq: number, brought: Brought) => void): () => void;
  onDraft(listener: (doc: string) => void): () => void;
}

export function localNudges(): Nudges {
  const scopes = new Set<(scope: string, seq: number, brought: Brought) => void>();
  const drafts = new Set<(doc: string) => void>();
  const listen = <T>(set: Set<T>, listener: T) => {
    set.add(listener);
    return () => void set.delete(listener);
  };
  return {
    scope: (scope, seq, brought = 'anything') => scopes.forEach((listener) => listener(scope, seq, brought)),
    draft: (doc) => drafts.forEach((listener) => listener(doc)),
    onScope: (listener) => listen(scopes, listener),
    onDraft: (listener) => listen(drafts, listener),
  };
}
