/** Recognises dates and times of day around a numeral or alone, in French and English. Values: `2026-03-04`, `03-04`, `03`, `tue`, `day+1`, `18:30`. Has no clock. */
import type { Language } from '../domain/entity.ts';
import { placesIn, type Places } from './claims-fold.ts';

export interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: 'date' | 'time';
  readonly value: string;
  /** Other readings, any of which may agree: the weekday beside a date, 4/3 in English. */
  readonly also: readonly string[];
}

const MONTHS = [
  'janvier|janv|january|jan',
  'fevrier|fevr|february|feb',
  'mars|march|mar',
  'avril|avr|april|apr',
  'mai|may',
  'juin|june|jun',
  'juillet|juil|july|jul',
  'aout|august|aug',
  'septembre|sept|september|sep',
  'octobre|october|oct',
  'novembre|november|nov',
  'decembre|december|dec',
] as const;
const MONTH = `(?:${MONTHS.join('|')})`;
const DAYS = [
  'lundi|monday|lun|mon',
  'mardi|tuesday|mar|tues|tue',
  'mercredi|wednesday|mer|wed',
  'jeudi|thursday|jeu|thurs|thu',
  'vendredi|friday|ven|fri',
  'samedi|saturday|sam|sat',
  'dimanche|sunday|dim|sun',
] as const;
const DAY_IDS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const LONG_DAY = DAYS.flatMap((names) => names.split('|').slice(0, 2)).join('|');
const ANY_DAY = DAYS.join('|');
const ONE_TO_31 =
  'premier|first|un|one|deux|two|second|trois|three|third|quatre|four|fourth|cinq|five|fifth|six|sixth|sept|seven|seventh|huit|eight|eighth|neuf|nine|ninth|dix|ten|tenth|onze|eleven|eleventh|douze|twelve|twelfth|treize|thirteen|thirteenth|quatorze|fourteen|fourteenth|quinze|fifteen|fifteenth|seize|sixteen|sixteenth|dix-sept|seventeen|seventeenth|dix-huit|eighteen|eighteenth|dix-neuf|nineteen|nineteenth|vingt|twenty|twentieth|trente|thirty|thirtieth';
const DAY_NUMBER = `(?:\\d{1,2}(?:er|st|nd|rd|th)?|(?:${ONE_TO_31}))`;
const YEAR = '(?:[ ,]{1,2}(\\d{4})(?![\\d-]))?';
const B = '(?<![\\p{L}\\p{N}])';
const E = '(?![\\p{L}\\p{N}])';

const rx = (source: string): RegExp => new RegExp(source, 'gu');
const WEEKDAY_BEFORE = `(?:(${ANY_DAY})\\.?,? (?:the |le )?)?`;
const DAY_MONTH = rx(`${B}${WEEKDAY_BEFORE}(${DAY_NUMBER})(?: of)?(?: |(?<=\\d)-)(${MONTH})\\.?${E}${YEAR}`);
/** "du 4 au 6 mars", "4-6 March": the first day lends its month from the second. */
const DAY_RANGE = rx(`${B}(\\d{1,2}(?:er)?)(?= ?(?:-|au|et|to|and|ou|or) ?(?:le |the )?\\d{1,2}(?:er|st|nd|rd|th)? (${MONTH})${E})`);
const MONTH_DAY = rx(`${B}${WEEKDAY_BEFORE}(${MONTH})\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.,]*\\d|[\\p{L}%€])${YEAR}`);
const ISO = rx(`${B}(\\d{4})-(\\d{2})-(\\d{2})${E}`);
const NUMERIC = rx(`${B}${WEEKDAY_BEFORE}(\\d{1,2})([/.])(\\d{1,2})(?:\\3(\\d{4}|\\d{2}))?(?![\\d/%]|[.,]\\d)${E}`);
const MONTH_YEAR = rx(`${B}(${MONTH}) (\\d{4})${E}`);
const MONTH_ALONE = rx(
  `${B}(?:(?:en|in|de|d'|of|since|depuis|until|jusqu'en|by|d'ici|fin|debut|mi-?|mois de|late|early|mid-?|end of)[ -]?)(${MONTH})${E}`,
);
const LONG_MONTH_ALONE = rx(
  `${B}(janvier|fevrier|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|april|june|july|august|september|october|november|december)${E}`,
);
/** A year alone, where the word before says it is one. */
const YEAR_ALONE = rx(
  `${B}(?<=(?:en|in|since|depuis|annee|year|fin|debut|mi|of|d'ici|by|until|jusqu'en|courant|late|early|mid)[ -])((?:19|20)\\d{2})(?! ?(?:€|\\$|£|%|\\p{L}*(?:clients|euros|comptes|accounts|customers|people|personnes)))${E}`,
);
const WEEKDAY = rx(`${B}(${LONG_DAY})s?${E}(?: (?:prochain|next|dernier))?`);
const RELATIVE: readonly (readonly [RegExp, string])[] = [
  [rx(`${B}(?:apres-demain|(?:the )?day after tomorrow)${E}`), 'day+2'],
  [rx(`${B}(?:avant-hier|(?:the )?day before yesterday)${E}`), 'day-2'],
  [rx(`${B}(?:demain|tomorrow)${E}`), 'day+1'],
  [rx(`${B}(?:hier|yesterday)${E}`), 'day-1'],
  [rx(`${B}(?:aujourd'hui|today|ce soir|tonight|ce matin|this morning|cet apres-midi|this afternoon|this evening)${E}`), 'day+0'],
  [rx(`${B}(?:la )?semaine prochaine${E}|${B}next week${E}`), 'week+1'],
  [rx(`${B}(?:cette semaine|this week)${E}`), 'week+0'],
  [rx(`${B}(?:(?:le )?mois prochain|next month)${E}`), 'month+1'],
  [rx(`${B}(?:ce week-?end|this weekend)${E}`), 'weekend+0'],
];

const two = (n: number): string => String(n).padStart(2, '0');
const monthOf = (name: string): number => MONTHS.findIndex((names) => names.split('|').includes(name)) + 1;
const weekdayOf = (name: string | undefined): string[] => {
  const at = name === undefined ? -1 : DAYS.findIndex((names) => names.split('|').includes(name));
  return at < 0 ? [] : [DAY_IDS[at] ?? ''];
};
const WORD_DAYS = ONE_TO_31.split('|');
const WORD_VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['premier', 'first', 'un', 'one'],
    ['deux', 'two', 'second'],
    ['trois', 'three', 'third'],
    ['quatre', 'four', 'fourth'],
    ['cinq', 'five', 'fifth'],
    ['six', 'sixth'],
    ['sept', 'seven', 'seventh'],
    ['huit', 'eight', 'eighth'],
    ['neuf', 'nine', 'ninth'],
    ['dix', 'ten', 'tenth'],
    ['onze', 'eleven', 'eleventh'],
    ['douze', 'twelve', 'twelfth'],
    ['treize', 'thirteen', 'thirteenth'],
    ['quatorze', 'fourteen', 'fourteenth'],
    ['quinze', 'fifteen', 'fifteenth'],
    ['seize', 'sixteen', 'sixteenth'],
    ['dix-sept', 'seventeen', 'seventeenth'],
    ['dix-huit', 'eighteen', 'eighteenth'],
    ['dix-neuf', 'nineteen', 'nineteenth'],
    ['vingt', 'twenty', 'twentieth'],
  ].flatMap((names, at) => names.map((name): [string, number] => [name, at + 1])),
);
function dayOf(text: string): number {
  if (/^\d/.test(text)) return Number.parseInt(text, 10);
  return WORD_DAYS.includes(text) ? (WORD_VALUES[text] ?? (text.startsWith('tr') || text.startsWith('thir') ? 30 : 0)) : 0;
}
function calendar(year: string | undefined, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const full = year === undefined ? '' : year.length === 2 ? `20${year}-` : `${year}-`;
  return `${full}${two(month)}-${two(day)}`;
}

type Recogniser = readonly [RegExp, (m: RegExpMatchArray, language: Language) => { value: string; also?: readonly string[] } | null];

const DATES: readonly Recogniser[] = [
  [ISO, (m) => one(calendar(m[1], Number(m[2]), Number(m[3])))],
  [DAY_RANGE, (m) => one(calendar(undefined, monthOf(m[2] ?? ''), dayOf(m[1] ?? '')))],
  [DAY_MONTH, (m) => (saysVerb(m) ? null : one(calendar(m[4], monthOf(m[3] ?? ''), dayOf(m[2] ?? '')), weekdayOf(m[1])))],
  [MONTH_DAY, (m) => one(calendar(m[4], monthOf(m[2] ?? ''), Number(m[3])), weekdayOf(m[1]))],
  [NUMERIC, (m, language) => numeric(m, language)],
  [MONTH_YEAR, (m) => one(`${m[2]}-${two(monthOf(m[1] ?? ''))}`)],
  [YEAR_ALONE, (m) => one(m[1] ?? null)],
  [MONTH_ALONE, (m) => one(two(monthOf(m[1] ?? '')))],
  [LONG_MONTH_ALONE, (m) => one(two(monthOf(m[1] ?? '')))],
  ...RELATIVE.map(([pattern, value]): Recogniser => [pattern, () => one(value)]),
  [WEEKDAY, (m) => one(weekdayOf(m[1])[0] ?? null)],
];

/** "the second may follow" is a verb and "dix sept" a number: a day in words wants a month that is nothing else. */
const saysVerb = (m: RegExpMatchArray): boolean =>
  /^(?:may|march|mar|sept|sep|jan|dec|nov|oct|jun|jul|apr|avr|feb)$/.test(m[3] ?? '') && !/^\d/.test(m[2] ?? '') && !/ of /.test(m[0]);

function one(value: string | null, also: readonly string[] = []): { value: string; also: readonly string[] } | null {
  return value === null ? null : { value, also };
}

/** 4/3 is 4 March in French; in English it may also be 3 April. 10.5 is a date only with a year or a weekday. */
function numeric(m: RegExpMatchArray, language: Language): { value: string; also: readonly string[] } | null {
  const [first, second, year, weekday] = [Number(m[2]), Number(m[4]), m[5], weekdayOf(m[1])];
  if (m[3] === '.' && year?.length !== 4) return null;
  const dayFirst = calendar(year, second, first);
  const monthFirst = language === 'fr' ? null : calendar(year, first, second);
  const value = dayFirst ?? monthFirst;
  return value === null ? null : { value, also: [...weekday, ...(monthFirst !== null && monthFirst !== value ? [monthFirst] : [])] };
}

const CLOCK = rx(`${B}([01]?\\d|2[0-3])(?: ?h ?| ?heures? ?|[:.])([0-5]\\d)(?: ?(am|pm|a\\.m\\.|p\\.m\\.))?${E}`);
const MERIDIEM = rx(`${B}(1[0-2]|0?[1-9]) ?(am|pm|a\\.m\\.?|p\\.m\\.?|o'clock)${E}`);
const HOUR = rx(`${B}([01]?\\d|2[0-3]) ?(h|heures?)${E}(?: (du matin|du soir|de l'apres-midi))?`);
const NAMED: readonly (readonly [RegExp, string])[] = [
  [rx(`${B}(?:midi|noon|midday)${E}`), '12:00'],
  [rx(`${B}(?:minuit|midnight)${E}`), '00:00'],
];
/** After these an hour is a length, not a moment. */
const LENGTH_BEFORE =
  /(?:sous|dans|pendant|durant|en|d'ici|delai de|apres|depuis|toutes les|chaque|within|in|for|every|plus de|moins de|environ|pres de|maximum|dans les|sous les|pour|ces|des|les|prochaines) (?:a |les |l')?$/;
const MOMENT_BEFORE = /(?:\ba|des|vers|avant|apres|jusqu'a|de|entre|et|at|by|from|until|till|before|after|around|a partir de) $/;

function times(folded: string, places: Places): Found[] {
  const found: Found[] = [];
  const push = (m: RegExpMatchArray, hours: number, minutes: string): void => {
    const start = m.index ?? 0;
    const end = start + m[0].trimEnd().length;
    if (!places.free(start, end)) return;
    places.take(start, end);
    found.push({ start, end, kind: 'time', value: `${two(hours)}:${minutes}`, also: [] });
  };
  for (const m of folded.matchAll(CLOCK)) {
    if (/[.]/.test(m[0]) && m[3] === undefined) continue;
    const before = folded.slice(Math.max(0, m.index - 40), m.index);
    const letters = /h/.test(m[0]) && m[3] === undefined;
    if (letters && LENGTH_BEFORE.test(before) && !MOMENT_BEFORE.test(before)) continue;
    push(m, hour(Number(m[1]), m[3]), m[2] ?? '00');
  }
  for (const m of folded.matchAll(MERIDIEM)) push(m, hour(Number(m[1]), m[2]), '00');
  for (const m of folded.matchAll(HOUR)) {
    const before = folded.slice(Math.max(0, m.index - 40), m.index);
    const moment = MOMENT_BEFORE.test(before);
    const daypart = m[3] !== undefined;
    if (!daypart && (m[2] === 'h' ? LENGTH_BEFORE.test(before) && !/(?:\ba|jusqu'a|vers|apres|\bde) $/.test(before) : !moment)) continue;
    const h = Number(m[1]);
    push(m, daypart && m[3] !== 'du matin' && h < 12 ? h + 12 : h, '00');
  }
  for (const [pattern, value] of NAMED) for (const m of folded.matchAll(pattern)) push(m, Number(value.slice(0, 2)), '00');
  return found;
}
function hour(hours: number, meridiem: string | undefined): number {
  const half = meridiem?.charAt(0);
  return half === 'p' && hours < 12 ? hours + 12 : half === 'a' && hours === 12 ? 0 : hours;
}

/** Not overlapping, in no order. "(1/3)" numbers a thread and is no date. */
export function momentsIn(folded: string, language: Language): Found[] {
  const found: Found[] = [];
  const places = placesIn(folded.length);
  for (const [pattern, read] of DATES) {
    for (const m of folded.matchAll(pattern)) {
      const start = m.index;
      // A full stop behind the month ends the sentence, or an abbreviation that is read without it.
      const end = start + m[0].replace(/\.$/u, '').length;
      if (!places.free(start, end) || (folded[start - 1] === '(' && folded[end] === ')')) continue;
      const date = read(m, language);
      if (!date) continue;
      places.take(start, end);
      found.push({ start, end, kind: 'date', value: date.value, also: date.also ?? [] });
    }
  }
  return [...found, ...times(folded, places)];
}
