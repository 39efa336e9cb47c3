import { describe, expect, it } from 'vitest';
import { defineComponent, h } from 'vue';
import { mounted } from '../testing/mounted.ts';
import { mentionOf, storyOf } from '../testing/made.ts';
import { useReasons } from './use-reasons.ts';

function reasonsIn(language: 'fr' | 'en'): ReturnType<typeof useReasons> {
  const held: { reasons?: ReturnType<typeof useReasons> } = {};
  mounted(defineComponent({ setup: () => ((held.reasons = useReasons()), () => h('p')) }), { language });
  if (!held.reasons) throw new Error('not set up');
  return held.reasons;
}

describe('reasons as sentences', () => {
  it('[ME5] say why a mention ranks so, with the points; a code nobody knows stays as it is', () => {
    const mention = mentionOf({ id: 'a', metrics: { reach: 1200 }, rank: { value: 43, because: ['negative:28', 'reach:14', 'own-case:12', 'moon:1'] } });
    expect(reasonsIn('en').ofMention(mention).map(({ text, points }) => [text, points])).toEqual([
      ['The tone is negative', 28],
      ['Up to 1.2K people may have seen it', 14],
      ['Its author speaks of a case of their own', 12],
      ['moon', 1],
    ]);
  });

  it('[ST3] say what speaks for coordination', () => {
    const coordination = { share: 0.62, accounts: 40, young: 20, reasons: ['share:62', 'accounts:40', 'young:20', 'often:1'] };
    expect(reasonsIn('en').ofCoordination(storyOf({ id: 's', coordination }))).toEqual(['62 % of the mentions come from 40 accounts.', '20 of them were under a week old', '1 of them said it three times or more']);
  });

  it('[ME7] quote the words that led to a proposal, as each language quotes', () => {
    expect(reasonsIn('fr').ofProposal(['self-harm:veux en finir', 'verified-followers:80000'])).toEqual(['des mots de mise en danger de soi\u00A0: «\u00A0veux en finir\u00A0»', expect.stringMatching(/^un compte vérifié aux 80\s000 abonnés$/u)]);
    expect(reasonsIn('en').ofProposal(['self-harm:end it', 'self-harm:end it + goodbye'])).toEqual(['words of self-harm: “end it”, “goodbye”']);
    expect(reasonsIn('en').wordsOf(['self-harm:veux en finir', 'verified-followers:80000'])).toEqual(['veux en finir']);
  });
});
