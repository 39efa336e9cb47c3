/** How people repeat what another said without repeating it word for word: comment in front, retype, cut, add a mark. What is said stays. */
import { slip, withoutAccents } from './hand.ts';
import type { Chance } from './prng.ts';

export interface Copying {
  readonly comment: string;
  readonly tag: string;
  readonly handle: string;
}

export function nearCopy(text: string, copying: Copying, chance: Chance): string {
  switch (chance.below(7)) {
    case 0:
      return `${copying.comment} RT @${copying.handle}: ${text}`;
    case 1:
      return `${text} ${copying.tag}`;
    case 2:
      return slip(slip(text, chance), chance);
    case 3:
      return withoutAccents(text).toLowerCase();
    case 4:
      return text.length > 90
        ? `${text.slice(0, text.lastIndexOf(' ', chance.between(70, text.length - 8)))}…`
        : `${text} ${copying.comment}`;
    case 5:
      return `${copying.comment} ${text}`;
    default:
      return `« ${text} » ${copying.tag}`;
  }
}
