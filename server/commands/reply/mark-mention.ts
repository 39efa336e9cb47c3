/** Moves a mention to another status as a reply to it is sent or taken back, with the room's figures. Never touches its text [ME4]. */
import { next } from '@unisson/shared/domain/entity';
import type { NewEvent } from '@unisson/shared/domain/event';
import type { Mention, Status } from '@unisson/shared/domain/mention';
import { moved } from '../../ingest/counters.ts';
import type { CounterDelta, Put } from '../../store/store.ts';

export interface Marked {
  readonly put: Put;
  readonly event: NewEvent;
  readonly counters: readonly CounterDelta[];
}

export function markMention(mention: Mention, status: Status): Marked {
  const entity = next(mention, { status, statusReason: null });
  return {
    put: { kind: 'mention', entity },
    event: { type: 'mention.changed', kind: 'mention', id: entity.id, version: entity.version },
    counters: moved(mention, entity),
  };
}
