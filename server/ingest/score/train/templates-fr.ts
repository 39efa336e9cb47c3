// Owns the French grammar of weakly labelled sentences: what customers, onlookers and companies write around a failure.
// Our own words throughout; it must share no sentence with ../hard-cases.ts, which is what it is judged by.
import type { Grammar } from './grammar.ts';

export const frenchGrammar: Grammar = {
  slots: {
    brand: `
      Bancoria
      Telvia
      Railys
      Voltalis
      Colivox
      Aérovia
      la banque
      ma banque
      l'opérateur
      la compagnie
      la régie
      le fournisseur
      ce magasin
      cette boîte
      cette entreprise
      @user`,
    n: `
      (2|3|4|5|6|8|10|12|15|20|30|45)
      (deux|trois|quatre|cinq|six|dix|quinze|vingt|trente)`,
    unit: `
      (heures|heures|jours|semaines|mois|minutes|ans)`,
    long: `
      {n} (heures|jours|semaines|mois)
      une (heure|semaine|journée) (entière|)
      des (heures|jours|semaines|mois|plombes)
      plus d'(une heure|un mois|une semaine)
      tout (un week-end|le week-end|l'après-midi)`,
    thing: `
      (l'appli|l'application|le site|la page|le service|l'espace client|votre site|votre appli|le serveur|le paiement en ligne|la plateforme)`,
    fail: `
      {thing} (plante|bug|ne marche pas|ne fonctionne plus|ne répond plus|est inaccessible|est en panne|est HS|rame|est down|affiche une erreur|refuse de s'ouvrir|me déconnecte|est en carafe)
      impossible de (me connecter|payer|joindre quelqu'un|retirer de l'argent|avoir un conseiller|accéder à mon compte|faire un virement|annuler ma commande|valider mon panier|recharger ma carte|télécharger ma facture)
      (ma|la) carte (est |)(refusée|bloquée|avalée)
      mon (compte|virement|salaire|dossier|abonnement|colis|remboursement) (est bloqué|a disparu|est introuvable|n'arrive pas|n'est jamais arrivé|est perdu)
      (mon|le) (train|vol|bus|métro|TER) (est |)(supprimé|annulé|en retard|bloqué en gare|bondé)
      (plus|pas) de (réseau|connexion|courant|chauffage|eau chaude|fibre|wifi|4G|téléphone|train|bus)
      (j'ai été|on m'a) (prélevé|débité) (deux fois|à tort|par erreur|sans prévenir)
      (mes|nos) données (ont fuité|sont dans la nature|ont été volées|sont en vente|se retrouvent en ligne)
      (ma|la) (commande|livraison|valise|facture) (est perdue|est fausse|n'arrive jamais|est en retard|est incomplète|est cassée)
      (panne|coupure|bug|incident|erreur|problème) (générale|géante|de réseau|informatique|de paiement|technique|)
      le (technicien|livreur|conducteur|dépanneur) n'est (jamais|pas) venu
      un produit (cassé|défectueux|périmé|jamais livré)
      des frais (cachés|abusifs|de {n} euros|que personne n'explique)
      écran (noir|blanc) (depuis ce matin|)
      {n} (euros|balles) (de frais|envolés|prélevés en trop|de plus par mois)`,
    wait: `
      {long} d'attente
      {long} (à attendre|à patienter|au téléphone|en ligne|à poireauter|de retard|sans réponse|sans nouvelles|sans internet|sans courant|sans compte|sans explication)
      ça fait {long} que j'attends
      j'attends depuis {long}
      toujours (rien|aucune réponse|pas de réponse|pas de solution|pas remboursé|pas livré|aucune nouvelle)
      aucune (réponse|nouvelle|excuse|solution|explication|information)
      personne (ne répond|ne décroche|au guichet|ne sait rien|pour aider)
      raccroché au nez (après {long}|)
      baladé de service en service
      {n} (appels|mails|relances|messages) (et toujours rien|sans réponse|pour rien)`,
    anger: `
      (c'est|quelle|une) honte
      c'est (scandaleux|honteux|inadmissible|inacceptable|lamentable|n'importe quoi|du foutage de gueule|une blague|du vol|pitoyable|insupportable|nul|minable|déplorable|abusé|indigne)
      (j'en ai marre|ras le bol|ça suffit|j'en peux plus|y en a marre|on en peut plus)
      (vous êtes|ils sont|quelle bande d') (nuls|incapables|incompétents|voleurs|escrocs|menteurs|ridicules|des clowns|irresponsables)
      bande d'(incapables|escrocs|incompétents|arnaqueurs)
      (service|accueil|SAV|suivi) (nul|lamentable|inexistant|catastrophique|déplorable|pourri|zéro)
      je suis (furieux|furieuse|dégoûté|écœurée|très déçu|déçue|hors de moi|excédé|en colère|consternée)
      (foutage de gueule|arnaque|escroquerie|catastrophe|honteux|scandale|pathétique|inadmissible|grosse déception)
      (une|quelle) (arnaque|catastrophe|escroquerie|déception|galère|fumisterie|mascarade)
      vous vous (moquez|foutez) (de nous|du monde|des clients|de qui)
      on nous prend pour des (cons|pigeons|vaches à lait|idiots)`,
    leave: `
      je (résilie|change de banque|pars|quitte {brand}|vais voir ailleurs|ferme mon compte|porte plainte|ne reviendrai pas|boycotte|passe à la concurrence|déconseille|ne recommande pas)
      plus jamais (chez vous|{brand}|ça)
      (fuyez|à fuir|évitez|à éviter|méfiez-vous)
      (rendez|remboursez)-moi mon argent
      {brand} c'est (fini|terminé) pour moi
      vous (venez de perdre|perdez) un client`,
    fakepraise: `
      bravo
      bravo (les gars|messieurs|l'équipe|champion|{brand}|à vous|à tous|pour le service)
      merci
      merci (beaucoup|bien|les gars|{brand}|à vous|infiniment|vraiment)
      un (grand|immense|gros) (merci|bravo) (à {brand}|)
      super
      super (service|boulot|les gars|l'organisation|la réactivité|efficace)
      génial
      (chapeau|chapeau bas|félicitations|respect|bien joué|beau travail|joli travail|parfait|magnifique|formidable|excellent|top|quel talent|champions)
      (quelle|belle|sacrée) (efficacité|organisation|réactivité|performance|compétence|réussite|rapidité)
      (quel|beau|sacré) (professionnalisme|service|travail|sens du client|succès)
      (service|boulot) (impeccable|au top|exceptionnel|parfait|de qualité)
      (trop|vraiment) (bien|forts|cool|génial)
      (on adore|j'adore|on aime|j'aime)
      c'est (beau|magnifique|merveilleux|génial|du grand art)
      le (top|rêve|bonheur|luxe)`,
    ironyfull: `
      merci pour rien
      merci de (rien|ne pas répondre|nous ignorer|vous moquer de nous|me faire perdre mon temps|m'avoir fait attendre pour rien)
      merci pour (la panne|le retard|l'attente|le week-end gâché|la facture surprise|les frais|votre silence|le compte bloqué|la galère|cette belle coupure)
      bravo pour (la panne|le retard|l'attente|le fiasco|la fuite de données|votre silence|la hausse des prix|le bug|l'organisation pourrie)
      (quelle surprise|oh surprise|tiens donc|comme par hasard|comme d'habitude), {fail}
      (j'adore|on adore|j'aime beaucoup|quel plaisir de|rien de tel que de) (quand {fail}|attendre {long}|payer pour un service qui ne marche pas|passer {long} au téléphone|parler à un robot|recevoir des frais cachés)
      (tout va bien|tout est normal|rien de grave|pas de panique), {fail}
      on (applaudit|applaudit bien fort|dit merci qui|croit rêver|se demande qui pilote)
      (heureusement que|encore heureux que) (je paye|c'est un service premium|vous êtes joignables|j'avais besoin de rien)
      (nouveau record|record battu|médaille d'or|premier prix|l'oscar) : {wait}
      {brand}, (le futur|l'excellence|la qualité|le progrès) (paraît-il|qu'ils disaient|à la française|en marche) : {fail}
      si {brand} (voulait|cherche) à perdre des clients, (c'est réussi|bien joué|mission accomplie|objectif atteint)
      avec {brand} (on n'est jamais déçu|jamais déçu), {fail}
      ah (super|génial|parfait|bravo|top), {fail}
      (continuez comme ça|ne changez rien|surtout ne changez rien), {fail}
      vous (gérez|assurez) (vraiment|trop|) : {wait}
      (payer|paye) {n} euros pour (ça|un service inexistant|une appli qui plante|attendre), (le bonheur|quelle affaire|merci bien)
      ça (fait plaisir|donne confiance|rassure|donne envie) (vraiment|), {fail}`,
    simile: `
      (même|mon|à mon avis,) (ma grand-mère|mon chat|mon micro-ondes|mon neveu|un enfant de {n} ans|un stagiaire|un pigeon voyageur|le Minitel) (va plus vite|ferait mieux|code mieux que vous|est plus fiable|répond plus vite|s'en sortirait mieux)
      à ce rythme (je serai à la retraite|on sera tous morts|j'aurai plus vite fait à pied|Noël sera passé) avant (le remboursement|la réponse|la fin de la panne|d'avoir un conseiller)
      (plus rapide|plus simple) de (traverser la France à vélo|parler à un mur|envoyer un pigeon|gagner au loto) que (d'obtenir une réponse|de joindre le service client|de résilier)
      {thing} est (si|tellement) (bien faite|bien pensée|moderne|intuitive) que (personne n'y arrive|je suis revenu au papier|j'ai abandonné|tout le monde part)
      (si|tellement) (rapides|réactifs|efficaces|pros) que (j'attends toujours|personne ne répond|ça fait {long})
      (rapides|doués|très forts|toujours là|champions) pour (prélever|encaisser|augmenter les prix|faire de la pub|promettre), (lents|absents|nuls|personne) pour (rembourser|répondre|réparer|assumer)
      j'ai eu le temps de (vieillir|déménager|apprendre le chinois|finir un puzzle|faire le tour du monde) (en attendant|avant votre réponse|pendant l'attente|au téléphone)`,
    wryadj: `
      (belle|jolie|sacrée|drôle de|magnifique|quelle belle|quelle jolie) (façon|manière) de (traiter les clients|nous remercier|récompenser la fidélité|communiquer|gérer une crise|fêter la rentrée)
      (belle|jolie|sacrée|superbe) (mentalité|priorité|excuse|leçon de communication|blague|promesse|image de marque|surprise sur ma facture)
      (la fameuse|la légendaire|la célèbre|l'incroyable|toujours cette) (qualité de service|réactivité de {brand}|ponctualité|transparence|proximité client) 
      (merci|bravo) pour (votre réactivité|votre ponctualité|votre sérieux|la rapidité|votre efficacité|la transparence) (légendaire|habituelle|à toute épreuve|exemplaire), {wait}
      (je voulais|je tiens à|permettez-moi de) (vous remercier|vous féliciter|saluer l'équipe) pour (m'avoir fait perdre {long}|la panne|m'avoir raccroché au nez|ces frais surprise|l'annulation de dernière minute|le silence depuis {long})
      (cool|super|génial|top|sympa|magnifique|parfait|trop bien), (mes données sont sur le darknet|mon compte est vidé|plus de lumière|le guichet est fermé|le numéro est payant|on dort à la gare|encore une hausse)
      (mes données sont sur le darknet|mon compte est vidé|le numéro est payant|encore une hausse|l'assistance est fermée|le train est parti sans nous|la valise est restée à Madrid), (cool|super|génial|top|sympa|magnifique|parfait|merci|charmant)`,
    reproach: `
      (vous n'avez pas|vous avez pas) (honte|de cœur|de parole|le droit)
      vous pouvez (garder|ranger|oublier) vos (excuses|promesses|bons d'achat|discours|communiqués)
      (la confiance|le lien) est (rompue|cassée|perdue|morte)
      (j'ai|on a) (perdu|plus du tout) confiance
      (personne|aucun responsable) (n'assume|ne s'excuse|ne répond|ne démissionne)
      (on attend|j'attends) toujours (des excuses|des explications|un geste|une réponse|notre argent)
      (où est|elle est où) (la solution|mon argent|l'aide|la transparence|le remboursement) (promise|promis|annoncé|annoncée|) (hier|depuis {long}|)
      (arrêtez|cessez) de (mentir|nous prendre pour des idiots|faire de la com|vous cacher|promettre)
      (à quoi servent|à quoi sert) (vos conseillers|notre abonnement|votre service client|l'assurance|vos excuses)
      (comment|comment est-ce possible d') (osez-vous|être aussi mauvais|traiter les gens comme ça)
      (jamais|rarement) vu (un service|une communication|une entreprise|une gestion) aussi (mauvais|nul|lente|catastrophique|méprisante)
      (le PDG|la direction) (touche un bonus|se gave|part en vacances) (et|pendant que) (nous on attend|les clients trinquent|on paye)
      (non seulement|en plus) {fail}, (et en plus|mais en plus) (on se fait engueuler|il faut payer|personne ne s'excuse|on nous ment)
      (pas|vraiment pas|pas du tout) (cool|sympa|glorieux|sérieux|malin|correct) (votre façon de faire|de votre part|ce que vous faites|comme méthode)
      (ma mère|mon père|mon oncle|mes enfants|ma voisine|un client handicapé) (est sans chauffage|est sans téléphone|dort dans le froid|ne peut plus payer|attend dans le noir|est bloqué) depuis {long}
      je (résilie|pars|clôture tout|change d'opérateur) (demain|ce soir|lundi|tout de suite)`,
    unsolved: `
      (la panne|l'incident|le dossier|le sinistre|le colis|ma demande|le litige|rien) n'est (toujours pas|pas|encore pas|jamais) (réglé|résolue|traité|réparé|remboursé|livré|retrouvé|clos)
      (toujours pas|jamais|pas) (réglé|résolu|réparé|remboursé|livré|rétabli|dépanné|recrédité|traité) (après {long}|malgré {n} appels|depuis {long}|)
      (ils|vous|elle) (n'ont|n'avez|n'a) (rien|toujours rien|jamais rien) (réglé|résolu|réparé|remboursé|fait|proposé)
      (promis|annoncé|soi-disant) (réglé|résolu|remboursé|rétabli) (hier|il y a {long}|depuis {long}), (toujours rien|faux|et non|rien du tout)
      {n} (mois|semaines|jours|heures) pour (une simple réponse|un rendez-vous|changer un nom|corriger une erreur|activer une ligne|ouvrir un compte)
      merci pour (la nuit blanche|le café froid|les trois kilomètres à pied|le frigo vide|la journée perdue|le rendez-vous manqué|le repas froid|la soirée dans le noir)`,
    facts: `
      (vous prenez|vous livrez|vous avez|vous proposez|vous faites|vous ouvrez|vous reprenez) (les tickets resto|en Corse|un service de garde|une offre pour les jeunes|le dimanche|les anciens appareils|le paiement en plusieurs fois) ?
      (je suis|nous sommes) (chez eux|clients|abonnés) depuis (2009|2012|2018|{n} ans), (forfait|formule|compte|option) (pro|famille|jeune|basique|classique)
      (la panne|l'incident|la coupure|la fuite|l'attaque) (touche|concerne|affecte|remonte à) (surtout l'ouest|le nord du pays|trois départements|les clients pro|le mois de mars|plusieurs agences|le {n} avril)
      (une cellule|un numéro|une équipe|un point d'information) (de crise|d'assistance|dédié) (est ouvert|est ouverte|a été mis en place|sera disponible) (à la préfecture|à {n}h|demain|en gare)
      (le PDG|le directeur|la porte-parole|un représentant) (sera entendu|sera reçu|prendra la parole|répondra aux questions) (jeudi|à {n}h|par la commission|demain matin)
      (ils disent|on dit|il paraît|apparemment) que (les mots de passe|les cartes|les anciens clients|les codes) (ne sont pas concernés|sont concernés|seront changés)
      (faut-il|doit-on|il faut) (changer de carte|changer le code|appeler la banque|refaire une demande|garder le reçu) (ou juste le mot de passe|ou attendre|) ?
      (le standard|le guichet|la permanence) est (joignable|ouvert|ouverte) de {n}h à {n}h
      (un point presse|une décision|un bilan|un rapport) est attendu (demain|en fin de journée|vendredi|le {n})
      (le bus|le tram|la ligne) {n} (est dévié|est déviée|ne circule pas|s'arrête à la gare) (jusqu'à vendredi|dimanche|par l'avenue) 
      (j'ai reçu ce|quelqu'un a eu ce) (mail|SMS|courrier) (ce matin|hier|), (c'est un vrai|c'est normal|vous aussi) ?
      je suis (aussi client|client|abonné), (je regarde ça ce soir|je vais vérifier|je verrai demain)`,
    resolved: `
      (tout est|c'est|mon problème est|l'incident est) (réglé|résolu|rentré dans l'ordre|réparé)
      (tout|ça|le site|l'appli|internet) (remarche|refonctionne|est de retour|fonctionne à nouveau|est revenu)
      (j'ai été|ils m'ont|on m'a) (remboursé|rappelé|dépanné|livré|aidé|dédommagé) (en {n} minutes|dans la journée|le jour même|tout de suite|rapidement|sans discuter)
      (réglé|résolu|réparé|remboursé|dépanné|répondu) en {n} minutes
      (colis|commande|virement|remboursement) (bien reçu|arrivé en avance|reçu plus tôt que prévu|arrivé aujourd'hui)
      ils ont (tout réparé|trouvé une solution|réglé le problème|assuré|réagi tout de suite|fait le nécessaire)`,
    truepraise: `
      (bravo|merci|chapeau|félicitations|un grand merci|respect|mille mercis) (à toute l'équipe|aux équipes|aux techniciens|à la conseillère|au conseiller|au service client|au chauffeur|au livreur|à l'agence|à {brand}|à votre collègue|pour tout)
      (très|vraiment|super|hyper) (content|satisfaite|contente|ravi|efficace|pro|réactif|rapide|agréable|sympa|bien|à l'écoute)
      (service|accueil|équipe|conseiller|SAV|livraison|application) (au top|impeccable|parfait|rapide|efficace|super|exceptionnel|excellent|irréprochable|nickel)
      je (recommande|recommande vivement|suis ravi|suis ravie|suis très satisfait|reste fidèle|conseille à tous|suis conquise)
      merci (beaucoup|infiniment|encore|vraiment) (pour votre aide|pour votre réactivité|pour votre patience|pour votre écoute|pour le geste|pour la réponse rapide|d'avoir réglé ça|d'avoir pris le temps|pour votre gentillesse|pour votre transparence)
      (quelle|une) (belle surprise|équipe formidable|réactivité exemplaire|bonne nouvelle|belle initiative)
      (toujours|vraiment) (un plaisir|à l'écoute|disponibles|aimables et efficaces)
      (la meilleure|le meilleur) (banque|opérateur|service client|appli|compagnie)
      (bonne|belle|excellente|jolie) (gestion de crise|réaction|communication|initiative|nouvelle|mise à jour)
      (j'adore|j'aime beaucoup|on aime) (la nouvelle appli|le nouveau site|cette marque|leur transparence|votre équipe|leur honnêteté)`,
    goodneg: `
      pas mal (du tout|franchement|la nouvelle appli|leur réponse|le service|cette mise à jour|leur offre|)
      (rien à redire|rien à dire|rien à reprocher|aucun reproche|rien de négatif à dire)
      (aucun|zéro|pas de|sans aucun) (problème|souci|bug|retard|accroc) (depuis {long}|chez moi|avec {brand}|pour l'instant|de mon côté|)
      (jamais|pas) (déçu|déçue|eu de problème|eu à me plaindre|eu le moindre souci|eu de mauvaise surprise) (avec eux|avec {brand}|depuis {n} ans|en {n} ans|)
      je (ne |)(suis pas déçu|regrette pas|me plains pas|peux pas me plaindre|suis vraiment pas déçue)
      (pas une minute|même pas {n} minutes|aucune minute) d'attente
      (on peut pas|difficile de|impossible de|dur de) faire (mieux|plus simple|plus rapide|plus efficace)
      c'est (pas|loin d'être) (mauvais|bête|idiot|mal fait|inutile), (au contraire|bien au contraire|j'aime bien|bonne idée)
      ils n'ont (pas traîné|pas hésité à rembourser|pas menti|pas compté leurs heures)
      (plus aucun|plus de) (bug|problème|souci) depuis (la mise à jour|hier|leur intervention)`,
    badneg: `
      (pas|vraiment pas|franchement pas|pas du tout) (content|satisfait|normal|sérieux|professionnel|terrible|convaincu|rassuré|à la hauteur|acceptable|top|clair|fiable|digne)
      (pas|même pas) (une réponse|une excuse|un mot|un appel|un geste|foutus de répondre|capables d'aider)
      (ça ne sert|ça sert|vous ne servez|ils servent) à rien
      je ne (recommande pas|vous félicite pas|suis pas près de revenir|vois aucune amélioration|comprends pas ce mépris|fais plus confiance)
      (aucun|zéro) (respect|suivi|effort|sérieux|remboursement|professionnalisme|geste commercial)
      (aucune|zéro) (compétence|communication|empathie|transparence|considération|solution)
      (rien|plus rien) ne (marche|fonctionne|va|change|bouge)
      vous ne (répondez jamais|tenez pas vos promesses|respectez rien|faites rien|méritez pas vos clients)
      ce n'est pas (la première fois|un service|sérieux|normal|ce que j'ai commandé|digne de {brand}|avec des excuses que ça va s'arranger)`,
    ask: `
      (est-ce que|savez-vous si|quelqu'un sait si|vous savez si) (l'agence|le magasin|le guichet|le service|la ligne|le site|la boutique) (est ouvert|est ouverte|ouvre demain|fonctionne le dimanche|accepte les chèques|sera ouvert lundi)
      (à quelle heure|quand|quel jour) (ouvre l'agence|part le prochain train|reprend le service|aura lieu la réunion|commence la vente|est prévue la maintenance|passe le technicien)
      (comment|où) (faire|puis-je|peut-on|on fait pour) (changer d'adresse|trouver mon numéro client|activer la carte|télécharger un RIB|suivre une commande|modifier un rendez-vous|envoyer le formulaire|consulter mes factures)
      (quel est|c'est quoi|je cherche) (le numéro du service client|l'adresse de l'agence|le délai de livraison|le tarif|le code promo|la différence entre les deux offres)
      (quelqu'un|qqn) (est chez|utilise|a déjà testé|connaît) {brand} (ici|pour le travail|à l'étranger|)
      (est-ce|c'est) (valable|possible|prévu|disponible) (aussi pour les pros|en Belgique|sur Android|à partir de lundi|pour les étudiants)
      (bonjour|bonsoir), (est-il possible de|pouvez-vous m'indiquer comment|pourriez-vous me dire où) (modifier ma réservation|obtenir une attestation|changer de forfait|trouver l'horaire|contacter l'agence)
      (combien|quel) (coûte l'abonnement|de temps pour un virement|est le plafond|délai pour une livraison)
      les (cartes|comptes|clients pro|billets|abonnés) (sont-ils|sont) (aussi |)concernés`,
    info: `
      {brand} (annonce|publie|présente|confirme|communique|précise|indique) (ses résultats trimestriels|un communiqué|les nouveaux horaires|la nomination d'un directeur|la date de l'assemblée générale|un plan de modernisation|le calendrier des travaux|une conférence de presse à {n}h)
      (info trafic|point de situation|mise à jour|rappel|info|communiqué) : (la ligne {n} reprend à {n}h|travaux prévus dimanche|intervention en cours|service rétabli vers {n}h|le site sera en maintenance de {n}h à {n}h|les agences ouvrent à 9h)
      (le siège|l'agence|la boutique|le guichet) (se trouve|est située|déménage|ouvre|ferme) (à Lyon|rue Nationale|à {n}h|place de la gare|lundi|le {n} mars)
      (une réunion|la conférence|l'audition|l'assemblée générale|le procès) (est prévue|aura lieu|commence|se tiendra) (mardi|jeudi à {n}h|le {n} juin|demain matin|à Paris)
      (selon|d'après) (le communiqué|la presse|l'AFP|la direction|le porte-parole), (environ {n} 000 clients sont concernés|l'enquête est en cours|les travaux dureront {n} mois|le service reprendra {n}h)
      je (suis client|travaille|passe|suis abonné|vais) (chez {brand} depuis {n} ans|à l'agence demain|au magasin samedi|sur la ligne {n}|au guichet cet après-midi)
      (article|interview|dossier|reportage|émission|vidéo) (à lire|à voir|sur {brand}|du jour|à {n}h sur France 3) (: {brand} et le secteur|)
      {brand} (compte|emploie|exploite|dessert|gère) {n} (000 salariés|millions de clients|agences|gares|lignes)
      (le cours|l'action) (de {brand} |)(clôture à {n} euros|ouvre stable|s'échange à {n} euros)
      (j'ai reçu|je viens de recevoir) (le mail|la lettre|le SMS|la nouvelle carte) de {brand} (ce matin|hier|aujourd'hui|)
      (le ministre|la CNIL|le syndicat|le régulateur|la mairie) (recevra|interroge|rencontre|a reçu) (la direction|{brand}|les représentants) (mardi|cette semaine|demain)
      (version {n}|nouvelle version|mise à jour) (disponible|déployée|prévue) (sur iOS et Android|lundi|le {n} avril)`,
    news: `
      (#InfoTrafic|#Direct|#Communiqué|📢|ℹ️) {info}`,
    tag: `
      #{tagword}
      #{tagword} #{tagword}`,
    tagword: `
      (honte|scandale|arnaque|panne|bug|rasleBol|fail|boycott|voleurs|incompétents|nul|RendezLArgent|ServiceNul|PlusJamais|ToujoursEnPanne|galère|foutageDeGueule|remboursez)`,
    goodtag: `
      #(merci|bravo|top|auTop|service|satisfait|recommande|topService|clientHeureux|ravi|bonneNouvelle|efficace)`,
  },
  negative: `
    {simile}
    {simile}, {wait}
    {wryadj}
    {wryadj}, {fail}
    {fail}, {wryadj}
    {reproach}
    {reproach}
    {reproach} ?
    {unsolved}
    {unsolved}, {anger}
    {fakepraise}, {unsolved}
    (le technicien|la dame|l'agent|le vendeur|l'accueil) (était|est) (gentil|adorable|charmant|à l'écoute|compétent|poli) mais {unsolved}
    (le remboursement|le bon|le message|l'excuse) est (sympathique|bien gentil|appréciable) mais ça ne (répare|change|remplace) (rien|pas tout|pas ma soirée)
    {reproach}, {anger}
    {fail}, {reproach}
    {wait}, {reproach}
    {fakepraise}, {wait}
    {fakepraise} ! {wait}
    {fakepraise}, {fail}
    {fakepraise}, encore une (panne|coupure|grève|erreur|hausse)
    {fakepraise}, {fail}, {wait}
    {fail}, {fakepraise}
    {wait}, {fakepraise}
    {fakepraise} pour {wait}
    {fakepraise}... {fail}
    {fail} ? {fakepraise}
    {fakepraise} vraiment, {fail}
    {fakepraise} {brand}, {fail}
    {fakepraise} {brand}, {wait}
    {fakepraise} 👏👏 {fail}
    {ironyfull}
    {ironyfull}
    {ironyfull}
    {ironyfull}, {wait}
    {ironyfull} {tag}
    {fail}
    {fail}, {wait}
    {fail} et {wait}
    {fail} depuis {long}, {anger}
    {wait}, {anger}
    {anger}
    {anger}, {fail}
    {anger}, {leave}
    {fail}, {leave}
    {leave}
    {leave}, {anger}
    {wait}, {leave}
    {badneg}
    {badneg}, {fail}
    {badneg}, {leave}
    {fail}, {badneg}
    {badneg}, {anger}
    encore {fail} !
    (encore et toujours|pour la troisième fois|comme tous les lundis|une fois de plus) {fail}
    {fail}, vous comptez faire quoi ?
    (quand|allez-vous enfin|c'est pour quand) (répondre|réparer|rembourser|vous réveiller) ? {wait}
    c'est normal que {fail} ?
    pourquoi {fail} ? {anger}
    {tag} {fail}
    {fail} {tag}
    {tag}
    {brand} {tag}
    {brand} {anger}
    @user {fail} svp répondez
    (l'accueil était sympa|le conseiller était gentil|belle appli|bonne idée|j'aimais bien|avant c'était bien|le produit est bien), mais {fail}
    (gentil|poli|sympa) (au téléphone|sur Twitter) mais {wait}
    j'étais (client fidèle|contente|satisfait) mais {fail}, {leave}
    même pas {wait}, juste {fail}
    {n} ans client et {fail}
    à cause de {brand} j'ai (raté mon train|raté un entretien|perdu {n} euros|passé la nuit dehors|dû tout annuler)
    grâce à {brand} (je suis à découvert|j'ai raté mon examen|je dors à la gare|je mange froid|j'arrive en retard au travail)
    (inquiet|très inquiète|j'ai peur) pour (mon argent|mes données|mes économies)
    (mes économies|mes données|mes codes|mes papiers) (sont-elles en danger|exposés à cause de {brand}|dans la nature)
    (la direction|le PDG|{brand}) (ment|se cache|nous méprise|s'en met plein les poches|ne respecte personne|nous prend pour des idiots)
    (licencier|augmenter les prix|fermer des agences|supprimer des trains) et (distribuer des dividendes|parler de qualité), {anger}
    encore une (promesse|excuse|réponse automatique) (bidon|vide|copiée-collée)
    réponse (copiée-collée|automatique|toute faite), {anger}
    en fait vous (savez|servez) juste à (encaisser|prélever|augmenter les tarifs)
    non mais {fail} sérieusement ?!
    mdr {fail} {anger}
    lol {fakepraise} {fail}`,
  neutral: `
    {facts}
    {facts}
    {facts}. {info}
    {facts} http
    {ask} ?
    {ask} ?
    {ask} ? merci
    {ask} svp ?
    bonjour, {ask} ? merci d'avance
    {ask}
    {info}
    {info}
    {info}
    {info}. {info}
    {news}
    {news}
    {info} via @user
    {info} http
    {info} #actu
    {ask} ? {info}
    (je me demande|question|petite question) : {ask} ?
    quelqu'un a le lien (du formulaire|du communiqué|de l'article) ?
    {brand} (répond|répondra|s'exprime|prendra la parole) (à {n}h|ce soir|demain) sur (l'incident|la panne|le dossier)
    (le point|ce qu'on sait|chronologie|résumé) sur (la panne|l'incident|la fuite) (chez {brand}|)
    (la panne|l'incident|la coupure) (a commencé à {n}h|concerne {n} départements|a duré {n} heures selon {brand})
    (les clients|les abonnés|les voyageurs) (peuvent|doivent|sont invités à) (remplir le formulaire|changer leur mot de passe|consulter le site|se rendre au guichet|appeler le {n})
    (certains|une partie des) clients (ont été|seront) (remboursés|contactés|informés) (lundi|par mail|cette semaine|), d'autres (attendent|plus tard)
    les équipes (techniques|) (interviennent|sont sur place|analysent la situation)
    merci de (m'indiquer|me dire|préciser|confirmer) (l'adresse|le numéro|l'horaire|la procédure|le délai)
    (pour ceux qui demandent|pour info|fyi), {info}
    {n}h{n} : {info}
    je (cherche|voudrais) (un conseiller|une agence|des infos|un comparatif|un rendez-vous) (à Nantes|pour un prêt|sur {brand}|la semaine prochaine)`,
  positive: `
    (merci|merci !|bravo|bravo !|super|top|génial|parfait|ok super|merci bien|merci beaucoup|merci à vous|excellent|nickel|super merci)
    (on ne dit pas assez|jamais assez) (merci|bravo) (aux équipes|aux techniciens|aux conseillers|à ceux qui réparent)
    (une panne|un bug|une erreur), ça arrive (à tout le monde|), (eux au moins|ils) (assument|s'excusent|ont vite réparé|préviennent)
    (j'avais peur|j'étais inquiet|je craignais le pire|je m'attendais au pire) mais (ils ont été à la hauteur|tout s'est bien passé|{resolved}|rien à dire)
    (ils|elle|le conseiller) (s'est excusé|se sont excusés|a reconnu l'erreur) et (a offert un mois gratuit|ont remboursé|a tout réglé), (classe|chapeau|j'apprécie|respect)
    {resolved}, (bluffé|je suis bluffée|agréablement surpris|impressionné|c'est mieux qu'avant|encore plus rapide qu'avant)
    (mon argent|mon compte|mon colis|tout) est (bien là|en sécurité|bien arrivé), (ouf|merci|bonne nouvelle|rassurée)
    (ce n'est pas|c'est pas) (la catastrophe|le drame|si grave), (chez moi tout marche|tout fonctionne bien|ils gèrent bien)
    (zéro|aucune|pas d') attente (à la caisse|au téléphone|en agence|), (ça change|parfait|top|bien)
    (la conseillère|le technicien|le livreur|l'équipe|le chauffeur) a été (top|d'une patience incroyable|adorable|super|formidable|très pro|à la hauteur)
    (enfin|voilà) une (entreprise|banque|marque|équipe) qui (assume|rembourse|écoute|tient parole|dit la vérité)
    {truepraise}
    {truepraise}
    {truepraise}
    {truepraise}, {truepraise}
    {truepraise} {goodtag}
    {goodtag} {truepraise}
    {resolved}, {truepraise}
    {resolved}, merci
    {resolved}, merci (beaucoup|{brand}|pour votre aide|à tous)
    {resolved} !
    {fail} ce matin mais {resolved}, {truepraise}
    {fail} hier, {resolved}, {truepraise}
    (petite|grosse|une) (panne|coupure|erreur) (hier|ce matin|) mais {resolved}, (bravo|merci|chapeau|respect)
    j'étais (furieux|inquiète|sceptique|énervé|en colère), {resolved}, (bravo|merci|chapeau|franchement merci)
    malgré (la panne|le retard|la grève|la neige|le bug|la crise), {truepraise}
    {goodneg}
    {goodneg}
    {goodneg}
    {goodneg}, {truepraise}
    {truepraise}, {goodneg}
    {goodneg}, merci
    (franchement|honnêtement|sincèrement|pour une fois|il faut le dire), {truepraise}
    (franchement|honnêtement|pour une fois|bon), {goodneg}
    {brand} {truepraise}
    (contrairement à ce qu'on lit|quoi qu'on en dise|arrêtez de critiquer), {truepraise}
    (courage|bon courage|soutien|force) (aux équipes|à {brand}|aux techniciens|aux conseillers) (qui bossent dur|dans cette période|qui font le maximum|)
    (je fais confiance à|je soutiens|j'ai confiance en|je reste chez) {brand}, {truepraise}
    (enfin|ouf|yes|youpi), {resolved}
    (soulagé|rassurée|contente|heureux), {resolved}
    (au moins|pour le coup) {brand} (assume|est transparent|reconnaît ses erreurs|communique bien|a réagi vite), (bravo|ça rassure|respect|j'apprécie)
    (ça fait du bien de|agréable de|content de) (voir une entreprise honnête|tomber sur un conseiller compétent|être écouté|recevoir une réponse claire)
    pas mal du tout, {truepraise}
    client depuis {n} ans, {goodneg}
    client depuis {n} ans et toujours (ravi|satisfaite|content|aussi bien servi)
    (livré|servi|dépanné|remboursé|rappelé) (en avance|en {n} minutes|le jour même|avec le sourire), (super|merci|parfait|nickel|rien à dire)`,
};
