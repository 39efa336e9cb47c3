/** What a claim is about: the content words around it, brought to concepts that French and English share, so that only like is compared with like. */
import { TAKEN, fold, pieceAt, piecesOf, placesIn } from './claims-fold.ts';
import type { Claim } from './claims.ts';
import { actOf } from './claims-promises.ts';

export interface Context {
  /** Concepts of its clause; of the sentence where the clause has none. */
  readonly near: ReadonlySet<string>;
  readonly sentence: ReadonlySet<string>;
  /** What a plain number counts; '' where unknown. */
  readonly of: string;
}

/** Concept → stems, matched at the beginning of a folded word. Words without a concept stand for themselves, cut to a stem. */
const CONCEPTS: readonly (readonly [string, RegExp])[] = [
  [
    'restore',
    /^(?:retabli|restaur|restor|repar|revien|reviendr|retour|resol|remarch|fonctionn|work|refonctionn|repris|repren|reprise|resum|resta?ur|normal|back$|fix)/,
  ],
  ['card', /^(?:carte|card)/],
  ['payment', /^(?:paie|paye|paiement|pay)/],
  ['affect', /^(?:touch|concern|affect|impact|victim|sinistr|hit$)/],
  ['site', /^(?:agence|bureau|branch|office|boutique|magasin|store|shop)/],
  ['open', /^(?:ouv|open)/],
  ['close', /^(?:ferm|clos)/],
  ['voucher', /^(?:bon$|bons$|avoir$|voucher|coupon|cheque)/],
  ['fee', /^(?:frais|fee|commission|charge)/],
  ['fine', /^(?:amende|fine$|fined|sanction|penalt)/],
  ['recall', /^(?:rappel$|recall)/],
  ['batch', /^(?:lot$|lots$|batch)/],
  ['data', /^(?:donnee|data|fuite|leak|breach)/],
  ['expose', /^(?:expos|divulg|leak|fuit)/],
  ['meeting', /^(?:reunion|meeting|rendez|appointment|conference)/],
  ['account', /^(?:compte|account)/],
  ['block', /^(?:bloq|block|frozen|gel(?:e|es|ees)$|suspend)/],
  ['request', /^(?:demande|request|dossier|reclamation|claim|ticket)/],
  ['water', /^(?:eau$|eaux$|water)/],
  ['safe', /^(?:potable|safe|consomm|drink)/],
  ['service', /^(?:service|reseau|network|application|appli|app$|site$|internet|systeme|system)/],
  ['outage', /^(?:panne|outage|incident|coupure|breakdown|failure|interruption)/],
  ['cost', /^(?:cout|cost|prix|price|tarif|fare)/],
  ['train', /^(?:train|tgv|rer|metro|ligne|line)/],
  ['flight', /^(?:vol$|vols$|flight|avion|plane)/],
  ['product', /^(?:produit|product|jouet|toy|article|item)/],
  [
    'people',
    /^(?:client|customer|personne|people|person|usager|user|voyageur|traveller|passag|passeng|abonne|subscriber|foyer|household|menage)/,
  ],
  ['staff', /^(?:conseiller|advis|employe|employee|collaborat|staff|technicien|engineer|salarie|equipe|team)/],
  ['message', /^(?:message|mail|courriel|email|tweet|post$|commentaire|comment)/],
  ['deadline', /^(?:jusqu|until|limite|deadline|cloture|avant|before)/],
  ['stock', /^(?:stock|commande|order|colis|parcel|livraison|delivery)/],
  ['injured', /^(?:bless|injur|hurt|malade|sick|ill$)/],
  ['dead', /^(?:mort|dead|death|deced|died|tue$|tues$|killed)/],
  ['job', /^(?:poste$|postes$|emploi|job|licenci|layoff|redundan)/],
];
const STOP = new Set(
  `a ai au aux avec avoir avez avons bien bonjour c ca ce cela ces cet cette chaque ci comme d dans de des desormais deja depuis dernier dernieres du elle en encore entre environ est et ete etait etre eu fait faire fois grace ici il ils j je jour jours l la le les leur leurs lui m madame mais me meme merci mes mieux moins monsieur n ne nos notre nous nouveau nouvelle ont ou oui par pas pendant peu peut peuvent plus pour prevoyons prevu pres qu que qui restent reste restera s sa sans se sera serez serons seront ses si soit somme sommes son sont sous sur ta te tous tout toute toutes tres tu un une vers veuillez via vos votre vous y ainsi alors apres aussi autre autres car concernant concerne chacun afin lors
   aura auront aurez aurons lieu tenir tiendra tient soir matin heure heures dizaine environ quelque quelques maintenant desole excuses inquietude comprends comprenons desormais suite
   about all also am an and any are as at be been being but by can could did do does done each every everyone expect expected for from get gets got had has have he hello her here hi his i in into is it its just let like make made may me more most much my no not now of on one only or other our out over per please re said see shall she should so some sorry still such take than thank thanks that the their them then there these they this those to today too up us very via was we were what when which who will with within would yes you your held dear due soon around some part parts`
    .split(/\s+/)
    .filter(Boolean),
);

const stemOf = (word: string): string =>
  word.replace(/(?:issements?|ements?|ations?|ation|ions?|ment|ees|ee|es|er|ez|ing|ed|ly|s|e)$/, '').slice(0, 7);

function conceptsOf(folded: string): Set<string> {
  const concepts = new Set<string>();
  for (const [word] of folded.matchAll(/[a-zœæ]{2,}/g)) {
    if (STOP.has(word)) continue;
    const concept = CONCEPTS.find(([, stems]) => stems.test(word))?.[0] ?? knownAct(word);
    if (concept !== null) concepts.add(concept);
    else if (word.length >= 4) concepts.add(stemOf(word));
  }
  return concepts;
}
const ACTS = new Set(['refund', 'call-back', 'replace', 'deliver', 'cancel', 'give', 'receive', 'inform', 'investigate', 'restore']);
function knownAct(word: string): string | null {
  const act = actOf(word);
  return ACTS.has(act) ? act : null;
}

/** Customers are in every sentence: they make nothing comparable. */
const GENERIC = new Set(['people', 'receive']);

const SENTENCE_END = /[.!?;\n]+(?=\s|$)|\n/gu;
const CLAUSE_END = /[,:;()]|[.!?]+(?=\s|$)|\n|(?<![\p{L}])(?:et|and|mais|but|soit|puis|then|while|tandis)(?![\p{L}])/gu;

/** The context of each claim, in the same order. `about`: words that frame the whole text, such as a fact's key or an answer's question. */
export function contextsOf(text: string, claims: readonly Claim[], about = ''): Context[] {
  const places = placesIn(text.length);
  for (const { kind, at, found } of claims) if (kind !== 'promise') places.take(at, at + found.length);
  const folded = places.blanked(fold(text));
  const [sentences, clauses] = [piecesOf(folded, SENTENCE_END), piecesOf(folded, CLAUSE_END)];
  const frame = conceptsOf(fold(about));
  const words = ([from, to]: readonly [number, number]): Set<string> =>
    new Set([...conceptsOf(folded.slice(from, to).replaceAll(TAKEN, ' ')), ...frame].filter((concept) => !GENERIC.has(concept)));
  return claims.map((claim) => {
    const sentence = words(pieceAt(sentences, claim.at, text.length));
    const clause = words(pieceAt(clauses, claim.at, text.length));
    return { near: clause.size > 0 ? clause : sentence, sentence, of: conceptOf(claim.of) };
  });
}

/** The concept of one word; '' where it has none. */
export function conceptOf(word: string): string {
  return word === '' ? '' : ([...conceptsOf(word)][0] ?? '');
}

/** Sentences of a text as it was typed, to ask which one a claim stands in. */
export const sentencesOf = (text: string): readonly number[] => piecesOf(text, /[.!?;…]+(?=\s|$)|\n/gu);
