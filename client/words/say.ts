/** What sentences are made with: names of people, roles, instants, lists, in the language at hand. Filled by composables/use-words.ts. */
import type { Role } from '@unisson/shared/domain/actor';
import type { Refusal, RefusalCode } from '@unisson/shared/domain/refusal';

export interface Say {
  person(userId: string): string;
  roles(roles: readonly Role[]): string;
  list(items: readonly string[]): string;
  time(iso: string): string;
  language(code: string): string;
  channel(id: string): string;
  form(form: string): string;
  status(status: string): string;
}

/** One sentence for each "no" of the house: a new code without one does not compile. */
export type Sentences = { readonly [C in RefusalCode]: (facts: Extract<Refusal, { code: C }>, say: Say) => string };

export function sentenceFor(sentences: Sentences, refusal: Refusal, say: Say): string {
  const sentence = sentences[refusal.code] as (facts: Refusal, say: Say) => string;
  return sentence(refusal, say);
}
