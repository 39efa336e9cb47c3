/** Compares what a text commits to with what was approved [RE3]. Pure; must not decide who may send. */
import type { Language } from '../domain/entity.ts';
import type { MessageContent, Texts } from '../domain/message.ts';
import type { Because } from '../domain/reply.ts';
import { agree } from './claims-agree.ts';
import { findClaims, type Claim, type ClaimKind } from './claims.ts';
import { fold, pieceAt, placesIn, type Places } from './claims-fold.ts';
import { MEASURED, conceptOf, contextsOf, sentencesOf, type Context } from './drift-context.ts';
import { misnamed, namesIn } from './drift-names.ts';
import { remembering } from './remember.ts';
import { denied, statementsIn } from './drift-statements.ts';

export interface Drift {
  /** `name`: somebody or somewhere else; `fact`: the opposite of what the message states. */
  readonly kind: ClaimKind | 'name' | 'fact';
  /** The words of the text, as typed. */
  readonly found: string;
  /** Where they begin in the text, in code units. */
  readonly at: number;
  /** The words of the message they contradict, as typed. */
  readonly message: string;
}

const BECAUSE = {
  number: 'number',
  percentage: 'number',
  duration: 'number',
  phone: 'number',
  amount: 'amount',
  date: 'date',
  time: 'date',
  link: 'link',
  promise: 'promise',
} as const satisfies Record<ClaimKind, Because['kind']>;
/** What a promise turns into ours even when the customer named it first. */
const FIGURES: ReadonlySet<ClaimKind> = new Set(['number', 'percentage', 'amount', 'date', 'time', 'duration']);

/**
 * What the text commits to and none of `supports` (approved text, facts, the mention answered) carries, once each, as typed.
 * A figure inside a promise always counts: repeating a customer's figure as our promise makes it ours.
 */
export function unsupportedClaims(text: string, language: Language, supports: readonly string[]): Because[] {
  const claims = findClaims(text, language);
  const carried = carriedBy(supports.flatMap((support) => approvedClaims(support, language)));
  const promised = promisedPlaces(text, claims);
  const because = new Map<string, Because>();
  for (const claim of claims) {
    const inPromise = FIGURES.has(claim.kind) && !promised.free(claim.at, claim.at + 1);
    const reason: Because = { kind: BECAUSE[claim.kind], found: claim.found };
    const key = `${reason.kind}\n${reason.found}`;
    if (!because.has(key) && (inPromise || !carried(claim))) because.set(key, reason);
  }
  return [...because.values()];
}

/** Tells which differences only repeat what the mention said, promising nothing: the customer's own figures and names, quoted back. */
export function quotedFrom(text: string, language: Language, mention: readonly string[]): (drift: Drift) => boolean {
  // Read once, however many differences there are: a text of thousands must not hold up everybody else.
  const claims = new Map(findClaims(text, language).map((claim) => [`${claim.kind} ${claim.at}`, claim]));
  const promised = promisedPlaces(text, [...claims.values()]);
  const carried = carriedBy(mention.flatMap((words) => findClaims(words, language)));
  const said = mention.map(fold);
  return (drift) => {
    if (drift.kind === 'promise' || drift.kind === 'fact') return false;
    if (drift.kind === 'name') return said.some((words) => words.includes(fold(drift.found)));
    const claim = promised.free(drift.at, drift.at + 1) ? claims.get(`${drift.kind} ${drift.at}`) : undefined;
    return claim !== undefined && carried(claim);
  };
}

/** The sentences that promise something. */
function promisedPlaces(text: string, claims: readonly Claim[]): Places {
  const places = placesIn(text.length);
  const sentences = sentencesOf(text);
  for (const { kind, at } of claims) if (kind === 'promise' && places.free(at, at + 1)) places.take(...pieceAt(sentences, at, text.length));
  return places;
}

/** Whether one of many claims says the same; looked up by value, so that long texts do not multiply. Dates and lengths have several spellings of one value. */
function carriedBy(claims: readonly Claim[]): (claim: Claim) => boolean {
  const byValue = new Map<string, Claim[]>();
  const loose = claims.filter(({ bounds }) => bounds !== null).slice(0, MOST_ALIKE);
  const figures = claims.filter(({ kind }) => FIGURES.has(kind)).slice(0, MOST_ALIKE);
  for (const claim of claims) for (const key of keysOf(claim)) byValue.set(key, [...(byValue.get(key) ?? []).slice(0, MOST_ALIKE), claim]);
  // "more than 400" is carried by 412, which no look-up by value finds.
  return (claim) =>
    keysOf(claim).some((key) => (byValue.get(key) ?? []).some((other) => carries(claim, other))) ||
    (claim.bounds !== null ? figures : loose).some((other) => FIGURES.has(claim.kind) && carries(claim, other));
}
/** Claims under one key differ in little: a year, a weekday, what is counted. */
const MOST_ALIKE = 200;

function keysOf({ kind, value, also }: Claim): string[] {
  switch (kind) {
    case 'date':
      return [value, ...also].map((reading) => `date ${/^(?:\d{4}-)?(\d{2})(?:-|$)/.exec(reading)?.[1] ?? reading}`);
    case 'time':
      return [`time ${value}`, ...(value.endsWith(':00') ? [`duration ${Number(value.slice(0, 2)) * 60}min`] : [])];
    case 'duration':
      return [`duration ${value}`];
    case 'amount':
      return [`amount ${Number.parseFloat(value) === 0 ? '0' : value}`];
    default:
      return [`${kind} ${value}`];
  }
}

function carries(claim: Claim, other: Claim): boolean {
  if (agree(claim, other) !== true) return false;
  if (claim.kind !== 'number' || claim.of === '' || other.of === '') return true;
  const [a, b] = [conceptOf(claim.of), conceptOf(other.of)];
  return a === b || !(COUNTED.has(a) && COUNTED.has(b));
}
/** Nouns that are surely different things; an unknown one may be an adjective before the same noun. */
const COUNTED = new Set([
  'site',
  'people',
  'account',
  'staff',
  'product',
  'message',
  'request',
  'train',
  'flight',
  'injured',
  'dead',
  'job',
  'card',
]);

interface Placed {
  readonly claim: Claim;
  readonly in: Language;
  readonly context: Context;
}

/**
 * What the text says otherwise than the message about the same thing: figures, dates, links and promises, then names, then what is affirmed
 * here and denied there. In the order of the text; empty where they agree or cannot be compared.
 */
export function driftAgainst(text: string, language: Language, message: MessageContent): Drift[] {
  const words = wordsOf(message, language);
  const approved = words.flatMap(({ words, about, in: of }) => approvedPlaces(words, `${of}\n${about}`));
  const drift = place(text, language, '').flatMap((placed): Drift[] => {
    const { claim } = placed;
    const other = contradicted(placed, approved);
    return other === null ? [] : [{ kind: claim.kind, found: claim.found, at: claim.at, message: other.found }];
  });
  return [...drift, ...namesAgainst(text, words), ...statementsAgainst(text, language, { words, drift })].sort((a, b) => a.at - b.at);
}

function namesAgainst(text: string, words: readonly Words[]): Drift[] {
  const approved = words.flatMap(({ words, key }) => approvedNames(words, key));
  const known = new Set(
    words.flatMap(({ words }) => fold(words).match(/[\p{L}\p{N}-]+|[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => [word, ...word.split('-')]),
  );
  return namesIn(text).flatMap((name): Drift[] => {
    const other = misnamed(name, approved, known);
    return other === null ? [] : [{ kind: 'name', found: name.found, at: name.at, message: other.found }];
  });
}

/** A clause in which a promise already contradicts is told once. */
function statementsAgainst(
  text: string,
  language: Language,
  { words, drift }: { words: readonly Words[]; drift: readonly Drift[] },
): Drift[] {
  const approved = words.flatMap(({ words, in: of }) => approvedStatements(words, of));
  return statementsIn(text, language).flatMap((said): Drift[] => {
    const other = denied(said, approved);
    const told = drift.some(({ kind, at }) => kind === 'promise' && at >= said.at && at < said.at + said.found.length);
    return other === null || told ? [] : [{ kind: 'fact', found: said.found, at: said.at, message: other.found }];
  });
}

/** The same approved words are compared with every opening: each is read once. */
const approvedClaims = remembering(findClaims);
const approvedPlaces = remembering((text, frame) => {
  const border = frame.indexOf('\n');
  return place(text, frame.slice(0, border), frame.slice(border + 1));
});
const approvedNames = remembering((text, key) => namesIn(key === '' ? text : `${key} : ${text}`));
const approvedStatements = remembering(statementsIn);

function place(text: string, language: Language, about: string): Placed[] {
  const claims = findClaims(text, language);
  const contexts = contextsOf(text, claims, about);
  return claims.flatMap((claim, at) => {
    const context = contexts[at];
    return context ? [{ claim, in: language, context }] : [];
  });
}

/** The claim of the message about the same thing that says otherwise; null where one says the same, or none is about it. */
function contradicted({ claim, context, in: language }: Placed, approved: readonly Placed[]): Claim | null {
  if (claim.kind === 'promise') return opposite(claim, approved);
  let best: Nearest | null = null;
  let weak = 0;
  for (const other of approved) {
    const same = agree(claim, other.claim);
    if (same === null) continue;
    const score = likeness(claim, context, other);
    if (same && isVague(claim, other.claim)) weak = Math.max(weak, score + 1);
    else if (same && (score > 0 || claim.kind !== 'amount')) return null;
    else if (!same && score > 0) best = nearer(best, { claim: other.claim, score, own: other.in === language });
  }
  if (best === null || best.score < weak) return null;
  const { claim: found, own } = best;
  return (own ? undefined : approved.find((other) => other.in === language && agree(found, other.claim) === true)?.claim) ?? found;
}
interface Nearest {
  readonly claim: Claim;
  readonly score: number;
  /** In the language of the text: words the writer can compare. */
  readonly own: boolean;
}
function nearer(a: Nearest | null, b: Nearest): Nearest {
  if (a === null) return b;
  if (a.own !== b.own) return a.own ? a : b;
  return b.score > a.score ? b : a;
}
/** "fin avril" covers the 18th without naming it: another day named for the same thing weighs more. */
const isVague = (claim: Claim, other: Claim): boolean =>
  claim.kind === 'date' && /\d-\d\d$|^\d\d-\d\d/.test(claim.value) && /^(?:\d{4}|(?:\d{4}-)?\d{2})$/.test(other.value);

function opposite(claim: Claim, approved: readonly Placed[]): Claim | null {
  const denied = claim.value.startsWith('not:') ? claim.value.slice(4) : `not:${claim.value}`;
  if (approved.some(({ claim: other }) => other.value === claim.value)) return null;
  return approved.find(({ claim: other }) => other.kind === 'promise' && other.value === denied)?.claim ?? null;
}

/** How much two claims of one kind are about the same thing; 0: not comparable. */
function likeness(claim: Claim, context: Context, other: Placed): number {
  switch (claim.kind) {
    case 'phone':
      return 1;
    case 'link':
      return hostOf(claim.value) === hostOf(other.claim.value) ? 2 : shared(context.near, other.context.near);
    case 'number':
      return countLikeness(context, other.context);
    case 'amount':
      return nearness(context, other.context) || Number(bothGiven(context, other.context));
    default:
      return nearness(context, other.context);
  }
}
/** What stands in another clause of the sentence adds weight, and makes nothing comparable by itself. */
function nearness(a: Context, b: Context): number {
  const near = shared(a.near, b.near);
  const sentence = shared(a.sentence, b.sentence);
  // Two deadlines, each at the end of a sentence about the same things.
  if (near === 0) return sentence >= 2 && a.near.has('deadline') && b.near.has('deadline') ? 1 : 0;
  return near * 2 + sentence;
}
/** "You will get €20" says of what it is the amount as little as "€20" does: it is held against what the message gives. */
function bothGiven(a: Context, b: Context): boolean {
  const untold = ({ sentence }: Context): boolean => sentence.size === 0;
  const given = (context: Context): boolean => untold(context) || GIVEN.some((concept) => context.near.has(concept));
  return (untold(a) || untold(b)) && given(a) && given(b);
}
const GIVEN = ['refund', 'give', 'voucher', 'montant', 'amount'];
/** The name of a site without its ending: whoever writes .com for .fr means the same one. */
const hostOf = (link: string): string => /^(?:[^/?#]*@)?([^/?#]*?)(?:\.[a-z]{2,})?(?:[/?#]|$)/.exec(link)?.[1] ?? '';
/** That both say "until" makes nothing comparable. */
const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((concept) => concept !== 'deadline' && b.has(concept)).length;

/** Two counts are comparable when they count the same thing and nothing says they count it for different reasons. */
function countLikeness(a: Context, b: Context): number {
  if (a.of.startsWith(MEASURED) !== b.of.startsWith(MEASURED)) return 0;
  if (a.of !== '' && b.of !== '' && a.of !== b.of) return 0;
  const rest = (context: Context): Set<string> => new Set([...context.near].filter((concept) => concept !== context.of));
  const [x, y] = [rest(a), rest(b)];
  const common = shared(x, y);
  if (a.of === '' || b.of === '') return common;
  return common > 0 || x.size === 0 || y.size === 0 ? 1 + common : 0;
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
