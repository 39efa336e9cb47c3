/**
 * Who is speaking, from the mention's own fields: press, a customer with a case of his own, a supporter, somebody with a question. Pure.
 * Never says troll: that takes a person and a reason.
 */
import type { Author, Label, MentionKind } from '@unisson/shared/domain/mention';
import type { Speaker } from '@unisson/shared/domain/speaker';
import { plainWords } from './plain-words.ts';
import { PRESS_HOSTS, PRESS_WORDS } from './press-names.ts';

interface Speaking {
  readonly source: string;
  readonly kind: MentionKind;
  readonly text: string;
  /** The text as `plainWords` gives it. */
  readonly words: string;
  readonly author: Author;
  readonly label: Label;
}

const PRESS_SOURCES = new Set(['news', 'press', 'presse', 'rss', 'newspaper']);
const OWN_CASE =
  /\b(?:mon (?:compte|pret|dossier|argent|agence|conseiller|virement|credit|epargne|assurance|livret)|mes (?:comptes|frais|economies)|ma (?:carte|banque|conseillere|demande|reclamation|procuration|succession)|m (?:a|ont|avez|as) (?:preleve|facture|refuse|bloque|debite|pris|vole|repondu|raccroche)|je suis client|cliente? (?:depuis|chez)|on m a|vous m avez|my (?:account|card|loan|mortgage|money|branch|savings|overdraft|transfer|adviser|claim|complaint|pension|direct debit|bank)|i (?:was|got|have been|ve been) (?:charged|refused|locked|overcharged|ignored|billed)|i bank with|i am a customer|customer (?:since|for)|charged me|you (?:charged|took|refused|blocked|locked|owe))\b/;
const ASKS =
  /\b(?:comment|pourquoi|quand|quel|quelle|quels|quelles|combien|qui|ou|est ce que|peut on|pouvez vous|puis je|faut il|y a t il|avez vous|est il|serait il|how|why|when|what|which|who|where|can|could|do|does|did|is|are|will|would|should|may|any)\b/;

/** @returns null: nobody in particular. */
export function speakerOf({ source, kind, text, words, author, label }: Speaking): Speaker | null {
  if (isPress(source, kind, author)) return 'press';
  // who praises his own account is a happy customer: he defends the house as well as anybody
  if (label === 'positive') return 'supporter';
  if (label !== 'negative' && isQuestion(text, words)) return 'question';
  return OWN_CASE.test(words) ? 'customer' : null;
}

function isPress(source: string, kind: MentionKind, { name, handle, verified = false }: Author): boolean {
  if (kind === 'article' || PRESS_SOURCES.has(source.toLowerCase())) return true;
  // a host has a dot, an ordinary account none
  if (handle?.includes('.') && PRESS_HOSTS.test(handle.toLowerCase())) return true;
  if (!verified) return false;
  return PRESS_WORDS.test(plainWords(`${name ?? ''} ${(handle ?? '').replace(/[_.-]/g, ' ')}`));
}

/** A mark alone is rhetoric more often than not: the sentence before it must ask. */
function isQuestion(text: string, words: string): boolean {
  return text.includes('?') && ASKS.test(words);
}
