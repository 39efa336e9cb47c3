import { STATUS_OF } from '@unisson/shared/wire/errors';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { preferredLanguage } from './i18n.ts';
import { refusalsEn } from './refusals-en.ts';
import { refusalsFr } from './refusals-fr.ts';

function leaves(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => (typeof value === 'object' && value !== null ? leaves(value, `${path}${key}.`) : [[`${path}${key}`, String(value)]]));
}
const holes = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('words of the console', () => {
  it('are the same in both languages, with the same holes to fill', () => {
    const french = new Map(leaves(fr));
    for (const [key, text] of leaves(en)) expect([key, holes(french.get(key) ?? '')]).toEqual([key, holes(text)]);
    expect(french.size).toBe(leaves(en).length);
  });

  it('hold nothing that the message grammar would take for a link to another message', () => {
    for (const [key, text] of [...leaves(en), ...leaves(fr)]) expect([key, text.includes('@')]).toEqual([key, false]);
  });

  it('give every refusal a sentence in both languages', () => {
    const codes = Object.keys(STATUS_OF).sort();
    expect(Object.keys(refusalsEn).sort()).toEqual(codes);
    expect(Object.keys(refusalsFr).sort()).toEqual(codes);
  });

  it('follow the choice, then the browser, then French', () => {
    expect(preferredLanguage('en', ['fr-FR'])).toBe('en');
    expect(preferredLanguage(null, ['de', 'en-GB', 'fr'])).toBe('en');
    expect(preferredLanguage(null, ['de'])).toBe('fr');
  });
});
