/** Mentions come in over HTTP: who may, and how many at once. What becomes of each is the pipeline's [ME6]. */
import type { Actor } from '@unisson/shared/domain/actor';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Ack, Ingest } from '../../ingest/pipeline.ts';
import { refuseFeeding } from './refuse-feeding.ts';

export const MOST_MENTIONS_A_CALL = 5_000;

/** `items`: whatever was sent, one `Unreadable` for each line that was no JSON; `json`: the body they stand in; `via`: the way in, e.g. `http`. */
export async function acceptMentions(
  ingest: Ingest,
  actor: Actor,
  input: { room: string; via: string; items: readonly unknown[]; json?: Uint8Array },
): Promise<Result<Ack>> {
  const refusal = refuseFeeding(actor);
  if (refusal) return refuse(refusal);
  if (input.items.length > MOST_MENTIONS_A_CALL) return refuse({ code: 'too-large', limit: MOST_MENTIONS_A_CALL, unit: 'items' });
  const sender = { userId: actor.userId, ...(actor.token ? { tokenId: actor.token.id } : {}) };
  return ok(await ingest.accept(input.room, sender, input.via, input.items, input.json));
}
