/**
 * What a group of writes found in the database and what it will leave there. Writes are worked out here, in memory, one after the
 * other; a write that conflicts is dropped whole. Only then is anything sent: MongoDB has no savepoints.
 */
import type { Kind } from '@unisson/shared/domain/kinds';
import type { AuditDoc, DraftClientDoc, DraftDoc, DraftEntryDoc, EventRunDoc, KeptDoc, RowDoc, ScopeDoc } from './collections.ts';

export interface FoundRow {
  readonly v: number;
  /** Absent where only the version was asked for. */
  readonly salt?: string;
  readonly body?: string;
}
export type FoundKept = Pick<KeptDoc, 'version' | 'expiresAt'>;
export type FoundDraft = Pick<DraftDoc, 'head' | 'checkpointN'> & { readonly checkpoint?: DraftDoc['checkpoint'] };

/** A table with changes over it that can be kept or dropped. A value of null: the key is absent. */
export class Layer<V> {
  readonly found = new Map<string, V>();
  /** Changes of the writes that went well: what is to be sent. */
  readonly changed = new Map<string, V | null>();
  private readonly tried = new Map<string, V | null>();

  get(key: string): V | null {
    for (const layer of [this.tried, this.changed]) if (layer.has(key)) return layer.get(key) ?? null;
    return this.found.get(key) ?? null;
  }

  set(key: string, value: V | null): void {
    this.tried.set(key, value);
  }

  keep(): void {
    for (const [key, value] of this.tried) this.changed.set(key, value);
    this.tried.clear();
  }

  drop(): void {
    this.tried.clear();
  }
}

/** New documents, in order, that can be dropped back to where the last write ended. */
export class Appended<T> {
  readonly docs: T[] = [];
  private kept = 0;

  push(doc: T): void {
    this.docs.push(doc);
  }

  keep(): void {
    this.kept = this.docs.length;
  }

  drop(): void {
    this.docs.length = this.kept;
  }
}

export class GroupState {
  private readonly rowLayers = new Map<Kind, Layer<RowDoc | FoundRow>>();
  readonly scopes = new Layer<ScopeDoc>();
  readonly kept = new Layer<KeptDoc | FoundKept>();
  readonly drafts = new Layer<FoundDraft>();
  readonly clients = new Layer<DraftClientDoc>();
  /** Deltas by counter id. */
  readonly counters = new Layer<{ readonly s: string; readonly b: number; readonly n: string; readonly delta: number }>();
  readonly eventRuns = new Appended<EventRunDoc>();
  readonly audit = new Appended<AuditDoc>();
  readonly draftEntries = new Appended<DraftEntryDoc>();

  rows(kind: Kind): Layer<RowDoc | FoundRow> {
    const known = this.rowLayers.get(kind);
    if (known !== undefined) return known;
    const made = new Layer<RowDoc | FoundRow>();
    this.rowLayers.set(kind, made);
    return made;
  }

  kinds(): readonly Kind[] {
    return [...this.rowLayers.keys()];
  }

  keep(): void {
    for (const part of this.parts()) part.keep();
  }

  drop(): void {
    for (const part of this.parts()) part.drop();
  }

  private parts(): readonly { keep(): void; drop(): void }[] {
    return [
      ...this.rowLayers.values(),
      this.scopes,
      this.kept,
      this.drafts,
      this.clients,
      this.counters,
      this.eventRuns,
      this.audit,
      this.draftEntries,
    ];
  }
}
