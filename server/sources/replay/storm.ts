/**
 * The made storm: tens of thousands of posts about an invented bank whose question hour goes wrong, in French and English, the same for
 * the same seed. Any mention can be made alone, so a replay goes on where it stopped. What each was meant to be is told beside it, never in it.
 */
import { ANNOUNCED_MINUTE, CANCELLED_MINUTE, EXPLODES_MINUTE, makeCurve, type Curve } from './curve.ts';
import { CROWD_EN } from './crowd-en.ts';
import { CROWD_FR } from './crowd-fr.ts';
import { readGrammar, type Grammar } from './grammar.ts';
import { byHand } from './hand.ts';
import { nearCopy } from './near-copy.ts';
import { makePeople, RECRUITS, type People, type Person, type Source, type Speech } from './people.ts';
import { addressOf, figuresOf, type PostFigures } from './post.ts';
import { chances, type Chance, type Chances } from './prng.ts';
import { MEANT, RUN_UP, SHARES, SPECIAL, VOICES, type Meant, type Shares, type Voice } from './shares.ts';
import { makeVirals, type Virals } from './virals.ts';
import { VOICES_EN } from './voices-en.ts';
import { VOICES_FR } from './voices-fr.ts';
import { WORDS_EN } from './words-en.ts';
import { WORDS_FR } from './words-fr.ts';

/** As a source brings it (CONTRACT "Mention in"). */
export interface StormMention {
  readonly source: Source;
  readonly nativeId: string;
  readonly url: string;
  readonly text: string;
  /** `createdAt`: as networks tell when an account was opened. */
  readonly author: Omit<Person, 'source' | 'ageMs'> & { readonly createdAt: string };
  readonly language?: Speech;
  readonly publishedAt: string;
  readonly kind: 'post' | 'reply' | 'repost' | 'comment' | 'article';
  readonly parentNativeId?: string;
  readonly metrics: PostFigures;
}
/** What the maker meant, for measuring: `copyOf` is the number of the post it repeats. */
export interface Intent {
  readonly label: Meant;
  readonly voice: Voice;
  readonly speech: Speech;
  readonly handling: 'danger' | 'press' | 'legal' | null;
  readonly copyOf: number | null;
  readonly isNearCopy: boolean;
}
export interface Made {
  readonly mention: StormMention;
  readonly meant: Intent;
  /** Milliseconds after the storm's start. */
  readonly offsetMs: number;
}
export interface Storm extends Iterable<Made> {
  readonly count: number;
  offsetMs(n: number): number;
  at(n: number): Made;
}
/** `startAt`: when the storm begins, epoch milliseconds. */
export interface StormPlan {
  readonly seed: string;
  readonly count: number;
  readonly startAt: number;
  readonly shares?: Partial<Shares>;
}

const PURPOSE = { role: 1, text: 2, person: 3, figures: 4, copy: 5, address: 6, campaign: 7 } as const;
/** Of what trolls say and many repeat, every other text is pushed: most of its copies come from a few accounts that work together. */
const PUSHED_SHARE = 0.62;
/** The longest that fits everywhere it is shown as posted; articles have none. */
const MAX_X = 280;
/** People for each post of a voice: few trolls write a lot, a customer writes once or twice. */
const PEOPLE_A_POST: Readonly<Record<Voice, number>> = {
  citizen: 0.5, jeer: 0.55, customer: 0.8, student: 0.7, troll: 0.15, supporter: 0.5, question: 0.9, press: 0.25, watcher: 0.3, selfHarm: 9, threat: 9, journalist: 9, lawyer: 9, bankPost: 1,
}; // prettier-ignore

interface Making {
  readonly chances: Chances;
  readonly shares: Shares;
  readonly curve: Curve;
  readonly people: People;
  readonly grammars: Readonly<Record<Speech, Grammar>>;
  readonly virals: Virals;
  /** Number of a post of the bank → which of its posts. */
  readonly bankPosts: ReadonlyMap<number, number>;
  readonly originals: Map<number, Made>;
  readonly plan: StormPlan;
}

export function makeStorm(plan: StormPlan): Storm {
  const making = prepare(plan);
  return {
    count: plan.count,
    offsetMs: (n) => making.curve.offsetMs(n),
    at: (n) => make(making, n),
    *[Symbol.iterator]() {
      for (let n = 0; n < plan.count; n += 1) yield make(making, n);
    },
  };
}

function prepare(plan: StormPlan): Making {
  const streams = chances(plan.seed);
  const shares = { ...SHARES, ...plan.shares };
  const curve = makeCurve(streams, plan.count);
  const numberAt = (minute: number): number => {
    let n = Math.floor(plan.count * 0.03);
    while (n < plan.count && curve.offsetMs(n) < minute * 60_000) n += 1;
    return n;
  };
  const announced = numberAt(ANNOUNCED_MINUTE);
  const bankPosts = new Map([announced, numberAt(EXPLODES_MINUTE + 35), numberAt(CANCELLED_MINUTE)].map((n, index) => [n, index]));
  const virals = makeVirals({
    chances: streams,
    count: plan.count,
    announced,
    avoid: new Set(bankPosts.keys()),
    offsetMs: (n) => curve.offsetMs(n),
  });
  const grammars = { fr: readGrammar(WORDS_FR, VOICES_FR, CROWD_FR), en: readGrammar(WORDS_EN, VOICES_EN, CROWD_EN) };
  return { chances: streams, shares, curve, people: makePeople(streams), grammars, virals, bankPosts, originals: new Map(), plan };
}

function make(making: Making, n: number): Made {
  const role = making.chances(PURPOSE.role, n);
  const at = role.next();
  const { repost, nearCopy: near } = making.shares;
  if (at < repost + near && !making.bankPosts.has(n) && !making.virals.has(n)) {
    const target = making.virals.pick(n, role);
    if (target !== null) return copy(making, n, target, at >= repost);
  }
  const kept = making.originals.get(n);
  if (kept) return kept;
  const made = original(making, n, role);
  if (making.virals.has(n) || making.bankPosts.has(n)) making.originals.set(n, made);
  return made;
}

function original(making: Making, n: number, role: Chance): Made {
  const offsetMs = making.curve.offsetMs(n);
  const isRunUp = offsetMs < ANNOUNCED_MINUTE * 60_000;
  const bankPost = making.bankPosts.get(n);
  const speech: Speech = role.happens(making.shares.french) ? 'fr' : 'en';
  const voice = bankPost === undefined ? pickVoice(isRunUp ? RUN_UP : making.shares.voices, role) : 'bankPost';
  // what goes round is posted where it can go round
  const person = findPerson(making, n, { voice, speech, accept: (one) => !making.virals.has(n) || one.source !== 'news' });
  const text = writeText(making, n, { voice, speech, person, isRunUp, bankPost });
  const answered =
    person.source !== 'news' && role.happens(making.shares.answer) && voice !== 'bankPost' ? making.virals.pick(n, role) : null;
  const parent = answered === null ? null : make(making, answered).mention;
  const isAnswer = parent !== null && parent.source === person.source;
  const handling = SPECIAL[voice] ?? null;
  const meant: Intent = { label: MEANT[voice], voice, speech, handling, copyOf: null, isNearCopy: false };
  const kind = person.source === 'news' ? 'article' : !isAnswer ? 'post' : person.source === 'facebook' ? 'comment' : 'reply';
  return finish(making, n, { person, text, meant, kind, parentNativeId: isAnswer ? parent.nativeId : null });
}

function copy(making: Making, n: number, target: number, isNear: boolean): Made {
  const chance = making.chances(PURPOSE.copy, n);
  const source = make(making, target);
  const { speech, voice, label } = source.meant;
  const pushed = isPushed(making, target, source);
  const copier: Voice = voice === 'supporter' || (voice === 'troll' && !pushed) ? voice : 'citizen';
  const person =
    (pushed ? recruitOf(making, n, { speech, source: source.mention.source }) : null) ??
    findPerson(making, n, { voice: copier, speech, accept: (one) => isNear || one.source === source.mention.source });
  const meant: Intent = { label, voice, speech, handling: null, copyOf: target, isNearCopy: isNear };
  const { text, author } = source.mention;
  if (isNear) {
    const grammar = making.grammars[speech];
    const copying = {
      comment: grammar.say('comment', chance),
      tag: grammar.say(label === 'positive' ? 'tagGlad' : 'tagAngry', chance),
      handle: author.handle,
    };
    return finish(making, n, { person, text: nearCopy(text, copying, chance), meant, kind: 'post', parentNativeId: null });
  }
  const isSame = person.source === source.mention.source;
  const said = isSame && person.source === 'x' ? `RT @${author.handle}: ${text}` : text;
  return finish(making, n, {
    person,
    text: said,
    meant,
    kind: isSame ? 'repost' : 'post',
    parentNativeId: isSame ? source.mention.nativeId : null,
  });
}

const isPushed = (making: Making, target: number, { meant }: Made): boolean =>
  meant.voice === 'troll' && making.chances(PURPOSE.campaign, target).happens(0.5);

function recruitOf(making: Making, n: number, { speech, source }: { speech: Speech; source: Source }): Person | null {
  const chance = making.chances(PURPOSE.campaign, -1 - n);
  return chance.happens(PUSHED_SHARE) ? making.people.recruit({ speech, source, n: chance.below(RECRUITS) }) : null;
}

function findPerson(making: Making, n: number, wanted: { voice: Voice; speech: Speech; accept: (person: Person) => boolean }): Person {
  const { voice, speech, accept } = wanted;
  const chance = making.chances(PURPOSE.person, n);
  const posts = making.plan.count * (voice === 'citizen' ? 0.6 : 0.1);
  const pool = Math.max(40, Math.floor(posts * PEOPLE_A_POST[voice]));
  const draw = () => making.people.person(voice, speech, Math.floor(pool * chance.next() ** 1.6));
  let person = draw();
  for (let tries = 0; tries < 8 && !accept(person); tries += 1) person = draw();
  return person;
}

function writeText(
  making: Making,
  n: number,
  about: { voice: Voice; speech: Speech; person: Person; isRunUp: boolean; bankPost: number | undefined },
): string {
  const chance = making.chances(PURPOSE.text, n);
  const grammar = making.grammars[about.speech];
  if (about.bankPost !== undefined) return BANK_POSTS[about.speech][about.bankPost] ?? '';
  let text = '';
  for (let tries = 0; tries < 4; tries += 1) {
    text = byHand(grammar.say(about.voice, chance), about.voice, chance);
    if (text.length <= MAX_X) break;
  }
  if (about.isRunUp)
    text = text
      .replace(/#askrivage/gi, chance.pick(['', '', '#BanqueRivage', '@BanqueRivage']))
      .replace(/ {2,}/g, ' ')
      .trim();
  return text.length <= MAX_X || about.person.source === 'news' ? text : `${text.slice(0, text.lastIndexOf(' ', MAX_X - 2))}…`;
}

function finish(
  making: Making,
  n: number,
  post: { person: Person; text: string; meant: Intent; kind: StormMention['kind']; parentNativeId: string | null },
): Made {
  const { source, ageMs, ...account } = post.person;
  // whole seconds, as networks tell it
  const createdAt = new Date(Math.floor((making.plan.startAt - ageMs) / 1_000) * 1_000).toISOString();
  const author = { ...account, createdAt };
  const offsetMs = making.curve.offsetMs(n);
  const chance = making.chances(PURPOSE.figures, n);
  const tellsLanguage = source !== 'facebook' && chance.happens(0.85);
  const mention: StormMention = {
    source,
    ...addressOf(source, author.handle, n, making.chances(PURPOSE.address, n)),
    text: post.text,
    author,
    ...(tellsLanguage ? { language: post.meant.speech } : {}),
    publishedAt: new Date(making.plan.startAt + offsetMs).toISOString(),
    kind: post.kind,
    ...(post.parentNativeId === null ? {} : { parentNativeId: post.parentNativeId }),
    metrics: figuresOf(post.person, making.virals.weight(n), chance),
  };
  return { mention, meant: post.meant, offsetMs };
}

function pickVoice(weights: Readonly<Record<Voice, number>>, chance: Chance): Voice {
  let left = chance.next() * VOICES.reduce((sum, voice) => sum + weights[voice], 0);
  for (const voice of VOICES) {
    left -= weights[voice];
    if (left < 0) return voice;
  }
  return 'citizen';
}

const BANK_POSTS: Readonly<Record<Speech, readonly string[]>> = {
  fr: [
    '📣 Vos questions, nos réponses ! Jeudi à 18 h, Étienne Valmont, vice-président de Banque Rivage, vous répond en direct. Posez vos questions avec #AskRivage',
    'Merci pour vos très nombreuses questions #AskRivage. Nous les lisons toutes.',
    'Nous entendons votre colère. Notre séance #AskRivage de ce soir n’aura pas lieu.',
  ],
  en: [
    '📣 Your questions, our answers! Thursday at 6 pm Etienne Valmont, vice-chairman of Banque Rivage, answers you live. Ask with #AskRivage',
    'Thank you for your many questions with #AskRivage. We read every one.',
    'We hear your anger. Tonight’s #AskRivage session will not take place.',
  ],
};
