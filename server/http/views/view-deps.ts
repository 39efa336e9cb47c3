/** What every view reads with: the rows, the time, who is there. */
import type { Runtime } from '../../runtime/runtime.ts';
import type { Store } from '../../store/store.ts';

export interface ViewDeps {
  readonly store: Store;
  readonly runtime: Runtime;
  readonly presence: { isPresent(room: string, userId: string): boolean };
}
