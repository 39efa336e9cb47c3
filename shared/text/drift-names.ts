/**
 * Names of people, places and organisations in a text, with the part they play ("directrice générale", "usine de", "près de"), and whether
 * the message gives that part to somebody or somewhere else. Pure; a name nobody plays a part with is compared with nothing.
 */
import { fold, pieceAt, piecesOf } from './claims-fold.ts';
import { statedConcepts } from './drift-context.ts';

export interface Name {
  readonly found: string;
  readonly at: number;
  /** Folded words of the name. */
  readonly words: readonly string[];
  /** What it is called beside it; empty where nothing says so. */
  readonly roles: readonly string[];
  /** What the word before it makes it: a place, somebody one works with; '' where it says nothing. */
  readonly by: '' | 'place' | 'with';
  /** What its sentence speaks of, without the name. */
  readonly about: ReadonlySet<string>;
}

const WORD = "\\p{Lu}[\\p{L}’'-]*\\p{Ll}";
const NAME = new RegExp(
  `(?<![\\p{L}\\p{N}@#/._-])${WORD}(?: (?:(?:de|du|des|la|le|van|von|der|den|ben|el) ){0,2}${WORD}| (?:d|l)[’']${WORD})*(?![\\p{N}/_@])`,
  'gu',
);
const SENTENCE = /[.!?…;]+(?=\s|$)|\n/gu;
const CLAUSE = /[;()]|[.!?…]+(?=\s|$)|\n|(?<![\p{L}])(?:et|and|mais|but|while|tandis que)(?![\p{L}])/gu;
/** Who stands alone for the part: another name beside it is another person, whatever else is said. */
const HOLDERS: readonly (readonly [string, RegExp])[] = [
  [
    'head',
    /(?:directeur|directrice) general|pdg|ceo|chief executive|managing director|president(?:e)?(?:[ -]director)?|chairman|chairwoman|dirigeante?|patronn?e?/,
  ],
  ['spokesperson', /porte-parole|spokes(?:person|man|woman)/],
  ['prefect', /prefete?|prefect/],
  ['mayor', /maire|mayor/],
  ['minister', /ministre|minister/],
  ['lawyer', /avocate?|lawyer|attorney/],
  ['director', /directeur|directrice|director|responsable|head of/],
  ['provider', /prestataire|fournisseur|hebergeur|sous-traitant|provider|supplier|vendor|contractor|subcontractor/],
  ['partner', /partenaire|partner/],
  ['lab', /laboratoire|laboratory|lab/],
  ['auditor', /cabinet|auditeur|auditor|expert/],
  ['insurer', /assureur|insurer/],
];
/** Of these there may be many: the sentence must be about the same. */
const SITES: readonly (readonly [string, RegExp])[] = [
  ['plant', /usines?|plant|factory|factories/],
  ['site', /sites?/],
  ['branch', /agences?|branch(?:es)?/],
  ['shop', /magasins?|boutiques?|shops?|stores?/],
  ['office', /bureaux?|offices?|siege|headquarters/],
  ['station', /gares?|stations?/],
  ['airport', /aeroports?|airports?/],
  ['hospital', /hopita(?:l|ux)|hospitals?|chu/],
  ['depot', /depots?|entrepots?|warehouses?/],
  ['line', /lignes?|lines?/],
  ['port', /ports?/],
  ['batch', /lots?|batch(?:es)?/],
  ['flight', /vols?|flights?/],
  ['model', /modeles?|models?|references?|series?/],
  ['train', /trains?|tgv|rer/],
];
const ROLES = [...HOLDERS, ...SITES].map(
  ([role, words]) => [role, new RegExp(`(?<![\\p{L}])(?:${words.source})(?![\\p{L}])`, 'gu')] as const,
);
const HOLDER = new Set(HOLDERS.map(([role]) => role));
const PLACE_BEFORE = /(?<![\p{L}])(?:a|au|aux|pres d[eu']|in|at|near|dans le|pour|vers|outside|around|to|visit(?:e|er|era|s|ing)?) ?$/u;
const WITH_BEFORE = /(?<![\p{L}])(?:avec|with|chez|par|by) ?$/u;
/** Short names in capitals count where a word before them says what they are; batches and flights by their code. */
const CAPITALS =
  /(?<=(?:avec|with|chez|par|by|prestataire|partenaire|partner|provider|cabinet|fournisseur|supplier) )\p{Lu}{2,8}(?![\p{L}\p{N}])/gu;
const CODE = /(?<![\p{L}\p{N}-])(?:\p{Lu}{1,4}[ -]?\d{1,8}(?:-\d{1,6})?)(?![\p{L}\p{N}]|[.,]\d| ?[€$£%])/gu;
const GREETS =
  /(?<![\p{L}])(?:bonjour|bonsoir|hello|hi|hey|dear|chere?|merci|thanks|thank you|sorry|desolee?)[ ,]+(?:(?:m|mr|mrs|ms|mme|mlle|madame|monsieur|dr)\.? )?$/u;
const NO_NAME = new Set(
  `janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april may june july august september october november december
   lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday mr mrs ms mme mlle dr madame monsieur messieurs mesdames i
   le la les un une des du de nous vous notre nos votre vos il elle ils ce cette ces mon ma mes son sa ses leur the a an our your we you they he she it this that these those my his her their
   aucun aucune tout tous toute toutes chaque every each all no some any trois deux two three four five six seven eight nine ten cinq bonjour merci hello thanks thank dear in at on for from near
   directeur directrice general generale president presidente prefet prefete maire ministre porte-parole spokesperson french english european francais francaise europe union`.split(
    /\s+/,
  ),
);
/** How far a part may stand from the name. */
const REACH = 45;
const SITE_REACH = 8;
const WINDOW = 200;

/** In order. The name that opens a sentence counts only with a second word: any word is capital there. */
export function namesIn(text: string): Name[] {
  const folded = fold(text);
  const [sentences, clauses] = [piecesOf(text, SENTENCE), piecesOf(folded, CLAUSE)];
  const roleWords = roleWordsIn(folded);
  const found = [...text.matchAll(NAME), ...text.matchAll(CAPITALS), ...text.matchAll(CODE)].sort((a, b) => a.index - b.index);
  return found.flatMap((match) => {
    const isCode = /\d/u.test(match[0]);
    const name = isCode ? { start: match.index, end: match.index + match[0].length } : trimmed(match[0], match.index);
    if (name === null) return [];
    const { start, end } = name;
    const [begins, ends] = pieceAt(sentences, start, text.length);
    // A window, so that one endless sentence full of capitals costs no more than many short ones.
    const [from, to] = [Math.max(begins, start - WINDOW), Math.min(ends, end + WINDOW)];
    const first = /^[\s"«“'’(-]*$/u.test(text.slice(begins, start).slice(-WINDOW)) && start - begins < WINDOW;
    const words = folded
      .slice(start, end)
      .split(/[ '’]/u)
      .filter((word) => word.length > 1);
    if (words.length === 0 || GREETS.test(folded.slice(from, start))) return [];
    const by = PLACE_BEFORE.test(folded.slice(from, start)) ? 'place' : WITH_BEFORE.test(folded.slice(from, start)) ? 'with' : '';
    const roles = rolesNear(roleWords, { start, end, from, to });
    if ((first || isCode) && (isCode || words.length < 2) && roles.length === 0) return [];
    const [opens, closes] = pieceAt(clauses, start, text.length);
    const [low, high] = [Math.max(opens, start - WINDOW), Math.min(closes, end + WINDOW)];
    const about = new Set(statedConcepts(`${folded.slice(low, start)} ${folded.slice(end, high)}`));
    return [{ found: text.slice(start, end), at: start, words, roles, by, about }];
  });
}

/** Without the words at its beginning that are no name, and the possessive at its end. */
function trimmed(found: string, at: number): { start: number; end: number } | null {
  let start = at;
  let rest = found.replace(/[’']s$/u, '');
  for (;;) {
    const word = /^\S+/u.exec(rest)?.[0] ?? '';
    if (word === '') return null;
    if (!NO_NAME.has(fold(word)) && !/^(?:[ldnsjcmt]|qu)[’']\p{Lu}/u.test(word)) break;
    const cut = /^(?:[ldnsjcmt]|qu)[’']/iu.exec(word)?.[0].length ?? /^\S+\s*/u.exec(rest)?.[0].length ?? 0;
    if (cut === 0) return null;
    start += cut;
    rest = rest.slice(cut);
  }
  return { start, end: start + rest.length };
}

interface RoleWord {
  readonly role: string;
  readonly start: number;
  readonly end: number;
}
/** Longer than any word for a part. */
const LONGEST_ROLE = 40;

/** In order. Looked for once a text: around each of a thousand names it would take a second. */
function roleWordsIn(folded: string): RoleWord[] {
  return ROLES.flatMap(([role, words]) =>
    Array.from(folded.matchAll(words), ({ index, 0: word }) => ({ role, start: index, end: index + word.length })),
  ).sort((a, b) => a.start - b.start);
}

/** The parts in the sentence (`from` to `to`) that stand near the name (`start` to `end`), before or after. */
function rolesNear(words: readonly RoleWord[], { start, end, from, to }: Record<'start' | 'end' | 'from' | 'to', number>): string[] {
  const near = new Set<string>();
  for (let i = firstFrom(words, start - REACH - LONGEST_ROLE); i < words.length; i += 1) {
    const word = words[i];
    if (word === undefined || word.start > end + REACH) break;
    const away = word.start < start ? start - word.end : word.start - end;
    if (word.start >= from && word.end <= to && away >= 0 && away <= (HOLDER.has(word.role) ? REACH : SITE_REACH)) near.add(word.role);
  }
  return ROLES.map(([role]) => role).filter((role) => near.has(role));
}

/** Where the first begins that does not begin before a place. */
function firstFrom(words: readonly RoleWord[], place: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The name of the message in the same part; null where the message knows the name, or gives the part to nobody. */
export function misnamed(said: Name, approved: readonly Name[], known: ReadonlySet<string>): Name | null {
  if (said.words.every((word) => known.has(word))) return null;
  const byRole = approved.find((name) => name.roles.some((role) => said.roles.includes(role) && (HOLDER.has(role) || shares(said, name))));
  if (byRole) return byRole;
  const alike = approved.find(
    (name) => said.words.length > 1 && name.words.length > 1 && name.words.some((word) => said.words.includes(word)),
  );
  if (alike) return alike;
  return approved.find((name) => (said.by !== '' && said.by === name.by && shares(said, name)) || misspelt(said, name)) ?? null;
}
const shares = (a: Name, b: Name): boolean => [...a.about].some((concept) => b.about.has(concept) && !SITE_WORDS.has(concept));
const SITE_WORDS = new Set(['site', 'plant', 'people', 'staff', 'service', 'train', 'hospital-place', 'near', 'pres']);

/** One letter off, in names long enough for that to be no other name. */
function misspelt(a: Name, b: Name): boolean {
  const [x = '', y = ''] = [a.words[0], b.words[0]];
  if (a.words.length !== 1 || b.words.length !== 1 || x === y || Math.min(x.length, y.length) < 6 || Math.abs(x.length - y.length) > 1)
    return false;
  let i = 0;
  while (i < x.length && x[i] === y[i]) i += 1;
  return x.slice(i + 1) === y.slice(i + 1) || x.slice(i) === y.slice(i + 1) || x.slice(i + 1) === y.slice(i);
}
