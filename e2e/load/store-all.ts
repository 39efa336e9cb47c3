/** Stores prepared mentions as ingest does: so many in a commit, so many commits under way. */
import type { Mention } from '@unisson/shared/domain/mention';
import { figures, SIGHTING } from '../../server/ingest/counters.ts';
import type { Store } from '../../server/store/store.ts';

export async function storeAll(store: Store, mentions: readonly Mention[], { scope, batch, inFlight }: { scope: string; batch: number; inFlight: number }): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < mentions.length) {
      const chunk = mentions.slice(next, (next += batch));
      const done = await store.commit({
        scope,
        adds: chunk.map((entity) => ({ entity, counters: figures(entity), otherwise: SIGHTING })),
        audit: { actor: 'bench', act: 'accept-mentions', subject: { kind: 'room', id: scope } },
        at: new Date().toISOString(),
      });
      if (!done.ok || done.added.includes(false)) throw new Error('a mention was not added');
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
}
