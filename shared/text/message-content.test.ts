/** What a draft says, read from and written to real Yjs documents, and the bytes a revision is hashed from. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { EMPTY_MESSAGE, type MessageContent } from '../domain/message.ts';
import { canonicalMessage } from './canonical.ts';
import { coreField, messageField, variantField } from './fields.ts';
import { readMessage, readOpening, writeMessage } from './message-content.ts';

const FULL: MessageContent = {
  texts: { fr: 'Nous sommes là.', en: 'We are here.' },
  short: { fr: 'Là.' },
  variants: { 'x:y': { fr: 'Là !' } },
  answers: { a1: { order: 2, question: { fr: 'Mon argent ?' }, answer: { fr: 'En sécurité.', en: 'Safe.' } } },
  facts: { victims: '0' },
  sources: { victims: 'Préfecture' },
  gesture: { what: 'Un mois offert', why: 'Par respect' },
};

describe('the fields of a draft', () => {
  it('a name says what it holds, and a language never holds a colon', () => {
    expect(messageField(coreField('fr'))).toEqual({ is: 'core', language: 'fr' });
    expect(messageField(variantField('x:y', 'fr'))).toEqual({ is: 'variant', channel: 'x:y', language: 'fr' });
    expect(messageField('question:a1:en')).toEqual({ is: 'question', answerId: 'a1', language: 'en' });
    expect(messageField('core:fr:x')).toBeNull();
    expect(messageField('core:')).toBeNull();
    expect(messageField('__proto__')).toBeNull();
  });
});

describe('a message in a document', () => {
  it('[CO1] what is written is what is read, and restarting leaves nothing of what was there', () => {
    const doc = new Y.Doc();
    writeMessage(doc, FULL, 'test');
    expect(readMessage(doc)).toEqual(FULL);
    writeMessage(doc, { ...EMPTY_MESSAGE, texts: { en: 'Only this.' } }, 'test');
    expect(readMessage(doc)).toEqual({ ...EMPTY_MESSAGE, texts: { en: 'Only this.' } });
  });

  it('[CO1] a restart is one edit, merged with words written at the same moment', () => {
    const server = new Y.Doc();
    writeMessage(server, FULL, 'test');
    const editor = new Y.Doc();
    Y.applyUpdate(editor, Y.encodeStateAsUpdate(server), 'sync');
    editor.getText('core:fr').insert(0, 'Encore. ');
    let edits = 0;
    server.on('update', () => (edits += 1));
    writeMessage(server, EMPTY_MESSAGE, 'test');
    expect(edits).toBe(1);
    Y.applyUpdate(server, Y.encodeStateAsUpdate(editor), 'sync');
    expect(readMessage(server).texts).toEqual({ fr: 'Encore. ' });
  });

  it('[MS2] empty parts are absent, blanks are text, nothing is trimmed', () => {
    const doc = new Y.Doc();
    doc.getText('core:fr').insert(0, ' \u0000\n');
    doc.getText('core:en').insert(0, 'x');
    doc.getText('core:en').delete(0, 1);
    doc.getMap('answers').set('a1', { order: 1 });
    doc.getMap('facts').set('k', '');
    expect(readMessage(doc)).toEqual({ ...EMPTY_MESSAGE, texts: { fr: ' \u0000\n' } });
  });

  it('[MS2] whatever is not a text where a text belongs is not read', () => {
    const doc = new Y.Doc();
    doc.getMap('core:fr').set('a', 'not a text');
    doc.getText('facts').insert(0, 'not a map');
    doc.getMap('gesture').set('what', 7);
    doc.getMap('gesture').set('other', 'no such part');
    doc.getMap('answers').set('a1', new Y.Map([['order', 'first']]));
    doc.getText('answer:a1:fr').insertEmbed(0, { image: 'x' });
    doc.getText('answer:gone:fr').insert(0, 'taken off the list');
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), 'sync');
    expect(readMessage(copy)).toEqual(EMPTY_MESSAGE);
  });

  it('[MS2] a key named like a trap is a key like any other', () => {
    const doc = new Y.Doc();
    doc.getMap('facts').set('__proto__', 'kept');
    expect(Object.entries(readMessage(doc).facts)).toEqual([['__proto__', 'kept']]);
    expect(canonicalMessage('r', readMessage(doc))).toBe('{"facts":{"__proto__":"kept"},"room":"r","v":1}');
  });

  it('[MS2] reading does not change the document', () => {
    const doc = new Y.Doc();
    writeMessage(doc, FULL, 'test');
    const before = Y.encodeStateAsUpdate(doc);
    readMessage(doc);
    readOpening(doc);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    expect(doc.share.has('opening')).toBe(false);
  });

  it('the opening of a reply is read as typed', () => {
    const doc = new Y.Doc();
    expect(readOpening(doc)).toBe('');
    doc.getText('opening').insert(0, 'Bonjour Ada, ');
    expect(readOpening(doc)).toBe('Bonjour Ada, ');
  });
});

describe('the bytes that are hashed', () => {
  it('[MS2] keys in order, empty parts absent at any depth', () => {
    const content = {
      ...EMPTY_MESSAGE,
      texts: { fr: 'é', en: '' },
      variants: { x: { fr: '' } },
      answers: { a: { order: 1, question: { fr: 'Q' }, answer: {} } },
    };
    expect(canonicalMessage('demo', content)).toBe(
      '{"answers":{"a":{"order":1,"question":{"fr":"Q"}}},"room":"demo","texts":{"fr":"é"},"v":1}',
    );
    expect(canonicalMessage('demo', EMPTY_MESSAGE)).toBe('{"room":"demo","v":1}');
  });

  it('[MS2] the order in which people wrote does not matter', () => {
    const one = new Y.Doc();
    writeMessage(one, FULL, 'test');
    const other = new Y.Doc();
    other.getMap('gesture').set('why', 'Par respect');
    for (const name of ['core:en', 'core:fr']) other.getText(name).insert(0, name === 'core:en' ? 'We are here.' : 'Nous sommes là.');
    other.getMap('gesture').set('what', 'Un mois offert');
    const pick = ({ texts, gesture }: MessageContent) => ({ ...EMPTY_MESSAGE, texts, gesture });
    expect(canonicalMessage('r', pick(readMessage(other)))).toBe(canonicalMessage('r', pick(readMessage(one))));
  });

  it('[MS2] half a surrogate pair is hashed as the replacement sign it is stored as', () => {
    const doc = new Y.Doc();
    doc.getText('core:fr').insert(0, 'a\ud800b');
    expect(canonicalMessage('r', readMessage(doc))).toContain('a\ufffdb');
  });
});
