/**
 * The words of a reply: what each form takes from a revision, and how opening, approved part and signature become one text [RE2] [RE7].
 * The approved part goes in verbatim, whatever is written around it. Knows nothing of channels' limits or of claims.
 */
import type { ChannelId, Language } from './entity.ts';
import type { MessageContent, Texts } from './message.ts';
import type { Form } from './reply.ts';
import { ok, refuse, type Result } from './result.ts';

export interface FormChoice {
  readonly form: Form;
  readonly channel: ChannelId;
  readonly language: Language;
  readonly answerId: string | null;
}

/** Variant that holds the approved invitation to a private channel; no channel of a room may be called so [RE7]. */
export const PRIVATE: ChannelId = 'private';

/** Blanks alone are no words to say. Language, channel and answer ids come from outside: only a record's own keys count. */
const own = (texts: Texts | undefined, language: Language): string | undefined => {
  const text = texts !== undefined && Object.hasOwn(texts, language) ? texts[language] : undefined;
  return text === undefined || text.trim() === '' ? undefined : text;
};

/** Languages in which there is something to say. */
export const languagesOf = (texts: Texts | undefined): readonly Language[] =>
  Object.keys(texts ?? {}).filter((language) => own(texts, language) !== undefined);

function variantsOf(content: MessageContent, channel: ChannelId): Texts | undefined {
  return Object.hasOwn(content.variants, channel) ? content.variants[channel] : undefined;
}

/** What the message says in full on a channel: its variant, or the core itself where none is written. */
export function fullText(content: MessageContent, channel: ChannelId, language: Language): string | undefined {
  return own(variantsOf(content, channel), language) ?? own(content.texts, language);
}

function pick(available: readonly string[], text: string | undefined): Result<string> {
  return text === undefined ? refuse({ code: 'no-text-for-language', available: [...new Set(available)].sort() }) : ok(text);
}

/** The full form's part, also what a publication says; refused with the languages there would be a text in. */
export function fullPart(content: MessageContent, channel: ChannelId, language: Language): Result<string> {
  const available = [...languagesOf(content.texts), ...languagesOf(variantsOf(content, channel))];
  return pick(available, fullText(content, channel, language));
}

/** The locked words a reply of this form carries; empty for a courtesy. */
export function approvedPart(content: MessageContent, choice: FormChoice): Result<string> {
  switch (choice.form) {
    case 'full':
      return fullPart(content, choice.channel, choice.language);
    case 'short':
      return pick(languagesOf(content.short), own(content.short, choice.language));
    case 'answer': {
      const id = choice.answerId;
      const answer = id !== null && Object.hasOwn(content.answers, id) ? content.answers[id] : undefined;
      if (!answer) return refuse({ code: 'no-such-answer', answerId: id });
      return pick(languagesOf(answer.answer), own(answer.answer, choice.language));
    }
    case 'courtesy':
      return ok('');
    case 'private': {
      const invitation = variantsOf(content, PRIVATE);
      return pick(languagesOf(invitation), own(invitation, choice.language));
    }
  }
}

export interface ReplyWords {
  readonly opening: string;
  readonly approved: string;
  readonly signature: string;
}

/** A blank line between the parts that are there. Blanks around opening and signature go; the approved words stay as they were approved. */
export function joinReply({ opening, approved, signature }: ReplyWords): string {
  return [opening.trim(), approved, signature.trim()].filter((part) => part !== '').join('\n\n');
}

/** `{name}` in the room's signature stands for the writer's name. */
export function signatureFor(template: string, name: string): string {
  return template.split('{name}').join(name).trim();
}

/**
 * All the revision says in a language, with its facts, sources and gesture, which hold in every language: what an opening is compared
 * with [RE3]. Questions are left out: they are the public's words, not ours.
 */
export function approvedWords(content: MessageContent, language: Language): string {
  const inLanguage = [
    content.texts,
    content.short,
    ...Object.values(content.variants),
    ...Object.values(content.answers).map((a) => a.answer),
  ];
  const everywhere = [...Object.values(content.facts), ...Object.values(content.sources), ...Object.values(content.gesture)];
  return [...inLanguage.map((texts) => own(texts, language) ?? ''), ...everywhere].filter((text) => text !== '').join('\n');
}
