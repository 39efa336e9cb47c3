/**
 * Where a comment stands in a draft [CO6]: the two ends of a passage as Yjs relative positions, which survive edits, and what stands between
 * them now. An anchor comes from outside: whatever does not lead into its own field is no place. Reads only but for `rewrite`.
 */
import * as Y from 'yjs';
import type { Anchor } from '../domain/comment.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { messageField } from './fields.ts';

export interface Passage {
  /** Indices in the field's text, in code units. */
  readonly from: number;
  readonly to: number;
  readonly reads: string;
}

/** A relative position is a few bytes; a longer one is somebody's attempt. */
export const LONGEST_POSITION = 400;

/** Whether the field holds a running text, so that a passage of it can be pointed at. */
export function isTextField(name: string): boolean {
  const field = messageField(name);
  return field !== null && 'language' in field;
}

/** The whole of a field, whatever it will hold. */
export const wholeField = (field: string): Anchor => ({ field, from: '', to: '' });
export const isWhole = (anchor: Anchor): boolean => anchor.from === '' && anchor.to === '';

const encode = (position: Y.RelativePosition): string => toBase64(Y.encodeRelativePosition(position));

/** The ends hold on to the first and the last character, so what is typed beside the passage does not become part of it. `from` < `to`. */
export function anchorOf(doc: Y.Doc, field: string, from: number, to: number): Anchor {
  const text = doc.getText(field);
  return {
    field,
    from: encode(Y.createRelativePositionFromTypeIndex(text, from, 0)),
    to: encode(Y.createRelativePositionFromTypeIndex(text, to, -1)),
  };
}

function indexOf(doc: Y.Doc, text: Y.Text, encoded: string): number | null {
  if (encoded.length > LONGEST_POSITION) return null;
  const bytes = fromBase64(encoded);
  if (bytes === null) return null;
  try {
    const position = Y.decodeRelativePosition(bytes);
    // A position without an item names a type: resolving one would add a field of that name to the document.
    if (position.item === null) return null;
    const found = Y.createAbsolutePositionFromRelativePosition(position, doc, false);
    return found && found.type === text ? found.index : null;
  } catch {
    return null;
  }
}

/** What stands there now; '' where the passage is gone. Null: the anchor leads nowhere in this document. */
export function locate(doc: Y.Doc, anchor: Anchor): Passage | null {
  if (!isTextField(anchor.field)) return null;
  const text = doc.getText(anchor.field);
  const words = text.toString();
  if (isWhole(anchor)) return { from: 0, to: words.length, reads: words };
  const from = indexOf(doc, text, anchor.from);
  const to = indexOf(doc, text, anchor.to);
  if (from === null || to === null) return null;
  return from < to ? { from, to, reads: words.slice(from, to) } : { from, to: from, reads: '' };
}

/** Where these words stand in a field: every place, so that the caller can say whether there is exactly one. */
export function occurrences(doc: Y.Doc, field: string, quote: string): readonly number[] {
  if (quote === '' || !isTextField(field)) return [];
  const words = doc.getText(field).toString();
  const found: number[] = [];
  for (let at = words.indexOf(quote); at >= 0; at = words.indexOf(quote, at + 1)) found.push(at);
  return found;
}

export interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Letters, digits and halves of characters hang together. */
const HANGS = /[\p{L}\p{N}\p{M}\u200d\p{Emoji_Modifier}\ud800-\udfff]/u;
const isCut = (text: string, at: number): boolean =>
  at > 0 && at < text.length && HANGS.test(text.charAt(at - 1)) && HANGS.test(text.charAt(at));

/** The one stretch that differs, of whole words: a word half of which is another's could be half undone. Null: nothing does. */
export function spliceBetween(before: string, after: string): Splice | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  while (isCut(before, start) || isCut(after, start)) start -= 1;
  let end = 0;
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end += 1;
  while (isCut(before, before.length - end) || isCut(after, after.length - end)) end -= 1;
  return { at: start, remove: before.length - start - end, insert: after.slice(start, after.length - end) };
}

/** Puts `after` in the place of what stands in the passage, touching no character that stays: it keeps its writer and its comments. */
export function rewrite(text: Y.Text, passage: Passage, after: string): void {
  const splice = spliceBetween(passage.reads, after);
  if (!splice) return;
  if (splice.remove > 0) text.delete(passage.from + splice.at, splice.remove);
  if (splice.insert !== '') text.insert(passage.from + splice.at, splice.insert);
}
