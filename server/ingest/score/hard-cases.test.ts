// Owns how many hard cases must pass, that their page is of these weights, and that no training sentence is one of them.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hardCases } from './hard-cases.ts';
import { hardCasesPage, hardResults, isRight } from './hard-cases-page.ts';
import { createScorer } from './scorer.ts';
import { makeSentences } from './train/grammar.ts';
import { englishGrammar } from './train/templates-en.ts';
import { frenchGrammar } from './train/templates-fr.ts';

const scorer = createScorer();
const results = hardResults(scorer);
const mustPass = { fr: 105, en: 102 };

/** What has become a set phrase may stand in both: it is the phrase itself that must be known. */
const setPhrases = new Set(['mercipourrien', 'thanksfornothing']);
const bare = (text: string): string => text.toLowerCase().normalize('NFD').replace(/[^a-z]/g, '');

describe('[ME5] hard cases', () => {
  test.each(['fr', 'en'] as const)('[ME5] in %s enough of them pass', (language) => {
    const those = results.filter((one) => one.language === language);
    expect(those.length).toBeGreaterThanOrEqual(60);
    expect(those.filter(isRight).length).toBeGreaterThanOrEqual(mustPass[language]);
  });

  test.each([
    ['merci pour rien', 'negative'], ['bravo les gars, trois heures d\'attente', 'negative'], ['pas mal du tout', 'positive'], ['thanks for nothing', 'negative'],
    ['great job breaking it', 'negative'], ['not bad at all', 'positive'], ['merci', 'positive'], ['thanks!', 'positive'], ['can\'t complain', 'positive'], ['rien à redire', 'positive'],
  ])('[ME5] "%s" is %s', (text, label) => {
    expect(scorer.best(text).label).toBe(label);
  });

  test('[ME5] the page shows these results', () => {
    expect(readFileSync(new URL('HARD-CASES.md', import.meta.url), 'utf8')).toBe(hardCasesPage(scorer));
  });

  test('[ME5] no training sentence of ours is a hard case', () => {
    const cases = new Set(hardCases().map(({ text }) => bare(text)));
    const made = [...makeSentences(frenchGrammar, 3500, 1), ...makeSentences(englishGrammar, 3500, 1)];
    expect(made.map(({ text }) => bare(text)).filter((text) => cases.has(text) && !setPhrases.has(text))).toEqual([]);
  });
});
