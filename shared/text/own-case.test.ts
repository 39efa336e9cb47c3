import { expect, it } from 'vitest';
import { unsupportedClaims } from './drift.ts';
import { isOwnCase } from './own-case.ts';

const own = (text: string, language: string): boolean => isOwnCase(text, language, unsupportedClaims(text, language, []));

it.each([
  ['Un conseiller vous rappelle demain à 14 h.', 'fr'],
  ['Nous vous recontactons jeudi 5 mars.', 'fr'],
  ['Nous vous tiendrons informée d’ici vendredi.', 'fr'],
  ['We will call you back tomorrow at 2 pm.', 'en'],
  ['We will get back to you within two hours.', 'en'],
])('[RE3] a call-back or a date on the person’s own case is theirs alone: %s', (text, language) => {
  expect(unsupportedClaims(text, language, [])).not.toEqual([]);
  expect(own(text, language)).toBe(true);
});

it.each([
  ['Nous vous rembourserons demain.', 'fr'],
  ['Un conseiller vous rappelle demain, vous recevrez 10 €.', 'fr'],
  ['Voyez https://exemple.test/aide, nous vous rappelons.', 'fr'],
  ['We will refund you by Friday.', 'en'],
  ['We will call you back; 200 branches are open.', 'en'],
])('[RE3] anything else stays with legal: %s', (text, language) => {
  expect(own(text, language)).toBe(false);
});

it('[RE3] words that say nothing are nobody’s case', () => {
  expect(own('Bonjour Madame, merci de votre message.', 'fr')).toBe(false);
});
