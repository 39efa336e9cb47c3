/** [RE3] [RE4] what is found in a text, and that different spellings of one thing get one value. */
import { describe, expect, it } from 'vitest';
import { agree } from './claims-agree.ts';
import { findClaims, linkValue, type ClaimKind } from './claims.ts';
import { unsupportedClaims } from './drift.ts';

const values = (text: string, language: string, kind?: ClaimKind): string[] =>
  findClaims(text, language)
    .filter((claim) => kind === undefined || claim.kind === kind)
    .map(({ value }) => value);

/** Kind, value, spellings that all mean it. */
const SAME: readonly (readonly [ClaimKind, string, string, readonly string[]])[] = [
  ['amount', '10 EUR', 'fr', ['10 €', '10€', '10 €', '10 €', 'dix euros', '10 EUR', '€10', '10,00 €', '10 euros', 'EUR 10']],
  ['amount', '1200 EUR', 'fr', ['1 200 €', '1 200 €', '1.200 €', '1200 euros', 'mille deux cents euros', '1,2 k€', '€1,200']],
  ['amount', '1200000 EUR', 'fr', ['1,2 million d’euros', '1,2 M€', '1 200 000 €', '€1.2m']],
  ['amount', '20 USD', 'en', ['$20', '20 dollars', 'twenty dollars', '20 USD', 'US$20', '$20.00']],
  ['amount', '0.5 EUR', 'fr', ['50 centimes', '0,50 €', 'cinquante centimes']],
  ['percentage', '12%', 'fr', ['12 %', '12%', '12 pour cent', 'douze pour cent', '12 percent', 'twelve per cent']],
  [
    'date',
    '03-04',
    'fr',
    ['mardi 4 mars', '4/3', 'le 4 mars', '4 mars', 'March 4th', '4th of March', '04/03', 'Tuesday, March 4', 'le quatre mars'],
  ],
  ['date', '2026-03-04', 'fr', ['4 mars 2026', '04/03/2026', '2026-03-04', 'March 4, 2026', '4.3.2026', 'mercredi 4 mars 2026']],
  ['date', '03-01', 'fr', ['1er mars', 'le premier mars', 'March 1st', '1 March']],
  ['date', 'day+1', 'fr', ['demain', 'tomorrow']],
  ['date', 'tue', 'fr', ['mardi', 'Tuesday', 'mardi prochain']],
  ['time', '18:30', 'fr', ['18 h 30', '18h30', '18:30', '6:30 pm', '6.30pm', '6:30 p.m.', '18 heures 30']],
  ['time', '09:00', 'fr', ['à 9 h', '9 am', 'à 9 heures', '09:00', '9 o’clock']],
  ['duration', '2880min', 'fr', ['48 heures', '48 h', 'two days', 'deux jours', '2 jours', 'quarante-huit heures', '48 hours', 'sous 48h']],
  ['duration', '60min', 'fr', ['dans une heure', 'within an hour', '60 minutes', 'one hour'.replace('one', '1'), 'sous 1 h']],
  ['duration', '12mo', 'en', ['12 months', 'one year'.replace('one', '1'), '12 mois', 'douze mois']],
  [
    'phone',
    '0144556677',
    'fr',
    ['01 44 55 66 77', '01.44.55.66.77', '0144556677', '+33 1 44 55 66 77', '+33144556677', '0033 1 44 55 66 77'],
  ],
  [
    'link',
    'exemple.fr/infos',
    'fr',
    ['https://www.exemple.fr/infos/', 'exemple.fr/infos', 'http://Exemple.FR/infos', 'https://exemple.fr/infos?utm_source=x&utm_medium=y'],
  ],
  [
    'number',
    '12000',
    'fr',
    [
      '12 000 clients',
      '12000 clients',
      '12.000 clients',
      'douze mille clients',
      '12,000 customers',
      'twelve thousand customers',
      '12 000 clients',
    ],
  ],
  ['number', '97', 'fr', ['97 foyers', 'quatre-vingt-dix-sept foyers', 'ninety-seven homes', 'nonante-sept foyers']],
  ['number', '1984', 'en', ['1984 cases', 'one thousand nine hundred and eighty-four cases', 'mille neuf cent quatre-vingt-quatre cas']],
];

describe('[RE3] one value for every spelling', () => {
  for (const [kind, value, language, spellings] of SAME) {
    it.each(spellings)(`[RE3] ${kind} ${value}: %s`, (spelling) => expect(values(spelling, language, kind)).toEqual([value]));
  }
});

describe('[RE3] what is no claim', () => {
  it.each([
    'Bonjour Claire, merci pour votre message.',
    'Nous sommes vraiment désolés, une équipe est sur le pont.',
    'Je comprends, un conseiller vous a écrit.',
    'Thank you for telling us, this must be frustrating.',
    'One of our people has read your note, no one is ignoring you.',
    'Mille mercis pour votre patience !',
    'C’est un service neuf.',
    'It may be slow and we must march on.',
    'Votre iPhone15 et votre A380 (2/3) #2026 @lea42',
    'Feel free to write.',
    'Nous espérons que vous allez bien tous les deux.',
    'Have a good day, you two. I will be honest with you.',
    'N’hésitez pas à nous écrire, c’est la première fois que cela arrive.',
  ])('[RE3] %s', (text) => expect(findClaims(text, 'fr').map(({ kind, found }) => `${kind}: ${found}`)).toEqual([]));
});

describe('[RE3] promises', () => {
  it.each([
    ['nous vous rembourserons', 'refund'],
    ['vous serez remboursé', 'refund'],
    ['Vous serez intégralement remboursée', 'refund'],
    ['nous allons vous rembourser', 'refund'],
    ['we will refund you', 'refund'],
    ["we'll refund you", 'refund'],
    ['you will be refunded', 'refund'],
    ['you will receive a voucher', 'receive'],
    ['vous recevrez un bon', 'receive'],
    ['nous garantissons vos dépôts', 'guarantee'],
    ['your deposits are guaranteed', 'guarantee'],
    ['we promise', 'commit'],
    ['nous nous engageons', 'commit'],
    ['nous vous rappelons', 'call-back'],
    ['un conseiller vous rappelle', 'call-back'],
    ['we will call you back', 'call-back'],
    ['nous ne rembourserons pas', 'not:refund'],
    ["we won't refund", 'not:refund'],
    ['d’ici demain', 'term:day+1'],
    ['within 48 hours', 'term:2880min'],
    ['sous deux jours', 'term:2880min'],
  ])('[RE3] %s', (text, value) => expect(values(text, 'fr', 'promise')).toEqual([value]));
});

describe('[RE3] what an opening says beyond what it may', () => {
  const approved = 'Chaque client concerné sera remboursé de 10 € avant le 4 mars. Suivi : https://exemple.fr/incident';
  it('[RE3] nothing for kind words and for what is approved', () => {
    expect(
      unsupportedClaims('Bonjour Claire, désolés pour ces dix euros ! Tout est sur www.exemple.fr/incident/', 'fr', [approved]),
    ).toEqual([]);
  });
  it('[RE3] shows the words that triggered it, once each, as typed', () => {
    expect(unsupportedClaims('Ce sera 25 €, oui 25 €, avant le 9 mars, voir exemple.org', 'fr', [approved])).toEqual([
      { kind: 'amount', found: '25 €' },
      { kind: 'date', found: '9 mars' },
      { kind: 'link', found: 'exemple.org' },
    ]);
  });
  it('[RE3] what the mention says may be repeated', () => {
    expect(unsupportedClaims('Vos 56 € du 12 mai nous occupent.', 'fr', [approved, 'J’ai payé 56 euros le 12 mai !'])).toEqual([]);
  });
  it('[RE3] a figure inside a promise always counts, even the customer’s own', () => {
    expect(unsupportedClaims('Nous vous rembourserons ces 56 €.', 'fr', [approved, 'Rendez-moi mes 56 euros'])).toContainEqual({
      kind: 'amount',
      found: '56 €',
    });
    expect(unsupportedClaims('We will refund your €10.', 'en', [approved])).toContainEqual({ kind: 'amount', found: '€10' });
  });
  it('[RE3] a promise nobody approved counts without any figure', () => {
    expect(unsupportedClaims('Nous vous rappellerons.', 'fr', [approved])).toEqual([{ kind: 'promise', found: 'Nous vous rappellerons' }]);
  });
  it('[RE3] a promise that is approved may be repeated', () => {
    expect(unsupportedClaims('You will be refunded.', 'en', [approved])).toEqual([]);
  });
  it('[RE3] the same number of other things is another claim', () => {
    expect(unsupportedClaims('300 clients sont touchés.', 'fr', ['300 agences sont fermées.'])).toEqual([{ kind: 'number', found: '300' }]);
  });
  it('[RE3] a date is never confused by its weekday', () => {
    const [a, b] = [findClaims('mardi 4 mars', 'fr')[0], findClaims('mardi 11 mars', 'fr')[0]];
    expect(a && b && agree(a, b)).toBe(false);
  });
});

describe('[RE3] hostile texts', () => {
  it('[RE3] offsets point at the words as typed', () => {
    const text = 'É́́ ＠ Soit 10 € ﷺ le 4 mars 🙂 !';
    for (const { found, at } of findClaims(text, 'fr')) expect(text.slice(at, at + found.length)).toBe(found);
  });
  it.each([
    '9 '.repeat(20_000),
    'nous '.repeat(20_000),
    'deux et '.repeat(10_000),
    'a.'.repeat(20_000),
    `https://${'a.'.repeat(5_000)}`,
    '1,'.repeat(20_000),
    '('.repeat(20_000),
    `vous ${'le '.repeat(20_000)}`,
    '4/3 '.repeat(20_000),
    'nous vous rembourserons 10 € '.repeat(4_000),
    'Sous 48 heures. '.repeat(8_000),
    'a'.repeat(80_000),
    '1.'.repeat(40_000),
    '5️⃣'.repeat(20_000),
    '100 OO0 '.repeat(10_000),
  ])('[RE3] a long text of one kind is read in a moment: %#', (text) => {
    const before = performance.now();
    findClaims(text, 'fr');
    expect(performance.now() - before).toBeLessThan(10_000);
  });
  it.each([
    ['full width', 'Vous recevrez ５００ €', 'amount', '500 EUR', '５００ €'],
    ['mathematical', 'soit 𝟱𝟬𝟬 euros', 'amount', '500 EUR', '𝟱𝟬𝟬 euros'],
    ['another script', 'soit ۵۰۰ euros', 'amount', '500 EUR', '۵۰۰ euros'],
    ['split by what nobody sees', 'soit 5\u200b00\u00ad €', 'amount', '500 EUR', '5\u200b00\u00ad €'],
    ['split by a selector', 'soit 5\ufe0f00 €', 'amount', '500 EUR', '5\ufe0f00 €'],
    ['split by a blank letter', 'soit 5\u316400 €', 'amount', '500 EUR', '5\u316400 €'],
    ['split by an accent', 'soit 5\u033500 €', 'amount', '500 EUR', '5\u033500 €'],
    ['small and raised', 'soit ⁵⁰₀ €', 'amount', '500 EUR', '⁵⁰₀ €'],
    ['ringed', 'soit ⑤⓪⓿ €', 'amount', '500 EUR', '⑤⓪⓿ €'],
    ['keycaps', 'soit 5️⃣0️⃣0️⃣ €', 'amount', '500 EUR', '5️⃣0️⃣0️⃣ €'],
    ['one keycap beside its sign', 'soit 5️⃣ €', 'amount', '5 EUR', '5️⃣ €'],
    ['zeros as letters', 'soit 5OO €', 'amount', '500 EUR', '5OO €'],
    ['zeros as small letters, the sign behind', 'soit 5oo€', 'amount', '500 EUR', '5oo€'],
    ['zeros as letters of another alphabet', 'soit 5ОО euros', 'amount', '500 EUR', '5ОО euros'],
    ['thousands as letters', 'soit 1 OOO €', 'amount', '1000 EUR', '1 OOO €'],
    ['a one as a letter', 'soit l0 €', 'amount', '10 EUR', 'l0 €'],
    ['a link made harmless', 'voir hxxps://evil.com/x', 'link', 'evil.com/x', 'hxxps://evil.com/x'],
    ['a dot in brackets', 'voir evil[.]com', 'link', 'evil.com', 'evil[.]com'],
    ['a dot in words', 'voir evil (dot) com', 'link', 'evil.com', 'evil (dot) com'],
    ['accents by themselves', 'le 4 aou\u0302t', 'date', '08-04', '4 aou\u0302t'],
    ['letters of another alphabet', 'soit cinq сеnts euros', 'amount', '500 EUR', 'cinq сеnts euros'],
    ['another full stop', 'voir evil\u3002com', 'link', 'evil.com', 'evil\u3002com'],
    ['a date among them', 'le ４ mars', 'date', '03-04', '４ mars'],
    ['a split link', 'voir http\u200b://evil.example/x', 'link', 'evil.example/x', 'http\u200b://evil.example/x'],
  ] as const)('[RE3] figures and links are found however their signs are drawn: %s', (_name, text, kind, value, found) => {
    const claim = findClaims(text, 'fr').find((one) => one.kind === kind);
    expect([claim?.value, claim?.found, text.indexOf(claim?.found ?? '?')]).toEqual([value, found, claim?.at]);
  });
  it.each(['1️⃣ Appelez-nous', 'chez O2 comme ailleurs', 'GPT-4o', 'moins de CO2', 'un point com', 'the dot com bubble', 'H2O'])(
    '[RE3] what only looks like a figure or a link is none: %s',
    (text) => {
      expect(findClaims(text, 'fr')).toEqual([]);
    },
  );
  it.each(['www.rivage.example/aide', 'rivage.example/aide', 'suivi.rivage.test', 'www.rivage.enseigne/aide'])(
    '[RE3] an address is a link, whatever it ends with: %s',
    (link) => {
      expect(findClaims(`Tout est sur ${link}.`, 'fr')).toMatchObject([{ kind: 'link', found: link, value: linkValue(link) }]);
    },
  );
  it('[RE3] a link loses nothing that says where it leads', () => {
    expect(linkValue('https://exemple.fr/A?b=C&utm_source=x#d')).toBe('exemple.fr/A?b=C#d');
  });
});
