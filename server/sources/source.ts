/**
 * The port of everything that reads the world. A source only reads and delivers: it never sees the store, and its cursor is kept by
 * the host, in the commit of the mentions it stands for. What it delivers twice is stored once [ME1].
 */

/** JSON, as the host keeps it. */
export type Cursor = null | boolean | number | string | readonly Cursor[] | { readonly [key: string]: Cursor };

export interface Delivered {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly { readonly index: number; readonly code: string; readonly message: string }[];
}
export interface Sink {
  /** Resolves when the items are on disk together with the cursor; waiting for it before the next is the back-pressure. */
  deliver(items: readonly unknown[], cursor: Cursor): Promise<Delivered>;
}
export interface Source {
  /** Becomes `via` of its mentions and part of its cursor's key. */
  readonly name: string;
  /** @param cursor the last one delivered, or null at the very first start. Returns the stop, which waits for what is under way. */
  start(sink: Sink, cursor: Cursor | null): () => Promise<void>;
}
