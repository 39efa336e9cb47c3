/** Which rows of a list of equal heights are worth drawing. Pure, O(1), however long the list. */
export interface Span {
  readonly from: number;
  /** Not drawn any more. */
  readonly to: number;
}

/** All in px. `extra`: rows drawn beyond each edge, so that a quick scroll shows no hole. */
export function windowOf(view: { scrollTop: number; height: number; rowHeight: number; count: number; extra: number }): Span {
  const { rowHeight, count, extra } = view;
  const first = Math.floor(Math.max(0, view.scrollTop) / rowHeight);
  const shown = Math.ceil(Math.max(0, view.height) / rowHeight) + 1;
  const from = Math.min(Math.max(0, first - extra), Math.max(0, count - 1));
  return { from, to: Math.min(count, Math.max(first, 0) + shown + extra) };
}

/** Where to scroll so that row `index` is wholly in sight; the present place when it is already. */
export function scrollFor(view: { scrollTop: number; height: number; rowHeight: number }, index: number): number {
  const top = index * view.rowHeight;
  if (top < view.scrollTop) return top;
  const lowest = top + view.rowHeight - view.height;
  return lowest > view.scrollTop ? lowest : view.scrollTop;
}
