/**
 * Makes a draft read as a message does, word by word: what is the same in both is not touched, so it keeps its writer and its comments.
 * The caller gives the transaction. Must not decide who may.
 */
import { diffWordsWithSpace } from 'diff';
import type * as Y from 'yjs';
import type { MessageContent, Texts } from '@unisson/shared/domain/message';
import {
  ANSWERS,
  FACTS,
  GESTURE,
  SOURCES,
  answerField,
  coreField,
  questionField,
  shortField,
  variantField,
} from '@unisson/shared/text/fields';
import { isTextField, rewrite } from '@unisson/shared/text/passage';

/** A pathological pair of texts must not hold up the others; it is replaced in one stretch. */
const LONGEST_MS = 200;

export function settleMessage(doc: Y.Doc, content: MessageContent): void {
  const wanted = textsOf(content);
  for (const field of new Set([...doc.share.keys()].filter(isTextField).concat(...wanted.keys())))
    settleText(doc.getText(field), wanted.get(field) ?? '');
  const orders = Object.fromEntries(Object.entries(content.answers).map(([id, { order }]) => [id, order]));
  settleMap(
    doc.getMap(ANSWERS),
    orders,
    (held) => (typeof held === 'object' && held !== null && 'order' in held ? held.order : undefined),
    (order) => ({ order }),
  );
  for (const [name, pairs] of [
    [FACTS, content.facts],
    [SOURCES, content.sources],
    [GESTURE, content.gesture],
  ] as const) {
    settleMap(
      doc.getMap(name),
      pairs,
      (held) => held,
      (value) => value,
    );
  }
}

function textsOf(content: MessageContent): Map<string, string> {
  const wanted = new Map<string, string>();
  const add = (texts: Texts, nameOf: (language: string) => string): void => {
    for (const [language, text] of Object.entries(texts)) wanted.set(nameOf(language), text);
  };
  add(content.texts, coreField);
  add(content.short, shortField);
  for (const [channel, texts] of Object.entries(content.variants)) add(texts, (language) => variantField(channel, language));
  for (const [id, { question, answer }] of Object.entries(content.answers)) {
    add(question, (language) => questionField(id, language));
    add(answer, (language) => answerField(id, language));
  }
  return wanted;
}

function settleText(text: Y.Text, after: string): void {
  const before = text.toString();
  if (before === after) return;
  const parts = diffWordsWithSpace(before, after, { timeout: LONGEST_MS });
  if (!parts) return rewrite(text, { from: 0, to: before.length, reads: before }, after);
  let at = 0;
  for (const { value, added, removed } of parts) {
    if (removed) text.delete(at, value.length);
    else {
      if (added) text.insert(at, value);
      at += value.length;
    }
  }
}

function settleMap<T>(
  map: Y.Map<unknown>,
  wanted: Readonly<Record<string, T>>,
  held: (value: unknown) => unknown,
  stored: (value: T) => unknown,
): void {
  for (const key of [...map.keys()]) if (!Object.hasOwn(wanted, key)) map.delete(key);
  for (const [key, value] of Object.entries(wanted)) if (held(map.get(key)) !== value) map.set(key, stored(value));
}
