/**
 * What a notice says, in French and English: that something waits, where, since when, and never a word of the message, which may not be
 * known outside yet. Plain text; names come from people and are put in as they are.
 */
import type { NoticeKind } from '@unisson/shared/domain/notice';

export type NoticeLanguage = 'fr' | 'en';

export interface NoticeFacts {
  readonly room: string;
  /** Of the revision; null where the notice names none. */
  readonly n: number | null;
  /** Who froze it, asked, or set the hold. */
  readonly by: string;
  /** Whole minutes since it waits. */
  readonly minutes: number;
  /** The time of effect, as the person reads times. */
  readonly when: string;
  /** True: the link opens the page where this very person decides. */
  readonly decides: boolean;
}
interface Said {
  readonly title: string;
  readonly body: string;
}
type Sayings = Readonly<Record<NoticeKind, (facts: NoticeFacts) => Said>>;

const minutesFr = (n: number): string => (n < 2 ? `${n} minute` : `${n} minutes`);
const minutesEn = (n: number): string => (n === 1 ? '1 minute' : `${n} minutes`);

const FR: Sayings = {
  review: ({ n, room, by }) => ({ title: `La révision ${n} attend votre décision`, body: `${by} l’a figée dans la salle « ${room} ».` }),
  escalation: ({ n, room, minutes, decides }) => ({
    title: decides ? `La révision ${n} attend toujours votre décision` : `Personne n’a encore tranché sur la révision ${n}`,
    body: `Elle attend depuis ${minutesFr(minutes)} dans la salle « ${room} », au-delà du délai prévu.`,
  }),
  reply: ({ room, by }) => ({ title: 'Une réponse attend votre décision', body: `${by} vous la soumet dans la salle « ${room} ».` }),
  hold: ({ room, by }) => ({ title: 'Tout est suspendu', body: `${by} a suspendu tous les envois de la salle « ${room} ».` }),
  scheduled: ({ n, room, when }) => ({
    title: `La révision ${n} prend effet à ${when}`,
    body: `Salle « ${room} ». D’ici là, elle peut encore être avancée ou rappelée.`,
  }),
  emergency: ({ n, room, by }) => ({
    title: `La révision ${n} est en vigueur sans le juridique`,
    body: `${by} l’a mise en vigueur dans l’urgence, dans la salle « ${room} ». Elle attend votre relecture.`,
  }),
  'in-force': ({ n, room }) => ({ title: `La révision ${n} est en vigueur`, body: `Salle « ${room} ».` }),
};
const EN: Sayings = {
  review: ({ n, room, by }) => ({ title: `Revision ${n} waits for your decision`, body: `${by} froze it in the room “${room}”.` }),
  escalation: ({ n, room, minutes, decides }) => ({
    title: decides ? `Revision ${n} still waits for your decision` : `Nobody has settled revision ${n} yet`,
    body: `It has been waiting for ${minutesEn(minutes)} in the room “${room}”, longer than the room allows.`,
  }),
  reply: ({ room, by }) => ({ title: 'A reply waits for your decision', body: `${by} asks you for it in the room “${room}”.` }),
  hold: ({ room, by }) => ({ title: 'Everything is on hold', body: `${by} stopped all sending in the room “${room}”.` }),
  scheduled: ({ n, room, when }) => ({
    title: `Revision ${n} takes effect at ${when}`,
    body: `Room “${room}”. Until then it can still be brought forward or recalled.`,
  }),
  emergency: ({ n, room, by }) => ({
    title: `Revision ${n} is in force without legal`,
    body: `${by} put it in force in an emergency, in the room “${room}”. It waits for your review.`,
  }),
  'in-force': ({ n, room }) => ({ title: `Revision ${n} is in force`, body: `Room “${room}”.` }),
};
const SAYINGS: Readonly<Record<NoticeLanguage, Sayings>> = { fr: FR, en: EN };

export const sayNotice = (kind: NoticeKind, facts: NoticeFacts, language: NoticeLanguage): Said => SAYINGS[language][kind](facts);

const MAIL = {
  fr: {
    hello: (name: string) => `Bonjour ${name},`,
    decide: 'Lire le texte exact et décider :',
    open: 'Ouvrir la console :',
    link: 'Ce lien n’est valable que pour vous et pour cette révision, pendant 24 heures. Votre mot de passe vous sera demandé ; ne transférez pas ce message.',
    why: 'Vous recevez ce message parce que vous pouvez agir dans cette salle. Pour ne plus recevoir d’e-mails : « Être prévenu », dans les réglages de la salle.',
  },
  en: {
    hello: (name: string) => `Hello ${name},`,
    decide: 'Read the exact text and decide:',
    open: 'Open the console:',
    link: 'This link works for you and this revision only, for 24 hours. It asks for your password; do not forward this message.',
    why: 'You get this message because you can act in this room. To get no more mail: “Be told” in the settings of the room.',
  },
} as const;

/** The whole body of a mail. `url` stands on a line of its own, so that no program takes a sign after it into the link. */
export function mailText(
  said: Said,
  to: { readonly name: string; readonly url: string; readonly decides: boolean },
  language: NoticeLanguage,
): string {
  const words = MAIL[language];
  const lines = [words.hello(to.name), '', `${said.title}.`, said.body, '', to.decides ? words.decide : words.open, to.url, ''];
  return [...lines, ...(to.decides ? [words.link, ''] : []), '-- ', `Unisson. ${words.why}`, ''].join('\n');
}
