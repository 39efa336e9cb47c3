// Owns which language a text is in: first by the function words of a few languages (cheap, and right for French and
// English), then by `eld` where those words do not settle it. Knows nothing of sentiment.
import { eld } from 'eld/medium';
import type { CueTable } from './cues.ts';
import { opensCue } from './cues.ts';
import type { Reading } from './reading.ts';
import { WORD, newReading, read, wordHash } from './reading.ts';

/** Below this many letters nobody can tell. */
export const FEWEST_LETTERS = 12;

const codes = ['fr', 'en', 'es', 'it', 'pt', 'de', 'nl'] as const;

/** Words that tell: of several languages (1), mostly of this one (2), of this one alone (3). */
const common: Record<(typeof codes)[number], [string, string, string]> = {
  fr: ['le la un de en que se tu me te si y a par m t s n j qu c non',
    'les une des du et tres meme qui dans sur ne ce il elle on au plus sans tout l d son sa ses mes tes nos cest',
    'est pas pour avec vous nous je suis sont avez ont cette ces mais mon ma votre vos notre leur leurs aux chez toujours merci bonjour jamais depuis etre fait faire aussi comme ca encore rien bien quand alors apres avant heures jours ete aucun aucune quel quelle etait jai ou moi toi bah quoi vraiment trop'],
  en: ['a i in on no me he so as do or de am t s m d', 'is it that was at be by our just all an if up out about had more now',
    'the and of to for you this my not with are have has your from we they but what how when who will would can there their why dont cant im its get been were her his she than then still after again thanks please does did don isn wasn ll re ve never even'],
  es: ['la de un en que se me si no y a te es al son sur', 'los las una del por para con su lo todo como nada', 'el pero muy esta este estoy gracias mas yo tiene hay porque cuando ser ya muchas'],
  it: ['la le un in che se me si non e a te al una il di', 'per con del come tutto piu dei', 'sono della gli anche ma questo questa grazie ancora hanno ho nel molto perche quando cosi essere'],
  pt: ['a de um que se me e te o os as no na mais', 'por para com uma do da em como tem seu sua', 'nao muito esta voce obrigado isso mas ele foi quando sao ja ser'],
  de: ['in so am an es die war man du des', 'den was auf bei', 'der das und ist nicht ich ein eine zu mit fur dem sie wir auch wie noch aber nur nach uber kann haben wird sind dass schon immer keine'],
  nl: ['de in is was op en een me we', 'dat van er als over', 'het niet ik voor met zijn aan ook maar nog bij naar heeft wordt geen wel dit jullie heb kan worden uit'],
};

interface Hint { key: number; weights: Uint8Array }

function newHints(): Map<number, Uint8Array> {
  const hints = new Map<number, Uint8Array>();
  const add = (word: string, language: number, weight: number): void => {
    const key: Hint['key'] = wordHash(word);
    const weights = hints.get(key) ?? new Uint8Array(codes.length);
    weights[language] = Math.max(weights[language] ?? 0, weight);
    hints.set(key, weights);
  };
  codes.forEach((code, i) => {
    common[code].forEach((words, tier) => { for (const word of words.split(' ')) add(word, i, tier + 1); });
  });
  return hints;
}

export interface LanguageDetector {
  /** ISO 639-1, or `und`. */
  detect(text: string): string;
  /** Of the text last given to `detect`: does it read as French rather than English? For texts too short to tell. */
  leansFrench(): boolean;
}

/** The share of words that must tell before we trust them without asking `eld`. */
const TELLING = 0.2;

/** `vocabulary` holds the cue tables: a word that opens a cue in one of them alone is a hint too. */
export function newLanguageDetector(vocabulary: { fr: CueTable; en: CueTable }): LanguageDetector {
  const hints = newHints();
  const reading = newReading();
  const scores = new Float64Array(codes.length);
  let french = false;
  const detect = (text: string): string => {
    read(reading, text, true);
    const letters = reading.used;
    weigh(reading, hints, scores);
    weighVocabulary(reading, vocabulary, scores);
    weighAccents(text, scores);
    french = (scores[0] ?? 0) >= (scores[1] ?? 0);
    let best = 0;
    for (let i = 1; i < codes.length; i += 1) if ((scores[i] ?? 0) > (scores[best] ?? 0)) best = i;
    let second = 0;
    for (let i = 0; i < codes.length; i += 1) if (i !== best) second = Math.max(second, scores[i] ?? 0);
    const top = scores[best] ?? 0;
    if (isOtherScript(text)) return askEld(text, letters, scores);
    if (letters < FEWEST_LETTERS) return letters > 5 && top >= 6 && top > second * 2 ? codes[best] ?? 'und' : 'und';
    if (top >= 4 && top >= second * 1.4 && top >= reading.tokens * TELLING) return codes[best] ?? 'und';
    return askEld(text, letters, scores);
  };
  return { detect, leansFrench: () => french };
}

function weigh(reading: Reading, hints: ReadonlyMap<number, Uint8Array>, scores: Float64Array): void {
  scores.fill(0);
  for (let i = 0; i < reading.tokens; i += 1) {
    if (reading.kind[i] !== WORD) continue;
    const weights = hints.get(reading.hash[i] ?? 0);
    if (weights === undefined) continue;
    for (let c = 0; c < codes.length; c += 1) scores[c] = (scores[c] ?? 0) + (weights[c] ?? 0);
  }
}

function weighVocabulary(reading: Reading, vocabulary: { fr: CueTable; en: CueTable }, scores: Float64Array): void {
  for (let i = 0; i < reading.tokens; i += 1) {
    if (reading.kind[i] !== WORD) continue;
    const french = opensCue(vocabulary.fr, reading.hash[i] ?? 0);
    const english = opensCue(vocabulary.en, reading.hash[i] ?? 0);
    if (french && !english) scores[0] = (scores[0] ?? 0) + 1;
    if (english && !french) scores[1] = (scores[1] ?? 0) + 1;
  }
}

/** Letters that few of these languages write; each counts a little. */
const accents: readonly [string, number][] = [['éèêëàâîïôûùç', 0], ['ñ¿¡óíáú', 2], ['òìù', 3], ['ãõ', 4], ['äöüß', 5]];
const accentOf = new Int8Array(0x180).fill(-1);
for (const [letters, language] of accents) for (const letter of letters) accentOf[letter.charCodeAt(0)] = language;

/** Four letters beyond the Latin alphabets: a few of those say more than a dozen of ours. */
function isOtherScript(text: string): boolean {
  let beyond = 0;
  const limit = Math.min(text.length, 400);
  for (let i = 0; i < limit; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x370 && unit < 0x2000 || unit >= 0x3040 && unit < 0xd7b0) beyond += 1;
    if (beyond >= 4) return true;
  }
  return false;
}

function weighAccents(text: string, scores: Float64Array): void {
  const limit = Math.min(text.length, 400);
  for (let i = 0; i < limit; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0xa0 || unit >= 0x180) continue;
    const language = accentOf[unit] ?? -1;
    if (language >= 0) scores[language] = (scores[language] ?? 0) + 1;
  }
}

/** Links, names and tags are no language; without them `eld` is right more often. */
function askEld(text: string, letters: number, scores: Float64Array): string {
  const plain = text.replace(/https?\S*|@\S+/g, ' ').slice(0, 300);
  const found = eld.detect(plain);
  const told = found.language === '' ? 'und' : found.language;
  const french = scores[0] ?? 0;
  const english = scores[1] ?? 0;
  if (told === 'fr' || told === 'en') return told;
  // Short texts of French or English are what we get most; a stray verdict on them is worth less than a known word.
  const isDoubtful = !codes.some((code) => code === told) || !found.isReliable();
  if (letters < 60 && isDoubtful && Math.max(french, english) >= 3 && !codes.some((code, i) => code === told && (scores[i] ?? 0) >= Math.max(french, english))) {
    return french >= english ? 'fr' : 'en';
  }
  if (letters < 20 && !found.isReliable()) return 'und';
  return told;
}
