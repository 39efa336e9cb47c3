/** The page one site or seat reads the message from: its token's hash and where it stands. Pure data and rules; the secret itself is never stored. */
import type { ChannelId, Entity, Instant, Language, UserId } from './entity.ts';

export interface SayPage extends Entity {
  /** SHA-256 of the secret in its address, hex. */
  readonly hash: string;
  readonly channel: ChannelId;
  readonly language: Language;
  /** Branch or call centre it is for. */
  readonly site: string;
  /** How many seats read there; what the channel board counts late ones against. */
  readonly seats: number;
  readonly madeBy: UserId;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
}

const DAY_MS = 86_400_000;
/** A crisis is over by then, or somebody makes the page anew. */
export const SAY_PAGE_DAYS = 30;
export const MOST_SAY_PAGE_DAYS = 366;
export const MOST_SEATS = 10_000;
/** Open at once in a room: more sites than any organisation names one by one, and as many as the board counts late ones against. */
export const MOST_SAY_PAGES = 1_000;

/** Neither revoked nor run out; whether its maker may still confirm is another matter. */
export const isOpenPage = (page: Pick<SayPage, 'revokedAt' | 'expiresAt'>, at: Instant): boolean =>
  page.revokedAt === null && Date.parse(page.expiresAt) > Date.parse(at);

/** `ended`: whoever made it may no longer confirm, and a page acts for its maker. */
export type SayPageState = 'live' | 'expired' | 'revoked' | 'ended';

/** @param makerMayConfirm whether its maker is still an active channel owner of the room. */
export function sayPageState(page: Pick<SayPage, 'revokedAt' | 'expiresAt'>, at: Instant, makerMayConfirm: boolean): SayPageState {
  if (page.revokedAt !== null) return 'revoked';
  if (Date.parse(page.expiresAt) <= Date.parse(at)) return 'expired';
  return makerMayConfirm ? 'live' : 'ended';
}

/** Null for an instant that has passed or lies too far ahead. */
export function sayPageExpiry(asked: Instant | null, at: Instant): Instant | null {
  const now = Date.parse(at);
  if (asked === null) return new Date(now + SAY_PAGE_DAYS * DAY_MS).toISOString();
  const end = Date.parse(asked);
  return end > now && end <= now + MOST_SAY_PAGE_DAYS * DAY_MS ? new Date(end).toISOString() : null;
}

/**
 * Different seats that may confirm one revision at a site. People mistype their seat and come in addition, yet one branch must not fill the
 * store with names.
 */
export const seatsAllowed = (page: Pick<SayPage, 'seats'>): number => page.seats * 2 + 10;
