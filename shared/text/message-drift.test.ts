/** [RE3] a message against itself, its room's phrases and its facts; an opening against message and mention. */
import { describe, expect, it } from 'vitest';
import { EMPTY_MESSAGE, type MessageContent } from '../domain/message.ts';
import type { Phrases } from '../domain/phrases.ts';
import { factUse } from './fact-use.ts';
import { messageDrift, phraseFaults } from './message-drift.ts';
import { openingBecause, openingDrift } from './opening-check.ts';
import { missingPhrases, phrasesIn } from './phrases.ts';
import { remembering } from './remember.ts';

const MESSAGE: MessageContent = {
  ...EMPTY_MESSAGE,
  texts: {
    fr: 'Nous rembourserons 10 € à chaque client. Aucune donnée n’a été touchée.',
    en: 'We will refund €10 to every customer. No data was affected.',
  },
  short: { fr: '10 € pour chaque client remboursé.' },
  variants: { x: { fr: 'Nous remboursons 12 € à chaque client.' } },
  answers: {
    a: { order: 1, question: { fr: 'Mes données ont-elles été touchées ?' }, answer: { fr: 'Oui, des données ont été touchées.' } },
  },
  facts: { Geste: '10 euros par client', Directrice: 'Claire Morvan' },
};
const SAID = { message: { ...MESSAGE, answers: {} }, mention: [], banned: [] };

describe('[RE3] a message against itself', () => {
  it('[RE3] finds the variant and the answer that say otherwise, and neither the core nor the question', () => {
    expect(messageDrift(MESSAGE).map(({ where, found, message }) => [where, found, message])).toEqual([
      [{ part: 'variant', channel: 'x', language: 'fr' }, '12 €', '10 €'],
      [{ part: 'answer', answerId: 'a', language: 'fr' }, 'des données ont été touchées', 'Aucune donnée n’a été touchée'],
    ]);
  });
  it('[RE3] the core is held against the facts and its translation, not against itself', () => {
    const core = { ...EMPTY_MESSAGE, texts: { fr: 'Nous rembourserons 15 € à chaque client.' }, facts: MESSAGE.facts };
    expect(messageDrift(core).map(({ where, found }) => [where.part, found])).toEqual([['core', '15 €']]);
    const translated = { ...EMPTY_MESSAGE, texts: { fr: 'Nous rembourserons 10 €.', en: 'We will refund €20.' } };
    expect(messageDrift(translated).map(({ where, found }) => [where.language, found])).toEqual([
      ['fr', '10 €'],
      ['en', '€20'],
    ]);
  });
  it('[RE3] an empty message differs in nothing', () => expect(messageDrift(EMPTY_MESSAGE)).toEqual([]));
});

describe('[RE3] phrases', () => {
  const phrases: Phrases = {
    banned: [{ phrase: 'sans danger', language: null }],
    required: [
      { phrase: 'établissement agréé', language: 'fr' },
      { phrase: 'authorised bank', language: 'en' },
    ],
  };
  it('[RE3] are found whatever their case, accents and spaces, as whole words', () => {
    expect(phrasesIn('C’est SANS\u00A0 danger, sans dangers ?', 'fr', phrases.banned)).toEqual([
      { phrase: 'sans danger', found: 'SANS\u00A0 danger', at: 6 },
    ]);
    expect(phrasesIn('sans\u200B danger', 'en', phrases.banned).map(({ at }) => at)).toEqual([0]);
    expect(phrasesIn('a+b (c) [d]', 'fr', [{ phrase: '(c)', language: null }]).map(({ found }) => found)).toEqual(['(c)']);
    for (const drawn of ['de\u0301po\u0302t perdu', 'dépôt реrdu', '𝐝𝐞𝐩𝐨𝐭 perdu', 'dé\u3164pôt\ufe0f perdu'])
      expect(phrasesIn(drawn, 'fr', [{ phrase: 'dépôt perdu'.normalize('NFD'), language: null }]).map(({ found }) => found)).toEqual([
        drawn,
      ]);
    expect(phrasesIn('x', 'fr', [{ phrase: '   ', language: null }])).toEqual([]);
  });
  it('[RE3] are asked of the language they are for', () => {
    expect(missingPhrases('Etablissement agree.', 'fr', phrases.required)).toEqual([]);
    expect(missingPhrases('Nothing of it.', 'en', phrases.required)).toEqual(['authorised bank']);
    expect(missingPhrases('Nada.', 'es', phrases.required)).toEqual([]);
  });
  it('[RE3] are missing in the core and in variants, never in a short form or an answer', () => {
    const message = { ...MESSAGE, texts: { fr: 'Établissement agréé. Sans danger.' } };
    expect(phraseFaults(message, phrases)).toEqual([
      { is: 'banned', phrase: 'sans danger', where: { part: 'core', language: 'fr' } },
      { is: 'missing', phrase: 'établissement agréé', where: { part: 'variant', channel: 'x', language: 'fr' } },
    ]);
  });
});

describe('[RE3] an opening', () => {
  it('[RE3] that contradicts needs a decision even where it carries no figure', () => {
    expect(openingBecause('Des données ont été touchées.', 'fr', SAID)).toEqual([
      { kind: 'contradiction', found: 'Des données ont été touchées' },
    ]);
    expect(openingBecause('Vos données ne sont pas touchées.', 'fr', SAID)).toEqual([]);
  });
  it('[RE3] may repeat the mention’s figures, but not promise them', () => {
    const ground = { ...SAID, mention: ['J’ai payé 45 € de trop, commande 778812'] };
    expect(openingBecause('Votre commande 778812 à 45 € est retrouvée.', 'fr', ground)).toEqual([]);
    expect(openingDrift('Nous vous rembourserons 45 €.', 'fr', ground).map(({ found }) => found)).toEqual(['45 €']);
  });
  it('[RE3] with nothing in force is carried by the mention alone', () => {
    expect(openingBecause('10 € ?', 'fr', { message: null, mention: [], banned: [] })).toEqual([{ kind: 'amount', found: '10 €' }]);
    expect(openingDrift('10 €', 'fr', { message: null, mention: [], banned: [] })).toEqual([]);
  });
});

describe('[RE3] a message of hostile length', () => {
  it('[RE3] is held against itself in a moment, and each text that was not compared says so', () => {
    const long = Array.from({ length: 4_000 }, (_, i) => `remboursement de ${i + 10} €, `).join('');
    const variants = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`channel${i}`, { fr: `${i} ${long}` }]));
    const before = performance.now();
    const drift = messageDrift({ ...EMPTY_MESSAGE, texts: { fr: long }, variants });
    expect(performance.now() - before).toBeLessThan(3_000);
    const unread = drift.filter(({ kind, at }) => kind === 'unread' && at >= 0);
    expect(unread.map(({ where }) => where.channel ?? 'core')).toEqual(['core', ...Object.keys(variants)]);
  });
});

describe('[RE3] facts', () => {
  it('[RE3] say what of them is compared, who says it and who says otherwise', () => {
    const { read, used, against } = factUse('Geste', '10 euros par client', 'fr', MESSAGE);
    expect(read).toEqual([{ kind: 'amount', found: '10 euros' }]);
    expect(used.map(({ part, language }) => `${part} ${language}`)).toEqual(['core fr', 'core en', 'short fr']);
    expect(against).toEqual([{ part: 'variant', channel: 'x', language: 'fr' }]);
    expect(factUse('Directrice', 'Claire Morvan', 'fr', MESSAGE).read).toEqual([{ kind: 'name', found: 'Claire Morvan' }]);
  });
  it('[RE3] without anything to compare say so', () => {
    expect(factUse('Ton', 'sobre', 'fr', MESSAGE)).toEqual({ read: [], used: [], against: [] });
  });
});

describe('remembering', () => {
  it('reads each text once, and the oldest anew when there are too many', () => {
    let reads = 0;
    const read = remembering((text, frame) => `${frame}${text}${(reads += 1)}`);
    expect(read('a', 'fr')).toBe(read('a', 'fr'));
    expect(read('a', 'en')).not.toBe(read('a', 'fr'));
    for (let i = 0; i < 500; i += 1) read(String(i), 'fr');
    const before = reads;
    read('a', 'fr');
    expect(reads).toBe(before + 1);
  });
});
