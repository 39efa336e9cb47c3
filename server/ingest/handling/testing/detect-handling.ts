/** Both readings one after the other, as ingest does them: what the words say, and who says it. */
import type { HandlingProposal } from '@unisson/shared/domain/handling';
import type { Author } from '@unisson/shared/domain/mention';
import { handlingIn, proposeHandling } from '../detect-handling.ts';
import { plainWords } from '../plain-words.ts';

export const detectHandling = (text: string, language: string, author: Author): HandlingProposal | null =>
  proposeHandling(handlingIn(plainWords(text), language), author);
