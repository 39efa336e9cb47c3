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

/** A JSON value whose strings and keys are clean; what lies deeper than 32 levels is left out. */
export function cleanValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (value === null || typeof value !== 'object') return typeof value === 'number' || typeof value === 'boolean' ? value : null;
  if (depth >= DEEPEST) return null;
  if (Array.isArray(value)) return value.map((one) => cleanValue(one, depth + 1));
  // fromEntries defines each key, so that a key named __proto__ stays a key
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [cleanText(key), cleanValue(one, depth + 1)]));
}
