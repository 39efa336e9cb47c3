import { expect, it } from 'vitest';
import { trainingLines } from '../../../http/report/gather-corrections.ts';
import { readCorrections } from './read-corrections.ts';

it('[ME5] corrections as a room exports them are read as labelled texts, the last word of each mention', () => {
  const one = { id: 'c1', mentionId: 'm1', text: 'Bravo les gars', language: 'fr', from: 'positive' as const, by: 'ana', at: '2026-03-01T10:00:00.000Z' };
  const lines = trainingLines([{ ...one, to: 'neutral' }, { ...one, id: 'c2', to: 'negative' }, { ...one, id: 'c3', mentionId: 'm2', to: 'unsure' }]);
  expect(readCorrections(lines)).toEqual([{ text: 'Bravo les gars', language: 'fr', label: 0, weight: 1 }]);
});

it.each([['{"text":"a","language":"fr","label":"angry"}'], ['{"text":"a","label":"negative"}'], ['rubbish'], ['[1]']])(
  '[ME5] a line that is no correction stops the training and is named: %s',
  (line) => {
    expect(() => readCorrections(`{"text":"x","language":"en","label":"positive"}\n${line}\n`)).toThrow('line 2 is no correction');
  },
);
