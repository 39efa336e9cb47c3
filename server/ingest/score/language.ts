// Owns which language a text is in: first by the function words of a few languages (cheap, and right for French and
// English), then by `eld` where those words do not settle it. Knows nothing of sentiment.
import { eld } from 'eld/medium';
import type { Reading } from './reading.ts';
import { WORD, newReading, read, wordHash } from './reading.ts';

/** Below this many letters nobody can tell. */
export const FEWEST_LETTERS = 12;

const codes = ['fr', 'en', 'es', 'it', 'pt', 'de', 'nl'] as const;

/** Words that tell; a word of several languages stands in each. Heavier ones (second line) are of that one alone. */
const common: Record<(typeof codes)[number], [string, string]> = {
  fr: ['le la les un une des de du et en que qui dans sur ne se ce il elle on tu me te si y a au plus sans par tout m t s d l n j qu c',
    'est pas pour avec vous nous je suis sont avez ont cette ces mais mon ma mes votre vos notre nos leur leurs aux chez toujours merci bonjour jamais depuis etre fait faire tres aussi comme ca encore rien bien quand alors encore meme apres avant heures jours meme ete aucun aucune quel quelle etait cest jai'],
  en: ['a i in on no me he so as do or de am t s m d',
    'the and is of to for you it that this my not with are be have has was at your from we they but what how when who will would can just all an if by our out up about there their why dont cant im its get been were her his she than then still after again thanks please does did had more now don isn wasn ll re ve never even'],
  es: ['la de un en que se me si no y a te es al', 'el los las por para con una del como pero muy esta este estoy gracias nada mas yo su lo tiene hay porque cuando todo son ser ya'],
  it: ['la le un in che se me si non e a te al una', 'il di per con sono della del gli anche ma come piu questo questa grazie ancora hanno ho nel dei molto perche quando tutto cosi essere'],
  pt: ['a de um que se me e te o os as no na', 'nao para com uma do da em por mais muito esta voce obrigado isso como mas seu sua ele foi tem quando sao ja ser'],
  de: ['in so am an es die war man', 'der das und ist nicht ich ein eine zu mit auf fur den dem sie wir auch wie noch aber nur bei nach uber kann haben wird sind dass schon immer keine'],
  nl: ['de in is was op en een me we', 'het van niet ik dat voor met zijn aan ook maar er nog bij naar heeft wordt geen wel dit jullie heb kan als over worden uit'],
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
    for (const word of common[code][0].split(' ')) add(word, i, 1);
    for (const word of common[code][1].split(' ')) add(word, i, 3);
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

export function newLanguageDetector(): LanguageDetector {
  const hints = newHints();
  const reading = newReading();
  const scores = new Float64Array(codes.length);
  let french = false;
  const detect = (text: string): string => {
    read(reading, text, true);
    const letters = reading.used;
    weigh(reading, hints, scores);
    french = (scores[0] ?? 0) >= (scores[1] ?? 0);
    let best = 0;
    for (let i = 1; i < codes.length; i += 1) if ((scores[i] ?? 0) > (scores[best] ?? 0)) best = i;
    let second = 0;
    for (let i = 0; i < codes.length; i += 1) if (i !== best) second = Math.max(second, scores[i] ?? 0);
    const top = scores[best] ?? 0;
    if (letters < FEWEST_LETTERS) return letters > 5 && top >= 6 && top > second * 2 ? codes[best] ?? 'und' : 'und';
    if (top >= 3 && top >= second * 1.4 && top >= reading.tokens * TELLING) return codes[best] ?? 'und';
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

/** Links, names and tags are no language; without them `eld` is right more often. */
function askEld(text: string, letters: number, scores: Float64Array): string {
  const plain = text.replace(/https?\S*|@\S+/g, ' ').slice(0, 300);
  const found = eld.detect(plain);
  const told = found.language === '' ? 'und' : found.language;
  const french = scores[0] ?? 0;
  const english = scores[1] ?? 0;
  if (told === 'fr' || told === 'en') return told;
  // Short texts of French or English are what we get most; a stray verdict on them is worth less than a known word.
  if (letters < 60 && Math.max(french, english) >= 3 && !codes.some((code, i) => code === told && (scores[i] ?? 0) >= Math.max(french, english))) {
    return french >= english ? 'fr' : 'en';
  }
  if (letters < 20 && !found.isReliable()) return 'und';
  return told;
}
