/** The words of one text that was scored already: for tests that are about something else. */
import type { Score } from '../score/scorer.ts';
import { wordReader, type Words } from '../read-words.ts';

export function wordsOf(text: string, score: Score): Words {
  const [words] = wordReader({ score: () => score })([{ text, language: null }]);
  if (!words) throw new Error('nothing was read');
  return words;
}
