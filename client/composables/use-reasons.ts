/** Codes and figures as sentences: why a rank, why an alert, why special handling is proposed. Holds no words itself; an unknown code is shown as it is. */
import type { MentionView, StoryView } from '@unisson/shared/wire/views';
import { useFormat } from './use-format.ts';

export interface Reason {
  readonly key: string;
  readonly text: string;
  /** What it added to the rank; null where it adds nothing. */
  readonly points: number | null;
}

/** `code:points`, the code itself may hold colons. */
function cut(reason: string): { code: string; points: number | null } {
  const at = reason.lastIndexOf(':');
  const points = at > 0 ? Number(reason.slice(at + 1)) : Number.NaN;
  return Number.isFinite(points) ? { code: reason.slice(0, at), points } : { code: reason, points: null };
}
/** `code:the words that led to it`. */
function found(reason: string): { code: string; words: string } {
  const at = reason.indexOf(':');
  return at > 0 ? { code: reason.slice(0, at), words: reason.slice(at + 1) } : { code: reason, words: '' };
}
/** Words that led to it only together stand beside each other: `intent + farewell`. */
const eachFound = (reason: string): string[] => found(reason).words.split(' + ').filter(Boolean);
const STORY_WORDS: Readonly<Record<string, string>> = { authors: 'storyAuthors', velocity: 'storyVelocity', negative: 'storyNegative', reach: 'storyReach' };

export function useReasons() {
  const { t, te, number, short } = useFormat();

  function ofMention(mention: MentionView): Reason[] {
    const reach = mention.metrics.reach ?? mention.author.followers ?? 0;
    return mention.rank.because.map((reason) => {
      const { code, points } = cut(reason);
      return { key: reason, points, text: te(`reason.${code}`) ? t(`reason.${code}`, { n: short(reach) }) : code };
    });
  }
  function ofStory(story: StoryView): Reason[] {
    const figures: Readonly<Record<string, string>> = {
      authors: number(story.authors),
      velocity: number(story.velocity),
      negative: number(Math.round((100 * story.negative) / Math.max(1, story.count))),
      reach: short(story.reach),
    };
    return story.rank.because.map((reason) => {
      const { code, points } = cut(reason);
      const word = STORY_WORDS[code];
      return { key: reason, points, text: word ? t(`reason.${word}`, { n: figures[code] ?? '' }) : code };
    });
  }
  /** Sentences with one figure each, from a list of words by code; percentages stay whole numbers. */
  function withFigures(list: string, because: readonly string[]): string[] {
    return because.map((reason) => {
      const { code, words } = found(reason);
      const n = Number(words);
      if (!te(`${list}.${code}`)) return reason;
      return Number.isFinite(n) ? t(`${list}.${code}`, { n: number(n), found: words }, n) : t(`${list}.${code}`, { n: words, found: words });
    });
  }
  /** "62% from 40 accounts, 20 of them under a week old" [ST3]. */
  function ofCoordination(story: StoryView): string[] {
    const { coordination } = story;
    if (!coordination) return [];
    const rest = coordination.reasons.filter((reason) => !/^(share|accounts):/.test(reason));
    return [t('coordinated.said', { share: number(Math.round(coordination.share * 100)), accounts: number(coordination.accounts) }), ...withFigures('coordinated', rest)];
  }
  /** One sentence a kind of reason, with all the words that led to it. */
  function ofProposal(because: readonly string[]): string[] {
    return [...Map.groupBy(because, (reason) => found(reason).code)].map(([code, reasons]) => {
      const words = [...new Set(reasons.flatMap(eachFound))].map((word) => (/^\d+$/.test(word) ? number(Number(word)) : t('mention.quoted', { word })));
      return te(`handlingBecause.${code}`) ? t(`handlingBecause.${code}`, { found: words.join(', ') }) : `${code}: ${words.join(', ')}`;
    });
  }
  /** The words themselves, to be marked in the text. */
  const wordsOf = (because: readonly string[]): string[] => [...new Set(because.flatMap(eachFound))].filter((words) => !/^\d+$/.test(words));

  return { ofMention, ofStory, ofCoordination, ofProposal, wordsOf, withFigures };
}
