/**
 * The demo room's protocol cards: what to do first when a mention may need special handling, in French and English. Written for an
 * invented bank; a real room writes its own. Numbers are those of public services.
 */
import type { Room } from '@unisson/shared/domain/room';

export const DEMO_PROTOCOLS: NonNullable<Room['protocols']> = {
  danger: {
    fr: [
      '1. Prenez la mention, ne la transférez pas : une personne, pas une file.',
      '2. Danger immédiat pour quelqu’un (lieu, moyen, heure) : appelez le 17 ou le 15, donnez l’adresse du message.',
      '3. Mal-être ou idées suicidaires : répondez à la main, en privé si le réseau le permet. Donnez le 3114, gratuit, jour et nuit. Ne parlez pas du produit, ne promettez rien, ne débattez pas.',
      '4. Menace contre une agence ou un collègue : sécurité du groupe, poste 7777, puis directeur d’agence. N’y répondez pas en public.',
      '5. Gardez une capture. Notez ici qui a été prévenu et quand, avant de lever la protection.',
    ].join('\n'),
    en: [
      '1. Take the mention yourself, do not pass it round: one person, not a queue.',
      '2. Somebody in danger now (a place, a means, a time): call 999 or 112 and give the address of the post.',
      '3. Distress or thoughts of suicide: answer by hand, privately where the network allows. Give Samaritans, 116 123, free at any hour. No product, no promise, no argument.',
      '4. A threat against a branch or a colleague: group security, extension 7777, then the branch manager. Do not answer in public.',
      '5. Keep a screenshot. Write here who was told and when before you lift the protection.',
    ].join('\n'),
  },
  illegal: {
    fr: 'Ne répondez pas, ne repartagez pas. Capture, signalement au réseau et à PHAROS, puis message au juridique. Si des coordonnées d’un collègue circulent : sécurité du groupe, poste 7777.',
    en: 'Do not answer, do not share. Screenshot, report it to the network, then tell legal. Where a colleague’s details are going round: group security, extension 7777.',
  },
  press: {
    fr: 'Ne répondez pas sur le fond. Accusez réception dans l’heure, transmettez au service de presse avec le média, la question et l’heure de bouclage.',
    en: 'Do not answer on substance. Acknowledge within the hour and pass it to the press office with the outlet, the question and the deadline.',
  },
  legal: {
    fr: 'Aucune reconnaissance, aucune excuse sur le dossier. Transmettez au juridique le texte exact et son adresse ; lui seul répond.',
    en: 'Admit nothing and apologise for nothing about the case. Give legal the exact text and its address; they alone answer.',
  },
  vip: {
    fr: 'Prévenez le superviseur et la direction de la communication avant toute réponse ; un cadre nommé répond sous son nom.',
    en: 'Tell the supervisor and the head of communications before anything is said; a named manager answers under their own name.',
  },
};
