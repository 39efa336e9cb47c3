/** Finds what a text commits to: figures, dates, links, promises, in French and English forms, each with one normalised value. Pure; judges nothing. */
import type { Language } from '../domain/entity.ts';
import { momentsIn } from './claims-dates.ts';
import { figuresIn } from './claims-figures.ts';
import { blank, fold } from './claims-fold.ts';
import { promisesIn } from './claims-promises.ts';
import { linksIn } from './count-links.ts';

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
}

const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Names and labels whose digits count nothing: handles, hashtags, "A380", "covid-19", an emoji's digit. */
const LABELS =
  /(?<![\p{L}\p{N}])[@#][\p{L}\p{N}_.]+|(?<![\p{L}\p{N}'])[\p{L}]+-?\d[\p{L}\p{N}-]*(?<!eur)|\d\uFE0F?\u20E3|\(\d{1,2}\/\d{1,2}\)/gu;
const NATIONAL = String.raw`0[1-9](?:[ .-]?\d{2}){4}|0[89]\d{2}[ .-]?\d{3}[ .-]?\d{3}|0[89]\d{2}(?:[ .-]?\d{2}){3}|0\d{2,4}[ .-]\d{3,4}[ .-]\d{3,4}|1-8\d\d-\d{3}-\d{4}|\(?\d{3}\)?[ .-]\d{3}-\d{4}`;
const PHONES = new RegExp(
  String.raw`(?<![\p{L}\p{N}+.,])(?:(?:\+|00)\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,6}|${NATIONAL})(?![\p{L}\p{N}])`,
  'gu',
);
/** Short numbers are told from years and counts by the word before them. */
const SHORT_NUMBER =
  /(?<=(?:\bau|numero(?: court)?|appel(?:ez|er)(?:[ -]nous)?(?: au| le)?|compos(?:ez|er)(?: le)?|call(?: us)?(?: on| at)?|dial|text)(?: :)? )(?:3\d ?\d{2}|10\d{2}|11\d)(?![\p{L}\d]|[/:.,]\d| ?[€%$£])/gu;

/** What a term is measured in: "sous 48 heures", "by Friday". */
const TERMS: ReadonlySet<ClaimKind> = new Set(['date', 'time', 'duration']);

/** In order of appearance. `language` decides what is ambiguous (4/3); words of both languages are understood in either. */
export function findClaims(text: string, language: Language): Claim[] {
  const claims: Claim[] = [];
  let folded = fold(text);
  const take = (kind: ClaimKind, start: number, end: number, value: string, more: { also?: readonly string[]; of?: string } = {}): void => {
    claims.push({ kind, found: text.slice(start, end), at: start, value, also: more.also ?? [], of: more.of ?? '' });
    // A promise is words around figures: they are read on their own as well.
    if (kind !== 'promise') folded = blank(folded, start, end);
  };
  for (const m of text.matchAll(MAIL)) take('link', m.index, m.index + m[0].length, m[0].toLowerCase());
  for (const { start, end } of linksIn(text, true))
    if (!overlaps(claims, start, end)) take('link', start, end, linkValue(text.slice(start, end)));
  for (const m of folded.matchAll(LABELS)) folded = blank(folded, m.index, m.index + m[0].length);
  for (const pattern of [PHONES, SHORT_NUMBER])
    for (const m of folded.matchAll(pattern)) take('phone', m.index, m.index + m[0].length, phoneValue(m[0]));
  for (const { kind, start, end, value, also } of momentsIn(folded, language)) take(kind, start, end, value, { also });
  for (const { kind, start, end, value, of } of figuresIn(folded)) take(kind, start, end, value, { of });
  for (const { start, end, value } of promisesIn(fold(text))) {
    const by = value === 'term' ? claims.find(({ kind, at }) => TERMS.has(kind) && at >= start && at <= end + 4) : undefined;
    if (by) take('promise', start, by.at + by.found.length, `term:${by.value}`);
    else if (value !== 'term' || !claims.some(({ at }) => at <= end && at >= start)) take('promise', start, end, value);
  }
  return claims.sort((a, b) => a.at - b.at);
}

function overlaps(claims: readonly Claim[], start: number, end: number): boolean {
  return claims.some(({ at, found }) => start < at + found.length && at < end);
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
