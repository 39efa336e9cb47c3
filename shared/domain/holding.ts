/** A holding statement of the room's library: words for the first hour, approved beforehand under the room's policy [MS5]. Pure data. */
import type { Entity, Instant, UserId } from './entity.ts';
import type { MessageContent } from './message.ts';
import type { Decision } from './revision.ts';

export interface Holding extends Entity {
  readonly name: string;
  readonly content: MessageContent;
  /** SHA-256, hex, of `canonical`, made as a revision's is: what decisions on it name, and what *unchanged* is measured by. */
  readonly hash: string;
  readonly canonical: string;
  readonly status: 'proposed' | 'approved' | 'changes-requested' | 'retired';
  readonly authors: readonly UserId[];
  readonly decisions: readonly Omit<Decision, 'id' | 'version' | 'n'>[];
  readonly createdBy: UserId;
  readonly createdAt: Instant;
  readonly approvedAt: Instant | null;
  /** Id of the statement this one takes the place of once it is approved: words never change, a new statement does. */
  readonly replaces?: string | null;
  readonly retired?: { readonly by: UserId; readonly at: Instant; readonly reason: string } | null;
}
