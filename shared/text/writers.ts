/**
 * Who wrote what stands in a draft, read off the Yjs client ids of its characters. Whose ids they are is not in the document: the server knows,
 * and tells. Reads only.
 */
import type * as Y from 'yjs';
import { isTextField } from './passage.ts';

export interface Span {
  /** Indices in code units. */
  readonly from: number;
  readonly to: number;
  readonly client: number;
}

/** The text in stretches of one client each, in order, without gaps. */
export function spansOf(text: Y.Text): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const { client } = item.id;
    const last = spans.at(-1);
    if (last?.client === client) spans[spans.length - 1] = { ...last, to: at + item.length };
    else spans.push({ from: at, to: at + item.length, client });
    at += item.length;
  }
  return spans;
}

/** Characters (code points, blanks too) per client and text field; only fields that hold any. */
export function charactersBy(doc: Y.Doc): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const fields = new Map<string, ReadonlyMap<number, number>>();
  for (const name of [...doc.share.keys()].filter(isTextField).sort()) {
    const text = doc.getText(name);
    const words = text.toString();
    const counts = new Map<number, number>();
    for (const { from, to, client } of spansOf(text)) counts.set(client, (counts.get(client) ?? 0) + [...words.slice(from, to)].length);
    if (counts.size > 0) fields.set(name, counts);
  }
  return fields;
}

type Stretch = readonly [client: number, from: number, to: number];

/** Every word and value that stands in the document, as stretches of Yjs clocks. */
function standing(doc: Y.Doc): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const add = (item: Y.Item): void => void (item.deleted || stretches.push([item.id.client, item.id.clock, item.id.clock + item.length]));
  for (const type of doc.share.values()) {
    for (let item = type._start; item !== null; item = item.right) add(item);
    type._map.forEach(add);
  }
  return stretches;
}

/** Clients of whom something stands in `before` that does not stand in `after`, a later state of the same document. */
export function clientsGone(before: Y.Doc, after: Y.Doc): ReadonlySet<number> {
  const left = new Map<number, [number, number][]>();
  for (const [client, from, to] of [...standing(after)].sort((a, b) => a[1] - b[1])) {
    const kept = left.get(client) ?? left.set(client, []).get(client) ?? [];
    const last = kept.at(-1);
    if (last && last[1] === from) last[1] = to;
    else kept.push([from, to]);
  }
  const isLeft = ([client, from, to]: Stretch): boolean => (left.get(client) ?? []).some((kept) => kept[0] <= from && to <= kept[1]);
  return new Set(
    standing(before)
      .filter((stretch) => !isLeft(stretch))
      .map(([client]) => client),
  );
}
