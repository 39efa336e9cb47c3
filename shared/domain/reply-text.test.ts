/** Owns what each form of a reply takes from a revision and how its parts become one text. */
import { describe, expect, it } from 'vitest';
import { EMPTY_MESSAGE, type MessageContent } from './message.ts';
import { approvedPart, approvedWords, fullText, joinReply, signatureFor, type FormChoice } from './reply-text.ts';

const content: MessageContent = {
  ...EMPTY_MESSAGE,
  texts: { fr: 'Coeur', en: 'Core', de: '  ' },
  short: { fr: 'Court' },
  variants: { x: { fr: 'Coeur sur X' }, phone: { nl: 'Kern' } },
  answers: { a1: { order: 1, question: { fr: 'Mon argent ?' }, answer: { fr: 'En sûreté.' } } },
  facts: { clients: '12 000' },
  sources: { clients: 'registre' },
  gesture: { what: 'frais remboursés' },
};
const choice = (patch: Partial<FormChoice> = {}): FormChoice => ({ form: 'full', channel: 'x', language: 'fr', answerId: null, ...patch });

describe('the approved part', () => {
  it.each([
    ['the variant of channel and language', choice(), 'Coeur sur X'],
    ['the core where no variant is written', choice({ language: 'en' }), 'Core'],
    ['the core on a channel without variants', choice({ channel: 'mastodon' }), 'Coeur'],
    ['the variant of a language without a core', choice({ channel: 'phone', language: 'nl' }), 'Kern'],
    ['the short form', choice({ form: 'short' }), 'Court'],
    ['the answer', choice({ form: 'answer', answerId: 'a1' }), 'En sûreté.'],
    ['nothing for a courtesy', choice({ form: 'courtesy', language: 'ar' }), ''],
  ])('[RE7] is %s', (_name, asked, text) => {
    expect(approvedPart(content, asked)).toEqual({ ok: true, value: text });
  });

  it.each([
    ['full, naming the languages there are', choice({ language: 'ar' }), { code: 'no-text-for-language', available: ['en', 'fr'] }],
    [
      "full, with the channel's own languages",
      choice({ language: 'ar', channel: 'phone' }),
      { code: 'no-text-for-language', available: ['en', 'fr', 'nl'] },
    ],
    ['blanks are no words', choice({ language: 'de' }), { code: 'no-text-for-language', available: ['en', 'fr'] }],
    ['short', choice({ form: 'short', language: 'en' }), { code: 'no-text-for-language', available: ['fr'] }],
    [
      'answer in another language',
      choice({ form: 'answer', answerId: 'a1', language: 'en' }),
      { code: 'no-text-for-language', available: ['fr'] },
    ],
    ['an answer that is not there', choice({ form: 'answer', answerId: 'a9' }), { code: 'no-such-answer', answerId: 'a9' }],
    ['no answer chosen', choice({ form: 'answer' }), { code: 'no-such-answer', answerId: null }],
    ['private without an approved invitation', choice({ form: 'private' }), { code: 'no-text-for-language', available: [] }],
  ])('[RE7] refused: %s', (_name, asked, refusal) => {
    expect(approvedPart(content, asked)).toEqual({ ok: false, refusal });
  });

  it('[RE7] private is the approved invitation, and only in the languages it was approved in', () => {
    const inviting = { ...content, variants: { ...content.variants, private: { fr: 'Écrivez-nous en message privé.' } } };
    expect(approvedPart(inviting, choice({ form: 'private' }))).toEqual({ ok: true, value: 'Écrivez-nous en message privé.' });
    expect(approvedPart(inviting, choice({ form: 'private', language: 'en' }))).toEqual({
      ok: false,
      refusal: { code: 'no-text-for-language', available: ['fr'] },
    });
  });

  it('[RE7] names from outside that objects have by birth are nothing', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(fullText(content, name, 'fr')).toBe('Coeur');
      expect(fullText(content, 'x', name)).toBeUndefined();
      expect(approvedPart(content, choice({ form: 'answer', answerId: name })).ok).toBe(false);
    }
  });
});

describe('one text', () => {
  it('[RE2] the approved words go in as they are, blanks and all', () => {
    expect(joinReply({ opening: ' Bonjour Ana,\n', approved: '  Coeur \n', signature: ' NB ' })).toBe('Bonjour Ana,\n\n  Coeur \n\n\nNB');
  });
  it.each([
    ['nothing but approved words', { opening: ' ', approved: 'Coeur', signature: '' }, 'Coeur'],
    ['a courtesy', { opening: 'Merci !', approved: '', signature: 'NB' }, 'Merci !\n\nNB'],
    ['nothing at all', { opening: '', approved: '', signature: '' }, ''],
  ])('[RE7] %s', (_name, words, text) => {
    expect(joinReply(words)).toBe(text);
  });
  it("[RE7] the signature takes the writer's name, whatever is in it", () => {
    expect(signatureFor('{name}, Unisson', 'A $& {name}')).toBe('A $& {name}, Unisson');
  });
  it('[RE3] what an opening is compared with: all that is said in its language, and the facts', () => {
    const words = approvedWords(content, 'fr');
    for (const said of ['Coeur', 'Court', 'Coeur sur X', 'En sûreté.', '12 000', 'registre', 'frais remboursés'])
      expect(words).toContain(said);
    expect(words).not.toContain('Mon argent');
    expect(words).not.toContain('Core');
  });
});
