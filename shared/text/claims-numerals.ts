/** Reads numbers in a folded text: digits as French and English group them, and number words of both languages. Knows no units. */

export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Written in words. */
  readonly words: boolean;
  /** "un", "a": an article unless a unit follows. */
  readonly article: boolean;
}

const SMALL: Readonly<Record<string, number>> = {
  zero: 0,
  un: 1,
  une: 1,
  one: 1,
  deux: 2,
  two: 2,
  trois: 3,
  three: 3,
  quatre: 4,
  four: 4,
  cinq: 5,
  five: 5,
  six: 6,
  sept: 7,
  seven: 7,
  huit: 8,
  eight: 8,
  neuf: 9,
  nine: 9,
  dix: 10,
  ten: 10,
  onze: 11,
  eleven: 11,
  douze: 12,
  twelve: 12,
  treize: 13,
  thirteen: 13,
  quatorze: 14,
  fourteen: 14,
  quinze: 15,
  fifteen: 15,
  seize: 16,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Readonly<Record<string, number>> = {
  vingt: 20,
  vingts: 20,
  twenty: 20,
  trente: 30,
  thirty: 30,
  quarante: 40,
  forty: 40,
  cinquante: 50,
  fifty: 50,
  soixante: 60,
  sixty: 60,
  septante: 70,
  seventy: 70,
  huitante: 80,
  eighty: 80,
  nonante: 90,
  ninety: 90,
};
const COLLECTIVE: Readonly<Record<string, number>> = {
  dizaine: 10,
  douzaine: 12,
  dozen: 12,
  quinzaine: 15,
  vingtaine: 20,
  trentaine: 30,
  quarantaine: 40,
  cinquantaine: 50,
  centaine: 100,
  millier: 1000,
};
const HUNDRED = new Set(['cent', 'cents', 'hundred']);
const SCALES: Readonly<Record<string, number>> = {
  mille: 1e3,
  thousand: 1e3,
  million: 1e6,
  millions: 1e6,
  milliard: 1e9,
  milliards: 1e9,
  billion: 1e9,
};

const DIGITS = /(?<![\p{L}\p{N}_.,])(?:\d{1,3}(?:[ .,']\d{3})+(?![\d])(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?)/gu;
/** "10 k", "1,2 million", "3 Md", "2,4 M de pots": what multiplies a number in digits. A lone m is metres unless it counts something or has a currency, with which it is read. */
const MULTIPLIER =
  /^ ?(?:(m)(?= (?:de|d'|of) ?(?!haut|long|large|profond|diam|hauteur|large)\p{L}{3}| (?!high|deep|long|wide|away|tall|from|de |d'|of |et |and |a |au |du |des |sur |par |en |x |sous|below|above|carre|cube|square)\p{L}{3,}s(?![\p{L}]))|(k)(?![\p{L}\p{N}])|(k)(?= ?[€$£])|(milliers|mille|thousand)\b|(millions?|mio)\b|(milliards?|mds?|billions?|bn)(?![\p{L}\p{N}]))/u;

/** In order, not overlapping. */
export function numeralsIn(folded: string): Numeral[] {
  return [...digitNumerals(folded), ...wordNumerals(folded)].sort((a, b) => a.start - b.start);
}

function digitNumerals(folded: string): Numeral[] {
  return [...folded.matchAll(DIGITS)].flatMap((match) => {
    const start = match.index;
    // A list of separate numbers ("12 345 678" spelled with spaces) is read as one: grouped by threes it is one number to any reader.
    let end = start + match[0].length;
    let value = parseDigits(match[0]);
    const multiplier = MULTIPLIER.exec(folded.slice(end, end + 24));
    if (multiplier) {
      value *= multiplier[2] || multiplier[3] || multiplier[4] ? 1e3 : multiplier[1] || multiplier[5] ? 1e6 : 1e9;
      end += multiplier[0].length;
    }
    return [{ start, end, value: tidy(value), words: false, article: false }];
  });
}

/** A separator before exactly three digits groups thousands in both languages; any other is the decimal mark. */
export function parseDigits(text: string): number {
  const grouped = /^\d{1,3}(?:[ .,']\d{3})+(?:([.,])(\d{1,2}))?$/.exec(text);
  if (grouped) {
    const decimals = grouped[2] ?? '';
    const whole = (decimals === '' ? text : text.slice(0, -decimals.length - 1)).replace(/\D/g, '');
    return Number(decimals === '' ? whole : `${whole}.${decimals}`);
  }
  return Number(text.replace(',', '.'));
}

const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function wordNumerals(folded: string): Numeral[] {
  const words: Word[] = [...folded.matchAll(/[a-z]+/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const numerals: Numeral[] = [];
  for (let at = 0; at < words.length;) {
    const read = readWords(words, at, folded);
    if (read) numerals.push(read.numeral);
    at = read ? read.next : at + 1;
  }
  return numerals;
}

/** The longest number that begins at this word; null if none does. */
function readWords(words: readonly Word[], from: number, folded: string): { numeral: Numeral; next: number } | null {
  const first = words[from];
  if (
    !first ||
    /[\p{L}\p{N}_]$/u.test(folded.slice(Math.max(0, first.start - 2), first.start)) ||
    /^[\p{N}_]/u.test(folded.slice(first.end, first.end + 2))
  )
    return null;
  let total = 0;
  let current = 0;
  let at = from;
  let seen = 0;
  const nextWord = words[from + 1];
  if (
    first.text === 'a' &&
    nextWord &&
    joined(folded, first.end, nextWord.start) &&
    (HUNDRED.has(nextWord.text) || SCALES[nextWord.text] !== undefined)
  ) {
    current = 1;
    at += 1;
  }
  let end = first.start;
  let used = from + 1;
  for (; at < words.length; at += 1) {
    const word = words[at];
    if (!word || (seen > 0 && !joined(folded, end, word.start))) break;
    const step = addWord(word.text, current, seen, words[at + 1]?.text ?? '');
    if (step === 'skip') continue;
    if (step === null) break;
    if (step.scale) {
      total += (current === 0 ? 1 : current) * step.scale;
      current = 0;
    } else current = step.current;
    seen += 1;
    end = word.end;
    used = at + 1;
  }
  if (seen === 0) return null;
  const article = seen === 1 && ['un', 'une', 'one'].includes(first.text);
  return { numeral: { start: first.start, end, value: total + current, words: true, article }, next: used };
}

/** Between two words of one number: a space, a hyphen, or "et"/"and" with its spaces. */
const joined = (folded: string, from: number, to: number): boolean => /^(?: |-| ?(?:et|and) ?|-et-)$/.test(folded.slice(from, to));

function addWord(text: string, current: number, seen: number, following: string): { current: number; scale?: number } | 'skip' | null {
  if (text === 'et') return seen > 0 && current % 10 === 0 && current >= 20 && ['un', 'une', 'onze'].includes(following) ? 'skip' : null;
  if (text === 'and')
    return seen > 0 && current % 100 === 0 && (SMALL[following] !== undefined || TENS[following] !== undefined) ? 'skip' : null;
  const small = SMALL[text];
  if (small !== undefined) {
    const room =
      small < 10
        ? current % 10 === 0 && current % 100 !== 10
        : current % 100 === 0 || ((current % 100 === 60 || current % 100 === 80) && small >= 10);
    return seen === 0 || (room && current !== 0) || (current === 0 && seen > 0) ? { current: current + small } : null;
  }
  const tens = TENS[text];
  if (tens !== undefined) {
    if (tens === 20 && current % 100 === 4 && seen > 0) return { current: current - 4 + 80 };
    return current % 100 === 0 ? { current: current + tens } : null;
  }
  if (HUNDRED.has(text)) {
    if (text === 'cents' && current === 0) return null;
    return current < 100 ? { current: (current === 0 ? 1 : current) * 100 } : null;
  }
  const scale = SCALES[text];
  if (scale !== undefined) return seen === 0 && scale > 1e3 && current === 0 ? null : { current: 0, scale };
  const collective = COLLECTIVE[text];
  return collective !== undefined && (seen === 0 || current === 1) ? { current: collective } : null;
}
