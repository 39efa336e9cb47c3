/** What differs between two revisions, word by word and part by part. Parts that are the same are left out. */
import { diffWordsWithSpace } from 'diff';
import { EMPTY_MESSAGE, GESTURE_PARTS, type MessageContent, type Texts } from '@unisson/shared/domain/message';

/** A pathological pair of texts must not hold up the others; it is shown as replaced. */
const LONGEST_MS = 200;

export type DiffPart = 'core' | 'short' | 'variant' | 'question' | 'answer' | 'fact' | 'source' | 'gesture';
export interface Changed {
  readonly part: DiffPart;
  /** Of an answer, a fact, a source, a part of the gesture. */
  readonly key: string | null;
  readonly language: string | null;
  readonly channel: string | null;
  readonly changes: readonly { readonly type: 'same' | 'added' | 'removed'; readonly text: string }[];
}
type Place = Omit<Changed, 'changes'>;

/** `before` null: everything is new. */
export function diffView(before: MessageContent | null, after: MessageContent): readonly Changed[] {
  const old = placesOf(before ?? EMPTY_MESSAGE);
  const now = placesOf(after);
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const place = is?.place ?? was?.place;
    if (!place || was?.text === is?.text) return [];
    return [{ ...place, changes: wordsOf(was?.text ?? '', is?.text ?? '') }];
  });
}

function placesOf(content: MessageContent): Map<string, { place: Place; text: string }> {
  const found = new Map<string, { place: Place; text: string }>();
  const add = (place: Place, text: string) =>
    found.set(JSON.stringify([ORDER.indexOf(place.part), place.channel, place.key, place.language]), { place, text });
  const texts = (place: Omit<Place, 'language'>, all: Texts) =>
    Object.entries(all).forEach(([language, text]) => add({ ...place, language }, text));
  const plain = (part: DiffPart, all: Readonly<Record<string, string>>) =>
    Object.entries(all).forEach(([key, text]) => add({ part, key, language: null, channel: null }, text));
  texts({ part: 'core', key: null, channel: null }, content.texts);
  texts({ part: 'short', key: null, channel: null }, content.short);
  for (const [channel, all] of Object.entries(content.variants)) texts({ part: 'variant', key: null, channel }, all);
  for (const [key, { question, answer }] of Object.entries(content.answers)) {
    texts({ part: 'question', key, channel: null }, question);
    texts({ part: 'answer', key, channel: null }, answer);
  }
  plain('fact', content.facts);
  plain('source', content.sources);
  for (const key of GESTURE_PARTS)
    if (content.gesture[key]) add({ part: 'gesture', key, language: null, channel: null }, content.gesture[key]);
  return found;
}
const ORDER: readonly DiffPart[] = ['core', 'short', 'variant', 'question', 'answer', 'fact', 'source', 'gesture'];

function wordsOf(before: string, after: string): Changed['changes'] {
  const changes = diffWordsWithSpace(before, after, { timeout: LONGEST_MS });
  if (changes) return changes.map(({ added, removed, value }) => ({ type: added ? 'added' : removed ? 'removed' : 'same', text: value }));
  return [
    { type: 'removed', text: before },
    { type: 'added', text: after },
  ];
}
