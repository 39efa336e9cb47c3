/** The page one site or seat reads the message from: its token's hash and where it stands. Pure data; the secret itself is never stored. */
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
