/**
 * Whether few accounts say most of a story, or many that are new [ST3]: computed from what the mentions themselves tell, shown with its
 * reasons, with no consequence. Pure.
 */
import type { Mention } from '@unisson/shared/domain/mention';
import type { Coordination } from '@unisson/shared/domain/story';

/** One account's part in a story. */
export interface Part {
  readonly count: number;
  /** Under a week old when it wrote, as its source says. */
  readonly young: boolean;
}

const WEEK_MS = 7 * 86_400_000;
/** Below these it may be a handful of friends. */
const LEAST_MENTIONS = 20;
const LEAST_ACCOUNTS = 5;
const OFTEN = 3;
const LEAST_SHARE = 0.4;

/** Sources that know give `createdAt` of the author, kept among the unknown fields. */
export function isYoung({ raw, publishedAt }: Pick<Mention, 'raw' | 'publishedAt'>): boolean {
  const author = raw?.['author'];
  if (author === null || typeof author !== 'object' || !('createdAt' in author) || typeof author.createdAt !== 'string') return false;
  const ageMs = Date.parse(publishedAt) - Date.parse(author.createdAt);
  return ageMs >= 0 && ageMs < WEEK_MS;
}

/** @returns null where nothing speaks for it. */
export function coordinationOf(parts: Iterable<Part>, count: number): Coordination | null {
  if (count < LEAST_MENTIONS) return null;
  let [said, accounts, young, often] = [0, 0, 0, 0];
  for (const part of parts) {
    if (part.count < OFTEN && !part.young) continue;
    said += part.count;
    accounts += 1;
    if (part.young) young += 1;
    if (part.count >= OFTEN) often += 1;
  }
  const share = said / count;
  if (accounts < LEAST_ACCOUNTS || share < LEAST_SHARE) return null;
  const reasons = [
    `share:${Math.round(share * 100)}`,
    `accounts:${accounts}`,
    ...(young > 0 ? [`young:${young}`] : []),
    ...(often > 0 ? [`often:${often}`] : []),
  ];
  return { share: Math.round(share * 1000) / 1000, accounts, young, reasons };
}
