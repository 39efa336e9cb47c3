// Owns the hard cases: sentences of our own that trip up scorers, with the label a careful reader gives. They are
// measured (hard-cases.test.ts, HARD-CASES.md) and never trained on: nothing under train/ may import this file.
// The last twenty-six of each language were written when the sentence grammars were finished.

export type HardKind = 'negation' | 'sarcasm' | 'mixed' | 'emoji' | 'misspelt' | 'hashtag' | 'insult' | 'thanks' | 'plain';

export interface HardCase {
  language: 'fr' | 'en';
  kind: HardKind;
  label: 'negative' | 'neutral' | 'positive';
  text: string;
}

const rows = `
fr negation positive | Honnêtement c'est pas mal du tout leur nouvelle appli
fr negation positive | Six ans chez eux et je n'ai jamais eu à me plaindre
fr negation positive | Rien à redire sur l'intervention de ce matin
fr negation positive | Aucun souci avec mon virement, arrivé dans la minute
fr negation positive | On ne peut pas dire qu'ils traînent, dépannée en vingt minutes
fr negation positive | Je ne regrette vraiment pas d'être passée chez vous
fr negation positive | Zéro attente au guichet, ça change
fr negation negative | Je ne suis pas du tout convaincu par vos explications
fr negation negative | Votre service client n'est pas à la hauteur
fr negation negative | Ça ne marche toujours pas
fr negation negative | Pas un mot d'excuse, pas un geste, rien
fr negation negative | Plus jamais je ne commanderai chez vous
fr negation negative | Vous n'êtes même pas capables de décrocher le téléphone
fr negation negative | Ce n'est pas avec un bon de cinq euros que vous allez me faire oublier ça
fr negation neutral | Je n'ai pas encore regardé le mail, il parle de quoi ?
fr negation neutral | La ligne 4 ne circule pas dimanche, prenez le bus de remplacement
fr negation neutral | L'agence ne sera pas ouverte lundi de Pentecôte
fr sarcasm negative | Merci pour rien
fr sarcasm negative | Bravo les gars, trois heures d'attente pour s'entendre dire de rappeler demain
fr sarcasm negative | Super, encore une panne un vendredi soir
fr sarcasm negative | Quelle efficacité, quatre mois pour changer une adresse
fr sarcasm negative | J'adore payer 40 euros par mois pour regarder une page blanche
fr sarcasm negative | Un immense merci à vos équipes grâce à qui j'ai raté mon avion
fr sarcasm negative | Génial, mes données se baladent dans la nature et vous m'envoyez un mail trois semaines plus tard
fr sarcasm negative | Chapeau, même mon grille-pain a une meilleure connexion
fr sarcasm negative | Vous êtes vraiment les champions pour faire disparaître l'argent des gens
fr sarcasm negative | Ah bah voilà, on augmente les tarifs et on supprime des trains, logique
fr sarcasm negative | C'est gentil de nous prévenir après la coupure
fr sarcasm negative | Toujours un plaisir de parler à votre robot pendant une demi-heure
fr sarcasm negative | Excellent timing : le paiement refusé à la caisse avec dix personnes derrière moi
fr sarcasm negative | Bien joué pour la mise à jour, maintenant plus rien ne s'ouvre
fr sarcasm negative | Félicitations, vous avez réussi à perdre mon colis deux fois
fr sarcasm negative | Quel bonheur ces pubs alors que je veux juste voir mon solde
fr sarcasm negative | Service client au top : raccroché au nez, trois fois
fr sarcasm negative | Heureusement que vous aviez promis la transparence hein
fr mixed negative | Le conseiller était adorable mais mon problème n'est toujours pas réglé
fr mixed negative | J'aimais bien cette banque, là c'est n'importe quoi
fr mixed negative | Belle appli, dommage qu'elle plante à chaque ouverture
fr mixed positive | Gros bug ce matin mais l'équipe a tout réparé en une heure, respect
fr mixed positive | J'étais furieux hier, ils m'ont rappelé et remboursé dans la foulée, merci à eux
fr mixed positive | Retard de dix minutes seulement malgré la neige, bravo aux conducteurs
fr mixed positive | Je râle souvent contre eux mais là je dois dire qu'ils ont assuré
fr mixed neutral | Certains clients ont été remboursés, d'autres attendent la décision de vendredi
fr emoji negative | Deux heures au téléphone 👏👏👏
fr emoji negative | Mon solde affiche zéro 😱
fr emoji negative | ah super la mise à jour 🙃
fr emoji negative | encore vous 🤡
fr emoji positive | Livreur hyper sympa 😊
fr emoji positive | Ça remarche chez moi 🎉
fr emoji positive | Merci à Karim du support ❤️
fr emoji neutral | 📢 Conférence de presse à 15h au siège
fr misspelt negative | sa marche pa votre truc c nul
fr misspelt negative | jattend depui 2h au tel cé pa normal
fr misspelt negative | franchemen c abusé vs etes des voleur
fr misspelt negative | remboursé moi mtn svp jen ai marreee
fr misspelt positive | tro bien le nouvo site bravo
fr misspelt positive | mrc bcp pr votre aide c tro gentil
fr misspelt neutral | qqn sé a quel heure sa ouvre ?
fr hashtag negative | #BalanceTonOpérateur #JamaisPlus
fr hashtag negative | Lundi matin, ligne B. #Galère #CommeDhab
fr hashtag negative | #honte à cette direction
fr hashtag positive | #Merci à l'agence de Dijon #ServiceAuTop
fr hashtag positive | Première commande arrivée #ravie
fr hashtag neutral | #InfoTrafic #Ligne13 reprise estimée à 18h30
fr insult negative | Bande de rigolos
fr insult negative | Votre PDG est un menteur, point
fr insult negative | Quelle boîte de bras cassés
fr insult negative | Allez tous vous faire voir
fr insult negative | Une honte, un vol, il n'y a pas d'autre mot
fr insult negative | Ce community manager prend les gens pour des débiles
fr thanks positive | Merci infiniment à la dame du guichet qui a pris le temps de m'écouter
fr thanks positive | Merci pour votre réponse rapide
fr thanks positive | Un grand merci aux techniciens dehors par ce temps
fr thanks positive | Bravo pour la clarté de votre communiqué, ça rassure
fr thanks positive | Franchement chapeau pour la gestion de cette crise
fr thanks negative | Merci de me prélever deux fois le même mois
fr thanks negative | Merci la dématérialisation, ma mère ne peut plus payer son loyer
fr thanks neutral | Merci de m'indiquer le numéro du service réclamation
fr plain negative | Débitée deux fois, impossible de joindre quelqu'un
fr plain negative | Je résilie dès demain
fr plain negative | Nos mots de passe étaient stockés en clair, c'est inexcusable
fr plain negative | Le silence de la direction devient inquiétant
fr plain negative | Ma grand-mère est sans chauffage depuis samedi
fr plain positive | Tout est revenu à la normale de mon côté, soulagée
fr plain positive | Enfin une entreprise qui reconnaît ses erreurs et paye
fr plain positive | Je reste cliente, ils ont toujours été corrects avec moi
fr plain neutral | La direction tiendra une conférence de presse à 17 heures
fr plain neutral | Est-ce que les cartes de crédit sont aussi concernées ?
fr plain neutral | Quelqu'un a le lien du formulaire de remboursement ?
fr plain neutral | Selon le communiqué, 12 000 comptes sont concernés
fr plain neutral | Je suis chez eux depuis 2015, option internationale
fr plain neutral | Le cours de l'action a clôturé à 41,20 euros
fr plain neutral | Réunion des associations de consommateurs mardi à Lyon
fr plain neutral | Vous acceptez les chèques vacances ?
fr sarcasm negative | Prix Nobel de la logistique, mon frigo a été livré chez le voisin de l'immeuble d'en face
fr sarcasm negative | Je dors mieux depuis que je sais que mes codes sont entre de bonnes mains russes
fr sarcasm negative | Une appli bancaire où on ne voit pas son argent, il fallait y penser
fr sarcasm negative | Vous avez raison, qui a besoin d'eau chaude en janvier
fr sarcasm negative | Rassurant, le standard me dit de consulter le site et le site me dit d'appeler le standard
fr sarcasm negative | Grand moment de poésie que votre foire aux questions
fr sarcasm negative | On sent que le client est au cœur de vos préoccupations, surtout son portefeuille
fr negation positive | Je n'échangerais ma conseillère contre aucune autre
fr negation positive | Il n'y a vraiment pas de quoi s'énerver, ils ont prévenu tout le monde à l'avance
fr negation negative | Ne comptez plus sur moi pour défendre cette enseigne
fr negation negative | Ce n'est ni fait ni à faire
fr mixed negative | Oui le geste commercial est sympathique, non ça ne rend pas mes photos perdues
fr mixed positive | Installation un peu longue, résultat superbe et équipe charmante
fr emoji negative | Toujours en rade à Valence 😩🚂
fr emoji positive | Le petit mot dans le colis 🥰
fr misspelt negative | sait du foutage de geule votre sav
fr misspelt positive | jadore votre équipe vrément au top mersi
fr hashtag negative | 6h dans le hall du terminal 2 #VacancesGâchées
fr insult negative | Quel ramassis d'ânes à la direction
fr thanks positive | Sans Léa du service litiges je n'aurais jamais revu mon argent, merci à elle
fr thanks negative | Merci pour la douche froide de ce matin
fr plain neutral | L'audience a été renvoyée au 3 octobre
fr plain neutral | Faut-il garder l'ancien boîtier ou le renvoyer ?
fr plain neutral | Le rapport annuel fait 214 pages
fr plain negative | Mon dossier est passé entre sept personnes et aucune ne l'a lu
fr plain positive | Le nouvel horaire me simplifie beaucoup la vie
en negation positive | Honestly not bad at all for a first release
en negation positive | Can't complain, they picked up on the second ring
en negation positive | Never had a single issue in nine years with them
en negation positive | Couldn't have asked for a kinder agent
en negation positive | No problems here, payment went through in seconds
en negation positive | You won't regret switching to these guys
en negation positive | There is nothing I would change about today's flight
en negation negative | This is not what I pay for
en negation negative | I'm not impressed with the way this was handled
en negation negative | Still doesn't work
en negation negative | Not one word of apology from anybody
en negation negative | I wouldn't trust them with a shopping list
en negation negative | You can't even be bothered to answer an email
en negation negative | No refund, no explanation, no shame
en negation negative | It's hardly an improvement
en negation neutral | I haven't read the letter yet, what does it say?
en negation neutral | Trains won't stop at Elm Park on Sunday, use the 86 bus
en negation neutral | The branch will not open on bank holiday Monday
en sarcasm negative | Thanks for nothing
en sarcasm negative | Great job breaking the one feature that worked
en sarcasm negative | Well done folks, four hours on hold and then the line went dead
en sarcasm negative | Oh good, another outage. On payday. Love that for us
en sarcasm negative | Nothing says we value your privacy like emailing my details to strangers
en sarcasm negative | Big thanks to the airline for an unplanned night on an airport floor
en sarcasm negative | Love how the app logs me out every time I need it
en sarcasm negative | What a surprise, the website is down again
en sarcasm negative | Brilliant, my card got declined with a trolley full of shopping
en sarcasm negative | Amazing how quickly you answer when I threaten to leave
en sarcasm negative | Slow clap for the genius who pushed that update
en sarcasm negative | Sure, raise the prices, the service is already so wonderful
en sarcasm negative | Always a pleasure to argue with your chatbot for half an hour
en sarcasm negative | Congratulations on losing the same parcel twice
en sarcasm negative | Five stars for making me late to my own wedding
en sarcasm negative | How thoughtful of you to warn us after the blackout
en sarcasm negative | Yeah, because what I really needed today was a frozen account
en sarcasm negative | Customer service at its finest: hung up on, three times
en mixed negative | The agent was lovely but my problem is still not solved
en mixed negative | I used to love this bank, now it's a joke
en mixed negative | Beautiful app, shame it crashes every time I open it
en mixed positive | Nasty bug this morning but the team had it sorted within the hour, respect
en mixed positive | I was furious yesterday, they called me back and refunded everything, thank you
en mixed positive | Only ten minutes late in this snow, hats off to the drivers
en mixed positive | I moan about them a lot but they really delivered today
en mixed neutral | Some customers were refunded, others are waiting for Friday's decision
en emoji negative | Two hours on the phone 👏👏👏
en emoji negative | My balance says zero 😱
en emoji negative | oh nice an update 🙃
en emoji negative | you again 🤡
en emoji positive | Delivery guy was so nice 😊
en emoji positive | It works again here 🎉
en emoji positive | Thank you Priya from support ❤️
en emoji neutral | 📢 Press conference at 3pm at headquarters
en misspelt negative | ur app dosnt wrk its so bad
en misspelt negative | been waitin 2hrs on da fone this is ridiculus
en misspelt negative | giv me my mony bak u theives
en misspelt negative | wrost servce everrrr
en misspelt positive | luv the new site gr8 job guys
en misspelt positive | thx sooo much 4 ur help ur the best
en misspelt neutral | any1 no wat time they open 2day?
en hashtag negative | #NeverAgain #WorstBankEver
en hashtag negative | Monday morning on the Northern line #fail #SameOldStory
en hashtag negative | #shameonyou management
en hashtag positive | #ThankYou to the Leeds branch #GreatService
en hashtag positive | First order arrived #soHappy
en hashtag neutral | #TrafficUpdate #Line13 service expected to resume 18:30
en insult negative | Bunch of clowns
en insult negative | Your CEO is a liar, full stop
en insult negative | What a shower of amateurs
en insult negative | Go to hell the lot of you
en insult negative | Daylight robbery, there's no other word
en insult negative | Whoever runs this account thinks we are idiots
en thanks positive | Thank you so much to the lady at the counter who took the time to listen
en thanks positive | Thanks for the quick reply
en thanks positive | Huge thank you to the engineers out in this weather
en thanks positive | Kudos for such a clear statement, that's reassuring
en thanks positive | Fair play, that's how you handle a crisis
en thanks negative | Thanks for charging me twice this month
en thanks negative | Thanks to your paperless policy my mum can't pay her rent
en thanks neutral | Thanks in advance for telling me the number of the complaints department
en plain negative | Charged twice and nobody picks up
en plain negative | I'm closing my account first thing tomorrow
en plain negative | Our passwords were stored in plain text, that is inexcusable
en plain negative | The silence from management is getting worrying
en plain negative | My nan has had no heating since Saturday
en plain positive | Everything is back to normal on my side, what a relief
en plain positive | Finally a company that owns its mistakes and pays up
en plain positive | I'm staying, they have always treated me right
en plain neutral | Management will hold a press conference at 5pm
en plain neutral | Are credit cards affected as well?
en plain neutral | Does anybody have the link to the refund form?
en plain neutral | According to the statement 12,000 accounts are affected
en plain neutral | I've been with them since 2015, international plan
en plain neutral | Shares closed at 41.20
en plain neutral | Consumer groups meet in Leeds on Tuesday
en plain neutral | Do you take gift vouchers?
en sarcasm negative | Nobel prize in logistics, my fridge was delivered to the neighbour across the road
en sarcasm negative | I sleep so well knowing my PIN is in good hands overseas
en sarcasm negative | A banking app that hides your money, now that's innovation
en sarcasm negative | You're right, who needs hot water in January
en sarcasm negative | The hotline sends me to the website and the website sends me to the hotline, poetry
en sarcasm negative | You can feel the customer is at the heart of it all, mostly their wallet
en sarcasm negative | Bless you for the twelve identical surveys about a call nobody answered
en negation positive | I wouldn't swap my adviser for any other
en negation positive | There's really no reason to be upset, they told everybody well ahead
en negation negative | Don't count on me to defend this shop any more
en negation negative | It was neither quick nor painless
en mixed negative | Yes the voucher is a nice touch, no it doesn't bring back my photos
en mixed positive | Setup took a while, superb result and charming crew
en emoji negative | Still stranded in Crewe 😩🚂
en emoji positive | The little note inside the parcel 🥰
en misspelt negative | ur suport is a compleet wast of tyme
en misspelt positive | luvly staff realy helpfull thankyou
en hashtag negative | 6 hours on the floor of terminal 2 #RuinedHoliday
en insult negative | What a pack of donkeys in that boardroom
en thanks positive | Without Leah in disputes I'd never have seen my money again, bless her
en thanks negative | Thanks for the ice cold shower this morning
en plain neutral | The hearing was moved to October 3
en plain neutral | Should I keep the old box or send it back?
en plain neutral | The annual report is 214 pages long
en plain negative | My file went through seven people and not one of them read it
en plain positive | The new timetable makes my life a lot easier
`;

const languages = ['fr', 'en'] as const;
const kinds: readonly HardKind[] = ['negation', 'sarcasm', 'mixed', 'emoji', 'misspelt', 'hashtag', 'insult', 'thanks', 'plain'];
const labels = ['negative', 'neutral', 'positive'] as const;

function oneOf<T extends string>(choices: readonly T[], word: string | undefined): T {
  const found = choices.find((choice) => choice === word);
  if (found === undefined) throw new Error(`not one of ${choices.join(', ')}: ${word ?? ''}`);
  return found;
}

/** Every hard case, in the order written. */
export function hardCases(): HardCase[] {
  return rows.trim().split('\n').map((row) => {
    const bar = row.indexOf(' | ');
    const [language, kind, label] = row.slice(0, bar).split(' ');
    return { language: oneOf(languages, language), kind: oneOf(kinds, kind), label: oneOf(labels, label), text: row.slice(bar + 3) };
  });
}
