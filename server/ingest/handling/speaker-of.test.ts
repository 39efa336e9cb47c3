/** Who is speaking: a line for each kind and for what only looks like it. */
import { describe, expect, it } from 'vitest';
import { plainWords } from './plain-words.ts';
import { speakerOf } from './speaker-of.ts';

const speaking = { source: 'x', kind: 'post', text: 'Rien à dire.', author: {}, label: 'neutral' } as const;

describe('speaker', () => {
  it.each([
    ['an article', { kind: 'article' }, 'press'],
    ['a news source', { source: 'news' }, 'press'],
    ['a verified paper', { author: { name: 'La Gazette du Littoral', verified: true } }, 'press'],
    ['a handle on a paper’s own host', { author: { handle: 'anne@lemonde.fr' } }, 'press'],
    ['a paper’s name that nobody verified', { author: { name: 'La Gazette du Littoral' } }, null],
    ['a host that only contains a paper’s name', { author: { handle: 'a@notft.com' } }, null],
    ['praise', { label: 'positive', text: 'Bravo à l’agence de Vannes' }, 'supporter'],
    ['a case of one’s own', { label: 'negative', text: 'Vous avez bloqué mon compte' }, 'customer'],
    ['a case of one’s own in English', { label: 'negative', text: 'You charged me twice' }, 'customer'],
    ['a question', { text: 'Quand rouvre l’agence de Brest ?' }, 'question'],
    ['a question in English', { text: 'When does the branch reopen?' }, 'question'],
    ['a rhetorical mark', { label: 'negative', text: 'Honte à vous, non ?' }, null],
    ['a jeer', { label: 'negative', text: 'Quelle honte' }, null],
  ] as const)('[ME5] of %s', (_what, patch, speaker) => {
    const said = { ...speaking, ...patch };
    expect(speakerOf({ ...said, words: plainWords(said.text) })).toBe(speaker);
  });
});
