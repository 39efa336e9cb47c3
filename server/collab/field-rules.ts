/**
 * What may stand where in a draft: texts hold strings, maps hold plain values. An embed in a text or a text where a map belongs would
 * break every other person's editor, so it is refused before it reaches them. Pure; knows nothing of who writes.
 */
import { ANSWERS, OPENING, messageField } from '@unisson/shared/text/fields';
import type { Content } from './read-update.ts';

/** Where an item stands: a field of the document, the key in it when it is a map, and whether that is an inner map of it. */
export interface Place {
  readonly field: string;
  readonly key: string | null;
  readonly inner: boolean;
}
export type DraftKind = 'message' | 'reply';

/** Kind of the document by its name; null for a name that no document has. */
export function draftKind(name: string): DraftKind | null {
  return /^(message|reply):.{1,200}$/su.exec(name)?.[1] === 'message' ? 'message' : /^reply:.{1,200}$/su.test(name) ? 'reply' : null;
}

function fieldType(kind: DraftKind, name: string): 'text' | 'map' | null {
  if (kind === 'reply') return name === OPENING ? 'text' : null;
  const field = messageField(name);
  if (field === null) return null;
  return 'language' in field ? 'text' : 'map';
}

const isPlain = (value: unknown): boolean => value === null || value === undefined || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function isPlainRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array) && Object.values(value).every(isPlain);
}

function mayHold(field: string, content: Content): boolean {
  if (content.is === 'deleted') return true;
  if (content.is === 'map') return field === ANSWERS;
  if (content.is === 'string') return false;
  const [value] = content.values;
  return content.values.length === 1 && (isPlain(value) || (field === ANSWERS && isPlainRecord(value)));
}

/** Null when the content may stand there, else why not. `place` null: the neighbours are gone for good, and so will this be. */
export function misplaced(kind: DraftKind, place: Place | null, content: Content): string | null {
  if (place === null) return content.is === 'deleted' || (content.is === 'values' && content.values.every(isPlain)) ? null : 'wrong-content';
  const type = fieldType(kind, place.field);
  if (type === null) return 'unknown-field';
  if (place.inner) return place.key !== null && content.is !== 'map' && content.is !== 'string' && (content.is === 'deleted' || content.values.every(isPlain)) ? null : 'wrong-content';
  if (type === 'text') return place.key === null && (content.is === 'string' || content.is === 'deleted') ? null : 'wrong-content';
  return place.key !== null && mayHold(place.field, content) ? null : 'wrong-content';
}
