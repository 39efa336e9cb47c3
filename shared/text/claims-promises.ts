/** Recognises commitments: what the organisation says it will do, or what someone will get, in French and English. Questions and thanks are none. */

import { placesIn } from './claims-fold.ts';

export interface Promise_ {
  readonly start: number;
  readonly end: number;
  /** What is promised, the same in both languages where we know the act; `not:` before what will not be done. */
  readonly value: string;
}

/** Act → stems of it in both languages, matched at the beginning of a word. */
const ACTS: readonly (readonly [string, RegExp])[] = [
  ['refund', /^(?:rembours|refund|reimburs|indemnis|dedommag|compens|restitu|repa(?:y|id)|credit|recredit|money back)/],
  [
    'call-back',
    /^(?:rappel|recontact|contact|recontact|revien|reviendr|repond|repons|reply|replies|answer|respond|call|ring|get back|come back|back to|in touch|message|write|ecri)/,
  ],
  [
    'restore',
    /^(?:retabl|restaur|restor|repar|fix|resolv|resou|regl|remet|remarch|fonctionn|back online|up and running|reouvr|reopen|revenir)/,
  ],
  ['replace', /^(?:rempla|replac|echang|exchang)/],
  ['deliver', /^(?:livr|deliver|expedi|ship|envoy|envoi|enverr|send|sent)/],
  ['cancel', /^(?:annul|cancel|waiv|supprim)/],
  ['give', /^(?:offr|offert|give|given|verser|vers(?:e|ons)|pay|paie|paye|voucher)/],
  ['receive', /^(?:recev|recoi|recu|receiv|get|obten|obtien|aurez|beneficier)/],
  ['inform', /^(?:inform|tiendr|tenu|tenir|updat|let you know|keep|publi|communiqu|notif|prevenir|previen)/],
  ['investigate', /^(?:enquet|investigat|look into|verif|examin|check|etudi|analys)/],
  ['protect', /^(?:proteg|protect|secur|garant|guarantee)/],
];
const VERB = "[\\p{L}'-]+";
const B = '(?<![\\p{L}\\p{N}])';
const E = '(?![\\p{L}\\p{N}])';
const rx = (source: string): RegExp => new RegExp(source, 'gu');
const OBJECT = "(?:(?:vous|le|la|les|leur|lui|y|en|tous|nous|me|te) |l'|m'|t'|vous |s'){0,4}";
const ADVERB =
  '(?:(?:also|all|then|always|soon|personally|certainly|definitely|fully|now|immediately|of course|be|have|been|already|bien|donc|aussi|tous|toutes|tres|vite|rapidement|integralement|automatiquement|prochainement|bientot|automatically) )*';

/** "nous vous rembourserons", "on vous rappellera". */
const FUTURE = rx(`${B}(?:nous|on|je|j') ?(?<no>ne |n')?${OBJECT}(?<verb>[\\p{L}-]+(?:rons|rez|rai|ra))${E}(?: (?<no2>pas|jamais|aucun))?`);
/** Each names the verb group in `verb`; `no` when the promise is that something will not be done. */
const FORMS: readonly RegExp[] = [
  FUTURE,
  rx(`${B}(?:nous allons|on va|je vais) (?<no>ne pas )?${OBJECT}(?<verb>[\\p{L}-]+(?:er|ir|re|oir))${E}`),
  rx(
    `${B}(?:on|je|un(?:e)? (?:conseiller|collegue|equipe|agent|technicien)e?) (?:vous|te|la|le) (?<verb>rappelle|recontacte|contacte|rembourse|repond|indemnise|dedommage|revient|reviens|appelle)${E}`,
  ),
  rx(`${B}nous vous (?<verb>rappelons|recontactons|remboursons|repondons|indemnisons|offrons|dedommageons|livrons|remplacons)${E}`),
  rx(
    `${B}(?:vous|ils|elles|tous|chacun|client[^.!?\\n]{0,30}|remboursement|montant|somme)(?: (?<no>ne))? (?:serez|seront|sera|allez etre|vont etre|va etre)(?: (?<no2>pas))? ${ADVERB}(?<verb>${VERB})`,
  ),
  rx(`${B}vous(?: (?<no>ne))? (?<verb>recevrez|aurez|obtiendrez|beneficierez|pourrez|toucherez)${E}(?: (?<no2>pas))?`),
  rx(
    `${B}(?:we|i|our (?:team|advisers?|staff)|someone|an? (?:adviser|advisor|colleague|agent|engineer)|they|it|refund|everyone|customers?|the team)(?: will|'ll| shall| are going to| is going to|'re going to|'m going to| am going to)(?: (?<no>not|never))? ${ADVERB}(?<verb>${VERB}(?: (?:back|into|in touch|you know))?)`,
  ),
  rx(`${B}(?:we|i|they) (?<no>won't) ${ADVERB}(?<verb>${VERB})`),
  rx(`${B}you(?: will|'ll| are going to|'re going to| shall)(?: (?<no>not|never))? ${ADVERB}(?<verb>${VERB})`),
  rx(`${B}you (?<no>won't) ${ADVERB}(?<verb>${VERB})`),
  rx(`${B}(?:we|an? (?:adviser|advisor|colleague)) (?<verb>calls?|refunds?) you${E}`),
];
/** Words that promise by themselves. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [
    rx(
      `${B}(?:nous nous engageons|je m'engage|on s'engage|nous prenons l'engagement|c'est promis|promis|nous (?:vous le )?promettons|(?:je|on) (?:vous |te )?(?:le )?prom(?:ets|et)|we (?:promise|commit|pledge|undertake)|i promise|you have (?:my|our) word|we are committed to|nous y veillons)${E}`,
    ),
    'commit',
  ],
  [
    rx(
      `${B}(?:(?<!la |de |une |sous |votre )garanti(?:e|s|es|r|ssons)?|je (?:vous )?garantis|guarantee[ds]?|rest assured|soyez assure(?:e|s|es)?|soyez rassure(?:e|s|es)?|sans faute|without fail)${E}`,
    ),
    'guarantee',
  ],
];
/** A term promises when something else in the sentence is done by then: the figure is read elsewhere, the cue is the word before it. */
const TERMS = rx(
  `${B}(?:d'ici(?: a| au| la)?|au plus tard|sous(?= (?:\\d|un|deux|trois|quatre|cinq|huit|dix|quinze|24|48|72|peu))|dans les(?= \\d| (?:deux|trois|quatre|cinq|prochaines|prochains|plus brefs|meilleurs))|within(?= (?:\\d|an?|one|two|three|four|five|ten|the|\\p{L}+ (?:hour|day|week|minute)))|no later than|at the latest|by(?= (?:tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the end|noon|midnight|\\d|next)))${E}`,
);
/** Verbs of the forms above that promise nothing. */
const EMPTY =
  /^(?:be|see|find|understand|comprendrez|comprendra|trouverez|pourrai|verrez|agree|know|think|notice|remember|love|serez|sera|aurai|seront|need|have|a|the|sure|desole|sorry|surement|saurez|savoir|avoir|etre|dire|excuserez|say|note|noterez|admit|verra|vera|remarquerez|constaterez|conviendrez|serons|aurons|honest|frank|clear|glad|happy|able|there|here|brief|quick|direct|available|around|want|like|appreciate|comprendre)$/;

/** Verbs whose present tense ends like a future: "nous espérons" promises nothing. */
const PRESENT =
  /^(?:esper|prepar|repar|assur|ignor|ador|deplor|montr|entr|declar|rencontr|retir|admir|desir|mesur|consider|amelior|demeur|restaur|liber|ger|oper|tir|pleur|jur|endur|souffr|couvr|ouvr|œuvr|oeuvr|sugger|prefer|toler|partag|reiter|honor)ons$/;

/** In order of appearance, not overlapping. */
export function promisesIn(folded: string): Promise_[] {
  const found: Promise_[] = [];
  const places = placesIn(folded.length);
  const add = (start: number, end: number, value: string): void => {
    if (!places.free(start, end)) return;
    places.take(start, end);
    found.push({ start, end, value });
  };
  for (const form of FORMS) {
    for (const m of folded.matchAll(form)) {
      const verb = (m.groups?.['verb'] ?? '').trim();
      if (verb === '' || EMPTY.test(verb) || (PRESENT.test(verb) && form === FUTURE)) continue;
      add(
        m.index,
        m.index + m[0].trimEnd().length,
        `${m.groups?.['no'] !== undefined || m.groups?.['no2'] !== undefined ? 'not:' : ''}${actOf(verb)}`,
      );
    }
  }
  for (const [pattern, value] of WORDS) for (const m of folded.matchAll(pattern)) add(m.index, m.index + m[0].length, value);
  for (const m of folded.matchAll(TERMS)) add(m.index, m.index + m[0].length, 'term');
  return found.sort((a, b) => a.start - b.start);
}

/** The act by its stem; an unknown verb stands for itself, cut of its ending. */
export function actOf(verb: string): string {
  return (
    ACTS.find(([, stem]) => stem.test(verb))?.[0] ?? verb.replace(/(?:erons|erez|erai|era|rons|rez|rai|ra|er|ir|re|ed|ing|s|es|ees|e)$/, '')
  );
}
