/**
 * What changed between two texts as one would mark it by hand: what went, then what came. Changes with no more than a blank or a small word
 * between them are one change: words scattered among each other cannot be read. Pure; judges nothing.
 */
import { diffWordsWithSpace } from 'diff';

export interface WordChange {
  readonly type: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A blank, or one short word between blanks ("de", "la", "to"): what a hand would strike through along with its neighbours. */
const BRIDGE = /^\s*(?:[\p{L}\p{N}’']{0,3}\s*)?$/u;

export function wordChanges(before: string, after: string, language: string): readonly WordChange[] {
  const parts = diffWordsWithSpace(before, after, { intlSegmenter: new Intl.Segmenter(language, { granularity: 'word' }) });
  const changes: WordChange[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed) changes.push({ type: 'removed', text: removed });
    if (added) changes.push({ type: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [at, part] of parts.entries()) {
    if (part.added) added += part.value;
    else if (part.removed) removed += part.value;
    else if (removed && added && at < parts.length - 1 && BRIDGE.test(part.value)) {
      removed += part.value;
      added += part.value;
    } else {
      flush();
      changes.push({ type: 'same', text: part.value });
    }
  }
  flush();
  return changes;
}
