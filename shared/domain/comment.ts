/** A remark or a suggested change beside the message's draft: a row of its own, never part of the text [CO6]. Pure data. */
import type { Entity, Instant, UserId } from './entity.ts';

/** Where it stands: a field of the document and the two ends of the passage as Yjs relative positions (base64), which survive edits. */
export interface Anchor {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

export interface Comment extends Entity {
  /** The remark a reply stands under; null for the first of a thread. A reply has its parent's anchor. */
  readonly parentId: string | null;
  readonly anchor: Anchor | null;
  /** The passage as it read when the remark was made. */
  readonly quote: string;
  readonly text: string;
  /** Words to put in the passage's place; null: a remark only. */
  readonly suggestion: string | null;
  /** While it is open nothing may be frozen. */
  readonly blocking: boolean;
  readonly by: UserId;
  readonly at: Instant;
  readonly resolved: {
    readonly by: UserId;
    readonly at: Instant;
    readonly outcome: 'resolved' | 'accepted' | 'refused';
    readonly note: string | null;
  } | null;
}
