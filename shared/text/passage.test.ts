import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { fromBase64, toBase64 } from './base64.ts';
import { anchorOf, locate, occurrences, rewrite, spliceBetween, wholeField } from './passage.ts';
import { charactersBy, clientsGone, spansOf } from './writers.ts';

const FIELD = 'core:fr';
const docOf = (text: string, clientID = 7): Y.Doc => {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  doc.getText(FIELD).insert(0, text);
  return doc;
};
const textOf = (doc: Y.Doc): string => doc.getText(FIELD).toString();
/** Characters that appear once each, so that every one can be followed. */
const distinct = (count: number, from: number): string => String.fromCharCode(...Array.from({ length: count }, (_, i) => from + i));

const edit = fc.record({ where: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(4), insert: fc.nat(3), who: fc.nat(1) });
function apply(doc: Y.Doc, { where, remove, insert }: { where: number; remove: number; insert: number }, letter: number): void {
  const text = doc.getText(FIELD);
  const at = Math.floor(where * text.length);
  text.delete(at, Math.min(remove, text.length - at));
  text.insert(at, distinct(insert, letter));
}
const sync = (a: Y.Doc, b: Y.Doc): void => {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
};

describe('a passage of the draft', () => {
  it('[CO6] holds every character of it that is left and none that was beside it, whatever two people edit', () => {
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(20),
        fc.array(edit, { maxLength: 30 }),
        fc.nat(4),
        (before, inside, after, edits, every) => {
          const [left, passage, right] = [distinct(before, 0x100), distinct(inside, 0x200), distinct(after, 0x300)];
          const doc = docOf(left + passage + right);
          const other = new Y.Doc();
          other.clientID = 8;
          sync(doc, other);
          const anchor = anchorOf(doc, FIELD, before, before + inside);
          edits.forEach((one, i) => {
            apply(one.who === 0 ? doc : other, one, 0x400 + i * 4);
            if (i % (every + 1) === 0) sync(doc, other);
          });
          sync(doc, other);
          const found = locate(doc, anchor);
          expect(found).toEqual(locate(other, anchor));
          expect(found?.reads).toBe(textOf(doc).slice(found?.from, found?.to));
          for (const letter of passage) expect([letter, found?.reads.includes(letter)]).toEqual([letter, textOf(doc).includes(letter)]);
          for (const letter of left + right) expect([letter, found?.reads.includes(letter)]).toEqual([letter, false]);
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });

  it('[CO6] reads as before when only its surroundings change, at its very edges too', () => {
    const doc = docOf('Vos dépôts sont garantis.');
    const anchor = anchorOf(doc, FIELD, 4, 10);
    doc.getText(FIELD).insert(4, 'chers ');
    doc.getText(FIELD).insert(16, ' et livrets');
    expect(textOf(doc)).toBe('Vos chers dépôts et livrets sont garantis.');
    expect(locate(doc, anchor)?.reads).toBe('dépôts');
    doc.getText(FIELD).delete(0, doc.getText(FIELD).length);
    doc.getText(FIELD).insert(0, 'Autre chose.');
    expect(locate(doc, anchor)?.reads).toBe('');
  });

  it('[CO6] a forged anchor leads nowhere, never outside its field, and adds nothing to the document', () => {
    const doc = docOf('Vos dépôts sont garantis.');
    doc.getText('short:fr').insert(0, 'Garantis.');
    doc.getMap('facts').set('plafond', '100 000 €');
    const fact = doc.getMap('facts')._map.get('plafond')?.id;
    const foreign = anchorOf(doc, 'short:fr', 0, 8);
    const forged = [
      { ...foreign, field: FIELD },
      { ...foreign, field: 'facts' },
      { ...foreign, field: 'nonsense' },
      { field: FIELD, from: toBase64(Y.encodeRelativePosition(new Y.RelativePosition(null, 'core:de', null, 0))), to: foreign.to },
      { field: FIELD, from: toBase64(Y.encodeRelativePosition(new Y.RelativePosition(null, null, fact ?? null, 0))), to: foreign.to },
      { field: FIELD, from: toBase64(Y.encodeRelativePosition(new Y.RelativePosition(null, null, Y.createID(99, 3), 0))), to: foreign.to },
      { field: FIELD, from: 'A'.repeat(4000), to: foreign.to },
    ];
    for (const anchor of forged) expect(locate(doc, anchor)).toBeNull();
    expect([...doc.share.keys()].sort()).toEqual(['core:fr', 'facts', 'short:fr']);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (from, to) => {
        const found = locate(doc, { field: FIELD, from: toBase64(from), to: toBase64(to) });
        if (found) expect(textOf(doc).slice(found.from, found.to)).toBe(found.reads);
        expect(doc.share.size).toBe(3);
      }),
      { numRuns: 500, seed: 5 },
    );
  });

  it('is found by its words, every time they stand there', () => {
    expect(occurrences(docOf('aa bb aa'), FIELD, 'aa')).toEqual([0, 6]);
    expect(occurrences(docOf('aa'), 'facts', 'aa')).toEqual([]);
    expect(locate(docOf('aa'), wholeField(FIELD))).toEqual({ from: 0, to: 2, reads: 'aa' });
  });
});

describe('other words in its place', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '👩', '👨', '🏳'), maxLength: 12 });
  it('leave the rest of the text, whole characters and what is the same untouched', () => {
    fc.assert(
      fc.property(words, words, words, words, (left, before, right, after) => {
        const doc = docOf(left + before + right);
        const passage = { from: left.length, to: left.length + before.length, reads: before };
        rewrite(doc.getText(FIELD), passage, after);
        expect(textOf(doc)).toBe(left + after + right);
        const splice = spliceBetween(before, after);
        expect(splice === null).toBe(before === after);
        expect(splice?.insert.isWellFormed() ?? true).toBe(true);
        expect(before.slice(splice?.at, (splice?.at ?? 0) + (splice?.remove ?? 0)).isWellFormed()).toBe(true);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});

describe('who wrote what', () => {
  it('is told in stretches that cover the text, and in characters', () => {
    const doc = docOf('Bonjour');
    const other = new Y.Doc();
    other.clientID = 8;
    sync(doc, other);
    other.getText(FIELD).insert(3, '👋!');
    other.getText(FIELD).delete(0, 1);
    sync(doc, other);
    expect(spansOf(doc.getText(FIELD))).toEqual([
      { from: 0, to: 2, client: 7 },
      { from: 2, to: 5, client: 8 },
      { from: 5, to: 9, client: 7 },
    ]);
    expect(charactersBy(doc)).toEqual(
      new Map([
        [
          FIELD,
          new Map([
            [7, 6],
            [8, 2],
          ]),
        ],
      ]),
    );
  });

  it('[MS4] tells whose words stood there and do not now', () => {
    const then = docOf('Bonjour');
    const now = new Y.Doc();
    now.clientID = 8;
    Y.applyUpdate(now, Y.encodeStateAsUpdate(then));
    now.getText(FIELD).insert(7, ' à tous');
    expect([...clientsGone(then, now)]).toEqual([]);
    now.getText(FIELD).delete(3, 1);
    expect([...clientsGone(then, now)]).toEqual([7]);
  });
});

describe('base64', () => {
  it('is what everybody else writes and reads, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(toBase64(bytes))).toEqual(new Uint8Array(bytes));
      }),
      { numRuns: 200, seed: 2 },
    );
    for (const wrong of ['a', 'ab=c', '====', 'a b=', 'äääa', '-_-_']) expect([wrong, fromBase64(wrong)]).toEqual([wrong, null]);
  });
});
