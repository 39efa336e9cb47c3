/** [RE3] names in signatures: what people are called passes, what says something does not. */
import { describe, expect, it } from 'vitest';
import { EMPTY_MESSAGE } from '../domain/message.ts';
import { signatureBecause } from './signature-check.ts';

const TEMPLATE = '{name}, Service client, 0800 123 456, banque.example';
const check = (name: string, language = 'fr', banned: string[] = []) =>
  signatureBecause(TEMPLATE.replace('{name}', name), TEMPLATE, {
    language,
    message: { ...EMPTY_MESSAGE, texts: { fr: 'Nous remboursons 10 €.' } },
    mention: [],
    banned: banned.map((phrase) => ({ phrase, language: null })),
  });

describe('the name in a signature', () => {
  it.each([
    ...['Avril Martin', 'April Ludgate', 'Jean Mars', 'Marie Trois', 'Friday Okoro', 'Dimanche Kofi', 'Agent 12', 'Dr. No', 'Jean-Paul II'],
    ...['Pauline Gratuite', 'M. Cent', 'Jo Demain', 'Ida St.Pierre', 'J.P. Martin', 'Léa', 'أحمد', '李明'],
  ])('[RE3] is a name: %s', (name) => {
    expect([...check(name), ...check(name, 'en')]).toEqual([]);
  });
  it.each([
    ['50 € offerts', '50 €'],
    ['cinquante euros', 'cinquante euros'],
    ['bit.ly/x', 'bit.ly/x'],
    ['hxxp://evil.example', 'hxxp://evil.example'],
    ['Nous vous rembourserons', 'Nous vous rembourserons'],
    ['Léa 0899 70 70 70', '0899 70 70 70'],
    ['Remise de 50 %', '50 %'],
    ['Léa, le 4 mars', '4 mars'],
  ])('[RE3] says something: %s', (name, found) => {
    expect(check(name).map((reason) => reason.found)).toContain(found);
  });
  it('[RE3] with a banned phrase is not a name either; what the room itself signs with is', () => {
    expect(check('Zéro Risque', 'fr', ['zéro risque'])).toEqual([{ kind: 'banned', found: 'Zéro Risque' }]);
    expect(check('10 €')).toEqual([]);
  });
});
