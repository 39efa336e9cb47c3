/**
 * Who sits here, named once and kept in this browser, and which revision this seat has confirmed. Kept under the page's id, never under its
 * secret. A browser that keeps nothing is asked again.
 */
export interface Seat {
  readonly name: string;
  /** The newest confirmed revision; 0: none. */
  readonly confirmed: number;
}
type Keep = Pick<Storage, 'getItem' | 'setItem'>;

const key = (pageId: string): string => `unisson-say:${pageId}`;

export function readSeat(keep: Keep, pageId: string): Seat | null {
  try {
    const kept: unknown = JSON.parse(keep.getItem(key(pageId)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('name' in kept) || typeof kept.name !== 'string' || kept.name === '') return null;
    return { name: kept.name, confirmed: 'confirmed' in kept && typeof kept.confirmed === 'number' ? kept.confirmed : 0 };
  } catch {
    return null;
  }
}

export function keepSeat(keep: Keep, pageId: string, seat: Seat): void {
  try {
    keep.setItem(key(pageId), JSON.stringify(seat));
  } catch {
    // A private window or a full store: asked again after a reload.
  }
}
