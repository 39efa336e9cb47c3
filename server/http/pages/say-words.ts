/** The few sentences of the say page, in the language of what is said there; any other language than French gets English around its text. */
export interface SayWords {
  readonly revision: (n: number) => string;
  readonly since: string;
  readonly asOf: string;
  readonly asOfHelp: string;
  readonly answers: string;
  readonly search: string;
  readonly none: string;
  readonly seat: string;
  readonly seatExample: string;
  readonly seatHint: string;
  readonly confirm: (n: number) => string;
  readonly confirmed: (n: number) => string;
  readonly change: string;
  readonly print: string;
  readonly contact: string;
  readonly renewed: string;
  readonly doNotUse: string;
  readonly nothing: string;
  readonly noText: string;
  readonly cut: string;
  readonly lastContact: string;
  readonly hold: string;
  readonly holdHelp: string;
  readonly goneTitle: string;
  readonly gone: string;
  readonly printed: string;
  readonly printedHelp: string;
  readonly notConfirmed: string;
  readonly full: string;
}

const fr: SayWords = {
  revision: (n) => `Révision ${n}`,
  since: 'en vigueur depuis',
  asOf: 'Affiché à',
  asOfHelp: 'Cette page ne se met pas à jour seule : rechargez-la avant chaque appel.',
  answers: 'Questions et réponses',
  search: 'Chercher dans les réponses',
  none: 'Aucune réponse ne correspond. Ne rien improviser : dites seulement le texte ci-dessus.',
  seat: 'Votre poste',
  seatExample: 'Guichet 2',
  seatHint: 'Demandé une seule fois.',
  confirm: (n) => `J’ai lu la révision ${n}`,
  confirmed: (n) => `Révision ${n} lue`,
  change: 'Changer de poste',
  print: 'Imprimer',
  contact: 'À jour à',
  renewed: 'Le texte vient de changer : les passages nouveaux sont signalés.',
  doNotUse: 'NE PAS UTILISER',
  nothing: 'Aucun message n’est en vigueur. Ne lisez aucune version antérieure, même imprimée, et attendez la suivante.',
  noText: 'Le message en vigueur n’a pas de texte dans cette langue. N’en traduisez aucun vous-même.',
  cut: 'Plus de contact depuis plus d’une minute : le texte a pu changer. Vérifiez le réseau ; la page revient d’elle-même.',
  lastContact: 'Dernier contact à',
  hold: 'ARRÊT depuis',
  holdHelp: 'Ne lisez ce texte à personne tant que l’arrêt n’est pas levé.',
  goneTitle: 'Cette page n’est plus valable',
  gone: 'Ne dites rien de ce qu’elle affichait. Demandez une nouvelle adresse au responsable du canal.',
  printed: 'Imprimé le',
  printedHelp: 'Ne vaut plus dès qu’une autre révision ou une autre impression existe : comparez le numéro à l’écran.',
  notConfirmed: 'La lecture n’a pas pu être enregistrée. Réessayez.',
  full: 'Trop de postes ont déjà répondu pour ce site. Prévenez le responsable du canal.',
};

const en: SayWords = {
  revision: (n) => `Revision ${n}`,
  since: 'in force since',
  asOf: 'Shown at',
  asOfHelp: 'This page does not renew itself: load it again before every call.',
  answers: 'Questions and answers',
  search: 'Search the answers',
  none: 'No answer matches. Do not make one up: say the text above and nothing else.',
  seat: 'Your seat',
  seatExample: 'Counter 2',
  seatHint: 'Asked only once.',
  confirm: (n) => `I have read revision ${n}`,
  confirmed: (n) => `Revision ${n} read`,
  change: 'Change seat',
  print: 'Print',
  contact: 'Up to date at',
  renewed: 'The text has just changed: what is new is marked.',
  doNotUse: 'DO NOT USE',
  nothing: 'No message is in force. Read out no earlier version, not even a printed one, and wait for the next.',
  noText: 'The message in force has no text in this language. Do not translate one yourself.',
  cut: 'No contact for more than a minute: the text may have changed. Check the network; the page comes back by itself.',
  lastContact: 'Last contact at',
  hold: 'ON HOLD since',
  holdHelp: 'Do not read this text to anybody until the hold is lifted.',
  goneTitle: 'This page is no longer valid',
  gone: 'Say nothing of what it showed. Ask the channel owner for a new address.',
  printed: 'Printed on',
  printedHelp: 'No longer valid once another revision or another print exists: compare the number with the screen.',
  notConfirmed: 'That you have read it could not be recorded. Try again.',
  full: 'Too many seats have answered for this site already. Tell the channel owner.',
};

export const sayWords = (language: string): SayWords => (language === 'fr' || language.startsWith('fr-') ? fr : en);

const CHANNELS: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  phone: { fr: 'Téléphone', en: 'Phone' },
  branches: { fr: 'Agences', en: 'Branches' },
  website: { fr: 'Site web', en: 'Website' },
  press: { fr: 'Presse', en: 'Press' },
};
/** A room's own channels are called what the room calls them. */
export function channelWord(channel: string, language: string): string {
  const known = Object.hasOwn(CHANNELS, channel) ? CHANNELS[channel] : undefined;
  return known ? (sayWords(language) === fr ? known.fr : known.en) : channel;
}
