/**
 * The demo room's two holding statements, as a bank would have them approved long before they are needed: true at any hour, promising nothing
 * that cannot be kept. Words and rows only; who may use them is decided where it is done.
 */
import type { Role } from '@unisson/shared/domain/actor';
import type { UserId } from '@unisson/shared/domain/entity';
import type { Holding } from '@unisson/shared/domain/holding';
import { EMPTY_MESSAGE, type MessageContent, type Texts } from '@unisson/shared/domain/message';
import { canonicalMessage } from '@unisson/shared/text/canonical';
import { sha256 } from '../message/sha256.ts';

const SECURITY_SHORT: Texts = {
  fr: 'Nous avons connaissance d’un possible incident de sécurité et nos équipes en établissent l’étendue. Ne communiquez vos codes à personne : nous ne vous les demanderons jamais. Nous publierons ici ce que nous aurons vérifié.',
  en: 'We are aware of a possible security incident and our teams are establishing its extent. Please share your codes with no one: we will never ask for them. We will publish here what we have verified.',
};
const SECURITY: MessageContent = {
  ...EMPTY_MESSAGE,
  texts: {
    fr: 'Nous avons connaissance d’un possible incident de sécurité et nous le prenons très au sérieux. Nos équipes sont mobilisées pour en établir l’origine et l’étendue. À cette heure, nous ne pouvons ni confirmer ni exclure que des données de clients soient concernées ; si elles l’étaient, nous préviendrions directement chaque personne touchée. D’ici là, une seule consigne : ne communiquez vos codes à personne. Nous ne vous les demanderons jamais, ni par téléphone ni par message. Nous publierons ici ce que nous aurons vérifié, dès que nous l’aurons vérifié.',
    en: 'We are aware of a possible security incident and are treating it with the utmost seriousness. Our teams are working to establish its cause and its extent. At this point we can neither confirm nor rule out that customer data is affected; if it is, we will contact everyone concerned directly. In the meantime, please share your codes with no one. We will never ask for them, by phone or by message. We will publish here what we have verified, as soon as we have verified it.',
  },
  short: SECURITY_SHORT,
  variants: {
    x: SECURITY_SHORT,
    bluesky: SECURITY_SHORT,
    mastodon: {
      fr: 'Nous avons connaissance d’un possible incident de sécurité et nous le prenons très au sérieux. À cette heure, nous ne pouvons ni confirmer ni exclure que des données de clients soient concernées ; si elles l’étaient, nous préviendrions directement chaque personne touchée. Ne communiquez vos codes à personne : nous ne vous les demanderons jamais. Nous publierons ici ce que nous aurons vérifié.',
      en: 'We are aware of a possible security incident and are treating it with the utmost seriousness. At this point we can neither confirm nor rule out that customer data is affected; if it is, we will contact everyone concerned directly. Please share your codes with no one: we will never ask for them. We will publish here what we have verified.',
    },
    phone: {
      fr: 'Nous avons connaissance d’un possible incident de sécurité et nos équipes y travaillent. Je ne peux pas encore vous dire si vos données sont concernées ; si elles l’étaient, nous vous préviendrions directement. Ne communiquez vos codes à personne, même à quelqu’un qui se présenterait en notre nom. Je préfère ne rien supposer : tout ce qui sera vérifié sera publié sur notre site.',
      en: 'We are aware of a possible security incident and our teams are working on it. I cannot tell you yet whether your data is affected; if it is, we will contact you directly. Please share your codes with no one, not even somebody who says they are calling from us. I would rather not guess: everything we verify will be published on our website.',
    },
  },
};
const CHECKING_SHORT: Texts = {
  fr: 'Nous avons vu vos messages. Nous vérifions ce qui s’est passé et revenons vers vous ici même dès que les faits sont établis.',
  en: 'We have seen your messages. We are checking what happened and will come back to you here as soon as the facts are established.',
};
const CHECKING: MessageContent = {
  ...EMPTY_MESSAGE,
  texts: {
    fr: 'Nous avons vu vos messages et nous comprenons votre inquiétude. Nous vérifions ce qui s’est passé avant d’en dire davantage : vous avez droit à une réponse exacte. Nous revenons vers vous ici même dès que les faits sont établis. Si votre situation ne peut pas attendre, écrivez-nous en message privé : un conseiller vous répondra.',
    en: 'We have seen your messages and we understand your concern. We are checking what happened before we say more: you are entitled to an answer that is right. We will come back to you here as soon as the facts are established. If your situation cannot wait, please send us a private message and an adviser will reply.',
  },
  short: CHECKING_SHORT,
  variants: { x: CHECKING_SHORT, bluesky: CHECKING_SHORT },
};

interface Signatories {
  readonly author: UserId;
  readonly approvers: readonly { readonly userId: UserId; readonly role: Role }[];
}

/** Approved by two others, as the default policy has it [MS4]. */
export function demoHoldings(
  room: string,
  ids: readonly [string, string],
  { author, approvers }: Signatories,
  at: string,
): readonly Holding[] {
  // The newest stands first in the library.
  const later = new Date(Date.parse(at) + 1).toISOString();
  const make = (id: string, name: string, content: MessageContent, createdAt: string): Holding => {
    const canonical = canonicalMessage(room, content);
    const hash = sha256(canonical);
    return {
      ...{ id, version: 1, name, content, canonical, hash, status: 'approved', authors: [author], createdBy: author, createdAt },
      decisions: approvers.map(({ userId, role }) => ({ userId, role, roles: [role], verdict: 'approve', hash, note: null, at })),
      ...{ approvedAt: at, replaces: null, retired: null },
    };
  };
  return [
    make(ids[0], 'Nous vérifions · We are looking into it', CHECKING, at),
    make(ids[1], 'Incident de sécurité · Security incident', SECURITY, later),
  ];
}
