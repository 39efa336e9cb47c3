/**
 * Where the links are in a text, as people and networks see them: with a scheme any host, without one a host whose ending is a known
 * top-level domain or reserved, or that begins with `www.`. Shared by counting, splitting and claims. Must not follow or judge a link.
 */
import { isTopLevel } from './top-level.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a name server allows: a longer label, or address, is no link to anybody. */
const LONGEST_LABEL = 63;
const LONGEST_LINK = 4_096;

const LETTER = 'A-Za-z0-9\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u024F';
/** Both bounded, so that a text of one endless word is read in a time that grows with it, not with its square. */
const LABEL = `[${LETTER}](?:[${LETTER}_-]{0,61}[${LETTER}])?`;
const MOST_LABELS = 126;
const PATH_CHAR = `[${LETTER}\\u0400-\\u04FF!*';:=+,.$%#\\[\\]~@|&/_-]`;
const PATH_END = `[${LETTER}\\u0400-\\u04FF=_#/+-]`;
/** A path may hold one level of brackets, as encyclopedias write them; a closing one alone belongs to the sentence. */
const PATH = `(?:/(?:(?:${PATH_CHAR}|\\([^()\\s]*\\))*(?:${PATH_END}|\\([^()\\s]+\\)))?)`;
const QUERY = `(?:\\?[${LETTER}!?*'();:&=+$/%#\\[\\]_.,~|@-]*[${LETTER}_&=#/-])`;
const AFTER_HOST = `(?::[0-9]+)?${PATH}?${QUERY}?`;
const HOST_ENDS = `(?![${LETTER}@+-])`;

const WITH_SCHEME = new RegExp(
  `(?<![A-Za-z0-9@\\uFF20$#\\uFF03])https?://(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}])?\\.)+(?:xn--[a-z0-9-]+|\\p{L}{2,})(?![\\p{N}@])${AFTER_HOST}`,
  'giu',
);
const BARE = new RegExp(
  `(?<![A-Za-z0-9@\\uFF20$#\\uFF03_./-])((?:${LABEL}\\.){1,${String(MOST_LABELS)}})(xn--[a-z0-9]+|[A-Za-z]{2,})${HOST_ENDS}${AFTER_HOST}`,
  'giu',
);

/** Links in order, never overlapping. `bare`: also those without a scheme. */
export function linksIn(text: string, bare: boolean): Span[] {
  const spans = [...text.matchAll(WITH_SCHEME)].filter(([link]) => isReachable(link)).map(spanOf);
  if (!bare) return spans;
  for (const match of text.matchAll(BARE)) {
    const ending = (match[2] ?? '').toLowerCase();
    const span = spanOf(match);
    if (
      isHost(match[0], ending) &&
      isReachable(match[0]) &&
      !isTail(text, match) &&
      !spans.some((other) => span.start < other.end && other.start < span.end)
    )
      spans.push(span);
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** The end of a label that is too long by itself. */
function isTail(text: string, match: RegExpExecArray): boolean {
  const label = match[0].split('.')[0] ?? '';
  const before = BEFORE.exec(text.slice(Math.max(0, match.index - LONGEST_LABEL), match.index))?.[0] ?? '';
  return before.length + label.length > LONGEST_LABEL;
}
const BEFORE = new RegExp(`[${LETTER}_-]+$`, 'u');

/** Endings kept for examples, tests and houses' own networks: no network links them, people read them as addresses all the same. */
const RESERVED = new Set(['example', 'test', 'invalid', 'localhost', 'local', 'internal']);
const isHost = (link: string, ending: string): boolean => isTopLevel(ending) || RESERVED.has(ending) || /^www\./i.test(link);

function isReachable(link: string): boolean {
  const host = link.replace(/^https?:\/\//i, '').split(/[/?:#]/u)[0] ?? '';
  return link.length <= LONGEST_LINK && host.split('.').every((label) => label.length <= LONGEST_LABEL);
}

/** With a scheme any host is a link to us; X rewrites only those whose ending exists. */
export const isRewrittenOnX = (link: string): boolean =>
  isTopLevel((/^(?:https?:\/\/)?[^/?:#]*\.([^./?:#]+)/i.exec(link)?.[1] ?? '').toLowerCase());

function spanOf(match: RegExpExecArray | RegExpMatchArray): Span {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}
