/**
 * The channels we know by name and how each counts what is said on it. Facts about the networks only; a room may use any other
 * channel id, which then counts graphemes without a limit. Must hold no counting of its own (count.ts).
 */
import type { ChannelId } from '../domain/entity.ts';

/**
 * `x-weighted`: code points weigh 1 or 2, an emoji 2, a link 23. `fediverse`: graphemes, a link 23, a remote handle without its host.
 * `graphemes`: what a reader sees as one character. `code-units`: UTF-16, the stricter reading where a network does not say.
 * `sms`: septets of the GSM alphabet, or UTF-16 where one sign lies outside it; the limit follows.
 */
export type CountMethod = 'x-weighted' | 'fediverse' | 'graphemes' | 'code-units' | 'sms';

export interface ChannelRule {
  readonly method: CountMethod;
  /** In the method's unit; null: no limit. */
  readonly limit: number | null;
  /** A second limit in UTF-8 bytes, where the network has one. */
  readonly bytes: number | null;
}

const unlimited: ChannelRule = { method: 'graphemes', limit: null, bytes: null };

export const CHANNELS = {
  x: { method: 'x-weighted', limit: 280, bytes: null },
  bluesky: { method: 'graphemes', limit: 300, bytes: 3_000 },
  mastodon: { method: 'fediverse', limit: 500, bytes: null },
  facebook: { method: 'code-units', limit: 63_206, bytes: null },
  threads: { method: 'code-units', limit: 500, bytes: null },
  instagram: { method: 'code-units', limit: 2_200, bytes: null },
  linkedin: { method: 'code-units', limit: 3_000, bytes: null },
  sms: { method: 'sms', limit: 160, bytes: null },
  phone: unlimited,
  website: unlimited,
  branches: unlimited,
  press: unlimited,
  email: unlimited,
  internal: unlimited,
} as const satisfies Record<string, ChannelRule>;

export type KnownChannel = keyof typeof CHANNELS;
export const KNOWN_CHANNELS = Object.keys(CHANNELS) as readonly KnownChannel[];

export function channelRule(channel: ChannelId): ChannelRule {
  const known: Readonly<Record<string, ChannelRule>> = CHANNELS;
  return Object.hasOwn(known, channel) ? (known[channel] ?? unlimited) : unlimited;
}
