/** Takes a regular expression's source apart, as far as the handling rules write them. What it does not know it answers with null: nobody may guess. */
export type Part =
  /** One letter, one of these. */
  | { readonly is: 'letters'; readonly any: readonly string[] }
  /** An edge of a word, which takes no letter. */
  | { readonly is: 'edge' }
  /** Takes no letter and says nothing: a look ahead or back. */
  | { readonly is: 'nothing' }
  | { readonly is: 'any' }
  | { readonly is: 'row'; readonly of: readonly Part[] }
  | { readonly is: 'either'; readonly of: readonly Part[] }
  | { readonly is: 'times'; readonly of: Part; readonly least: number; readonly most: number };

/** A class of more letters than these is any letter. */
const MOST_LETTERS = 12;
const OTHER_SIGNS = /[\\^$.*+?()[\]{}|]/;

class Unknown extends Error {}

/** @returns null for a pattern that holds what is not known here. */
export function parsePattern(source: string): Part | null {
  try {
    const reader = { source, at: 0 };
    const part = readEither(reader);
    return reader.at === source.length ? part : null;
  } catch (fault) {
    if (fault instanceof Unknown) return null;
    throw fault;
  }
}

interface Reader {
  readonly source: string;
  at: number;
}
const peek = ({ source, at }: Reader): string => source.charAt(at);
function takes(reader: Reader, text: string): boolean {
  if (!reader.source.startsWith(text, reader.at)) return false;
  reader.at += text.length;
  return true;
}

function readEither(reader: Reader): Part {
  const of = [readRow(reader)];
  while (takes(reader, '|')) of.push(readRow(reader));
  const [only] = of;
  return of.length === 1 && only ? only : { is: 'either', of };
}

function readRow(reader: Reader): Part {
  const of: Part[] = [];
  while (reader.at < reader.source.length && peek(reader) !== '|' && peek(reader) !== ')') of.push(readTimes(reader));
  const [only] = of;
  return of.length === 1 && only ? only : { is: 'row', of };
}

const COUNT = /\{(\d+)(?:(,)(\d*))?\}/y;

function readTimes(reader: Reader): Part {
  const of = readOne(reader);
  const [least, most] = readCount(reader);
  if (least === 1 && most === 1) return of;
  // lazy or not, it matches the same texts somewhere
  takes(reader, '?');
  return { is: 'times', of, least, most };
}

function readCount(reader: Reader): readonly [least: number, most: number] {
  if (takes(reader, '?')) return [0, 1];
  if (takes(reader, '*')) return [0, Infinity];
  if (takes(reader, '+')) return [1, Infinity];
  if (peek(reader) !== '{') return [1, 1];
  COUNT.lastIndex = reader.at;
  const found = COUNT.exec(reader.source);
  if (!found) throw new Unknown();
  reader.at += found[0].length;
  const least = Number(found[1]);
  return [least, found[2] === undefined ? least : found[3] === '' ? Infinity : Number(found[3])];
}

function readOne(reader: Reader): Part {
  if (takes(reader, '(?:')) return closed(reader, readEither(reader));
  for (const look of ['(?=', '(?!', '(?<=', '(?<!']) {
    if (!takes(reader, look)) continue;
    closed(reader, readEither(reader));
    return { is: 'nothing' };
  }
  if (takes(reader, '[')) return readClass(reader);
  if (takes(reader, '\\b')) return { is: 'edge' };
  if (takes(reader, '.')) return { is: 'any' };
  if (takes(reader, '$') || takes(reader, '^')) return { is: 'nothing' };
  if (takes(reader, '\\')) return readEscape(reader);
  const letter = peek(reader);
  if (letter === '' || OTHER_SIGNS.test(letter)) throw new Unknown();
  reader.at += 1;
  return { is: 'letters', any: [letter] };
}

function closed(reader: Reader, part: Part): Part {
  if (!takes(reader, ')')) throw new Unknown();
  return part;
}

function readEscape(reader: Reader): Part {
  const sign = peek(reader);
  reader.at += 1;
  if (/^[wWdDsS]$/.test(sign)) return { is: 'any' };
  if (!/^\W$/.test(sign)) throw new Unknown();
  return { is: 'letters', any: [sign] };
}

/** `[iy]`; a class that leaves out, spans or holds an escape is any letter. */
function readClass(reader: Reader): Part {
  const end = /(?:\\.|[^\]\\])*\]/y;
  end.lastIndex = reader.at;
  const found = end.exec(reader.source)?.[0];
  if (found === undefined) throw new Unknown();
  reader.at += found.length;
  const any = [...found.slice(0, -1)];
  const isPlain = any.length > 0 && any.length <= MOST_LETTERS && !any.some((letter) => OTHER_SIGNS.test(letter) || letter === '-');
  return isPlain ? { is: 'letters', any } : { is: 'any' };
}
