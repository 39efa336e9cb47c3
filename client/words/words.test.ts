import { STATUS_OF } from '@unisson/shared/wire/errors';
import ts from 'typescript';
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

/** Every French words file as it is written, with the demo's and the pages' words that people read. */
const SOURCES: Readonly<Record<string, string>> = import.meta.glob(
  ['./*fr*.ts', '../../server/http/pages/*-words.ts', '../../server/http/report/report-words.ts', '../../server/commands/room/demo-{holding,protocols}.ts'],
  { query: '?raw', import: 'default', eager: true },
);
/** What stands in quotes; code between `${` and `}` is none of it. */
function quoted(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('words.ts', source, ts.ScriptTarget.Latest));
  return found;
}

describe('words of the console', () => {
  it('keep French signs with their word: no line begins with one', () => {
    expect(Object.keys(SOURCES).length).toBeGreaterThan(14);
    for (const [file, source] of Object.entries(SOURCES))
      expect([file, quoted(source).filter((text) => /(?:^|\S) [:;?!»](?!\S)|« |\S »/u.test(text))]).toEqual([file, []]);
  });

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
