/** The room's watch terms in a text: accents, case and plurals folded; words, tags and accounts. */
import { expect, it } from 'vitest';
import { fold } from './fold.ts';
import { topicFinder } from './topics.ts';

const finder = topicFinder(['frais cachés', '#AskRivage', 'Banque Rivage', '@DirectionRivage', '🙂']);
const found = (text: string, handle = 'ann') => finder.find(fold(text), { handle });

it.each([
  ['encore des FRAIS CACHES ici', ['frais cachés']],
  ['un frai caché', ['frais cachés']],
  ['bravo #askrivage', ['#AskRivage']],
  ['bravo askrivage', ['#AskRivage']],
  ['les Banques Rivages', ['Banque Rivage']],
  ['merci @banquerivage', ['Banque Rivage']],
  ['#FraisCachés et #AskRivage', ['frais cachés', '#AskRivage']],
  ['fraises cachées au rivage', []],
  ['🙂', []],
])('[ME5] %s', (text, topics) => {
  expect(found(text)).toEqual(topics);
});

it('[ME5] an account that is watched is a topic where it writes', () => {
  expect(found('bonjour', 'directionrivage')).toEqual(['@DirectionRivage']);
});
