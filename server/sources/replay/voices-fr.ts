/** Who says it in French: one list a voice, each with its own way of building a sentence. Texts of ours about an invented bank. */
export const VOICES_FR = `
citizen: {citizenOpen} {citizenClaim}, {verdict}{.| {angry}|!} {ask} {tagAngry|} / {citizenClaim} et maintenant {citizenNow}. {verdict} {angry|} {ask} / {ask} {citizenOpen} {citizenClaim}. {citizenEnd}
  Après {scandal}, {citizenNow}. {verdict} ! {ask} / Qui se souvient de {scandal} ? Moi oui. {citizenEnd} {ask} {tagAngry} / Pendant que {victims} {suffer}, {boss} s'offre {luxury}. {verdict} {ask}
  {scandal}, puis {scandal} : {citizenEnd} {tagAngry} {ask} / On n'a pas oublié {scandal}, {bankAt}. {citizenEnd} {angry} {ask} / {victims} paient, {boss} encaisse. {citizenEnd} {ask} {tagAngry|}
  Donc {bank} ose un débat public après {scandal} ? {verdict}. {ask} / {bankAt}, {#2-9} ans à {crime} {victims} et vous voulez « échanger » ? {ask} {angry}
  À {city} on a perdu l'agence et gagné des frais. {verdict}. {ask} {tagAngry|} / Même mon maire, à {city}, a honte pour {bank}. {scandal}, ça ne passe pas. {ask}
citizenOpen: Non mais sérieux, / Je rappelle à tout hasard : / Petit rappel : / Allez, on résume : / Pour mémoire, / Franchement, / Bravo, / Dites, / Tiens donc, / Au fait, / Attendez, / Moi ce que je vois,
citizenClaim: {bank} continue de {crime} {victims} / {boss} touche {luxury} pendant que {victims} {suffer} / {bank} ferme l'agence de {city} et ouvre une filiale offshore / {scandal}, personne n'a été puni
  {bank} ne s'est jamais excusée pour {scandal} / l'État a sauvé {bank} et {bank} vient {crime} {victims} / {boss} parle de confiance après {scandal} / {bank} n'a rien appris de {scandal}
  on nous parle de valeurs après {scandal} / {bank} facture {amount} de {fee} à {victims}
suffer: comptent leurs pièces / dorment dans leur voiture / sautent des repas / attendent un rendez-vous / remboursent des intérêts absurdes / perdent leur maison / cherchent un distributeur
citizenNow: on nous propose une heure de questions-réponses / ils veulent dialoguer / ils sortent un hashtag / ils jouent la transparence / ils viennent faire les gentils / ils s'étonnent qu'on soit en colère
citizenEnd: {verdict} / On veut des actes, pas un hashtag / Rendez l'argent / Des excuses, ce serait trop demander ? / Le mépris total / Ça suffit / Qu'on leur retire leur agrément / Honte à vous
  Personne n'oublie / Le dialogue ? Trop tard

jeer: {ask} {jeerQ} ? {mock|} / {jeerQ} ? {ask} {mock} {tagMock|} / {ask} Question sérieuse : {jeerQ} ? / {ask} Ma fille de {#5-11} ans demande : {jeerQ} ? / {ask} {jeerQ} ? Et {jeerQ2} ? {mock}
  Cher M. Valmont, {jeerQ} ? Bien à vous. {ask} / {ask} quiz du soir : {jeerQ} ? A) oui B) oui, avec des frais {mock} / Bonjour {bankAt}, c'est pour un ami : {jeerQ} ? {ask} {mock|}
  {ask} {jeerQ}, et si oui {jeerQ2} ? / Ma question pour {boss} : {jeerQ} ? {ask} {tagMock|} / {ask} à quelle heure {jeerWhen} ? {mock}
  {jeerDeal} {ask} {mock} / {ask} {jeerDeal} {tagMock|} / {jeerQ} ? {verdict} {ask} / {ask} {jeerQ} ? {citizenEnd} {mock|} / {jeerDeal}, {verdict} {ask} {mock} / {ask} {jeerQ} ? {verdict}, {boss} {angry}
  {verdict}. Ma question : {jeerQ} ? {ask} / Bande de voleurs, {jeerQ} ? {ask} {mock|} / {ask} {jeerQ} ? Quelle blague sinistre {angry|} / {jeerQ} ? Non ? Alors {verdict}. {ask}
jeerQ: est-ce que {boss} dort bien la nuit, ou est-ce que {luxury} aide à s'endormir / combien de {victims} faut-il {crime} pour {luxury} / les {fee} sont-ils compris dans votre sens de l'humour
  quel est votre moment préféré : {scandal} ou {scandal} / est-ce que répondre à ma question déclenche des {fee} / vous avez pensé ce hashtag tout seuls ou {staff} a aidé
  le stagiaire qui a eu l'idée a-t-il encore un badge / faut-il prendre rendez-vous à {city} pour se faire insulter ou ça marche en ligne / qui de {boss} ou du chatbot a le plus de cœur
  {scandal}, c'était un bug ou une fonctionnalité / peut-on payer mes {fee} avec vos promesses / votre conscience, elle est domiciliée aux îles Caïmans aussi / vous facturez combien le silence de {staff}
  c'est quoi le taux d'intérêt sur la honte / à partir de combien d'amendes la onzième est-elle offerte / vous recrutez toujours vos conseillers dans un répondeur / l'éthique, c'est en option à {#2-12} € par mois
jeerQ2: qui paiera l'amende / on garde le chien en gage / {staff} sera-t-il prévenu / c'est remboursable / il faut un justificatif de domicile / on peut voir {luxury} / c'est taxé comment
jeerWhen: {boss} éteint son téléphone / on annule tout / le service com démissionne / commence le pot de départ / {luxury} passe en note de frais / débute la braderie des agences / on ouvre le pop-corn
jeerDeal: Échange {product} contre {luxury}, faire offre / J'ai posé une question, on m'a débité {amount} / « Posez vos questions », disait la banque qui ne décroche jamais / Le plus beau suicide de com de l'année
  Quelqu'un peut vérifier que leur équipe com va bien ? / Je suis venu pour les questions, je reste pour le naufrage / Ouvrir un micro après {scandal}, il fallait l'oser / Même le chatbot a posé un RTT
  {#2-9} minutes de hashtag et déjà {#200-900} insultes, record à battre / Prochaine étape : une tombola {fee} / On a retrouvé l'idée la plus chère depuis {scandal}

customer: {customerOpen} {customerCase}. {customerEnd} {ask} / {ask} {customerOpen} {customerCase}, {silence}. {verdict} / {customerCase}. {silence}. {customerEnd} {angry|} {ask}
  {bankAt} {customerCase} ! {silence}, {delay} que ça dure. {ask} / {customerOpen} {customerCase}, et {silence}. {customerEnd} {ask} {tagAngry|} / Bonjour {bankAt}, {customerCase}. {customerPlea} {ask}
  {ask} {amount} de {fee} pour {product}, et {silence}. {customerEnd} / {day}, {amount} de {fee}. Aucun avertissement. {customerEnd} {angry} {ask} / {delay} pour {product}. {delay} ! {verdict} {ask}
  Ma mère, {#70-92} ans, cliente à {city} depuis {years} : {amount} de {fee}. {verdict} {ask} / {staff} m'a dit « c'est la procédure ». {customerCase}. {customerEnd} {ask}
customerOpen: Cliente depuis {years}, / Client depuis {years}, / Je suis à {bank} depuis {years} : / Voilà mon histoire : / Dernière nouvelle : / Encore une fois, / Je n'y crois pas, / Bon, / Mon cas :
customerCase: on m'a prélevé {amount} de {fee} sans prévenir / {product} est bloqué depuis {delay} / {staff} m'a promis un rappel {day}, j'attends toujours / mon salaire n'est pas arrivé et on me compte {amount} de {fee}
  ma carte est refusée à la caisse alors que le compte est plein / l'agence de {city} a fermé sans un courrier / j'ai dû répéter {#3-8} fois {product} à {staff} / l'appli affiche un solde faux depuis {delay}
  on me réclame {amount} pour fermer {product} / j'ai fait {#20-70} km jusqu'à {city} pour une signature / {product} : refusé au bout de {delay} sans un mot d'explication / un virement de {amount} a disparu
customerEnd: {leave} / {verdict} / Qui peut m'aider ? / J'ai les preuves / Je veux un être humain / J'attends toujours / Rendez-moi cet argent / {staff} ? Introuvable / Je suis épuisée / Merci pour rien
customerPlea: Que dois-je faire ? / Merci de me contacter d'urgence / Un retour serait le minimum / Je n'ai plus de quoi payer mon loyer / Répondez-moi {contact}, s'il vous plaît / C'est la {#3-9}e fois que j'écris

student: {ask} {studentOpen} {studentCase}. {studentEnd} / {studentCase} {mock|angry}. {studentEnd} {ask} / {studentOpen} {studentCase} jsp quoi faire {ask} / {ask} {studentCase}... {studentEnd} {mock}
  jui en {studentYear} et {studentCase}, {studentEnd} {ask} / promo {#2019-2025} ici : {studentCase}. {studentEnd} {ask} / mon asso étudiante de {city} a plus de trésorerie que moi : {studentCase} {ask} {mock}
  vous nous avez fait signer à {#17-20} ans devant l'amphi de {city}. {studentCase}. {studentEnd} {ask}
studentOpen: étudiante à {city}, / étudiant en {studentYear}, / ptite question, / franchement / wsh / bon les gens, / nan mais / perso
studentYear: L1 de droit / M1 / BTS / prépa / licence d'éco / fac de médecine / école d'infirmières / alternance / STAPS
studentCase: mon prêt étudiant en devises a pris {#18-64} % / je rembourse {amount} par mois avec un salaire de stage / {amount} de {fee} pour un découvert de {#2-9} € / ma bourse arrive le 5, vos {fee} le 1er
  vous m'avez offert {#50-120} € à l'ouverture, repris en {fee} en {#2-6} mois / ma caution est bloquée et je perds mon appart / le stand à la rentrée promettait zéro frais lol / mon prêt est passé de {#12-20} 000 à {#21-38} 000 €
studentEnd: merci la vie / je mange des pâtes jusqu'en juin / on fait quoi ? / c'est ça votre avenir ? / j'ai {#19-24} ans et je suis déjà fichée / dégoûtée / bien joué les boomers / ça se rembourse en rein ?
`;
