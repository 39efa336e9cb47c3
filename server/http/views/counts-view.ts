/** Totals for the filters' badges, as they are kept; never counted anew. */
import type { CountsView } from '@unisson/shared/wire/views';
import type { ViewDeps } from './view-deps.ts';

export async function countsView(deps: Pick<ViewDeps, 'store'>, room: string): Promise<CountsView> {
  const totals = await deps.store.counters(room, { from: 0, to: 1 });
  return Object.fromEntries(totals.filter(({ delta }) => delta !== 0).map(({ name, delta }) => [name, delta]));
}
