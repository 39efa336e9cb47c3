/**
 * What a text is held against, read once: the figures, names and statements of a message, in one language first. Pure; must not compare.
 */
import type { Language } from '../domain/entity.ts';
import type { MessageContent, Texts } from '../domain/message.ts';
import { findClaims, type Claim } from './claims.ts';
import { fold } from './claims-fold.ts';
import { LONGEST_GROUND, firstWords, readable } from './drift-bounds.ts';
import { contextsOf, type Context } from './drift-context.ts';
import { namesIn, type Name } from './drift-names.ts';
import { statementsIn, type Statement } from './drift-statements.ts';
import { remembering } from './remember.ts';

export interface Placed {
  readonly claim: Claim;
  readonly at: number;
  readonly in: Language;
  readonly context: Context;
}
export interface Ground {
  readonly placed: readonly Placed[];
  readonly names: readonly Name[];
  /** Every folded word of the message. */
  readonly known: ReadonlySet<string>;
  readonly statements: readonly Statement[];
  /** The first words that were too many to be read; null: all were. */
  readonly unread: string | null;
}

export function groundOfMessage(message: MessageContent, language: Language): Ground {
  const { words, unread } = withinReach(wordsOf(message, language));
  return {
    placed: words.flatMap(({ words, about, in: of }) => approvedPlaces(words, `${of}\n${about}`)),
    names: words.flatMap(({ words, key }) => approvedNames(words, key)),
    known: new Set(words.flatMap(({ words }) => approvedWords(words, ''))),
    statements: words.flatMap(({ words, in: of }) => approvedStatements(words, of)),
    unread,
  };
}

function withinReach(words: readonly Words[]): { words: Words[]; unread: string | null } {
  let left = LONGEST_GROUND;
  let unread: string | null = null;
  const read = words.flatMap((one) => {
    const start = readable(one.words, left);
    left -= start.length + one.about.length;
    if (start.length < one.words.length) unread ??= firstWords(one.words, start.length);
    return start === '' ? [] : [{ ...one, words: start }];
  });
  return { words: read, unread };
}

/** The same approved words are compared with every opening: each is read once. */
const approvedPlaces = remembering((text, frame) => {
  const border = frame.indexOf('\n');
  return place(text, frame.slice(0, border), frame.slice(border + 1));
});
const approvedNames = remembering((text, key) => namesIn(key === '' ? text : `${key} : ${text}`));
const approvedStatements = remembering(statementsIn);
const approvedWords = remembering((text) =>
  (fold(text).match(/[\p{L}\p{N}-]+|[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => [word, ...word.split('-')]),
);

export function place(text: string, language: Language, about: string): Placed[] {
  const claims = findClaims(text, language);
  const contexts = contextsOf(text, claims, about);
  return claims.flatMap((claim, i) => {
    const context = contexts[i];
    return context ? [{ claim, at: claim.at, in: language, context }] : [];
  });
}

interface Words {
  readonly words: string;
  readonly about: string;
  /** Of a fact: what it is called. */
  readonly key: string;
  readonly in: Language;
}

/** Everything the message says, this language first: a reply in another language is held to the same figures. */
function wordsOf(message: MessageContent, language: Language): Words[] {
  const words: Words[] = [];
  const add = (texts: Texts, about: Texts = {}): void => {
    for (const [of, text] of Object.entries(texts)) words.push({ words: text, about: about[of] ?? '', key: '', in: of });
  };
  add(message.texts);
  add(message.short);
  for (const variant of Object.values(message.variants)) add(variant);
  for (const { question, answer } of Object.values(message.answers)) add(answer, question);
  for (const [key, text] of Object.entries(message.facts))
    words.push({ words: text, about: key.replace(/[-_.]/g, ' '), key, in: language });
  const { what = '', for: whom = '', until = '', how = '', why = '' } = message.gesture;
  if (what !== '')
    words.push({ words: [what, whom, until, how].filter(Boolean).join('. '), about: `${what} ${why}`, key: '', in: language });
  return words.sort((a, b) => Number(b.in === language) - Number(a.in === language));
}
