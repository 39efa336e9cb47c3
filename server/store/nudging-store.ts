/** A store that nudges after each successful commit: the one place where nudges start. Adds nothing to what is stored. */
import type { Nudges } from '../runtime/nudges.ts';
import type { Store } from './store.ts';

export function nudgingStore(store: Store, nudges: Nudges): Store {
  return Object.assign(Object.create(store) as Store, {
    async commit(batch: Parameters<Store['commit']>[0]) {
      const result = await store.commit(batch);
      if (!result.ok) return result;
      if (result.seq >= result.from)
        nudges.scope(batch.scope, result.seq, batch.puts?.length || batch.events?.length ? 'anything' : 'mentions');
      for (const op of batch.keep ?? []) if (op.op === 'append') nudges.draft(op.doc);
      return result;
    },
  });
}
