/** Who decides in somebody's place, named beforehand, until a stated time [MS4]. Nobody delegates to himself. Pure data. */
import type { Role } from './actor.ts';
import type { Entity, Instant, UserId } from './entity.ts';

export interface Deputy extends Entity {
  /** Whose role is lent. */
  readonly of: UserId;
  /** Who may decide meanwhile. */
  readonly userId: UserId;
  readonly role: Role;
  readonly from: Instant;
  readonly until: Instant;
  readonly namedBy: UserId;
  readonly namedAt: Instant;
  readonly ended: { readonly by: UserId; readonly at: Instant } | null;
}
