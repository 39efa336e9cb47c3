/**
 * Which of the room's watch terms a mention holds: words, tags or accounts, with accents, case and plurals folded. A term of several
 * words also matches written as one ("Banque Rivage", "#BanqueRivage"). Pure; made once for many mentions.
 */
import type { IncomingMention } from '@unisson/shared/domain/mention';
import { fold } from './fold.ts';

export interface TopicFinder {
  /** The terms as the room writes them, in the room's order. @param folded the text as `fold` gives it. */
  find(folded: string, author: IncomingMention['author']): readonly string[];
}

const NONE: readonly string[] = [];
/** A plural's ending says nothing about the topic; short words are left alone ("bus", "gas"). */
const stem = (word: string): string => (word.length > 3 && (word.endsWith('s') || word.endsWith('x')) ? word.slice(0, -1) : word);
function stemsOf(folded: string): readonly string[] {
  const stems: string[] = [];
  for (const word of folded.split(' ')) {
    const bare = stem(word.startsWith('#') || word.startsWith('@') ? word.slice(1) : word);
    if (bare !== '') stems.push(bare);
  }
  return stems;
}

export function topicFinder(watch: readonly string[]): TopicFinder {
  const terms = watch.flatMap((term) => {
    const stems = stemsOf(fold(term));
    // what has no word in it would be in every text
    return stems.length === 0
      ? []
      : [
          {
            term,
            spaced: ` ${stems.join(' ')} `,
            joined: ` ${stem(fold(term).replace(/[#@ ]/g, ''))} `,
            account: term.startsWith('@') ? term.slice(1).toLowerCase() : null,
          },
        ];
  });
  if (terms.length === 0) return { find: () => NONE };
  return {
    find(folded, author) {
      const text = ` ${stemsOf(folded).join(' ')} `;
      const handle = author.handle?.toLowerCase();
      return terms
        .filter(({ spaced, joined, account }) => text.includes(spaced) || text.includes(joined) || (account !== null && account === handle))
        .map(({ term }) => term);
    },
  };
}

/** The words of a topic as the search knows them: beginnings, so that plurals are found; who asks leaves out what does not hold it. */
export const topicSearch = (topic: string): string =>
  fold(topic)
    .replace(/[#@]/g, '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `${word.length > 3 ? word.replace(/[sx]$/, '') : word}*`)
    .join(' ');
