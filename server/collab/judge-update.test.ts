/** Updates are judged before they are applied: what is judged new goes in whole, whatever else a peer may send never gets that far. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { judgeUpdate, type Verdict } from './judge-update.ts';
import { readUpdate } from './read-update.ts';
import { chance, seeds, type Chance } from './testing/chance.ts';

const FIXED = [1, 2, 3, 5, 8, 13, 21, 34];

function judge(doc: Y.Doc, bytes: Uint8Array, kind: 'message' | 'reply' = 'message'): Verdict | 'unreadable' {
  const update = readUpdate(bytes);
  return update === null ? 'unreadable' : judgeUpdate(doc, kind, update);
}
function written(write: (doc: Y.Doc) => void, from?: Y.Doc): Uint8Array {
  const doc = new Y.Doc();
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from), 'test');
  const before = Y.encodeStateVector(doc);
  write(doc);
  return Y.encodeStateAsUpdate(doc, before);
}
function docWith(write: (doc: Y.Doc) => void): Y.Doc {
  const doc = new Y.Doc();
  write(doc);
  return doc;
}

describe('what an update would do', () => {
  it('[CO4] words and deletions are new once, nothing the second time', () => {
    const doc = docWith((d) => d.getText('core:fr').insert(0, 'abc'));
    const update = written((d) => {
      d.getText('core:fr').delete(1, 1);
      d.getText('core:fr').insert(2, 'd');
    }, doc);
    expect(judge(doc, update)).toMatchObject({ is: 'new' });
    Y.applyUpdate(doc, update, 'test');
    expect(judge(doc, update)).toEqual({ is: 'nothing' });
    expect(judge(doc, new Uint8Array([0, 0]))).toEqual({ is: 'nothing' });
  });

  it('[CO4] what rests on words that are not there is a gap, also where only a deletion does', () => {
    const doc = docWith((d) => d.getText('core:fr').insert(0, 'abc'));
    const before = Y.encodeStateVector(doc);
    const insert = written((d) => d.getText('core:fr').insert(2, 'x'), doc);
    expect(judge(new Y.Doc(), insert)).toEqual({ is: 'gap' });
    const updates: Uint8Array[] = [];
    doc.on('update', (u: Uint8Array) => updates.push(u));
    doc.getText('core:fr').delete(0, 2);
    expect(judge(new Y.Doc(), updates[0] ?? new Uint8Array())).toEqual({ is: 'gap' });
    doc.getText('core:fr').insert(0, 'first ');
    doc.getText('core:fr').insert(0, 'second ');
    const known = new Y.Doc();
    Y.applyUpdate(known, written((d) => d.getText('core:fr').insert(0, 'abc')), 'test');
    expect(judge(known, updates[2] ?? new Uint8Array())).toEqual({ is: 'gap' });
    expect(Y.encodeStateVector(doc)).not.toEqual(before);
  });

  it.each<[string, (doc: Y.Doc) => void]>([
    ['a field that is none', (d) => d.getText('kern:fr').insert(0, 'x')],
    ['a map where a text belongs', (d) => d.getMap('core:fr').set('a', 'x')],
    ['a list where a text belongs', (d) => d.getArray('core:fr').insert(0, ['x'])],
    ['a text where a map belongs', (d) => d.getText('facts').insert(0, 'x')],
    ['a list in a map', (d) => d.getMap('facts').set('a', ['x'])],
    ['a record in a map of texts', (d) => d.getMap('facts').set('a', { b: 'x' })],
    ['a record in a record', (d) => d.getMap('answers').set('a', { order: { of: 'things' } })],
    ['a picture in a text', (d) => d.getText('core:fr').insertEmbed(0, { image: 'x' })],
    ['a type in a text', (d) => d.getText('core:fr').insertEmbed(0, new Y.Map())],
    ['bold words', (d) => d.getText('core:fr').insert(0, 'x', { bold: true })],
    ['a map in a map of texts', (d) => d.getMap('facts').set('a', new Y.Map())],
    ['a text in a map', (d) => d.getMap('answers').set('a', new Y.Text('x'))],
    ['a map in an inner map', (d) => d.getMap('answers').set('a', new Y.Map([['order', new Y.Map()]]))],
    ['bytes in a map', (d) => d.getMap('facts').set('a', new Uint8Array([1]))],
    ['a document in a map', (d) => d.getMap('facts').set('a', new Y.Doc())],
    ['a page in a field', (d) => d.getXmlFragment('core:fr').insert(0, [new Y.XmlText('x')])],
  ])('[CO4] %s is refused', (_name, write) => {
    const verdict = judge(new Y.Doc(), written(write));
    expect(verdict === 'unreadable' || verdict.is === 'refused').toBe(true);
  });

  it.each<[string, (doc: Y.Doc) => void]>([
    ['texts of every kind', (d) => ['core:fr', 'short:en', 'variant:x:fr', 'question:a:fr', 'answer:a:fr'].forEach((f) => d.getText(f).insert(0, 'x'))],
    ['facts, sources, gesture', (d) => ['facts', 'sources', 'gesture'].forEach((f) => d.getMap(f).set('what', 'x'))],
    ['a fact overwritten and deleted', (d) => [d.getMap('facts').set('a', 'x'), d.getMap('facts').set('a', 'y'), d.getMap('facts').delete('a')]],
    ['answers as records and as inner maps', (d) => [d.getMap('answers').set('a', { order: 1 }), d.getMap('answers').set('b', new Y.Map([['order', 2]]))]],
    ['an inner map deleted', (d) => [d.getMap('answers').set('b', new Y.Map([['order', 2]])), d.getMap('answers').delete('b')]],
  ])('[CO4] %s are taken', (_name, write) => {
    expect(judge(new Y.Doc(), written(write))).toMatchObject({ is: 'new' });
  });

  it('a reply has its opening and nothing else', () => {
    expect(judge(new Y.Doc(), written((d) => d.getText('opening').insert(0, 'x')), 'reply')).toMatchObject({ is: 'new' });
    expect(judge(new Y.Doc(), written((d) => d.getText('core:fr').insert(0, 'x')), 'reply')).toMatchObject({ is: 'refused', why: 'unknown-field' });
    expect(judge(new Y.Doc(), written((d) => d.getText('opening').insert(0, 'x')), 'message')).toMatchObject({ is: 'refused', why: 'unknown-field' });
  });

  it('[CO4] structs that rest on each other in a ring are a gap, not a wait for ever', () => {
    // Two clients, one string each, each to the right of the other's.
    const ring = new Uint8Array([2, 1, 7, 0, 0x84, 8, 0, 1, 97, 1, 8, 0, 0x84, 7, 0, 1, 98, 0]);
    expect(judge(new Y.Doc(), ring)).toEqual({ is: 'gap' });
  });

  it('[CO4] numbers without measure, things of no length and doubled clients are no update', () => {
    for (const bytes of [
      [1, 1, 7, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f, 0],
      [1, 1, 7, 0, 0, 0, 0],
      [2, 1, 7, 0, 0, 1, 1, 7, 1, 0, 1, 0],
      [0, 1, 7, 2, 5, 3, 6, 1],
      [0, 1, 7, 1, 5, 0],
      [0, 0, 0],
      [],
      [1],
    ])
      expect(judge(new Y.Doc(), new Uint8Array(bytes))).toBe('unreadable');
  });
});

/** A few things people do to a draft. */
function edit(doc: Y.Doc, by: Chance): void {
  const text = doc.getText(by.pick(['core:fr', 'core:en', 'variant:x:fr']));
  switch (by.int(5)) {
    case 0:
      return text.delete(by.int(text.length + 1), 0);
    case 1:
      return text.length === 0 ? undefined : text.delete(by.int(text.length), 1);
    case 2:
      return void doc.getMap(by.pick(['facts', 'gesture'])).set(by.pick(['what', 'why']), `v${String(by.int(9))}`);
    case 3: {
      const answers = doc.getMap('answers');
      return by.once(3) ? answers.delete('a') : void answers.set('a', by.once(2) ? new Y.Map([['order', by.int(9)]]) : { order: by.int(9) });
    }
    default:
      return text.insert(by.int(text.length + 1), by.pick(['a', 'bc', 'é', '👍', 'dddd']));
  }
}

describe('updates that were tampered with', () => {
  it.each(seeds(FIXED).map((seed) => [seed]))('[CO4] seed %i: nothing throws, and what is judged new goes in whole', (seed) => {
    const by = chance(seed);
    const doc = new Y.Doc();
    const peers = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
    const counts = { unreadable: 0, gap: 0, refused: 0, nothing: 0, new: 0, honest: 0 };
    for (let step = 0; step < 300; step += 1) {
      const peer = by.pick(peers);
      Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc), 'test');
      for (let i = by.int(5); i > 0; i -= 1) edit(peer, by);
      const bytes = Y.encodeStateAsUpdate(peer, by.once(3) ? undefined : Y.encodeStateVector(doc)).slice();
      const tampered = by.once(4) ? 0 : 1 + by.int(3);
      for (let i = 0; i < tampered; i += 1) bytes[by.int(bytes.length)] = by.once(2) ? by.int(256) : by.int(12);
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), 'test');
      const verdict = judge(copy, bytes);
      const is = verdict === 'unreadable' ? verdict : verdict.is;
      counts[is] += 1;
      if (tampered === 0) {
        expect(is === 'new' || is === 'nothing').toBe(true);
        counts.honest += 1;
      }
      if (is !== 'new' && is !== 'nothing') continue;
      const before = Y.encodeStateAsUpdate(copy);
      Y.applyUpdate(copy, bytes, 'test');
      expect(copy.store.pendingStructs).toBeNull();
      expect(copy.store.pendingDs).toBeNull();
      if (is === 'nothing') expect(Y.encodeStateAsUpdate(copy)).toEqual(before);
      if (tampered === 0) Y.applyUpdate(doc, bytes, 'test');
      for (const name of ['core:fr', 'core:en', 'variant:x:fr']) expect(copy.getText(name).length).toBe(copy.getText(name).toJSON().length);
    }
    for (const [is, count] of Object.entries(counts)) expect([is, count > 0]).toEqual([is, true]);
  });
});
