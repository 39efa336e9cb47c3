/** Marks over a co-edited text where it differs from the message, with what the message says on hover or tap. Must not change the text. */
import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, hoverTooltip, type DecorationSet } from '@codemirror/view';

export interface DriftMark {
  /** In code units of the text. */
  readonly from: number;
  readonly to: number;
  /** The whole sentence that is shown. */
  readonly says: string;
}

const show = StateEffect.define<readonly DriftMark[]>();

const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, transaction) {
    const asked = transaction.effects.find((effect) => effect.is(show));
    if (!asked) return before.map(transaction.changes);
    const length = transaction.newDoc.length;
    // They were found in the text as it was a moment ago: what lies beyond its end is found anew with the next look.
    const ranges = asked.value
      .filter(({ from, to }) => from < to && to <= length)
      .map(({ from, to, says }) => Decoration.mark({ class: 'drift-mark', attributes: { 'data-says': says } }).range(from, to));
    return Decoration.set(ranges, true);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const told = hoverTooltip((view, at) => {
  let found: { from: number; to: number; says: string } | null = null;
  view.state.field(marked).between(at, at, (from, to, { spec }) => {
    const says: unknown = (spec as { attributes?: Record<string, unknown> }).attributes?.['data-says'];
    if (typeof says === 'string') found = { from, to, says };
  });
  if (found === null) return null;
  const { from, to, says }: { from: number; to: number; says: string } = found;
  return {
    pos: from,
    end: to,
    above: true,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'drift-told';
      dom.textContent = says;
      return { dom };
    },
  };
});

export const driftMarks: Extension = [marked, told];
export const showDrift = (marks: readonly DriftMark[]): StateEffect<readonly DriftMark[]> => show.of(marks);
