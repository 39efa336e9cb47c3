/** How a voice writes: capitals, dropped accents, typing slips, doubled marks. Applied once to a finished text; changes its look, not what it says. */
import type { Chance } from './prng.ts';
import type { Voice } from './shares.ts';

const LOOSE: ReadonlySet<Voice> = new Set(['student', 'troll']);
const CAREFUL: ReadonlySet<Voice> = new Set(['press', 'journalist', 'lawyer', 'bankPost', 'watcher']);

export function byHand(text: string, voice: Voice, chance: Chance): string {
  if (CAREFUL.has(voice)) return capitals(text);
  let written = LOOSE.has(voice) && chance.happens(0.75) ? text : capitals(text);
  if (chance.happens(LOOSE.has(voice) ? 0.35 : 0.08)) written = withoutAccents(written);
  if (chance.happens(LOOSE.has(voice) ? 0.3 : 0.09)) written = slip(written, chance);
  if (chance.happens(0.05)) written = shout(written);
  if (chance.happens(0.1)) written = written.replace(/([!?])(?!.*[!?])/u, (mark) => mark.repeat(chance.between(2, 4)));
  if (chance.happens(0.04)) written = written.replace(/\.(?!.*\.)/u, '...');
  return written;
}

function capitals(text: string): string {
  return text.replace(/(^|[.!?…] )(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}

/** Swaps, doubles or loses a letter inside one longer word, never in a hashtag, an account or a link. */
export function slip(text: string, chance: Chance): string {
  const words = text.split(' ');
  const long = words.flatMap((word, index) => (/^\p{L}{5,}$/u.test(word) ? [index] : []));
  if (long.length === 0) return text;
  const index = chance.pick(long);
  const word = words[index] ?? '';
  const at = chance.between(1, word.length - 3);
  const kind = chance.below(3);
  words[index] =
    kind === 0
      ? word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
      : kind === 1
        ? word.slice(0, at) + word.charAt(at) + word.slice(at)
        : word.slice(0, at) + word.slice(at + 1);
  return words.join(' ');
}

function shout(text: string): string {
  return text
    .split(' ')
    .map((word) => (/^[#@]/.test(word) ? word : word.toUpperCase()))
    .join(' ');
}
