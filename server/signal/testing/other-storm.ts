/**
 * A second maker of repeated texts, for tests only: shares no text, no comment and no kind of edit's code with the made storm that the
 * limits of grouping were chosen on, so that what holds on both holds for more than one hand. The same for the same seed.
 */
import { chances, type Chance } from '../../sources/replay/prng.ts';
import { OTHER_COMMENTS, OTHER_ENDINGS, OTHER_TEXTS } from './other-texts.ts';

export interface OtherPost {
  readonly text: string;
  /** Number of the post that it repeats in the end; its own where it repeats nobody. */
  readonly truth: number;
  readonly edits: readonly string[];
}
export interface OtherPlan {
  readonly seed: string;
  readonly count: number;
  /** Shares of all posts: those that repeat another, and of these the ones that change something. */
  readonly copied: number;
  readonly edited: number;
  /** Texts to begin with in place of its own. */
  readonly texts?: readonly string[];
  /** Only this kind of edit. */
  readonly only?: EditKind;
}

interface Hand {
  readonly chance: Chance;
  readonly comment: string;
}
const ADDED_TAGS = ['#scandale', '#boycott', '#Honte', '#shame', '#fail', '#trains', '#lait', '#OnLachRien'];
const EMOJI = ['😡', '🤡', '😂😂', '👏', '🚆', '🥛', '❗', '🙄', '💔', '👇'];
const HANDLES = ['marie_33', 'JoTheCat', 'lucb', 'pressewatch', 'night.owl', 'Anne_L', 'bot2000'];
const NEIGHBOUR: Readonly<Record<string, string>> = {
  a: 'q',
  e: 'r',
  i: 'o',
  o: 'p',
  u: 'i',
  t: 'y',
  s: 'd',
  r: 't',
  n: 'b',
  l: 'k',
  c: 'v',
  d: 'f',
  m: 'n',
};

const words = (text: string): string[] => text.split(' ');
const isPlain = (word: string): boolean => /^\p{L}{4,}$/u.test(word);

function typo(text: string, chance: Chance): string {
  const all = words(text);
  const where = all.flatMap((word, n) => (isPlain(word) ? [n] : []));
  if (where.length === 0) return text;
  const n = chance.pick(where);
  const word = all[n] ?? '';
  const at = chance.below(word.length - 1);
  const letter = word.charAt(at);
  const by = chance.below(4);
  all[n] =
    word.slice(0, at) +
    (by === 0 ? word.charAt(at + 1) + letter : by === 1 ? '' : by === 2 ? letter + letter : (NEIGHBOUR[letter] ?? letter)) +
    word.slice(by === 0 ? at + 2 : at + 1);
  return all.join(' ');
}

function truncated(text: string, chance: Chance): string {
  if (text.length < 60) return `${text}…`;
  const to = Math.floor(text.length * (0.72 + 0.26 * chance.next()));
  const end = chance.happens(0.5) ? text.lastIndexOf(' ', to) : to;
  return `${text.slice(0, end).trimEnd()}${chance.pick(['…', '...', ' …', '[…]'])}`;
}

function hashed(text: string, chance: Chance): string {
  const all = words(text);
  const where = all.flatMap((word, n) => (n > 0 && n < all.length - 1 && /^\p{L}{5,}$/u.test(word) ? [n] : []));
  if (where.length === 0) return text;
  const n = chance.pick(where);
  all[n] = `#${all[n] ?? ''}`;
  return all.join(' ');
}

const EDITS = {
  repost: (text, { chance }) => `RT @${chance.pick(HANDLES)}: ${text}`,
  via: (text, { chance }) => (chance.happens(0.5) ? `${text} (via @${chance.pick(HANDLES)})` : `via @${chance.pick(HANDLES)} : ${text}`),
  quote: (text, { chance, comment }) =>
    chance.pick([`« ${text} »`, `"${text}" – @${chance.pick(HANDLES)}`, `${comment} : « ${text} »`, `“${text}” ${comment}`]),
  before: (text, { chance, comment }) =>
    chance.pick([`${comment} ${text}`, `${comment}\n${text}`, `${comment} 👇 ${text}`, `${comment}: ${text}`]),
  after: (text, { chance, comment }) => chance.pick([`${text} ${comment}`, `${text}\n\n${comment}`, `${text} → ${comment}`]),
  typo: (text, { chance }) => (chance.happens(0.3) ? typo(typo(text, chance), chance) : typo(text, chance)),
  emoji: (text, { chance }) =>
    chance.happens(0.5) ? `${chance.pick(EMOJI)} ${text}` : `${text} ${chance.pick(EMOJI)}${chance.pick(EMOJI)}`,
  truncated: (text, { chance }) => truncated(text, chance),
  tagAdded: (text, { chance }) => (chance.happens(0.7) ? `${text} ${chance.pick(ADDED_TAGS)}` : `${chance.pick(ADDED_TAGS)} ${text}`),
  tagsRemoved: (text) => text.replace(/\s*[#@][\p{L}\p{N}_]+/gu, '').trim() || text,
  hashed: (text, { chance }) => hashed(text, chance),
  link: (text, { chance }) => `${text} https://news.example/${chance.below(99_999)}`,
  accents: (text) =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/gu, '')
      .replaceAll('’', "'"),
  letters: (text, { chance }) => (chance.happens(0.5) ? text.toLowerCase() : text.toUpperCase()),
  marks: (text, { chance }) => chance.pick([`${text}!!!`, text.replaceAll(',', ''), text.replaceAll('. ', ' ! '), `- ${text}`]),
  called: (text, { chance }) =>
    chance.pick([`.@Ministere ${text}`, `@${chance.pick(HANDLES)} ${text}`, `${text} cc @${chance.pick(HANDLES)}`]),
} satisfies Readonly<Record<string, (text: string, hand: Hand) => string>>;
export type EditKind = keyof typeof EDITS;
export const EDIT_KINDS = Object.keys(EDITS) as readonly EditKind[];

function filled(template: string, chance: Chance): string {
  return template.replace(/\{([^}]+)\}/g, (_, inner: string) => {
    const range = /^#(\d+)-(\d+)$/.exec(inner);
    return range ? String(chance.between(Number(range[1]), Number(range[2]))) : chance.pick(inner.split('|'));
  });
}

/** A text by the templates; those that are more than a slogan mostly go on. */
function written(speech: 'fr' | 'en', chance: Chance): string {
  const said = filled(chance.pick(OTHER_TEXTS[speech]), chance);
  return said.length > 45 && chance.happens(0.8) ? `${said} ${filled(chance.pick(OTHER_ENDINGS[speech]), chance)}` : said;
}

/** Most are said once; of what is repeated a few go round by the thousand. */
export function makeOtherStorm({ seed, count, copied, edited, texts, only }: OtherPlan): OtherPost[] {
  const draw = chances(`other ${seed}`);
  const posts: OtherPost[] = [];
  const speech: ('fr' | 'en')[] = [];
  const loud: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const chance = draw(1, n);
    const speaks = chance.happens(0.55) ? 'fr' : 'en';
    if (loud.length > 2 && chance.happens(copied)) {
      const truth = loud[Math.floor(loud.length * chance.next() ** 2.2)] ?? 0;
      const hand = { chance, comment: chance.pick(OTHER_COMMENTS[speech[truth] ?? 'fr']) };
      const kinds = !chance.happens(edited)
        ? []
        : only
          ? [only]
          : [chance.pick(EDIT_KINDS), ...(chance.happens(0.25) ? [chance.pick(EDIT_KINDS)] : [])];
      posts.push({ text: kinds.reduce((text, kind) => EDITS[kind](text, hand), posts[truth]?.text ?? ''), truth, edits: kinds });
    } else {
      posts.push({ text: texts ? (texts[n % texts.length] ?? '') : written(speaks, chance), truth: n, edits: [] });
      if (chance.happens(0.04) || loud.length < 3) loud.push(n);
    }
    speech.push(speaks);
  }
  return posts;
}
