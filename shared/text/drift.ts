/** Compares what a text commits to with what was approved [RE3]. Pure; must not decide who may send. */
import type { Language } from '../domain/entity.ts';
import type { MessageContent } from '../domain/message.ts';
import type { Because } from '../domain/reply.ts';
import { agree } from './claims-agree.ts';
import { findClaims, type Claim, type ClaimKind } from './claims.ts';
import { fold, pieceAt, placesIn, type Places } from './claims-fold.ts';
import { LONGEST_GROUND, allowance, compareSome, firstWords, readable, type Allowance } from './drift-bounds.ts';
import { MEASURED, conceptOf, sentencesOf, type Context } from './drift-context.ts';
import { groundOfMessage, place, type Ground, type Placed } from './drift-ground.ts';
import { misnamed, namesIn, type Name } from './drift-names.ts';
import { denied, statementsIn, type Statement } from './drift-statements.ts';
import { remembering } from './remember.ts';

export interface Drift {
  /**
   * `name`: somebody or somewhere else; `fact`: the opposite of what the message states; `unread`: too long, not compared from these words
   * on (of the text, else of the message).
   */
  readonly kind: ClaimKind | 'name' | 'fact' | 'unread';
  /** The words of the text, as typed; '' where it is the message that is too long. */
  readonly found: string;
  /** Where they begin in the text, in code units; -1 where it is the message that is too long. */
  readonly at: number;
  /** The words of the message they contradict, as typed; '' where the text is too long. */
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
export function unsupportedClaims(original: string, language: Language, supports: readonly string[]): Because[] {
  const text = readable(original);
  const claims = findClaims(text, language);
  const carried = carriedBy(supports.flatMap((support) => approvedClaims(support.slice(0, LONGEST_GROUND), language)));
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
export function quotedFrom(original: string, language: Language, mention: readonly string[]): (drift: Drift) => boolean {
  const text = readable(original);
  // Read once, however many differences there are: a text of thousands must not hold up everybody else.
  const claims = new Map(findClaims(text, language).map((claim) => [`${claim.kind} ${claim.at}`, claim]));
  const promised = promisedPlaces(text, [...claims.values()]);
  const carried = carriedBy(mention.flatMap((words) => approvedClaims(readable(words), language)));
  const said = mention.map(fold);
  return (drift) => {
    if (drift.kind === 'promise' || drift.kind === 'fact' || drift.kind === 'unread') return false;
    if (drift.kind === 'name') return said.some((words) => words.includes(fold(drift.found)));
    const claim = promised.free(drift.at, drift.at + 1) ? claims.get(`${drift.kind} ${drift.at}`) : undefined;
    return claim !== undefined && carried(claim);
  };
}

/** The same approved words are asked about by every opening: each is read once. */
const approvedClaims = remembering(findClaims);

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

/**
 * What the text says otherwise than the message about the same thing: figures, dates, links and promises, then names, then what is affirmed
 * here and denied there. In the order of the text; empty where they agree or cannot be compared. What was too long to be compared is told
 * as `unread`.
 */
export function driftAgainst(text: string, language: Language, message: MessageContent): Drift[] {
  return driftOn(text, language, { ground: groundOfMessage(message, language), left: allowance() });
}

/** The same with a ground that was read before, and what may still be spent on comparing. */
export function driftOn(original: string, language: Language, { ground, left }: { ground: Ground; left: Allowance }): Drift[] {
  const text = readable(original, left.units);
  left.units -= text.length;
  const drift: Drift[] = [];
  const stops = [
    figuresAgainst(place(text, language, ''), { ground, left }, drift),
    namesAgainst(namesIn(text), { ground, left }, drift),
    statementsAgainst(statementsIn(text, language), { ground, left }, drift),
    text.length < original.length ? text.length : null,
  ].filter((at) => at !== null);
  const unread: Drift[] = stops.length === 0 ? [] : [unreadFrom(original, Math.min(...stops))];
  if (ground.unread !== null) unread.push({ kind: 'unread', found: '', at: -1, message: ground.unread });
  return [...drift, ...unread].sort((a, b) => a.at - b.at);
}
const unreadFrom = (text: string, at: number): Drift => ({ kind: 'unread', found: firstWords(text, at), at, message: '' });

interface Against {
  readonly ground: Ground;
  readonly left: Allowance;
}

function figuresAgainst(said: readonly Placed[], { ground, left }: Against, drift: Drift[]): number | null {
  return compareSome(said, { left, cost: ['claims', ground.placed.length] }, (placed) => {
    const { kind, found, at } = placed.claim;
    const other = contradicted(placed, ground.placed);
    if (other !== null) drift.push({ kind, found, at, message: other.found });
  });
}

function namesAgainst(said: readonly Name[], { ground, left }: Against, drift: Drift[]): number | null {
  return compareSome(said, { left, cost: ['names', ground.names.length] }, (name) => {
    const other = misnamed(name, ground.names, ground.known);
    if (other !== null) drift.push({ kind: 'name', found: name.found, at: name.at, message: other.found });
  });
}

/** A clause in which a promise already contradicts is told once. */
function statementsAgainst(said: readonly Statement[], { ground, left }: Against, drift: Drift[]): number | null {
  const promised = drift.filter(({ kind }) => kind === 'promise');
  return compareSome(said, { left, cost: ['statements', ground.statements.length + promised.length] }, ({ found, at, ...statement }) => {
    const other = denied({ found, at, ...statement }, ground.statements);
    const told = promised.some((promise) => promise.at >= at && promise.at < at + found.length);
    if (other !== null && !told) drift.push({ kind: 'fact', found, at, message: other.found });
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
