/**
 * A message as a flat list of named parts in reading order, so that two of them can be shown side by side or compared, and a decision can
 * name the parts that were shown. Pure.
 */
import { GESTURE_PARTS, type MessageContent } from './message.ts';

export interface MessagePart {
  /** The same for the same part of any revision. */
  readonly key: string;
  readonly kind: 'core' | 'short' | 'variant' | 'question' | 'answer' | 'fact' | 'source' | 'gesture';
  /** Channel, key of a fact, part of the gesture; '' where the kind says it all. */
  readonly of: string;
  /** '' where it holds in every language. */
  readonly language: string;
  readonly text: string;
}

export function partsOf(content: MessageContent): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  const add = (kind: MessagePart['kind'], of: string, language: string, text: string | undefined): void => {
    if (text) parts.push({ key: `${kind}:${of}:${language}`, kind, of, language, text });
  };
  const inLanguages = (kind: MessagePart['kind'], of: string, texts: Readonly<Record<string, string>>): void => {
    for (const language of Object.keys(texts).sort()) add(kind, of, language, texts[language]);
  };
  inLanguages('core', '', content.texts);
  inLanguages('short', '', content.short);
  for (const channel of Object.keys(content.variants).sort()) inLanguages('variant', channel, content.variants[channel] ?? {});
  for (const [id, answer] of Object.entries(content.answers).sort(([, a], [, b]) => a.order - b.order)) {
    inLanguages('question', id, answer.question);
    inLanguages('answer', id, answer.answer);
  }
  for (const key of Object.keys(content.facts).sort()) add('fact', key, '', content.facts[key]);
  for (const key of Object.keys(content.sources).sort()) add('source', key, '', content.sources[key]);
  for (const part of GESTURE_PARTS) add('gesture', part, '', content.gesture[part]);
  return parts;
}

export interface ComparedPart extends MessagePart {
  readonly before: string;
}

/** Every part of either, in the reading order of `after`; those that are gone stand at the end. Unchanged ones are there too. */
export function compare(before: MessageContent | null, after: MessageContent): readonly ComparedPart[] {
  const old = new Map((before ? partsOf(before) : []).map((part) => [part.key, part]));
  const now: ComparedPart[] = partsOf(after).map((part) => ({ ...part, before: old.get(part.key)?.text ?? '' }));
  const known = new Set(now.map(({ key }) => key));
  const gone = [...old.values()].filter(({ key }) => !known.has(key)).map((part) => ({ ...part, text: '', before: part.text }));
  return [...now, ...gone];
}

/**
 * As `compare`, but of what is said on each channel: where no variant was written, the channel said the core, and where one is gone, it says
 * the core again.
 */
export function compareSaid(before: MessageContent | null, after: MessageContent): readonly ComparedPart[] {
  return compare(before, after).map((part) =>
    part.kind === 'variant'
      ? { ...part, before: part.before || (before?.texts[part.language] ?? ''), text: part.text || (after.texts[part.language] ?? '') }
      : part,
  );
}

/** The keys of every part, in reading order. */
export const partKeys = (content: MessageContent): readonly string[] => partsOf(content).map(({ key }) => key);

/** Parts that say the same words in the same language, and said the same before: read once, shown once. */
export interface FoldedPart {
  readonly part: ComparedPart;
  /** Every part with these words, `part` first. */
  readonly all: readonly ComparedPart[];
}

/** Variants with the same words are folded into the first of them; whatever changed comes before what did not, each in reading order. */
export function foldParts(parts: readonly ComparedPart[]): readonly FoldedPart[] {
  const folds = new Map<string, ComparedPart[]>();
  for (const part of parts) {
    const key = part.kind === 'variant' ? JSON.stringify([part.language, part.before, part.text]) : part.key;
    folds.set(key, [...(folds.get(key) ?? []), part]);
  }
  const folded = [...folds.values()].flatMap((all) => (all[0] ? [{ part: all[0], all }] : []));
  const isChanged = ({ part }: FoldedPart): boolean => part.text !== part.before;
  return [...folded.filter(isChanged), ...folded.filter((fold) => !isChanged(fold))];
}
