/**
 * What the other made storm says: a railway and a dairy that never were, in French and English, and what people write beside a text they
 * pass on. Written without looking at the words the grouping knows. `{a|b}` picks one, `{#10-90}` a number. Data only.
 */
export const OTHER_TEXTS: Readonly<Record<'fr' | 'en', readonly string[]>> = {
  fr: [
    'Trois heures bloqués dans le {#6000-9900} entre {Dijon|Mâcon|Valence|Nîmes|Poitiers} et {Tours|Lille|Metz|Pau|Quimper}, sans eau ni explication, merci @HexaLigne',
    'Ma fille de {#4-11} ans a été malade toute la nuit après un yaourt Valbrune. Lot {#1000-9999}, à jeter !',
    '@HexaLigne votre chef de bord vient de nous dire « {je ne sais rien|débrouillez-vous|prenez un taxi|patience} ». Voilà. #HexaGalère',
    'Valbrune savait depuis {mars|avril|mai|juin|septembre} et n’a prévenu personne, selon {un salarié|une ancienne cadre|le syndicat|deux fournisseurs} de l’usine de {Vire|Laval|Redon|Figeac}.',
    'Je demande le remboursement de mes {#2-9} billets depuis {#3-12} semaines. Réponse automatique. #HexaGalère',
    'Le PDG de Valbrune touche {#2-9} millions et il n’a pas {#2-40} euros pour contrôler ses cuves',
    'Encore une panne de signalisation à {Rennes|Orléans|Dole|Arras|Bayonne}. C’est la {#3-19}e depuis la rentrée, et après on s’étonne que les gens prennent la voiture',
    'Remboursez-nous #HexaGalère',
    'Honte à vous @HexaLigne',
    'Plus jamais Valbrune',
    'Démission du PDG #Valbrune',
    'HexaLigne mon amour (non)',
    'Bravo à la contrôleuse du train de {#5-23} h {#10-59} qui a distribué de l’eau à tout le monde, elle au moins fait son travail @HexaLigne',
    'Quelqu’un sait si les crèmes Valbrune de {la cantine|l’hôpital|la crèche|l’école} de {Vire|Laval|Redon|Figeac} sont concernées ?',
    'Est-ce que le {#6000-9900} de {#5-23} h {#10-59} circule {demain|ce soir|lundi|vendredi} @HexaLigne ?',
    'On nous a débarqués en pleine voie, mon père de {#70-94} ans a marché {#1-4} kilomètres dans le ballast. HexaLigne parle d’un « léger désagrément »',
    'La préfecture confirme {#12-90} intoxications autour de {Vire|Laval|Redon|Figeac}, Valbrune rappelle {#3-30} références',
    'Pour mémoire, HexaLigne a supprimé {#200-900} postes d’entretien en {#2-6} ans. Aujourd’hui les trains tombent en panne. Quelle surprise',
    'Un collègue qui travaille chez Valbrune me dit que les tests étaient {faits le vendredi seulement|truqués|sautés une fois sur deux|faits par des intérimaires}',
    'Je travaille à la laiterie de {Vire|Laval|Redon|Figeac} : on a alerté {trois|quatre|cinq|dix} fois, personne n’a voulu écouter #Valbrune',
    'Voiture {#2-18}, plus de clim, {#33-42} degrés, des enfants qui pleurent. On attend quoi @HexaLigne ?',
    'Mon fils a raté son concours à cause d’HexaLigne. {Un an|Deux ans} de préparation pour rien.',
    'Le communiqué de Valbrune, c’est {#90-300} mots pour ne pas dire pardon',
    'Moi je trouve que HexaLigne fait ce qu’elle peut avec des voies de {#1930-1975}, et les agents sont adorables',
  ],
  en: [
    'Stuck on the {#5-23}:{#10-59} outside {Crewe|Derby|Luton|Exeter|Stirling} for {two|three|four} hours. No water, no news, doors locked. Cheers @HexaLine',
    'My {son|daughter|niece} spent the night in A&E after a FreshVale yoghurt, batch {#1000-9999}. Check your fridge now',
    'FreshVale knew in {March|April|May|August}. They told {nobody|the lawyers|their insurer} and kept selling. That is the whole story',
    '@HexaLine refund please, case {#10000-99999}, asked {#3-14} times, a robot answered {#3-14} times',
    'Conductor on the {#5-23}:{#10-59} just told us to {walk|call a cab|sit down and shut up|ask the driver}. Five star service #HexaFail',
    'The boss of FreshVale took home {#2-9} million last year but testing milk every day was too expensive apparently',
    'Another signal failure near {Crewe|Derby|Luton|Exeter|Stirling}, number {#3-30} since the summer, and fares go up in {January|March} anyway',
    'Refund us #HexaFail',
    'Shame on you @HexaLine',
    'Never FreshVale again',
    'Sack the board #FreshVale',
    'HexaLine at its finest',
    'To the guard on the {#5-23}:{#10-59} who bought water for the whole carriage with her own money: you are a star, your bosses are not',
    'Does anyone know whether FreshVale custard from the {school|hospital|nursery|care home} in {Crewe|Derby|Luton|Exeter} is affected?',
    'Is the {#5-23}:{#10-59} to {Crewe|Derby|Luton|Exeter|Stirling} running {tomorrow|tonight|on Monday|on Friday} @HexaLine?',
    'They made us climb down on the track. My mum is {#70-94} and walked {a mile|two miles} in the dark. HexaLine calls it a minor inconvenience',
    'Council confirms {#12-90} people ill around {Crewe|Derby|Luton|Exeter}, FreshVale recalls {#3-30} products',
    'Remember that HexaLine cut {#200-900} maintenance jobs in {#2-6} years. Now look at the trains. Who could have guessed',
    'A mate who works at FreshVale says the tests were {done on Fridays only|faked|skipped every other day|done by temps}',
    'I work at the {Crewe|Derby|Luton|Exeter} dairy. We raised this {three|four|five|ten} times and nobody would listen #FreshVale',
    'Coach {A|B|C|D|E}, no air con, {#33-42} degrees, toddlers crying. What are we waiting for @HexaLine',
    'My brother missed his final exam because of HexaLine. {One year|Two years} of work gone.',
    'The FreshVale statement is {#90-300} words long and not one of them is sorry',
    'Unpopular opinion: HexaLine staff do wonders with track laid in {#1930-1975} and they deserve better than this pile-on',
  ],
};

/** What follows in most of them, so that parts of one stand in many others. */
export const OTHER_ENDINGS: Readonly<Record<'fr' | 'en', readonly string[]>> = {
  fr: [
    'J’ai gardé {le ticket|la facture|les photos|tous les mails}, je les tiens à disposition de {la presse|la justice|qui voudra}.',
    'Ma voisine du {#2-9}e a vécu la même chose en {mars|avril|mai|juin}, elle attend toujours.',
    'On m’a proposé un bon d’achat de {#3-25} euros.',
    'Au téléphone : {#20-95} minutes de musique, puis plus rien.',
    'Je pose ça là, avec {#2-40} témoins.',
    'Le directeur régional {est en vacances|ne prend pas d’appel|n’a pas d’adresse mail}, m’a-t-on répondu.',
    'Si quelqu’un de {Lyon|Nantes|Amiens|Rodez|Brest} a le même souci, écrivez-moi.',
    'Je ne cherche pas d’argent, je veux {des excuses|une explication|qu’on arrête|un nom}.',
    'Depuis {#1998-2021} je leur faisais confiance, c’est terminé.',
    'Et en face, {#1-9} milliards de bénéfices annoncés {mardi|jeudi|vendredi}.',
  ],
  en: [
    'I kept the {receipt|photos|emails|packaging} and {the papers|a lawyer|anyone} can have them.',
    'My neighbour at number {#2-90} had the same in {March|April|May|June} and is still waiting.',
    'They offered me a voucher worth {#3-25} pounds.',
    'On the phone: {#20-95} minutes of music and then the line went dead.',
    'Leaving this here, with {#2-40} witnesses.',
    'The regional manager {is on holiday|does not take calls|has no email}, I was told.',
    'If anyone in {Leeds|Norwich|Cardiff|Perth|Hull} has the same problem, write to me.',
    'I am not after money, I want {an apology|an explanation|it to stop|a name}.',
    'I trusted them since {#1998-2021} and that is over.',
    'Meanwhile {#1-9} billion in profits announced on {Tuesday|Thursday|Friday}.',
  ],
}; // prettier-ignore

/** What somebody writes before or after what he passes on. */
export const OTHER_COMMENTS: Readonly<Record<'fr' | 'en', readonly string[]>> = {
  fr: [
    'Honteux', 'Scandaleux.', 'Je confirme', 'Mais quelle honte !', 'Ça ne m’étonne pas', 'Bien vu', 'No comment', 'Même chose chez nous', 'On croit rêver',
    'Jusqu’où iront-ils ?', 'Inadmissible !!', 'Vu passer à l’instant', 'À faire suivre', 'RT svp', 'Et ça continue', 'Rien à ajouter', 'Merci pour l’info', 'Ah bravo',
    'Sans commentaire…', 'Pauvre France', 'Je suis mort', 'Sérieusement ?', 'Vous avez vu ça ?', 'C’est grave', 'Quelle bande de guignols', 'Voilà où on en est', 'Tellement ça',
    'Effarant', 'Ma mère m’envoie ça', 'Pour ceux qui doutent encore', 'J’hallucine',
  ],
  en: [
    'Disgusting', 'Unreal.', 'Can confirm', 'What a disgrace!', 'Not even surprised', 'Well said', 'No words', 'Same thing happened to us', 'You couldn’t make it up',
    'Seriously?', 'Appalling!!', 'Just seen this', 'Please share', 'Pls RT', 'And it goes on', 'Nothing to add', 'Thanks for the heads up', 'Oh well done',
    'Speechless…', 'Joke of a company', 'I’m crying', 'How is this legal', 'Have you seen this?', 'This is serious', 'Absolute clowns', 'There you have it', 'So much this',
    'Mental', 'My sister sent me this', 'For those who still doubt', 'Shocking stuff',
  ],
}; // prettier-ignore
