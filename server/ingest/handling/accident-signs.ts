/**
 * Which concepts are a sign that somebody is in bodily danger at this moment (trapped, poisoned, burning, not breathing) and how much each weighs:
 * 0.75 is enough alone, lighter ones add up across matters. `A & B`: in either order. The words are in accident-words-*.
 */
import { signs } from './read-danger.ts';

export const ACCIDENT_SIGNS = signs('accident', [
  ['harmed', 0.5, 'BADLY'],
  ['harmed', 0.8, 'VICTIM & BADLY', 6],
  ['harmed', 0.6, 'SUFFERER BADLY', 4],
  ['harmed', 0.8, 'VICTIM SWALLOWED SMALLPART', 5],
  ['harmed', 0.6, 'SWALLOWED SMALLPART', 4],
  ['trapped', 0.4, 'TRAPPED'],
  ['trapped', 0.5, 'TRAPPED TRAPPLACE', 4],
  ['trapped', 0.5, 'TRAPPLACE TRAPPED', 4],
  ['trapped', 0.8, 'VICTIM TRAPPED TRAPPLACE', 5],
  ['trapped', 0.8, 'VICTIM & UNDER', 3],
  ['fire', 0.4, 'FIRENOW'],
  ['fire', 0.5, 'BLAZE'],
  ['fire', 0.8, 'BLAZE & ATHOME', 4],
  ['fire', 0.8, 'FIRENOW & VICTIM', 3],
  ['fire', 0.5, 'FIRENOW & ATHOME', 6],
  ['gas', 0.5, 'GASLEAK'],
  ['gas', 0.8, 'GASLEAK & DIZZY', 10],
  ['kit', 0.8, 'LIFEKIT & POWERCUT', 10],
  ['kit', 0.3, 'LIFEKIT'],
  ['kit', 0.3, 'POWERCUT'],
  ['eaten', 0.3, 'AFTERUSE'],
  ['hospital', 0.3, 'INHOSPITAL'],
  ['victim', 0.3, 'VICTIM'],
  ['now', 0.3, 'URGENT'],
]);
