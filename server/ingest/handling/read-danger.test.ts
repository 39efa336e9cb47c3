/** How danger is weighed: what must be near, what adds up, what makes the same words harmless. */
import { describe, expect, it } from 'vitest';
import { conceptReader } from './concepts.ts';
import { dangerReader, sign } from './read-danger.ts';

const read = conceptReader(
  { I: 'i', WILL: 'will|going to', HARM: '~strangle*|hit', YOU: 'you', SAD: 'no hope', BYE: 'goodbye', FILM: 'film', NEVER: 'will never' },
  { gonna: 'going to' },
);
const readDanger = dangerReader([
  sign('threat', 'harm', 0.9, 'WILL HARM YOU', 1),
  sign('self-harm', 'hopeless', 0.4, 'SAD'),
  sign('self-harm', 'farewell', 0.4, 'BYE'),
  sign('outsider', 'film', 1, 'FILM'),
  sign('first-person', 'will', 1, 'I WILL HARM', 1),
  sign('harmless', 'refused', 1, 'NEVER HARM', 1),
]);
const codes = (words: string) => readDanger(read(words)).dangers.map(({ code }) => code);

describe('weighing danger', () => {
  it.each([
    ['an intent, a harm and a target in order', 'they will hit you', ['threat']],
    ['what is written short', 'they gonna hit you', ['threat']],
    ['a slip of the keyboard', 'they will stragnle you', ['threat']],
    ['the harm before the intent', 'you hit and they will', []],
    ['words too far apart', 'they will on some other day hit you', []],
    ['words of two sentences', 'they will . hit you', []],
    ['one light sign', 'goodbye', []],
    ['two light signs', 'goodbye . there is no hope', ['self-harm']],
    ['the same light sign twice', 'goodbye goodbye', []],
    ['a film', 'in the film they will hit you', []],
    ['somebody of himself, who names a film', 'as in the film i will hit you', ['threat']],
    ['a refusal', 'i will never hit you', []],
  ])('[ME7] %s', (_what, words, wanted) => {
    expect(codes(words)).toEqual(wanted);
  });

  it('[ME7] tells the words that weighed', () => {
    expect(readDanger(read('they gonna hit you')).dangers[0]?.words).toEqual(['going to hit you']);
  });
});
