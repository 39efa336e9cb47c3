/** A list as every route answers it. `next`: the cursor of the following page, absent on the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}
