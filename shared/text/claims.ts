/** Finds what a text commits to: figures, dates, links, promises, in French and English forms, each with one normalised value. Pure; judges nothing. */
import type { Language } from '../domain/entity.ts';
import { withBounds, type Bounds } from './claims-bounds.ts';
import { momentsIn } from './claims-dates.ts';
import { figuresIn } from './claims-figures.ts';
import { fold, placesIn } from './claims-fold.ts';
import { plainText } from './claims-plain.ts';
import { promisesIn, type Promise_ } from './claims-promises.ts';
import { linksIn, type Span } from './count-links.ts';

export const CLAIM_KINDS = ['number', 'percentage', 'amount', 'date', 'time', 'duration', 'phone', 'link', 'promise'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

export interface Claim {
  readonly kind: ClaimKind;
  /** The words as typed. */
  readonly found: string;
  /** Where they begin, in code units. */
  readonly at: number;
  /** One spelling for all that mean the same ("10 €", "dix euros", "10 EUR"). */
  readonly value: string;
  /** Other readings, any of which may agree: the weekday beside a date, both readings of 4/3 in English. */
  readonly also: readonly string[];
  /** What a plain number counts, folded; '' otherwise. */
  readonly of: string;
  /** What the words around leave open ("plus de", "entre … et …"); null: exactly this. */
  readonly bounds: Bounds | null;
}

/** Begins where a run of its signs begins, so that a run without an @ is read once. */
const MAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Names and labels whose digits count nothing: handles, hashtags, "A380", "covid-19", an emoji's digit. */
const LABELS =
  /(?<![\p{L}\p{N}])[@#][\p{L}\p{N}_.]+|(?<![\p{L}\p{N}'])[\p{L}]+-?\d[\p{L}\p{N}-]*(?<!eur)|\d\uFE0F?\u20E3|\(\d{1,2}\/\d{1,2}\)/gu;
/** Two capitals before digits name a thing: "AF 447", "RN 12". */
const CODES = /(?<![\p{L}\p{N}])(?!AT|IN|ON|BY|TO|OF|DE|LE|LA|AU|DU|ET|UN|NO|ES|US)[A-Z]{2} \d{1,4}(?![\p{L}\p{N}]|[.,]\d| ?[€$£%])/gu;
const NATIONAL = String.raw`0 ?[1-9](?:[ .-]?\d{2}){4}|0[ .-]?[89]\d{2}[ .-]?\d{3}[ .-]?\d{3}|0[ .-]?[89]\d{2}(?:[ .-]?\d{2}){3}|0\d{2,4}[ .-]\d{3,4}[ .-]\d{3,4}|1-8\d\d-\d{3}-\d{4}|\(?\d{3}\)?[ .-]\d{3}-\d{4}`;
const PHONES = new RegExp(
  String.raw`(?<![\p{L}\p{N}+.,])(?:(?:\+|00)\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,6}|${NATIONAL})(?![\p{L}\p{N}])`,
  'gu',
);
/** Short numbers are told from years and counts by the word before them. */
const SHORT_NUMBER =
  /(?<=(?:\bau|numero(?: court)?|appel(?:ez|er)(?:[ -]nous)?(?: au| le)?|compos(?:ez|er)(?: le)?|call(?: us)?(?: on| at)?|dial|text)(?: :)? )(?:3\d ?\d{2}|10\d{2}|11\d)(?![\p{L}\d]|[/:.,]\d| ?[€%$£])/gu;

/** What a term is measured in: "sous 48 heures", "by Friday". */
const TERMS: ReadonlySet<ClaimKind> = new Set(['date', 'time', 'duration']);
/** "d'ici à la fin mars": how far from the word its date may begin. */
const TERM_REACH = 4;

/** In order of appearance. `language` decides what is ambiguous (4/3); words of both languages are understood in either. */
export function findClaims(text: string, language: Language): Claim[] {
  const plain = plainText(text);
  const claims = claimsIn(plain.text, language);
  if (plain.text === text) return claims;
  return claims.map((claim) => {
    const [at, end] = [plain.origin(claim.at), plain.origin(claim.at + claim.found.length)];
    return { ...claim, at, found: text.slice(at, end) };
  });
}

function claimsIn(text: string, language: Language): Claim[] {
  const whole = fold(text);
  const places = placesIn(text.length);
  const claims = new Map<number, Claim>();
  const add = (kind: ClaimKind, { start, end }: Span, value: string, more: { also?: readonly string[]; of?: string } = {}): void => {
    claims.set(start, { kind, found: text.slice(start, end), at: start, value, also: more.also ?? [], of: more.of ?? '', bounds: null });
    places.take(start, end);
  };
  for (const m of text.matchAll(MAIL)) add('link', spanOf(m), m[0].toLowerCase());
  for (const span of linksIn(text, true))
    if (places.free(span.start, span.end)) add('link', span, linkValue(text.slice(span.start, span.end)));
  for (const m of places.blanked(whole).matchAll(LABELS)) places.take(m.index, m.index + m[0].length);
  for (const m of text.matchAll(CODES)) places.take(m.index, m.index + m[0].length);
  for (const pattern of [PHONES, SHORT_NUMBER])
    for (const m of places.blanked(whole).matchAll(pattern)) add('phone', spanOf(m), phoneValue(m[0]));
  for (const moment of momentsIn(places.blanked(whole), language)) add(moment.kind, moment, moment.value, moment);
  for (const figure of figuresIn(places.blanked(whole))) add(figure.kind, figure, figure.value, figure);
  // A promise is words around figures: they count on their own as well.
  const promises = promisesIn(whole).flatMap((promise) => asClaim(text, promise, claims));
  return withBounds(
    [...claims.values(), ...promises].sort((a, b) => a.at - b.at),
    whole,
  );
}

function spanOf(match: RegExpMatchArray): Span {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}

/** A term is said with what it is measured in; alone it is none. */
function asClaim(text: string, { start, end, value }: Promise_, claims: ReadonlyMap<number, Claim>): Claim[] {
  const promise = (until: number, what: string): Claim => ({
    kind: 'promise',
    found: text.slice(start, until),
    at: start,
    value: what,
    also: [],
    of: '',
    bounds: null,
  });
  if (value !== 'term') return [promise(end, value)];
  for (let at = start; at <= end + TERM_REACH; at += 1) {
    const by = claims.get(at);
    if (by && TERMS.has(by.kind)) return [promise(by.at + by.found.length, `term:${by.value}`)];
  }
  return [promise(end, value)];
}

/** Scheme, `www.`, the case of the host, a closing slash and campaign marks say nothing about where it leads. */
export function linkValue(link: string): string {
  const [, host = '', rest = ''] = /^(?:https?:\/\/)?(?:www\.)?([^/?#]+)(.*)$/is.exec(link) ?? [];
  const path = rest
    .replace(/([?&])utm_[a-z]+=[^&#]*/gi, '$1')
    .replace(/[?&]+(?=$|#)/, '')
    .replace(/\?&+/, '?');
  return host.toLowerCase().replace(/:(?:80|443)$/, '') + path.replace(/\/+(?=$|[?#])/, '');
}

/** French numbers with and without the country code are the same. */
function phoneValue(phone: string): string {
  const digits = phone
    .replace(/\(0\)/, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+');
  return digits.replace(/^\+33/, '0');
}
