/**
 * Openings and variants as a decent writer writes them beside the messages of the third table: about the person's own case, or saying what the
 * message says in other words. Nothing in them is a contradiction. Test data only.
 */
import type { APPROVED } from './drift-third-pairs.ts';

export const PLAIN_OPENINGS: Readonly<Record<keyof typeof APPROVED, readonly (readonly [string, string])[]>> = {
  BANK: [
    ['fr', 'Bonjour Karim, nous comprenons votre colère et nous vous présentons nos excuses.'],
    ['fr', 'Bonsoir, je vois que votre carte a été refusée trois fois hier : c’est bien dû à la panne.'],
    ['fr', 'Votre virement de 850 € du 2 mars n’est pas perdu.'],
    ['fr', 'Non, vos économies ne sont pas concernées.'],
    ['fr', 'Panne de l’appli : 10 € remboursés à chaque client touché, données intactes. Infos : banque-exemple.fr/panne'],
    ['en', 'Hi Tom, so sorry you were stuck at the till for 20 minutes last night.'],
    ['en', 'Your salary will still arrive on Friday, the outage does not affect transfers.'],
    ['en', 'Thanks for your patience, our teams in Lille have been working all night.'],
    ['fr', 'Nous n’avons pas encore trouvé la cause de la panne.'],
    ['fr', 'Ne communiquez jamais votre code par téléphone.'],
    ['fr', 'Aucune démarche n’est nécessaire : le remboursement est automatique.'],
    ['fr', 'Vous n’avez rien à faire, les 10 € arriveront avant le 31 mars.'],
    ['en', 'You do not need to call us: the €10 will be paid automatically.'],
    ['fr', 'Notre agence de Brest reste ouverte jusqu’à 19 h.'],
    ['fr', 'N’hésitez pas à appeler le 0 800 123 456, 24 h/24.'],
  ],
  FOOD: [
    ['fr', 'Bonjour, si votre pot porte le lot 4471, ne le consommez pas.'],
    ['fr', 'Si vous avez acheté votre pot en décembre, il n’est pas concerné.'],
    ['en', 'If your jar is not from batch 4471, it is safe to eat.'],
    ['fr', 'Nous pensons aux trois enfants et à leurs familles.'],
    ['fr', 'Les autres usines ne sont pas concernées.'],
    ['en', 'Other Pomdor products are not affected.'],
    ['fr', 'Un numéro vert sera ouvert demain à 8 h.'],
    ['fr', 'Nous n’utilisons aucun colorant.'],
    ['en', 'We do not yet know how the contamination happened.'],
    ['fr', 'Votre fille de 3 ans a mangé deux pots : appelez votre médecin.'],
  ],
  RAIL: [
    ['fr', 'Votre car part à 7 h 45 de la gare routière.'],
    ['en', 'Your dog travels free on coaches.'],
    ['fr', 'Les trains entre Chambéry et Lyon circulent normalement.'],
    ['fr', 'Aucun car ne circule entre 1 h et 5 h.'],
    ['fr', 'Votre billet n’est pas échangeable mais il est remboursé.'],
    ['en', 'The road is also closed to cars.'],
    ['fr', 'Nous n’avons pas de date plus précise à ce stade.'],
    ['fr', 'Nous avons bien reçu votre demande de remboursement de 64,50 €.'],
  ],
  HACK: [
    ['fr', 'Votre compte ne fait pas partie des comptes concernés.'],
    ['en', 'Your account is not among those affected.'],
    ['fr', 'Par prudence, changez votre mot de passe.'],
    ['fr', 'Nous ne vous demanderons jamais votre mot de passe.'],
    ['en', 'We will never ask for your password.'],
    ['fr', 'Seules des adresses électroniques ont été exposées, pas de mots de passe.'],
    ['en', 'Only e-mail addresses were exposed, not passwords.'],
    ['fr', 'L’enquête continue avec la police.'],
    ['fr', 'Vous pouvez nous écrire à dpo@exemple.fr.'],
  ],
  JOBS: [
    ['fr', 'Votre contrat n’est pas modifié.'],
    ['fr', 'Les autres sites ne sont pas concernés.'],
    ['en', 'Our other sites stay open.'],
    ['fr', 'Aucun départ n’est contraint avant juin.'],
    ['fr', 'Les salariés de Tarbes seront reçus un par un dès lundi.'],
    ['en', 'Each of the 340 people will be received in person.'],
    ['fr', 'Notre siège de Toulouse n’est pas touché.'],
    ['fr', 'Nous recrutons 25 personnes à Bordeaux.'],
  ],
};
