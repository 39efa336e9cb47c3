/** What the pipeline's side and the preparing thread say to each other. Plain data only: it is copied from thread to thread. */
import type { SealedAdds } from '../../store/store.ts';
import type { Rejected } from './prepare-items.ts';
import type { Order } from './preparing.ts';

export interface Asked {
  readonly id: number;
  readonly order: Omit<Order, 'lens'>;
  readonly unreadable: readonly (readonly [index: number, message: string])[];
  /** JSON of `LensFacts`: compared as a whole with the one before. */
  readonly lens: string;
}

export type Told =
  | {
      readonly id: number;
      readonly part: {
        readonly sealed: SealedAdds | null;
        readonly count: number;
        readonly rejected: readonly Rejected[];
        readonly isLast: boolean;
      };
    }
  /** A bug: this call ends, the thread goes on. */
  | { readonly id: number; readonly failed: string };
