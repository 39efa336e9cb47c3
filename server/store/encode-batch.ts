/**
 * Turns a batch into plain rows of text before it is queued: JSON bodies, the values of the indexed fields, salts. Done where the
 * batch was made, so that the database's side only writes. Both stores use it; it knows no database.
 */
import type { Entity } from '@unisson/shared/domain/entity';
import type { NewEvent } from '@unisson/shared/domain/event';
import type { Kind } from '@unisson/shared/domain/kinds';
import type { NewAuditLine } from '../audit/line.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { KIND_SHAPES, type KindShape } from './kinds.ts';
import { storable } from './storable.ts';
import type { Add, Batch, CounterDelta, KeepOp, Put, Scalar } from './store.ts';

export interface EncodedRow {
  readonly kind: Kind;
  readonly scope: string;
  readonly id: string;
  readonly version: number;
  /** JSON of the entity; where `stampSeq`, without `seq`: `stampBody` puts it in front. */
  readonly body: string;
  readonly salt: string;
  /** In the order of `fieldNames(kind)`. */
  readonly fields: readonly Scalar[];
  /** Words to search in; null for kinds without. */
  readonly words: string | null;
  readonly stampSeq: boolean;
}

export interface EncodedAdds {
  readonly adds: readonly EncodedRow[];
  /** The counters that the adds touch, each once. */
  readonly counterKeys: readonly (readonly [name: string, bucket: number])[];
  /** For each add, flat pairs of (index in `counterKeys`, delta): when it is new, and when it is there already. */
  readonly whenNew: readonly (readonly number[])[];
  readonly whenKnown: readonly (readonly number[])[];
}

export interface EncodedBatch extends EncodedAdds {
  readonly scope: string;
  readonly expect: readonly { readonly kind: Kind; readonly scope: string; readonly id: string; readonly version: number }[];
  readonly puts: readonly EncodedRow[];
  /** The adds, still sealed; the fields for them are empty then. */
  readonly sealed: Uint8Array | null;
  readonly counters: readonly CounterDelta[];
  readonly events: readonly NewEvent[];
  readonly keep: readonly KeepOp[];
  readonly audit: NewAuditLine;
  readonly at: string;
}

const FIELD_NAMES = new Map(Object.entries(KIND_SHAPES).map(([kind, shape]) => [kind as Kind, Object.keys(shape.fields)]));
export function fieldNames(kind: Kind): readonly string[] {
  return FIELD_NAMES.get(kind) ?? [];
}

export function stampBody(body: string, seq: number): string {
  return body === '{}' ? `{"seq":${seq}}` : `{"seq":${seq},${body.slice(1)}`;
}

const SALT_BYTES = 16;

export function encodeBatch(batch: Batch, runtime: Runtime): EncodedBatch {
  const puts = batch.puts ?? [];
  const salts = saltsOf(runtime, puts.length);
  if (batch.sealed && batch.adds) throw new Error('adds, and sealed ones beside them');
  return {
    scope: storable(batch.scope),
    expect: (batch.expect ?? []).map((ref) => ({
      kind: ref.kind,
      scope: storable(ref.scope ?? batch.scope),
      id: storable(ref.id),
      version: ref.version,
    })),
    puts: puts.map((put, i) => encodePut(put, put.scope ?? batch.scope, salts(i))),
    ...encodeAdds(batch.adds ?? [], batch.scope, runtime),
    sealed: batch.sealed?.bytes ?? null,
    counters: batch.counters ?? [],
    events: batch.events ?? [],
    keep: batch.keep ?? [],
    audit: storableLine(batch.audit),
    at: batch.at,
  };
}

export function encodeAdds(adds: readonly Add[], scope: string, runtime: Pick<Runtime, 'bytes'>): EncodedAdds {
  const salts = saltsOf(runtime, adds.length);
  const counters = new CounterTable();
  return {
    adds: adds.map(({ entity }, i) => encodePut({ kind: 'mention', entity, stampSeq: true }, scope, salts(i))),
    whenNew: adds.map((add) => counters.pairs(add.counters)),
    whenKnown: adds.map((add) => counters.pairs(add.otherwise)),
    counterKeys: counters.keys,
  };
}

/** A line's text is hashed as RFC 8785 JSON, which knows no lone surrogates. */
function storableLine(line: NewAuditLine): NewAuditLine {
  return {
    ...line,
    actor: storable(line.actor),
    ...(line.onBehalfOf === undefined ? {} : { onBehalfOf: storable(line.onBehalfOf) }),
    subject: { ...line.subject, id: storable(line.subject.id) },
  };
}

function encodePut(put: Put, scope: string, salt: string): EncodedRow {
  const stampSeq = put.stampSeq === true;
  const entity: Entity = put.entity;
  return {
    kind: put.kind,
    scope: storable(scope),
    id: storable(entity.id),
    version: entity.version,
    body: JSON.stringify(stampSeq ? { ...entity, seq: undefined } : entity),
    salt,
    fields: fieldsOf(put.kind, entity),
    words: textOf(put.kind, entity),
    stampSeq,
  };
}

/** Values of the indexed fields, in the order of `fieldNames(kind)`. */
export function fieldsOf(kind: Kind, entity: Entity): Scalar[] {
  const shape = KIND_SHAPES[kind] as unknown as KindShape<Kind>;
  return (Object.values(shape.fields) as ((row: Entity) => Scalar)[]).map((read) => columnValue(read(entity)));
}

export function textOf(kind: Kind, entity: Entity): string | null {
  const shape = KIND_SHAPES[kind] as { readonly text?: (row: never) => string };
  return shape.text === undefined ? null : shape.text(entity as never);
}

export function columnValue(value: Scalar): Scalar {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' ? storable(value) : value;
}

function saltsOf(runtime: Pick<Runtime, 'bytes'>, count: number): (i: number) => string {
  const all = Buffer.from(runtime.bytes(SALT_BYTES * count)).toString('hex');
  return (i) => all.slice(i * SALT_BYTES * 2, (i + 1) * SALT_BYTES * 2);
}

/** Gives each (name, bucket) a number, so that a batch of mentions carries each name once. */
class CounterTable {
  readonly keys: (readonly [string, number])[] = [];
  private readonly numbers = new Map<string, number>();
  /** The same list of deltas for every mention (a sighting) is one list on the way to the database's side too. */
  private readonly known = new Map<readonly CounterDelta[], number[]>();

  pairs(deltas: readonly CounterDelta[]): number[] {
    const found = this.known.get(deltas) ?? this.flatten(deltas);
    this.known.set(deltas, found);
    return found;
  }

  private flatten(deltas: readonly CounterDelta[]): number[] {
    const flat: number[] = [];
    for (const { name, bucket, delta } of deltas) flat.push(this.numberOf(name, bucket), delta);
    return flat;
  }

  private numberOf(name: string, bucket: number): number {
    const key = `${bucket}|${name}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.keys.push([name, bucket]);
    this.numbers.set(key, this.keys.length - 1);
    return this.keys.length - 1;
  }
}
