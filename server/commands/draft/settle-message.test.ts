import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { EMPTY_MESSAGE, type MessageContent } from '@unisson/shared/domain/message';
import { readMessage, writeMessage } from '@unisson/shared/text/message-content';
import { anchorOf, locate } from '@unisson/shared/text/passage';
import { settleMessage } from './settle-message.ts';

const words = fc
  .array(fc.constantFrom('Vos', 'dépôts', 'sont', 'garantis', '100 000 €', '👩‍⚖️', '\n', ',', ' ', 'à', 'mardi'), { maxLength: 12 })
  .map((list) => list.join(' '));
const some = words.filter((text) => text !== '');
const texts = fc.dictionary(fc.constantFrom('fr', 'en'), some, { noNullPrototype: true });
const filled = fc.dictionary(fc.constantFrom('fr', 'en'), some, { minKeys: 1, noNullPrototype: true });
const pairs = fc.dictionary(fc.constantFrom('plafond', 'date', '__x'), some, { noNullPrototype: true });
const content: fc.Arbitrary<MessageContent> = fc.record({
  texts,
  short: texts,
  variants: fc.dictionary(fc.constantFrom('x', 'phone'), filled, { noNullPrototype: true }),
  answers: fc.dictionary(fc.constantFrom('a1', 'a2'), fc.record({ order: fc.nat(9), question: filled, answer: texts }), {
    noNullPrototype: true,
  }),
  facts: pairs,
  sources: pairs,
  gesture: fc.dictionary(fc.constantFrom('what' as const, 'until' as const), some, { noNullPrototype: true }),
});

describe('a draft brought to an earlier text', () => {
  it('[CO1] reads as that text, whatever it read before, and a second time nothing is left to do', () => {
    fc.assert(
      fc.property(content, content, (before, after) => {
        const doc = new Y.Doc();
        writeMessage(doc, before, 'test');
        doc.transact(() => settleMessage(doc, after));
        expect(readMessage(doc)).toEqual(after);
        let isChanged = false;
        doc.on('update', () => (isChanged = true));
        doc.transact(() => settleMessage(doc, after));
        expect(isChanged).toBe(false);
      }),
      { numRuns: 300, seed: 9 },
    );
  });

  it('[CO6] leaves the words that stay where they are, with what was said about them', () => {
    const doc = new Y.Doc();
    writeMessage(doc, { ...EMPTY_MESSAGE, texts: { fr: 'Vos dépôts sont bien garantis par l’État.' } }, 'test');
    const anchor = anchorOf(doc, 'core:fr', 4, 10);
    doc.transact(() => settleMessage(doc, { ...EMPTY_MESSAGE, texts: { fr: 'Tous vos dépôts sont garantis.' } }));
    expect(locate(doc, anchor)?.reads).toBe('dépôts');
  });
});
