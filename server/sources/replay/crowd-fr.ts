/** The other voices in French: trolls, supporters, askers, press, watchers, and the few that must go to a named person. Texts of ours. */
export const CROWD_FR = `
troll: {ask} {trollInsult} {angry|mock} / {trollInsult}, {trollInsult} {ask} / vos clients c des moutons {mock} {ask} / {trollAt} t'es payé combien pour défendre {bank} ? {ask} / {ask} bande de {trollName} {trollEnd}
  ratio {mock} {ask} {trollInsult} / {trollAt} {trollInsult} et toi aussi {mock} / cheh {ask} {trollEnd} / {bank} = {trollName}, change my mind {ask} / {boss} {trollName} {trollEnd} {angry} {ask}
  qui veut l'adresse du stagiaire com {mock} ? {ask} / {ask} allez pleurer dans {luxury}, {trollName} / {trollEnd} {trollEnd} {ask} {mock}
trollInsult: vous êtes des {trollName} / même un distributeur a plus de cerveau que {boss} / sales {trollName}, rendez le fric / {boss} est une ordure / honte à vous, {trollName} / {boss} a une tête à vendre des crédits à sa grand-mère / votre banque pue / votre chatbot est moins bête que {boss}
  vous finirez au guichet du Pôle emploi / {boss} c'est un PowerPoint avec une cravate / j'ai vu des escrocs plus discrets
trollName: guignols / voleurs / clowns en cravate / vautours / parasites / rapaces / charlots / crapules / pigeonneurs / suceurs de livrets / cloportes / mafieux du dimanche
trollEnd: allez vous faire voir / dégagez / vivement la faillite / pleurez pas / on vous regarde couler / mdr / continuez c'est drôle / bouffons va / tout le monde vous déteste
trollAt: @jean_rivage{#2-99} / @la_vraie_{#10-99} / @rivagefan{#1-40} / @toto{#100-999} / @marie_du_{#22-95}

supporter: {supportOpen} {supportCase}. {supportEnd} {glad|} {ask} / {ask} {supportCase}. {supportEnd} {glad} / On peut critiquer, mais {supportCase}. {supportEnd} {ask} {tagGlad|} / {supportCase} : ça aussi, il faut le dire. {ask}
  Courage aux équipes de {city}, {supportCase}. {glad} {ask} / À contre-courant : {supportCase}. {supportEnd} {tagGlad} {ask} / Salariée chez {bank} depuis {years}, {supportWork}. {ask} {glad|} / {supportOpen} {supportCase} {glad} {ask}
supportOpen: Je vais me faire huer, mais / Pour une fois qu'une banque ouvre le micro : / Client depuis {years}, / Perso, / Moi je dis merci : / Unpopular opinion : / Soyons justes :
supportCase: {staff} m'a sauvée quand j'ai perdu mon emploi / à {city} ils ont gelé mes mensualités pendant le chômage / {staff} a rappelé un dimanche pour bloquer une fraude / mon prêt a été accepté quand trois banques disaient non
  l'agence de {city} est formidable / mes {fee} ont été remboursés en {#1-3} jours / leur prêt a permis d'ouvrir ma boulangerie à {city} / l'appli marche très bien chez moi / après l'inondation, {staff} est venue jusque chez nous
supportEnd: Merci à eux / Un peu de respect pour les gens au guichet / Tout n'est pas noir / Je reste / Bravo d'oser répondre / Les salariés n'y sont pour rien / Chapeau / De l'humain, enfin / Ça mérite d'être dit
supportWork: je suis fière de ce qu'on fait au guichet / nos clients nous disent merci tous les jours / on n'a pas choisi {scandal}, mais on est là pour vous / mes collègues de {city} font un travail magnifique

question: {ask} {questionQ} ? / Bonjour, {questionQ} ? Merci. {ask} / {bankAt} {questionQ} ? {ask} / {ask} Bonjour M. Valmont, {questionQ} ? / Quelqu'un sait : {questionQ} ? {ask} / {ask} j'aimerais savoir : {questionQ} ? / Ma question, sans ironie : {questionQ} ? {ask}
questionQ: l'agence de {city} reste-t-elle ouverte / à quelle heure commence la séance de {jeudi|ce soir|demain} / comment faire opposition sans l'appli / quel est le délai pour {product} / le plafond du livret change-t-il en {janvier|mars|juillet}
  où trouver la grille des {fee} / les prêts étudiants seront-ils renégociés / mon argent est-il garanti, et jusqu'à combien / faut-il venir {contact} pour {product} / la séance sera-t-elle transcrite pour les sourds
  le distributeur de {city} sera-t-il remplacé / peut-on transférer {product} à {city} / les frontaliers gardent-ils le compte en francs / quel document pour {product} / que devient le fonds vert de la filiale

press: {pressHead} {ask} / {pressPaper} | {pressHead} / {pressHead} – notre récit {ask} / [Direct] {pressHead} / {pressHead}. Par notre correspondante à {city} / À la une de {pressPaper} : {pressHead} / Économie. {pressHead} {ask}
pressHead: Banque Rivage : l'opération « questions-réponses » tourne au {pressTurn} / {#10-78} 000 messages en {#2-9} heures : le hashtag {pressTurn2} / Banque Rivage maintient sa séance de questions malgré {scandal}
  Ce que disent les clients de {city} de Banque Rivage / Pourquoi {scandal} rattrape Banque Rivage / L'action Rivage perd {#1-6},{#1-9} % après {scandal} / Communication de crise : le cas Rivage / Banque Rivage annule sa séance de questions
  Une association de {victims} demande des comptes à Banque Rivage / Banque Rivage : les syndicats de {city} réagissent / {scandal} : ce que l'on sait / Banque Rivage n'a pas souhaité commenter {scandal}
pressTurn: fiasco / procès en public / déluge de critiques / bras de fer / défouloir
pressTurn2: échappe à la banque / devient un tribunal / fait le tour du monde / tourne à la fronde
pressPaper: La Gazette du Littoral / Le Courrier des Places / L'Éclair du Soir / Radio Estuaire / La Feuille économique / Le Matin des Ports / Télé Marées / Cote et Bourse

watcher: {watchFact}. {ask} {tagMock|} / {watchFact}, {watchNote} {ask} / Cas d'école : {watchFact}. {watchNote} {ask} / Thread sur {ask} : {watchFact} ⬇️ / {watchNote}. {watchFact} {ask} / Je donne cours de com {day} : {watchFact}. {ask}
watchFact: {#3-78} 000 messages avec le hashtag en {#2-9} h / le hashtag est {#1-9}e des tendances en France / pas une réponse de {bankAt} depuis {#20-90} minutes / {#55-82} % de messages négatifs à mon compteur
  la séance est toujours prévue {jeudi|demain} à {#16-19} h / {boss} prend la parole à {#17-20} h / même les concurrents regardent passer le train / le communiqué vient de tomber, {#80-240} mots / le cours recule de {#1-5} %
watchNote: à suivre / on verra ce soir / rien de surprenant / la suite dépend du prochain message / je mets à jour / à comparer avec d'autres lancements / sources en commentaire / chiffres provisoires

selfHarm: {ask} j'en peux plus, avec cette dette {harmEnd} / {customerCase}. Je n'ai plus la force, {harmEnd} / j'ai {#34-61} ans, {amount} de {fee}, plus rien dans le frigo. {harmEnd} {ask} / Dites à mes enfants que j'ai essayé. {harmEnd} {ask}
harmEnd: je veux en finir / je pense à me foutre en l'air / ce soir je disparais / la vie n'a plus de sens / j'ai déjà écrit la lettre / mieux vaut mourir que continuer comme ça
threat: {ask} {threatEnd} / {boss}, {threatEnd} / demain à l'agence de {city}, {threatEnd} {ask} / vous m'avez tout pris. {threatEnd} {angry} {ask}
threatEnd: je sais où vous habitez / je vais tout cramer / vous allez payer de votre sang / j'arrive avec un bidon d'essence / {boss} ne finira pas la semaine / on va vous retrouver un par un / ça va saigner
journalist: Bonjour {bankAt}, journaliste à {pressPaper}, je prépare un article sur {scandal} : qui peut me répondre avant {#14-19} h ? {ask} / {pressPaper} cherche des témoignages de clients sur {scandal}. DM ouverts {ask}
  Sollicitation presse : {pressPaper} souhaite une réaction de {boss} à {scandal}, bouclage {#17-21} h. {ask}
lawyer: Maître {Aubrac|Lenoir|Desclaux|Vidal|Castan}, avocat au barreau de {city} : je représente {#12-240} clients au sujet de {scandal}. Mise en demeure adressée {day}. {ask}
  Action de groupe contre {bank} pour {scandal} : mon cabinet à {city} recueille les dossiers. {ask} / Mon avocat vous assigne {day} devant le tribunal de {city} pour {product}. {ask}
comment: Énorme 👇 / Tout est dit 👇 / À lire / Je n'aurais pas dit mieux / Ceci. / Voilà. / Pareil pour moi / 100 % d'accord / Partagez / Eh ben… / Incroyable / +1 / Lisez ça / 👏👏 / Quelle époque / C'est exactement ça
`;
