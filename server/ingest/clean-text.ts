/**
 * What the outside sends as words, made storable: half a surrogate pair and NUL become U+FFFD, nothing else changes. HTML and
 * script stay what they are, text. Values of unknown fields are cleaned all the way down, because databases refuse such strings.
 */
const NUL = /\0/g;
/** Deeper than any real payload; BSON ends at 100. */
const DEEPEST = 32;

export function cleanText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replace(NUL, '\uFFFD') : whole;
}

export function isClean(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** A JSON value whose strings and keys are clean; what lies deeper than 32 levels is left out. Most are so already, and are given back as they are. */
export function cleanValue(value: unknown): unknown {
  return isCleanValue(value, 0) ? value : cleaned(value, 0);
}

function isCleanValue(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return isClean(value);
  if (value === null || typeof value !== 'object') return value === null || typeof value === 'number' || typeof value === 'boolean';
  if (depth >= DEEPEST) return false;
  if (Array.isArray(value)) return value.every((one) => isCleanValue(one, depth + 1));
  for (const [key, one] of Object.entries(value)) if (!isClean(key) || !isCleanValue(one, depth + 1)) return false;
  return true;
}

function cleaned(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (value === null || typeof value !== 'object') return typeof value === 'number' || typeof value === 'boolean' ? value : null;
  if (depth >= DEEPEST) return null;
  if (Array.isArray(value)) return value.map((one) => cleaned(one, depth + 1));
  // fromEntries defines each key, so that a key named __proto__ stays a key
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [cleanText(key), cleaned(one, depth + 1)]));
}

/** Bytes of a value's JSON at most: told without writing it. */
export function mostBytes(value: unknown): number {
  if (typeof value === 'string') return value.length * LONGEST_ESCAPE + 2;
  if (value === null || typeof value !== 'object') return LONGEST_NUMBER;
  let sum = 2;
  if (Array.isArray(value)) for (const one of value as unknown[]) sum += mostBytes(one) + 1;
  else for (const [key, one] of Object.entries(value)) sum += key.length * LONGEST_ESCAPE + mostBytes(one) + 4;
  return sum;
}

/** `\u0000`: more than any character takes as UTF-8. */
const LONGEST_ESCAPE = 6;
/** `-1.2345678901234567e-300`, and the words `false` and `null`. */
const LONGEST_NUMBER = 25;
