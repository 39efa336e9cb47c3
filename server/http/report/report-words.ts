/** The words of a printed report, in French and English. */
import type { What } from './gather-report.ts';

export type ReportLanguage = 'fr' | 'en';
type Words = Readonly<
  Record<
    | What
    | 'title'
    | 'when'
    | 'who'
    | 'what'
    | 'revision'
    | 'channel'
    | 'words'
    | 'address'
    | 'mentions'
    | 'stories'
    | 'negative'
    | 'reach'
    | 'generated',
    string
  >
>;

export const REPORT_WORDS: Readonly<Record<ReportLanguage, Words>> = {
  en: {
    ...{
      title: 'Report',
      when: 'When',
      who: 'Who',
      what: 'What',
      revision: 'Revision',
      channel: 'Channel',
      words: 'Words',
      address: 'Address',
    },
    ...{ mentions: 'Mentions', stories: 'Stories', negative: 'Negative', reach: 'Reach', generated: 'Made' },
    ...{ 'create-room': 'Room opened', 'change-room': 'Room changed', 'set-member': 'Roles changed', 'create-outlet': 'Outlet added' },
    ...{
      'set-hold': 'Everything held',
      'lift-hold': 'Hold lifted',
      'restart-draft': 'Draft started afresh',
      'restore-draft': 'Earlier text put back into the draft',
      'make-token': 'Token made',
      'revoke-token': 'Token revoked',
    },
    ...{
      'set-handling': 'Special handling',
      'revision-frozen': 'Revision frozen',
      'freeze-blocked': 'Freeze blocked by a remark',
      'block-settled': 'Blocking remark settled',
      'suggestion-accepted': 'Suggestion accepted',
      approved: 'Approved',
      'changes-requested': 'Changes requested',
      'in-force': 'In force',
      'in-force-again': 'In force once more',
      superseded: 'No longer in force: another stands',
    },
    ...{ recalled: 'Recalled', withdrawn: 'Withdrawn', 'reply-sent': 'Reply sent', published: 'Published', acknowledged: 'Acknowledged' },
    ...{
      'set-posture': 'Posture taken',
      'set-policy': 'Policy changed',
      'set-phrases': 'Phrases changed',
      'bring-forward': 'Time of effect brought forward',
      'deputy-named': 'Deputy named',
      'end-deputy': 'Deputy ended',
      'make-say-page': 'Say page made',
      'revoke-say-page': 'Say page revoked',
    },
    ...{
      emergency: 'Put in force in an emergency',
      escalated: 'Escalated: nobody had decided',
      'holding-proposed': 'Holding statement proposed',
    },
    ...{
      'remedy-correct': 'To be corrected',
      'remedy-retract': 'Taken down',
      'remedy-follow-up': 'To be followed up',
      'remedy-leave': 'Left as it was said',
    },
  },
  fr: {
    ...{
      title: 'Rapport',
      when: 'Quand',
      who: 'Qui',
      what: 'Quoi',
      revision: 'Révision',
      channel: 'Canal',
      words: 'Mots',
      address: 'Adresse',
    },
    ...{ mentions: 'Mentions', stories: 'Histoires', negative: 'Négatives', reach: 'Portée', generated: 'Établi' },
    ...{
      'create-room': 'Salle ouverte',
      'change-room': 'Salle modifiée',
      'set-member': 'Rôles modifiés',
      'create-outlet': 'Diffuseur ajouté',
    },
    ...{
      'set-hold': 'Tout suspendu',
      'lift-hold': 'Suspension levée',
      'restart-draft': 'Brouillon repris à neuf',
      'restore-draft': 'Texte antérieur remis dans le brouillon',
      'make-token': 'Jeton créé',
      'revoke-token': 'Jeton révoqué',
    },
    ...{
      'set-handling': 'Traitement particulier',
      'revision-frozen': 'Révision figée',
      'freeze-blocked': 'Remarque bloquante',
      'block-settled': 'Remarque bloquante réglée',
      'suggestion-accepted': 'Proposition acceptée',
      approved: 'Approuvée',
      'changes-requested': 'Modifications demandées',
      'in-force': 'En vigueur',
      'in-force-again': 'De nouveau en vigueur',
      superseded: 'N’est plus en vigueur : une autre la remplace',
    },
    ...{ recalled: 'Rappelée', withdrawn: 'Retirée', 'reply-sent': 'Réponse envoyée', published: 'Publié', acknowledged: 'Confirmé' },
    ...{
      'set-posture': 'Posture adoptée',
      'set-policy': 'Règles de décision modifiées',
      'set-phrases': 'Formules modifiées',
      'bring-forward': 'Prise d’effet avancée',
      'deputy-named': 'Suppléance confiée',
      'end-deputy': 'Suppléance terminée',
      'make-say-page': 'Page de lecture créée',
      'revoke-say-page': 'Page de lecture révoquée',
    },
    ...{
      emergency: 'Mise en vigueur en urgence',
      escalated: 'Relance : personne n’avait décidé',
      'holding-proposed': 'Déclaration d’attente proposée',
    },
    ...{
      'remedy-correct': 'À rectifier',
      'remedy-retract': 'Retiré du réseau',
      'remedy-follow-up': 'Suite à donner',
      'remedy-leave': 'Laissé en l’état',
    },
  },
};
