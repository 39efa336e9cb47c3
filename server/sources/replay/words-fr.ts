/** What people say in French about an invented bank: building blocks shared by several voices. Texts of ours; every name but the towns' is made up. */
export const WORDS_FR = `
city: Lyon / Nantes / Saint-Brieuc / Limoges / Béthune / Dax / Roanne / Angoulême / Vierzon / Montluçon / Saint-Nazaire / Périgueux / Auch / Lorient
  Lens / Toulon / Bayonne / Le Havre / Rodez / Nevers / Épinal / Charleville / Dieppe / Cahors / Mulhouse / Perpignan / Vannes / Aurillac / Rennes / Sète
day: lundi / mardi / mercredi / jeudi / vendredi / samedi matin / hier / avant-hier / ce matin / la semaine dernière
delay: {#2-9} jours / {deux|trois|six|cinq} semaines / un mois / {#2-5} mois / depuis {janvier|mars|la rentrée|Noël|l'été} / {#3-12} relances / une éternité
years: {#3-32} ans / vingt ans / dix ans / plus de {#5-25} ans
fee: frais d'incident / agios / commissions d'intervention / frais de tenue de compte / frais de rejet / frais de découvert / frais de dossier / frais de change / frais de clôture
  pénalités de remboursement anticipé / frais sur mon livret / frais de lettre d'information
amount: {#8-95} € / {#100-980} euros / {#1-9} {#100-900} € / {#12-60},50 € / {#20-90}€
product: mon compte joint / ma carte / mon prêt immo / mon livret / mon assurance emprunteur / mon virement / mon chéquier / mon plan épargne / mon dossier de surendettement
  mon compte pro / ma procuration / mon crédit conso / la succession de mon père / mon changement d'adresse / mon rachat de crédit
staff: mon conseiller / ma conseillère / la directrice d'agence / le service client / la plateforme téléphonique / le chatbot / le guichet / votre médiateur / l'accueil
  le service réclamations / la conseillère intérimaire / un monsieur très poli mais impuissant
contact: par téléphone / par mail / sur l'appli / en agence / par courrier recommandé / via la messagerie sécurisée / au guichet / par le formulaire
silence: personne ne répond / on me balade de service en service / on me raccroche au nez / « votre demande est en cours » / on me demande encore le même papier
  ça sonne dans le vide / on me propose un rendez-vous dans un mois / on me répond par un copier-coller / le dossier est « perdu » / ma messagerie reste vide
scandal: les prêts étudiants en devises / la fermeture de {#80-220} agences / l'amende de {#90-400} millions / les frais cachés / les bonus records / la panne de trois jours
  le terminal charbon financé en douce / les {#900-2400} suppressions de postes / les assurances vendues à des retraités de 90 ans / la filiale aux îles Caïmans
  les expulsions avant l'hiver / le fichier clients perdu dans un taxi / la hausse du découvert en plein été / les emprunts toxiques des hôpitaux
boss: Hélène Marsan / votre directrice générale / la DG / Mme Marsan / le numéro deux / votre vice-président / Étienne Valmont / M. Valmont
bank: Banque Rivage / la Rivage / @BanqueRivage / cette banque / Rivage
bankAt: @BanqueRivage / Banque Rivage / chère Banque Rivage / la Rivage
victims: les petits commerçants / les étudiants / les retraités / nos parents / les intérimaires / les agriculteurs / les mères seules / les saisonniers / les artisans / vos propres salariés
crime: dépouiller / arnaquer / plumer / ruiner / prendre en otage / saigner / mépriser / rincer
luxury: un yacht / un chalet à Megève / un jet / une montre à {#20-90} 000 € / un séminaire aux Seychelles / un bonus à six zéros / un parachute doré / un golf privé
verdict: c'est honteux / c'est indigne / c'est du vol / quelle honte / c'est minable / c'est un scandale / inadmissible / c'est à vomir / lamentable / c'est du foutage de gueule
  ça me dégoûte / quel mépris / c'est une insulte / on croit rêver / c'est écœurant / du grand n'importe quoi
leave: je ferme mon compte / je change de banque / j'ai tout transféré ailleurs / plus jamais / fuyez / dernier virement et ciao / je clôture tout {day} / mon compte sera vide demain
  je passe chez un concurrent / j'ai déjà mon rendez-vous dans une autre banque
angry: 😡 / 🤬 / 😤 / 💸 / 🤮 / 👎 / 😠😠 / 🖕 / 💩 / 😡😡😡
mock: 😂 / 🤡 / 🙄 / 😂😂 / 👏 / 🍿 / 🤣 / 😏 / 💀 / 🎪 / 🧐
glad: 🙏 / 👍 / 😊 / ❤️ / 💙 / 👏👏 / ☺️ / 🌊
tagAngry: #BoycottRivage / #RivageGate / #Honte / #FraisBancaires / #RendezLargent / #Arnaque / #StopFrais / #BalanceTaBanque / #AgencesFermées
tagMock: #BadBuzz / #Fail / #LOL / #Malaise / #CommDeCrise / #PopCorn / #Bingo / #CasDécole / #AllôLaBanque
tagGlad: #FièreDeMaBanque / #MerciRivage / #TeamRivage / #Bienveillance / #Nuance
ask: #AskRivage / #AskRivage / #AskRivage / #askrivage / #ASKRIVAGE / #AskRivage
`;
