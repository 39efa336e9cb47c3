/** Noms français des valeurs de listes closes : états, rôles, canaux, raisons. */
import type { enTerms } from './en-terms.ts';

export const frTerms: typeof enTerms = {
  time: { s: '{n} s', min: '{n} min', h: '{n} h', d: '{n} j', ago: 'il y a {time}', since: 'depuis {time}' },
  language: { unknown: 'langue inconnue' },
  label: { negative: 'Négatif', neutral: 'Neutre', positive: 'Positif', unsure: 'Incertain' },
  status: { new: 'Nouveau', 'in-progress': 'En cours', waiting: 'En attente', answered: 'Répondu', 'no-answer': 'Sans réponse', 'not-about-us': 'Pas nous' },
  handling: { normal: 'Normal', danger: 'Personne en danger', illegal: 'Contenu illicite', press: 'Presse', legal: 'Affaire juridique', vip: 'VIP' },
  role: { responder: 'répondant', supervisor: 'superviseur', legal: 'juridique', executive: 'dirigeant', 'channel-owner': 'responsable de canal', observer: 'observateur', admin: 'administrateur' },
  channel: { x: 'X', twitter: 'X', bluesky: 'Bluesky', mastodon: 'Mastodon', facebook: 'Facebook', instagram: 'Instagram', linkedin: 'LinkedIn', reddit: 'Reddit', private: 'Invitation à un canal privé', phone: 'Téléphone', call: 'Appel', website: 'Site web', branches: 'Agences', press: 'Presse', news: 'Actualités', email: 'E-mail', web: 'Web' },
  kind: { post: 'publication', reply: 'réponse', repost: 'partage', quote: 'citation', comment: 'commentaire', article: 'article', call: 'appel' },
  metric: { likes: 'j’aime', reposts: 'partages', replies: 'réponses', reach: 'portée' },
  rankReason: { negative: 'négatif', positive: 'positif', reach: 'portée', press: 'presse', verified: 'compte vérifié', question: 'pose une question', 'own-case': 'parle de son propre cas', echo: 'écho' },
  form: { full: 'Complète', short: 'Courte', answer: 'Réponse type', private: 'Privée', courtesy: 'Courtoisie' },
  because: { number: 'un nombre', date: 'une date', amount: 'un montant', link: 'un lien', promise: 'une promesse', banned: 'une formule interdite', contradiction: 'le contraire du message', unread: 'un texte trop long pour être comparé' },
  revisionStatus: { 'under-review': 'en relecture', scheduled: 'programmée', 'in-force': 'en vigueur', superseded: 'remplacée', 'changes-requested': 'à modifier', recalled: 'rappelée', withdrawn: 'retirée' },
  replyStatus: { open: 'brouillon', waiting: 'en attente', queued: 'sur le départ', sending: 'en cours d’envoi', sent: 'envoyée', failed: 'échouée', unknown: 'sort inconnu', dropped: 'abandonnée' },
  dispatchState: { queued: 'sur le départ', sending: 'en cours d’envoi', sent: 'envoyé', failed: 'échoué', unknown: 'sort inconnu', cancelled: 'annulé', retracted: 'retiré' },
};
