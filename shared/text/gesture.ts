/**
 * Whether a gesture gives more than the one in force [MS11]: to more people, for longer, or simply something new. Where that cannot be told
 * from the words it says so, and an executive looks. Pure; must not decide who may approve (domain/effective-policy.ts).
 */
import type { GestureChange, GestureReason, GestureWhy } from '../domain/effective-policy.ts';
import type { Language } from '../domain/entity.ts';
import type { GesturePart, MessageContent } from '../domain/message.ts';
import { findClaims, type Claim } from './claims.ts';
import { fold } from './claims-fold.ts';

type Gesture = MessageContent['gesture'];

/** Why it is proportionate gives nobody anything. */
const JUDGED = ['what', 'for', 'until', 'how'] as const satisfies readonly GesturePart[];
type Judged = (typeof JUDGED)[number];

/** Words that widen a circle of people when they come in. */
const WIDE =
  /(?:^|[^\p{L}])(?:tous|toutes|tout|chaque|quiconque|ensemble|sans (?:condition|exception|limite)|all|every|everyone|everybody|any|anyone|whoever|unconditional(?:ly)?|no questions)(?=$|[^\p{L}])/u;
/** Where a smaller figure may be the larger gesture: a threshold, a price that is lowered. */
const TURNED =
  /(?:^|[^\p{L}])(?:plus de|au-dela|a partir de|des|superieur|superieure|minimum|au moins|ramene|ramenee|reduit|reduite|baisse|plafonne|plafonnee|au lieu|more than|over|above|from|at least|exceeding|minimum|reduced|lowered|capped|cut|instead|only)(?=$|[^\p{L}])/u;
const MEASURED: ReadonlySet<Claim['kind']> = new Set(['amount', 'percentage', 'number', 'duration']);
const MOMENTS: ReadonlySet<Claim['kind']> = new Set(['date', 'time', 'duration']);

/** @param before of the revision in force; empty where none is. @param language decides what a date like 4/3 means. */
export function gestureChange(before: Gesture, after: Gesture, language: Language): GestureChange {
  const had = JUDGED.some((part) => wordsOf(before, part) !== '');
  const first = JUDGED.find((part) => wordsOf(after, part) !== '');
  if (first === undefined) return [];
  if (!had) return [{ part: first, why: 'new', before: '', after: wordsOf(after, first) }];
  return JUDGED.flatMap((part): GestureReason[] => {
    const [was, is] = [wordsOf(before, part), wordsOf(after, part)];
    const why = same(was, is) ? null : judge(part, was, is, language);
    return why === null ? [] : [{ part, why, before: was, after: is }];
  });
}

const wordsOf = (gesture: Gesture, part: Judged): string => (gesture[part] ?? '').trim();
const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}%€$£.,]+/gu, ' ')
    .replace(/[.,](?=\s|$)/g, '')
    .trim();
const same = (a: string, b: string): boolean => plain(a) === plain(b);

function judge(part: Judged, was: string, is: string, language: Language): GestureWhy | null {
  switch (part) {
    case 'until':
      return judgeEnd(was, is, language);
    case 'for':
      // Whoever it was for, it now is for everybody; a figure there may count people or be a threshold: not told from the words alone.
      return is === '' || widens(was, is) ? 'scope' : 'words';
    case 'how':
      return is !== '' && widens(was, is) ? 'scope' : 'words';
    case 'what':
      return judgeWhat(was, is, language);
  }
}

const widens = (was: string, is: string): boolean => {
  const found = WIDE.exec(fold(is))?.[0].trim();
  return found !== undefined && !fold(was).includes(found.replace(/^[^\p{L}]+/u, ''));
};

function judgeWhat(was: string, is: string, language: Language): GestureWhy | null {
  const [a, b] = [measuresOf(was, language, MEASURED), measuresOf(is, language, MEASURED)];
  if (a.skeleton !== b.skeleton || a.claims.length !== b.claims.length) {
    if (largest(b.claims) > largest(a.claims)) return 'amount';
    return widens(was, is) ? 'scope' : 'words';
  }
  const grown = a.claims.map((claim, at) => compare(claim, b.claims[at]));
  if (grown.includes('more')) return 'amount';
  return grown.includes('unknown') || (grown.includes('less') && TURNED.test(fold(is))) ? 'words' : null;
}

function judgeEnd(was: string, is: string, language: Language): GestureWhy | null {
  if (is === '') return 'until';
  // An end where there was none gives less.
  if (was === '') return null;
  const [a, b] = [measuresOf(was, language, MOMENTS), measuresOf(is, language, MOMENTS)];
  if (a.skeleton !== b.skeleton || a.claims.length !== b.claims.length || a.claims.length === 0) return 'until';
  return a.claims.every((claim, at) => endsNoLater(claim, b.claims[at])) ? null : 'until';
}

/** The words with their figures taken out, and the figures. */
function measuresOf(text: string, language: Language, kinds: ReadonlySet<Claim['kind']>): { skeleton: string; claims: readonly Claim[] } {
  const claims = findClaims(text, language).filter(({ kind }) => kinds.has(kind));
  let skeleton = '';
  let from = 0;
  for (const { at, found, kind } of claims) {
    skeleton += `${text.slice(from, at)} <${kind}> `;
    from = at + found.length;
  }
  return { skeleton: plain(`${skeleton}${text.slice(from)}`), claims };
}

const sizeOf = ({ value }: Claim): number => Number.parseFloat(value);
const unitOf = ({ value }: Claim): string => value.replace(/^[-\d.]+/, '').trim();
const largest = (claims: readonly Claim[]): number => Math.max(0, ...claims.filter(({ kind }) => kind === 'amount').map(sizeOf));

function compare(was: Claim, is: Claim | undefined): 'same' | 'more' | 'less' | 'unknown' {
  if (!is || was.kind !== is.kind || unitOf(was) !== unitOf(is) || was.of !== is.of) return 'unknown';
  const [a, b] = [sizeOf(was), sizeOf(is)];
  if (Number.isNaN(a) || Number.isNaN(b)) return was.value === is.value ? 'same' : 'unknown';
  return b > a ? 'more' : b < a ? 'less' : 'same';
}

/** A calendar day is told from another where both name the year or neither does; "next Friday" is not. */
function endsNoLater(was: Claim, is: Claim | undefined): boolean {
  if (!is || was.kind !== is.kind) return false;
  if (was.value === is.value && was.also.join() === is.also.join()) return true;
  if (was.kind === 'duration') return ['same', 'less'].includes(compare(was, is));
  const shape = (value: string): string => value.replace(/\d/g, '0');
  const isExact = ({ value, also }: Claim): boolean => /^[\d:-]+$/.test(value) && also.length === 0;
  // Without a year the end of January may be later than that of December.
  return (
    isExact(was) &&
    isExact(is) &&
    shape(was.value) === shape(is.value) &&
    (was.kind === 'time' || was.value.length === 10) &&
    is.value <= was.value
  );
}
