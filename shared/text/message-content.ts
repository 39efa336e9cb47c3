/**
 * Reads the words out of a co-edited document, and puts words into one: the only code that knows how a draft's fields make a message.
 * Reading changes nothing and believes nothing: whatever is not a text where a text belongs is not there. Must not trim or tidy words [MS2].
 */
import * as Y from 'yjs';
import { GESTURE_PARTS, type Answer, type MessageContent, type Texts } from '../domain/message.ts';
import {
  ANSWERS,
  FACTS,
  GESTURE,
  OPENING,
  SOURCES,
  answerField,
  coreField,
  messageField,
  questionField,
  shortField,
  variantField,
} from './fields.ts';

/** Half a surrogate pair has no UTF-8, so no hash: it is read as what any encoder writes for it, U+FFFD. */
const whole = (text: string): string => text.toWellFormed();

/** `Y.Text` does not take part in string conversion as the linter sees it; one place says that it does. */
const plain = (text: Y.Text): string => whole(text.toString());

type Pairs = [string, string][];
const record = <T>(pairs: Iterable<readonly [string, T]>): Readonly<Record<string, T>> => Object.fromEntries(pairs);

function intoGroup(groups: Map<string, Pairs>, key: string, pair: [string, string]): void {
  const group = groups.get(key);
  if (group) group.push(pair);
  else groups.set(key, [pair]);
}
const textsOf = (groups: Map<string, Pairs>, key: string): Texts => record(groups.get(key) ?? []);

/** String values of a map that are not empty. */
function strings(doc: Y.Doc, name: string): Pairs {
  const pairs: Pairs = [];
  if (!doc.share.has(name)) return pairs;
  doc.getMap(name).forEach((value, key) => {
    if (typeof value === 'string' && value !== '') pairs.push([whole(key), whole(value)]);
  });
  return pairs;
}

function orderOf(value: unknown): number {
  const order: unknown =
    value instanceof Y.Map ? value.get('order') : typeof value === 'object' && value !== null && 'order' in value ? value.order : undefined;
  return typeof order === 'number' && Number.isFinite(order) ? order : 0;
}

/** The list decides which answers there are; texts of one that was taken off the list stay unread. */
function answersOf(doc: Y.Doc, questions: Map<string, Pairs>, answers: Map<string, Pairs>): Readonly<Record<string, Answer>> {
  const pairs: [string, Answer][] = [];
  if (!doc.share.has(ANSWERS)) return {};
  doc.getMap(ANSWERS).forEach((value, key) => {
    const id = whole(key);
    if (questions.has(id) || answers.has(id))
      pairs.push([id, { order: orderOf(value), question: textsOf(questions, id), answer: textsOf(answers, id) }]);
  });
  return record(pairs);
}

/**
 * The message as its draft stands. A text is absent when its length is 0; blanks are text. An answer without question and answer is absent.
 * The document is not changed.
 */
export function readMessage(doc: Y.Doc): MessageContent {
  const texts: Pairs = [];
  const short: Pairs = [];
  const variants = new Map<string, Pairs>();
  const questions = new Map<string, Pairs>();
  const answers = new Map<string, Pairs>();
  for (const name of [...doc.share.keys()]) {
    const field = messageField(name);
    if (field === null || !('language' in field)) continue;
    const text = plain(doc.getText(name));
    if (text === '') continue;
    const pair: [string, string] = [field.language, text];
    if ('channel' in field) intoGroup(variants, field.channel, pair);
    else if ('answerId' in field) intoGroup(field.is === 'question' ? questions : answers, field.answerId, pair);
    else (field.is === 'core' ? texts : short).push(pair);
  }
  const gestureParts: readonly string[] = GESTURE_PARTS;
  return {
    texts: record(texts),
    short: record(short),
    variants: record([...variants].map(([channel, pairs]) => [channel, record(pairs)] as const)),
    answers: answersOf(doc, questions, answers),
    facts: record(strings(doc, FACTS)),
    sources: record(strings(doc, SOURCES)),
    gesture: record(strings(doc, GESTURE).filter(([part]) => gestureParts.includes(part))),
  };
}

/** The opening of a reply as its draft stands; '' when nobody has written. */
export function readOpening(doc: Y.Doc): string {
  return doc.share.has(OPENING) ? plain(doc.getText(OPENING)) : '';
}

function clear(doc: Y.Doc): void {
  for (const name of [...doc.share.keys()]) {
    const field = messageField(name);
    if (field === null) continue;
    if ('language' in field) {
      const text = doc.getText(name);
      text.delete(0, text.length);
    } else {
      const map = doc.getMap(name);
      for (const key of [...map.keys()]) map.delete(key);
    }
  }
}

function putTexts(doc: Y.Doc, nameOf: (language: string) => string, texts: Texts): void {
  for (const [language, text] of Object.entries(texts)) if (text !== '') doc.getText(nameOf(language)).insert(0, text);
}

/**
 * Restarts a draft inside the same document [CO1]: deletes every word of the message that is there and inserts `content`, in one
 * transaction of the given origin. Whoever writes at the same moment keeps his words; nothing is replaced behind his back.
 */
export function writeMessage(doc: Y.Doc, content: MessageContent, origin: unknown): void {
  doc.transact(() => {
    clear(doc);
    putTexts(doc, coreField, content.texts);
    putTexts(doc, shortField, content.short);
    for (const [channel, texts] of Object.entries(content.variants)) putTexts(doc, (language) => variantField(channel, language), texts);
    for (const [id, answer] of Object.entries(content.answers)) {
      doc.getMap(ANSWERS).set(id, { order: answer.order });
      putTexts(doc, (language) => questionField(id, language), answer.question);
      putTexts(doc, (language) => answerField(id, language), answer.answer);
    }
    for (const [name, pairs] of [
      [FACTS, content.facts],
      [SOURCES, content.sources],
      [GESTURE, content.gesture],
    ] as const) {
      for (const [key, text] of Object.entries(pairs)) doc.getMap(name).set(key, text);
    }
  }, origin);
}
