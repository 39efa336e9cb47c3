/** What a claim is about: the content words around it, brought to concepts that French and English share, so that only like is compared with like. */
import { TAKEN, fold, pieceAt, piecesOf, placesIn } from './claims-fold.ts';
import type { Claim } from './claims.ts';
import { actOf } from './claims-promises.ts';
import { remembering } from './remember.ts';

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
    /^(?:retabli|restaur|restor|repar|repair|revien|reviendr|retour|resol|remarch|fonctionn|work|refonctionn|repris|repren|reprise|resum|resta?ur|normal|back$|fix)/,
  ],
  ['refund', /^(?:geste|gesture|goodwill)/],
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
  ['data', /^(?:donnee|data)/],
  ['expose', /^(?:expos|divulg|leak|fuit|breach)/],
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
/** Words that are one thing only together, in both languages, brought to the word that stands for them. */
const TOGETHER: readonly (readonly [RegExp, string])[] = [
  [/(?<![a-z])(?:(?:sans|without) (?:aucun |any )?(?:danger|risques?|risks?)|harmless|inoffensi[a-z]+)(?![a-z])/g, 'safe'],
  [/(?<![a-z])(?:mots? de passe|pass ?(?:words?|codes?))(?![a-z])/g, 'password'],
  [/(?<![a-z])(?:adresses? (?:e-?mails?|electroniques?|mails?|de courriel)|e-?mail address(?:es)?)(?![a-z])/g, 'mailbox'],
  [
    /(?<![a-z])(?:cartes? (?:bancaires?|de credit|bleues?)|(?:bank|credit|debit) cards?|coordonnees? bancaires?|bank details|donnees? bancaires?|bank(?:ing)? data)(?![a-z])/g,
    'bankcard',
  ],
  [/(?<![a-z])(?:taken to hospital|in hospital|hospitalis[a-z]+|hospitaliz[a-z]+|a l'hopital)(?![a-z])/g, 'hospitalised'],
  [/(?<![a-z])(?:la(?:y|ying|id) (?:[a-z]+ )?off|layoffs?|licenci[a-z]+)(?![a-z])/g, 'layoff'],
  [
    /(?<![a-z])(?:not in service|hors service|out of (?:service|order)|en panne|down(?= (?:since|again))|is down|are down)(?![a-z])/g,
    'outage',
  ],
  [/(?<![a-z])(?:pris(?:e|es)? en charge|looked after|taken care of|cared for)(?![a-z])/g, 'assisted'],
];
/** As CONCEPTS, for what only statements and names ask about: the figures' comparison stays as it was measured. */
const STATED: readonly (readonly [string, RegExp])[] = [
  ['steal', /^(?:vole$|volee?s?$|derob|stolen|steal|theft|stole$)/],
  ['hospital', /^hospitalised$/],
  ['layoff', /^layoff$/],
  ['mailbox', /^mailbox$/],
  ['password', /^password$/],
  ['bankcard', /^bankcard$/],
  ['child', /^(?:enfant|child|bebe|baby|babies)/],
  ['plant', /^(?:usine|plant$|plants$|factory|factories)/],
  ['complaint', /^(?:plainte|complaint)/],
  ['ticket', /^(?:billet|ticket)/],
  ['attack', /^(?:attaqu|attack|cyber|intrusion|pirat|hack)/],
  ['server', /^(?:serveur|server)/],
  ['contaminate', /^(?:contamin|intoxi|poison)/],
  ['evacuate', /^(?:evacu)/],
  ['suspend', /^(?:suspen)/],
  ['interru', /^(?:interromp|interrupt|coupee?s?$)/],
  ['continu', /^(?:continu|circul|run$|runs$|running$|roul)/],
  ['maintain', /^(?:maintain|maintien|maintenu|poursui|keeps?$)/],
  ['stop', /^(?:arret|stop|halt|cess)/],
  ['avail', /^(?:disponib|availab)/],
  ['unavail', /^(?:indispon|unavail)/],
  ['unsafe', /^(?:unsafe|danger|hazard|nocif|toxi)/],
  ['option', /^(?:optional|facultati)/],
  ['mandato', /^(?:mandator|obligatoi|compulsor)/],
  ['price', /^(?:prix$|price|tarif)/],
  ['increase', /^(?:augment|hausse|increas|rais(?:e|ed|ing)$)/],
  ['landslide', /^(?:eboulement|landslide|rockfall)/],
  ['fire', /^(?:incendi|fire$|fires$|feu$)/],
  ['strike', /^(?:greve|strike)/],
  ['delay', /^(?:retard|delay)/],
  ['guilty', /^(?:responsab|responsib|liable)/],
  ['allow', /^(?:autoris|permis|allow|permit)/],
  ['forbid', /^(?:interdi|forbid|prohib|banned$)/],
  ['student', /^(?:etudiant|student|eleve|pupil|lyceen)/],
  ['school', /^(?:ecole|school|lycee|college)/],
  ['doctor', /^(?:medecin|doctor|soignant)/],
  ['drug', /^(?:medicament|drug|medicine|vaccin)/],
  ['bag', /^(?:bagage|luggage|bag$|bags$|valise|suitcase)/],
  ['vehicle', /^(?:vehicul|vehicle|voiture|car$|cars$)/],
  ['brake', /^(?:frein|brake)/],
  ['bottle', /^(?:bouteill|bottle)/],
  ['jar', /^(?:pot$|pots$|jar$|jars$)/],
  ['invoice', /^(?:facture|invoice|bill$|bills$)/],
  ['tap', /^(?:robinet|tap$)/],
  ['gas', /^(?:gaz$|gas$)/],
  ['power', /^(?:courant$|electri|power$)/],
  ['accident', /^(?:accident|crash)/],
  ['inquiry', /^(?:enquete|inquiry|investigat)/],
  ['trial', /^(?:proces$|lawsuit|trial)/],
  ['bankrupt', /^(?:faillite|bankrupt|insolven)/],
  ['shareholder', /^(?:actionnaire|sharehold)/],
  ['profit', /^(?:benefice|profit)/],
  ['lose', /^(?:perdu|perte|lost$|loss|lose)/],
  ['postpone', /^(?:report(?:e|ee|es|ees)$|postpon)/],
  ['money', /^(?:argent|money|depot|deposit|epargne|saving)/],
  ['sale', /^(?:vente|vendu|sale$|sales$|sold$)/],
  ['smoke', /^(?:fumee|smoke)/],
  ['smell', /^(?:odeur|smell|odour|odor)/],
  ['spill', /^(?:deverse|spill|maree)/],
  ['river', /^(?:riviere|fleuve|river)/],
  ['patient', /^patient/],
  ['defect', /^(?:defaut|defect|fault(?:s|y)?$)/],
  ['wage', /^(?:salaire|wage|salar)/],
  ['transfer', /^(?:virement|transfer)/],
  ['contract', /^(?:contrat|contract)/],
  ['supplier', /^(?:fournisseur|supplier)/],
  ['test', /^(?:analyse|controle|check$|checks$|test)/],
  ['police', /^(?:police|gendarm)/],
  ['justice', /^(?:justice|tribuna|court$|judicia)/],
  ['cause', /^(?:cause|origin)/],
  ['known', /^(?:connu|known|identif)/],
  ['file', /^(?:depos|file$|filed$|lodg)/],
  ['affect', /^(?:compromis|alter)/],
];
/** Words that say how, how much or how sure, and change nothing about what is said. */
const MODIFIERS =
  /^(?:aucune?s?$|nobody|none$|nothing|never|jamais$|rien$|personne$|nulle?s?$|without|cannot|malheureus|unfortunat|certain|actuell|current|heureus|fortunat|effectiv|indeed|simpl|vraiment|really|totalement|entierement|complet|complete|absolument|absolutely|strictement|personnel|persona|sensib|sensiti|confirm|assur|rassur|ensure|guarante|garanti|nombreu|many|several|plusieurs|quelques|few|number|nombre|total|encore|still|toujours|always|already|immediate|rapide|quick|remain|reste|demeur|stay|unique|only|seule|ever|awar|informon|tell|precis|indiqu|rappel(?:er|ons)$|savoir|know$|note$|notez|pouvez|mobile|wide|likely|probable|possibl|might|pourrai|could|would|been|being|there|toucher$|night$|nuit$|aujourd|today|ce$|fait$|jour$|need|must$|devez|doit$|doivent|devoir|devra|faut$|besoin|also)/;
const STATED_GENERIC = new Set(['people', 'receive', 'message', 'give', 'inform']);

/** The concepts of a clause as far as it states something; customers and turns of phrase are in every sentence. */
export function statedConcepts(folded: string): Set<string> {
  const concepts = new Set<string>();
  for (const [word] of together(folded).matchAll(/[a-zœæ]{2,}/g)) {
    const concept = statedConcept(word, '');
    if (concept !== null) concepts.add(concept);
  }
  return concepts;
}
/** A hundred patterns a word: the same words come again and again. */
const MOST_WORDS = 5_000;
const statedConcept = remembering((word): string | null => {
  if (STOP.has(word) || MODIFIERS.test(word)) return null;
  const concept =
    [...STATED, ...CONCEPTS].find(([, stems]) => stems.test(word))?.[0] ?? knownAct(word) ?? (word.length >= 4 ? stemOf(word) : null);
  return concept === null || STATED_GENERIC.has(concept) ? null : concept;
}, MOST_WORDS);

const STOP = new Set(
  `a ai au aux avec avoir avez avons bien bonjour c ca ce cela ces cet cette chaque ci comme d dans de des desormais deja depuis dernier dernieres du elle en encore entre environ est et ete etait etre eu fait faire fois grace ici il ils j je jour jours l la le les leur leurs lui m madame mais me meme merci mes mieux moins monsieur n ne nos notre nous nouveau nouvelle ont ou oui par pas pendant peu peut peuvent plus pour prevoyons prevu pres qu que qui restent reste restera s sa sans se sera serez serons seront ses si soit somme sommes son sont sous sur ta te tous tout toute toutes tres tu un une vers veuillez via vos votre vous y ainsi alors apres aussi autre autres car concernant concerne chacun afin lors
   aura auront aurez aurons lieu tenir tiendra tient soir matin heure heures dizaine environ quelque quelques maintenant desole excuses inquietude comprends comprenons desormais suite
   about all also am an and any are as at be been being but by can could did do does done each every everyone expect expected for from get gets got had has have he hello her here hi his i in into is it its just let like make made may me more most much my no not now of on one only or other our out over per please re said see shall she should so some sorry still such take than thank thanks that the their them then there these they this those to today too up us very via was we were what when which who will with within would yes you your held dear due soon around some part parts`
    .split(/\s+/)
    .filter(Boolean),
);

const stemOf = (word: string): string =>
  word.replace(/(?:issements?|ements?|ations?|ation|ions?|ment|ees|ee|es|er|ez|ing|ed|ly|s|e)$/, '').slice(0, 7);

const together = (folded: string): string => TOGETHER.reduce((words, [pattern, word]) => words.replace(pattern, word), folded);

function conceptsOf(folded: string): Set<string> {
  const concepts = new Set<string>();
  for (const [word] of together(folded).matchAll(/[a-zœæ]{2,}/g)) {
    const concept = figureConcept(word, '');
    if (concept !== null) concepts.add(concept);
  }
  return concepts;
}
const figureConcept = remembering((word): string | null => {
  if (STOP.has(word)) return null;
  const concept =
    CONCEPTS.find(([, stems]) => stems.test(word))?.[0] ?? knownAct(word) ?? STATED.find(([, stems]) => stems.test(word))?.[0] ?? null;
  return concept ?? (word.length >= 4 ? stemOf(word) : null);
}, MOST_WORDS);
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
  // A sentence of a thousand figures is read once, not a thousand times: whoever asks for a check must not hold up everybody else.
  const known = new Map<string, Set<string>>();
  const words = ([from, to]: readonly [number, number]): Set<string> => {
    const key = `${from} ${to}`;
    const held = known.get(key);
    if (held) return held;
    const fresh = new Set(
      [...conceptsOf(folded.slice(from, to).replaceAll(TAKEN, ' ')), ...frame].filter((concept) => !GENERIC.has(concept)),
    );
    known.set(key, fresh);
    return fresh;
  };
  return claims.map((claim) => {
    const sentence = words(pieceAt(sentences, claim.at, text.length));
    const clause = words(pieceAt(clauses, claim.at, text.length));
    return { near: clause.size > 0 ? clause : sentence, sentence, of: claim.of.startsWith(MEASURED) ? claim.of : conceptOf(claim.of) };
  });
}

/** Before a unit of measure: what is measured is no thing that is counted. */
export const MEASURED = '=';

/** The concept of one word; '' where it has none. */
export function conceptOf(word: string): string {
  return word === '' ? '' : ([...conceptsOf(word)][0] ?? '');
}

/** Sentences of a text as it was typed, to ask which one a claim stands in. */
export const sentencesOf = (text: string): readonly number[] => piecesOf(text, /[.!?;…]+(?=\s|$)|\n/gu);
