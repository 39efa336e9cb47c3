/**
 * Encoded adds as bytes, so that they pass from the thread that made them to the one that writes them without anybody in between taking them
 * apart. Columns in place of rows: a name of a field is not told again with every mention. Knows no thread and no database.
 */
import { deserialize, serialize } from 'node:v8';
import type { EncodedAdds, EncodedBatch, EncodedRow } from './encode-batch.ts';
import type { Scalar, SealedAdds } from './store.ts';

interface Columns {
  readonly ids: readonly string[];
  readonly versions: readonly number[];
  readonly bodies: readonly string[];
  readonly salts: readonly string[];
  /** Those of all rows one after the other. */
  readonly fields: readonly Scalar[];
  readonly words: readonly (string | null)[];
  readonly counterKeys: EncodedAdds['counterKeys'];
  readonly whenNew: EncodedAdds['whenNew'];
  readonly whenKnown: EncodedAdds['whenKnown'];
}

export function sealAdds({ adds, counterKeys, whenNew, whenKnown }: EncodedAdds): SealedAdds {
  const columns: Columns = {
    ids: adds.map(({ id }) => id),
    versions: adds.map(({ version }) => version),
    bodies: adds.map(({ body }) => body),
    salts: adds.map(({ salt }) => salt),
    fields: adds.flatMap(({ fields }) => fields),
    words: adds.map(({ words }) => words),
    counterKeys,
    whenNew,
    whenKnown,
  };
  return { count: adds.length, bytes: shared(serialize(columns)) };
}

/** In memory that threads share: passing it on copies nothing, and it can be passed on again. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

/** A batch whose adds can be read, sealed or not. */
export function unsealed(batch: EncodedBatch): EncodedBatch {
  if (batch.sealed === null) return batch;
  const { ids, versions, bodies, salts, fields, words, ...counting } = deserialize(batch.sealed) as Columns;
  const width = ids.length === 0 ? 0 : fields.length / ids.length;
  const adds = ids.map((id, i): EncodedRow => ({
    kind: 'mention',
    scope: batch.scope,
    id,
    version: versions[i] ?? 1,
    body: bodies[i] ?? '',
    salt: salts[i] ?? '',
    fields: fields.slice(i * width, (i + 1) * width),
    words: words[i] ?? null,
    stampSeq: true,
  }));
  return { ...batch, ...counting, adds, sealed: null };
}
