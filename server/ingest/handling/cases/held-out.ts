/**
 * Texts of ours that the first rules were not tuned on. They were read while danger came to be weighed from concepts, so they are no longer
 * unseen: they say that nothing is lost. What the detector has not seen is in fourth.ts. Nobody real is meant.
 */
import type { HandlingCase } from './handling-case.ts';

export const HELD_OUT_FR: readonly HandlingCase[] = [
  ['danger', 'Je suis à deux doigts de me foutre sous un camion'],
  ['danger', 'Ma femme a essayé de se suicider après le troisième rejet de prélèvement'],
  ['danger', 'Vivre comme ça, non merci, je préfère mourir'],
  ['danger', 'Je n’ai plus le goût à rien, je pense à la mort tout le temps'],
  ['danger', 'Mon voisin agriculteur s’est tiré une balle, il devait 80 000 à votre banque'],
  ['danger', 'Cette nuit j’ai failli faire une grosse bêtise avec mes somnifères'],
  ['danger', 'Au secours je crois que ma sœur va se tuer, elle répond plus depuis votre appel'],
  ['danger', 'J’ai posté ma lettre d’adieu à votre siège'],
  ['danger', 'Je vais venir te casser la gueule devant tes collègues'],
  ['danger', 'Qu’ils crèvent tous dans un incendie'],
  ['danger', 'Vous méritez qu’on vous égorge'],
  ['danger', 'attention à votre directeur en sortant du parking ce soir'],
  ['danger', 'Je rentre dans votre agence et je tire dans le tas'],
  ['danger', 'une bombe est cachée dans le hall, vous avez une heure'],
  ['danger', 'Tu as une belle maison à Nantes Valmont, ce serait dommage qu’elle brûle avec toi dedans'],
  [null, 'Mon prêt me tue à petit feu'],
  [null, 'Elle est morte votre appli ? Impossible de me connecter'],
  [null, 'Vos conseillers tirent dans tous les sens, personne n’a la même réponse'],
  [null, 'Le feu couve chez Rivage, on attend les résultats'],
  [null, 'J’ai la tête qui explose avec vos formulaires'],
  [null, 'Trois balles de frais pour un retrait, non mais'],
  [null, 'Le fusil à deux coups : frais puis agios'],
  [null, 'Bravo pour le don aux familles des victimes de l’incendie'],
];

export const HELD_OUT_EN: readonly HandlingCase[] = [
  ['danger', 'I am this close to stepping in front of a lorry'],
  ['danger', 'My wife tried to kill herself after the third bounced payment'],
  ['danger', 'Living like this, no thanks, I would sooner die'],
  ['danger', 'Nothing brings me joy, I think about death all the time'],
  ['danger', 'The farmer next door shot himself, he owed your bank 80,000'],
  ['danger', 'Last night I nearly did something terrible with my sleeping pills'],
  ['danger', 'Help, I think my sister is about to kill herself, she stopped answering after your call'],
  ['danger', 'I have posted my suicide note to your head office'],
  ['danger', 'I am coming to smash your face in, in front of your colleagues'],
  ['danger', 'Hope they all burn to death'],
  ['danger', 'You deserve to have your throats cut'],
  ['danger', 'careful with your director in the car park tonight'],
  ['danger', 'I walk into your branch and I start shooting'],
  ['danger', 'a bomb is hidden in the lobby, you have one hour'],
  ['danger', 'Nice house you have in Bath, Valmont, shame if it burned with you inside'],
  [null, 'This loan is slowly killing me'],
  [null, 'Is your app dead? Cannot log in'],
  [null, 'Your advisers fire off answers in every direction, none agree'],
  [null, 'Trouble smouldering at Rivage, waiting for the results'],
  [null, 'My head is exploding with your forms'],
  [null, 'Double barrelled charges: fee first, interest after'],
  [null, 'Thanks for the donation to the families of the fire victims'],
  [null, 'Three quid to take out cash, shoot me now lol'],
];
