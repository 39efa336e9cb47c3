/** The pure test of near copies, pair by pair; how it does on whole storms is measured in server/signal/near-copies.test.ts. Texts here are folded as ingest folds them. */
import { describe, expect, it } from 'vitest';
import { coreOf, sameStory } from './similar.ts';
import { isSlip } from './slips.ts';

const SAID = 'encore une fois un virement de 328 euros a disparu j ai les preuves';
const BOTH = (a: string, b: string) => [sameStory(a, b), sameStory(b, a)];

describe('sameStory', () => {
  it.each([
    ['equal', SAID],
    ['tags and accounts around it', `@banque #askrivage ${SAID} #honte @lejournal`],
    ['a repost with a comment', `non mais quelle bande de guignols rt @ann_12 ${SAID} #askrivage`],
    ['a comment that only points at it, before', `100 d accord ${SAID} #askrivage`],
    ['a comment that only points at it, after', `${SAID} #askrivage lisez ca`],
    ['a comment of its own, set apart by a tag', `${SAID} #askrivage et moi donc`],
    ['cut off at a word', 'encore une fois un virement de 328 euros a disparu j …'],
    ['cut off within a word', 'encore une fois un virement de 328 euros a disparu j ai les pre …'],
    ['slips of the hand', 'encroe une fois un virement de 328 euros a dsiparu j ai les preuves'],
  ])('[ST1] %s is the same story', (_case, other) => {
    expect(BOTH(SAID, other)).toEqual([true, true]);
  });

  it.each([
    ['another figure', 'encore une fois un virement de 3280 euros a disparu j ai les preuves'],
    ['another amount, short', 'encore une fois un virement de 32 euros a disparu j ai les preuves'],
    ['a negation', 'encore une fois un virement de 328 euros n a pas disparu j ai les preuves'],
    ['another word', 'encore une fois un virement de 328 euros a disparu j ai les nerfs'],
    ['another end', 'encore une fois un virement de 328 euros a disparu c est du vol'],
    ['a text of its own around it', `bonjour je suis journaliste et je lis ici ${SAID} pouvez vous confirmer ce cas precis`],
    ['its beginning, not cut', 'encore une fois un virement de 328 euros'],
    ['nothing', ''],
  ])('[ST1] %s is another story', (_case, other) => {
    expect(BOTH(SAID, other)).toEqual([false, false]);
  });

  it('[ST1] what went on where it was cut is no comment, and a shorter cut is not known by a longer one', () => {
    const joke = 'a partir de combien d amendes la onzieme est elle offerte';
    expect(BOTH(joke, `${joke} et si oui il …`)).toEqual([false, false]);
    expect(BOTH(joke, `${joke} incroyable …`)).toEqual([true, true]);
    expect(BOTH(`${joke} et …`, `${joke} et si …`)).toEqual([false, false]);
  });

  it('[ST1] other words in a short text are another story', () => {
    expect(BOTH('rembourse 20', 'rembourse 200')).toEqual([false, false]);
    expect(BOTH('merci pour rien', 'merci pour tout')).toEqual([false, false]);
    expect(BOTH('merci pour rien #askrivage', 'merci pour rien #honte')).toEqual([false, false]);
    expect(BOTH('merci #askrivage', 'merci')).toEqual([false, false]);
    expect(BOTH('merci pour rien', 'merci pour rien')).toEqual([true, true]);
  });

  it('[ST1] a short text is the same with one or two tags put behind it', () => {
    expect(BOTH('merci pour rien', 'merci pour rien #askrivage #honte')).toEqual([true, true]);
    expect(BOTH('merci pour rien', 'merci pour rien #a #b #c')).toEqual([false, false]);
  });

  it.each([
    ['a reaction before it', 'honteux vautours du dimanche #askrivage'],
    ['a reaction behind its tags', 'vautours du dimanche #askrivage tout est dit'],
    ['an account before it', '@lejournal vautours du dimanche'],
    ['one slip of the hand', 'vautuors du dimanche change my mind'],
  ])('[ST1] a brief text is the same with %s', (_case, other) => {
    expect(BOTH(other.includes('mind') ? 'vautours du dimanche change my mind' : 'vautours du dimanche #askrivage', other)).toEqual([
      true,
      true,
    ]);
  });

  it.each([
    ['"not" right before it', 'pas vautours du dimanche #askrivage'],
    ['another word', 'vautours du lundi #askrivage'],
    ['words that tell something', 'vautours du dimanche et menteurs du lundi #askrivage'],
  ])('[ST1] a brief text is another with %s', (_case, other) => {
    expect(BOTH('vautours du dimanche #askrivage', other)).toEqual([false, false]);
  });

  it('[ST1] a tag inside may be dropped, or its sign; two that name different things are two stories', () => {
    const text = (who: string) => `la caisse ${who} ferme encore 50 agences dans le nord en mars`;
    expect(BOTH(text('#rivage'), text('rivage'))).toEqual([true, true]);
    expect(BOTH(text('#rivage'), 'la caisse ferme encore 50 agences dans le nord en mars')).toEqual([true, true]);
    expect(BOTH(text('#rivage'), text('#autre'))).toEqual([false, false]);
  });

  it('[ST1] tags alone are never the same story', () => {
    expect(sameStory('#askrivage #honte', '#askrivage #honte')).toBe(false);
    expect(coreOf('#askrivage @banque').words).toEqual([]);
  });

  it('[ST1] two copies with a comment each, one before and one after, are the same without the text between', () => {
    expect(BOTH(`lisez ca ${SAID}`, `${SAID} tellement vrai`)).toEqual([true, true]);
  });

  it('a slip is a letter swapped, doubled, lost or mistaken in a longer word', () => {
    expect(['virment', 'viremment', 'viermnet', 'virement'].map((word) => isSlip('virement', word))).toEqual([true, true, true, true]);
    expect(isSlip('tuesday', 'thursday') || isSlip('normal', 'anormal') || isSlip('carte', 'casse')).toBe(false);
    expect([isSlip('pas', 'par'), isSlip('2000', '20000'), isSlip('nantes', 'rennes'), isSlip('lyon', 'lille')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
