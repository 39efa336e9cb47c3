/** Recognises what a numeral measures: money, a share, a length of time, or a plain count of something. French and English. Knows no dates. */
import { placesIn } from './claims-fold.ts';
import { numeralsIn, type Numeral } from './claims-numerals.ts';

export interface Figure {
  readonly start: number;
  readonly end: number;
  readonly kind: 'amount' | 'percentage' | 'duration' | 'number';
  readonly value: string;
  /** What a plain number counts, folded; empty where nothing follows. */
  readonly of: string;
}

const E = '(?![\\p{L}\\p{N}])';
const CURRENCY: readonly (readonly [string, string])[] = [
  [`€|eur${E}|euros?${E}|balles${E}`, 'EUR'],
  [`£|gbp${E}|livres?(?: sterling)?${E}|pounds?${E}|quid${E}`, 'GBP'],
  [`\\$|us\\$|usd${E}|dollars?${E}|bucks${E}`, 'USD'],
  [`chf${E}|francs?(?: suisses?)?${E}`, 'CHF'],
  [`¥|yens?${E}|jpy${E}`, 'JPY'],
];
const SUBUNIT = new RegExp(`^ ?(?:(?:et |and )?(\\d{1,2}) ?)?(?:centimes?|cents|pence|cts?)${E}`, 'u');
const ANY = CURRENCY.map(([names]) => names).join('|');
/** "2 millions d'euros", "3 M€", "1.2m dollars". */
const AFTER = new RegExp(
  `^ ?(?:(m|md|bn)(?= ?[€$£]))? ?(?:d'|de |of )?(${ANY})(?: ?(?:et |and )?(\\d{2})(?:(?= centimes?| ?cents|$)|(?![\\d\\p{L}:.,/%]| ?[\\p{L}%€])))?(?: ?centimes?| ?cents)?`,
  'u',
);
const BEFORE = /(?:(€|£|us\$|\$|¥)|(?<![\p{L}\p{N}])(eur|usd|gbp|chf)) ?$/u;
/** "$1.2m", "£3bn". */
const SCALE_AFTER = new RegExp(`^ ?(?:(m|mn)|(bn|md))${E}`, 'u');
const PERCENT = new RegExp(`^ ?(?:%|pour ?cents?${E}|per ?cent${E}|p\\.? ?c\\.?${E})`, 'u');
const FREE =
  /(?<![\p{L}\p{N}])(?:gratuit(?:e?s?|ement)|sans frais|offert(?:e?s?)|free of charge|at no (?:extra |additional )?cost|for free|(?:is|are|be) free(?! to| from| of (?!charge)))(?![\p{L}\p{N}])/gu;
const HALF = /(?<![\p{L}\p{N}])(?:la moitie d(?:es|e|u)|half (?:of|the|our|a(?!n hour| day)))(?![\p{L}\p{N}])/gu;
/** "un train sur trois", "one in ten". */
const ONE_IN =
  /(?<![\p{L}\p{N}])(?:une? \p{L}+ sur|one(?: \p{L}+)? (?:in|out of)) (deux|trois|quatre|cinq|dix|two|three|four|five|ten|[2-9]|10|20)(?![\p{L}\p{N}]|[.,]\d)/gu;
const IN_WORDS: Readonly<Record<string, number>> = {
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  dix: 10,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  ten: 10,
};
const FRACTION =
  /(?<![\p{L}\p{N}])((?:un|le|a|one) (?:tiers|third|quart|quarter)|(?:les )?deux tiers|two thirds|trois quarts|three quarters)(?= d(?:es|e|u)(?![\p{L}])| d'| of(?![\p{L}]))/gu;
const FRACTIONS: Readonly<Record<string, string>> = {
  tiers: '33.33%',
  third: '33.33%',
  quart: '25%',
  quarter: '25%',
  'deux tiers': '66.67%',
  'les deux tiers': '66.67%',
  'two thirds': '66.67%',
  'trois quarts': '75%',
  'three quarters': '75%',
};
const UNITS: readonly (readonly [string, number, 'min' | 'mo'])[] = [
  ['secondes?|seconds?|secs?', 1 / 60, 'min'],
  ['minutes?|mins?|mn', 1, 'min'],
  ['heures?|hours?|hrs?|h', 60, 'min'],
  ['jours?|journees?|days?|j', 1440, 'min'],
  ['semaines?|weeks?', 10080, 'min'],
  ['mois|months?', 1, 'mo'],
  ['ans?|annees?|years?', 12, 'mo'],
];
const WORKING = '(?: ?(ouvres?|ouvrees?|ouvrables?))?';
const DURATION = UNITS.map(([names, size, unit]) => ({
  pattern: new RegExp(
    `^[ -]?(?:(business|working|full) )?(?:${names})${WORKING}${E}(?:(?: ?et)? ?([0-5]\\d)(?: ?min(?:utes?)?)?(?![\\d\\p{L}%€/.,:]| ?[%€]| \\p{L}))?`,
    'u',
  ),
  size,
  unit,
}));
const HALF_HOUR = /(?<![\p{L}\p{N}])(?:(?:une )?demi-?(?: )?heure|half an hour|(?:a )?half[- ]hour)(?![\p{L}\p{N}])/gu;
const EACH_HOUR =
  /(?<![\p{L}\p{N}])(?:every|each|chaque|toutes les|tous les) (heures?|hours?|jours?|days?|semaines?|weeks?|mois|months?|ans?|years?)(?![\p{L}\p{N}])/gu;
/** Said of a refund these are the whole of it. */
const WHOLE =
  /(?<=(?:rembours|refund|reimburs|indemnis|compens)\p{L}* (?:\p{L}+ ){0,2})(?:integralement|en totalite|en integralite|totalement|in full|entierement)(?![\p{L}])|(?<![\p{L}])(?:integralement|entierement|totalement|fully)(?= (?:rembours|refund|reimburs))/gu;
const IN_AN_HOUR =
  /(?<![\p{L}\p{N}])(?:dans|sous|en|d'ici|pendant|durant|within|in|for|every) (?:un |une |l'|la |le |an? |the )(heure|hour|jour|day|journee|semaine|week|mois|month|an|annee|year)(?![\p{L}\p{N}])(?! (?:ou l'autre|prochaine?|derniere?|next|last))/gu;
/** An article makes a length of time only after one of these. */
const WITHIN = /(?:sous|dans|en|d'ici|pendant|durant|within|in|for|every|under|delai d') ?$/;
const IDIOM = /^ (?:mercis?|excuses|pardons|fois merci|thanks|apologies)/;
const ROUND_THE_CLOCK =
  /(?<![\p{L}\p{N}])(?:24 ?h? ?(?:\/|sur) ?24(?: ?h)?(?:(?: et|,)? ?7 ?j? ?(?:\/|sur) ?7(?: ?j)?)?|24 ?\/ ?7|7 ?j(?:ours)? ?(?:\/|sur) ?7(?: ?j)?)(?![\p{L}\p{N}])/gu;
const NEXT_NOUN = /^(?: (?:de |d'|of |des |du |other |autres |nouveaux |nouvelles |new |more |affected |additional )*)([\p{L}'-]{2,})/u;
/** Weights, lengths and the like: "33 cl" counts no thing. */
const MEASURE = new RegExp(
  `^ ?(kg|g|mg|t|tonnes?|l|cl|ml|litres?|liters?|km|m|cm|mm|metres?|meters?|kilometres?|kwh|mwh|gw|mw|kw|degres?|degrees?|°c|mo|go|gb|mb|hectares?|ha|m2|m3|miles?|grammes?|kilos?)${E}`,
  'u',
);
const ORDINAL = new RegExp(`^(?:e|eme|ere|er|st|nd|rd|th)${E}`, 'u');

/** How far from a number its unit may stand; keeps the cost of a long text linear. */
const REACH = 80;

const tidy = (n: number): string => String(Math.round(n * 100) / 100);
const currencyOf = (text: string): string => CURRENCY.find(([names]) => new RegExp(`^(?:${names})$`, 'u').test(text))?.[1] ?? '?';

/** Not overlapping, in no order. `folded` has dates, times, links and phone numbers blanked already. */
export function figuresIn(folded: string): Figure[] {
  const figures: Figure[] = [];
  const places = placesIn(folded.length);
  const add = (figure: Figure): void => {
    places.take(figure.start, figure.end);
    figures.push(figure);
  };
  const phrase = (pattern: RegExp, kind: Figure['kind'], value: (m: RegExpMatchArray) => string): void => {
    for (const m of folded.matchAll(pattern)) add({ start: m.index, end: m.index + m[0].length, kind, value: value(m), of: '' });
  };
  phrase(ROUND_THE_CLOCK, 'number', () => '24/7');
  phrase(FREE, 'amount', () => '0');
  phrase(HALF, 'percentage', () => '50%');
  phrase(ONE_IN, 'percentage', (m) => `${tidy(100 / (IN_WORDS[m[1] ?? ''] ?? Number(m[1])))}%`);
  phrase(FRACTION, 'percentage', (m) => FRACTIONS[(m[1] ?? '').replace(/^(?:un|le|a|one) /, '')] ?? '');
  phrase(HALF_HOUR, 'duration', () => '30min');
  phrase(WHOLE, 'percentage', () => '100%');
  phrase(EACH_HOUR, 'duration', (m) => lengthOf(1, m[1] ?? '', false));
  phrase(IN_AN_HOUR, 'duration', (m) => lengthOf(1, m[1] ?? '', false));
  const numerals = numeralsIn(folded);
  numerals.forEach((numeral, at) => {
    if (!places.free(numeral.start, numeral.end)) return;
    const figure = measure(folded, numeral, numerals[at + 1]);
    if (figure) add(figure);
  });
  return figures;
}

function measure(folded: string, numeral: Numeral, next: Numeral | undefined): Figure | null {
  const after = folded.slice(numeral.end, numeral.end + REACH);
  const before = folded.slice(Math.max(0, numeral.start - REACH), numeral.start);
  return (
    amount(numeral, before, after) ??
    share(numeral, after) ??
    duration(numeral, before, after) ??
    asInRange(folded, numeral, next) ??
    count(folded, numeral)
  );
}

function amount(numeral: Numeral, before: string, after: string): Figure | null {
  const ahead = BEFORE.exec(before);
  if (ahead) {
    const scale = SCALE_AFTER.exec(after);
    const value = numeral.value * (scale?.[1] ? 1e6 : scale?.[2] ? 1e9 : 1);
    return figure(
      'amount',
      numeral.start - ahead[0].length,
      numeral.end + (scale?.[0].length ?? 0),
      `${tidy(value)} ${currencyOf((ahead[1] ?? ahead[2] ?? '').trim())}`,
    );
  }
  const behind = AFTER.exec(after);
  if (behind) {
    const scaled = numeral.value * (behind[1] === 'm' ? 1e6 : behind[1] ? 1e9 : 1);
    const cents = behind[3] === undefined ? 0 : Number(behind[3]) / 100;
    return figure(
      'amount',
      numeral.start,
      numeral.end + behind[0].trimEnd().length,
      `${tidy(scaled + cents)} ${currencyOf(behind[2] ?? '')}`,
    );
  }
  const sub = SUBUNIT.exec(after);
  return sub && sub[1] === undefined
    ? figure('amount', numeral.start, numeral.end + sub[0].length, `${tidy(numeral.value / 100)} ${/pence/.test(sub[0]) ? 'GBP' : 'EUR'}`)
    : null;
}

function share(numeral: Numeral, after: string): Figure | null {
  const match = PERCENT.exec(after);
  return match ? figure('percentage', numeral.start, numeral.end + match[0].length, `${tidy(numeral.value)}%`) : null;
}

function duration(numeral: Numeral, before: string, after: string): Figure | null {
  if (numeral.article && !WITHIN.test(before)) return null;
  for (const { pattern, size, unit } of DURATION) {
    const match = pattern.exec(after);
    if (!match) continue;
    const extra = match[3] !== undefined && size === 60 ? Number(match[3]) : 0;
    const working = (match[1] !== undefined && match[1] !== 'full') || match[2] !== undefined;
    const length = match[3] !== undefined && size !== 60 ? match[0].replace(/(?: ?et)? ?[0-5]\d.*$/, '').length : match[0].length;
    return figure(
      'duration',
      numeral.start,
      numeral.end + length,
      `${tidy(numeral.value * size + extra)}${unit}${working ? '/working' : ''}`,
    );
  }
  return null;
}
function lengthOf(many: number, name: string, working: boolean): string {
  const found = UNITS.find(([names]) => new RegExp(`^(?:${names})$`).test(name));
  return found ? `${tidy(many * found[1])}${found[2]}${working ? '/working' : ''}` : '';
}

/** "entre 10 et 20 €", "2 to 3 days": the first borrows the unit of the second. */
function asInRange(folded: string, numeral: Numeral, next: Numeral | undefined): Figure | null {
  // A range rises: "commande 778812 à 45 €" is none.
  if (!next || numeral.value >= next.value || !/^ ?(?:a|et|ou|-|to|and|or) ?$/.test(folded.slice(numeral.end, next.start))) return null;
  const after = folded.slice(next.end, next.end + REACH);
  const lent =
    amount({ ...numeral, end: next.end }, '', after) ??
    share({ ...numeral, end: next.end }, after) ??
    duration({ ...numeral, article: false, end: next.end }, '', after);
  return lent && { ...lent, end: numeral.end };
}

function count(folded: string, numeral: Numeral): Figure | null {
  const { start, end } = numeral;
  const after = folded.slice(end, end + REACH);
  if (numeral.article || (numeral.words && IDIOM.test(after))) return null;
  // "vous deux", "the two of you": people, not a figure.
  if (
    numeral.words &&
    numeral.value <= 4 &&
    /(?:^|[ '])(?:vous|nous|les|tous|toutes|you|us|them|the|we|they)$/.test(folded.slice(Math.max(0, start - 8), start).trimEnd())
  )
    return null;
  const measured = MEASURE.exec(after);
  if (measured) return { start, end: end + measured[0].length, kind: 'number', value: tidy(numeral.value), of: `=${measured[1] ?? ''}` };
  const noun = NEXT_NOUN.exec(after)?.[1] ?? '';
  // "un compte neuf": a number word that is also another word counts only before a noun.
  if (folded.slice(start, end) === 'neuf' && noun === '') return null;
  const ordinal = numeral.words ? null : ORDINAL.exec(after);
  if (!ordinal && !numeral.words && /^[\p{L}_]/u.test(after)) return null;
  return {
    start,
    end: end + (ordinal?.[0].length ?? 0),
    kind: 'number',
    value: ordinal ? `#${tidy(numeral.value)}` : tidy(numeral.value),
    of: noun,
  };
}

function figure(kind: Figure['kind'], start: number, end: number, value: string): Figure {
  return { kind, start, end, value, of: '' };
}
