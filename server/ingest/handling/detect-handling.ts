/**
 * Proposes special handling from a mention's own words and author, with the words that led to it [ME7]: danger (self-harm, threats,
 * somebody in bodily danger), illegal, lawyers, press, people of note. Pure; proposes only: a person confirms. Danger outweighs everything else.
 * What the words say and who says it are read apart, so that a text that is reposted is read once.
 */
import type { HandlingProposal, ProtectedHandling } from '@unisson/shared/domain/handling';
import type { Author } from '@unisson/shared/domain/mention';
import { CONCEPTS_EN, SHORT_EN } from './concepts-en.ts';
import { CONCEPTS_FR, SHORT_FR } from './concepts-fr.ts';
import { conceptReader } from './concepts.ts';
import { DANGER_SIGNS } from './danger-signs.ts';
import type { HandlingRule } from './handling-rules.ts';
import { handlingSieve } from './handling-sieve.ts';
import { PICTURE_WORDS, plainWords } from './plain-words.ts';
import { dangerReader, type DangerReading } from './read-danger.ts';
import { RULES_EN } from './rules-en.ts';
import { RULES_FR } from './rules-fr.ts';

const URGENCY: readonly ProtectedHandling[] = ['danger', 'illegal', 'legal', 'press', 'vip'];
const MOST_REASONS = 4;
const WORDS_SHOWN = 60;

/** Followers from which a verified author, and any author, speaks to more people than the organisation itself. */
const VERIFIED_NOTE = 50_000;
const ANY_NOTE = 250_000;
const READ_DANGER = dangerReader(DANGER_SIGNS);
const LEXICONS = [
  { lexicon: CONCEPTS_FR, short: SHORT_FR },
  { lexicon: CONCEPTS_EN, short: SHORT_EN },
] as const;
const CONCEPTS = LEXICONS.map(({ lexicon, short }) => conceptReader(lexicon, short));
const RULES: readonly HandlingRule[] = [...RULES_FR.rules, ...RULES_EN.rules];
const lookAt = handlingSieve({
  // one language's idiom must not be caught by the other's word: "suicide commercial"
  idioms: [RULES_FR.idioms, RULES_EN.idioms],
  rules: RULES.map(({ pattern }) => pattern),
  lexicons: LEXICONS,
  signs: DANGER_SIGNS,
});
const ELECTED =
  / (?:depute|deputee|senateur|senatrice|maire (?:de|du|d)|ministre|eurodeputee?|conseillere? (?:regionale?|departementale?|municipale?)|mp for|member of parliament|senator|congress(?:man|woman)|councillor|mayor of|mep|mla|msp) /;
const OFFICE = /d[eé]put|s[eé]nat|maire|minist|conseill|\bM[PELS]|member|congress|council|mayor/i;
const PAPER =
  / (?:gazette|courrier|journal|radio|tele|tv|news|presse|press|redaction|magazine|hebdo|matin|bourse|post|times|courier|herald|tribune|echo|chronicle|media|observer|mirror|telegraph|weekly|beacon|eclair|feuille|quay) /;

/** What the words say, whoever says them. @param language ISO 639-1 as ingest tells it; danger is looked for in every language whatever it says. */
export function handlingIn(plain: string, language: string): readonly Found[] {
  return saidIn(plain, language !== 'en', language !== 'fr');
}

/** @param said as `handlingIn` found it. */
export function proposeHandling(said: readonly Found[], author: Author): HandlingProposal | null {
  const found = [...said, ...noteOf(author)];
  const first = URGENCY.find((handling) => found.some((one) => one.handling === handling));
  if (first === undefined) return null;
  const same = found.filter(({ handling }) => handling === first).sort((a, b) => b.confidence - a.confidence);
  return { handling: first, because: reasonsOf(same), confidence: same[0]?.confidence ?? 0 };
}

/** What was found, and the words it was found by. */
export interface Found {
  readonly handling: ProtectedHandling;
  /** First part of the reason that is shown. */
  readonly code: string;
  readonly words: readonly string[];
  readonly confidence: number;
}

/** `code:words + words`: whole words, none of them within others that are told. */
function reasonsOf(found: readonly Found[]): readonly string[] {
  const all = [...new Set(found.flatMap(({ words }) => words))];
  const isWithin = (words: string) => all.some((other) => other !== words && ` ${other} `.includes(` ${words} `));
  const told = new Set<string>();
  const reasons: string[] = [];
  for (const { code, words } of found) {
    const news = words.filter((one) => !told.has(one) && !isWithin(one));
    for (const one of news) told.add(one);
    if (news.length > 0) reasons.push(`${code}:${shown(news)}`);
  }
  return reasons.slice(0, MOST_REASONS);
}

/** As many as there is room for, the first in any case, cut after a word if it must be. */
function shown([first = '', ...others]: readonly string[]): string {
  const blank = first.lastIndexOf(' ', WORDS_SHOWN);
  let said = first.length <= WORDS_SHOWN ? first : first.slice(0, blank > 0 ? blank : WORDS_SHOWN);
  for (const one of others) if (said.length + one.length + 3 <= WORDS_SHOWN) said += ` + ${one}`;
  return said.replace(PICTURE_WORD, (word) => PICTURES.get(word) ?? word);
}

const PICTURES = new Map([...PICTURE_WORDS].map(([picture, word]) => [word, picture]));
const PICTURE_WORD = /\bx[a-z]+/g;

/** Languages are numbered as `LEXICONS` are. */
function saidIn(words: string, isFrench: boolean, isEnglish: boolean): readonly Found[] {
  const languages = [...(isFrench ? [0] : []), ...(isEnglish ? [1] : [])];
  const { plain, mayMatch, mayBeDanger } = lookAt(words);
  const outright = readRules(plain, mayMatch, isFrench, isEnglish);
  // what cannot weigh enough is not weighed; what was said outright may be harmless all the same
  const isWeighed = outright.some(({ handling }) => handling === 'danger') || languages.some(mayBeDanger);
  const signs = isWeighed ? languages.flatMap((n) => CONCEPTS[n] ?? []).map((concepts) => READ_DANGER(concepts(plain))) : [];
  // fiction, news, help offered or a refusal: the same words, and nobody in danger
  if (signs.some(({ isHarmless }) => isHarmless)) return outright.filter(({ handling }) => handling !== 'danger');
  return [...outright, ...signs.flatMap(weighed)];
}

/** Said together, less sure than what is said outright. */
function weighed({ dangers }: DangerReading): Found[] {
  return dangers.map(({ code, points, words }) => ({
    handling: 'danger',
    confidence: Math.min(0.85, Math.round(points * 70) / 100),
    code,
    words,
  }));
}

function readRules(words: string, mayMatch: (pattern: number) => boolean, isFrench: boolean, isEnglish: boolean): Found[] {
  const found: Found[] = [];
  for (let n = 0; n < RULES.length; n += 1) {
    const rule = RULES[n];
    if (!rule || !mayMatch(n)) continue;
    if (rule.handling === 'danger' || (n < RULES_FR.rules.length ? isFrench : isEnglish)) found.push(...matchOf(rule, words));
  }
  return found;
}

function matchOf({ handling, code, confidence, pattern }: HandlingRule, words: string): Found[] {
  const match = pattern.exec(words);
  return match ? [{ handling, confidence, code, words: [match[0].trim()] }] : [];
}

/** A newspaper is press, not somebody to be handled with care. */
function noteOf({ name, handle, followers = 0, verified = false }: Author): Found[] {
  // most people are neither followed by many nor called anything: their names need no reading
  if (followers < VERIFIED_NOTE && !OFFICE.test(name ?? '')) return [];
  const called = plainWords(`${name ?? ''} ${(handle ?? '').replace(/[_.-]/g, ' ')}`);
  if (ELECTED.test(called)) return [{ handling: 'vip', code: 'elected', words: [ELECTED.exec(called)?.[0].trim() ?? ''], confidence: 0.8 }];
  if (PAPER.test(called)) return [];
  if (verified && followers >= VERIFIED_NOTE)
    return [{ handling: 'vip', code: 'verified-followers', words: [String(followers)], confidence: 0.7 }];
  return followers >= ANY_NOTE ? [{ handling: 'vip', code: 'followers', words: [String(followers)], confidence: 0.6 }] : [];
}
