/**
 * What lies over a co-edited text without being part of it: passages somebody remarked on, who wrote which words; and the guard that turns
 * typing into a suggestion. Knows editors, not comments: what to draw is asked for, what a person means to do is told.
 */
import { Annotation, EditorState, Prec, Transaction, type Extension } from '@codemirror/state';
import { Decoration, EditorView, keymap, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';

/** Indices in code units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}
export interface Mark extends Stretch {
  readonly id: string;
  readonly kind: 'remark' | 'suggestion';
  readonly isBlocking: boolean;
  readonly isShown: boolean;
}
export interface Written extends Stretch {
  /** 0..11; null: nobody's */
  readonly color: number | null;
}
export interface Typed extends Stretch {
  readonly insert: string;
}
export interface Overlay {
  marks(): readonly Mark[];
  written(): readonly Written[];
  /** Called back when something is to be drawn anew. */
  onChange(draw: () => void): () => void;
  isSuggesting(): boolean;
  /** Somebody typed where he may only suggest: nothing was changed. */
  onTyped(typed: Typed, text: string): void;
  onAsk(what: 'comment' | 'suggest', selected: Stretch, text: string): void;
  /** Also when the text under a selection moved; `isHere`: the caret is in this editor. */
  onSelect(selected: Stretch, text: string, isHere: boolean): void;
  onPick(id: string): void;
  /** The editor is there, to be led to a passage; the answer is called when it goes. */
  onView(view: EditorView): () => void;
}

const redrawn = Annotation.define<boolean>();

function decorations(overlay: Overlay, length: number): DecorationSet {
  const inText = ({ from, to }: Stretch): boolean => from < to && to <= length;
  const by = overlay
    .written()
    .filter(inText)
    .map(({ from, to, color }) => Decoration.mark({ class: color === null ? 'written-by nobody' : `written-by w${color}` }).range(from, to));
  const remarks = overlay
    .marks()
    .filter(inText)
    .map(({ from, to, id, kind, isBlocking, isShown }) =>
      Decoration.mark({
        tagName: 'mark',
        class: `remark ${kind}${isBlocking ? ' blocking' : ''}${isShown ? ' shown' : ''}`,
        attributes: { 'data-remark': id },
      }).range(from, to),
    );
  return Decoration.set([...by, ...remarks], true);
}

function drawing(overlay: Overlay): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      #stops: readonly (() => void)[];
      constructor(view: EditorView) {
        this.decorations = decorations(overlay, view.state.doc.length);
        this.#stops = [overlay.onChange(() => view.dispatch({ annotations: redrawn.of(true) })), overlay.onView(view)];
      }
      update(update: ViewUpdate): void {
        if (update.transactions.some((one) => one.annotation(redrawn))) this.decorations = decorations(overlay, update.state.doc.length);
        // The document behind it learns of this edit only now: until what is to be drawn is told anew, it moves along.
        else if (update.docChanged) this.decorations = this.decorations.map(update.changes);
        if (!update.selectionSet && !update.focusChanged && !update.docChanged) return;
        const { from, to } = update.state.selection.main;
        overlay.onSelect({ from, to }, update.state.doc.toString(), update.view.hasFocus);
      }
      destroy(): void {
        for (const stop of this.#stops) stop();
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

/** Only a person's own edits carry a user event: what colleagues write arrives all the same. */
function guard(overlay: Overlay): Extension {
  return EditorState.transactionFilter.of((one) => {
    if (!one.docChanged || one.annotation(Transaction.userEvent) === undefined || !overlay.isSuggesting()) return one;
    const changes: Typed[] = [];
    one.changes.iterChanges((from, to, _fromB, _toB, insert) => changes.push({ from, to, insert: insert.toString() }));
    const [first] = changes;
    const text = one.startState.doc.toString();
    // Not inside the transaction: whoever hears of it moves the focus.
    if (first) queueMicrotask(() => overlay.onTyped(first, text));
    return [];
  });
}

export function draftMarks(overlay: Overlay): Extension {
  const ask = (what: 'comment' | 'suggest') => (view: EditorView) => {
    const { from, to } = view.state.selection.main;
    overlay.onAsk(what, { from, to }, view.state.doc.toString());
    return true;
  };
  return [
    drawing(overlay),
    guard(overlay),
    Prec.high(
      keymap.of([
        { key: 'Mod-Alt-m', run: ask('comment'), preventDefault: true },
        { key: 'Mod-Alt-s', run: ask('suggest'), preventDefault: true },
      ]),
    ),
    EditorView.domEventHandlers({
      click(event) {
        const mark = event.target instanceof Element ? event.target.closest('[data-remark]') : null;
        const id = mark?.getAttribute('data-remark');
        if (id) overlay.onPick(id);
      },
    }),
  ];
}

/** The stretch grown to whole words, so that what is quoted can be found again; the whole text where there is no word. */
export function toWords(text: string, { from, to }: Stretch): Stretch {
  let [start, end] = [from, to];
  while (start > 0 && !/\s/u.test(text.charAt(start - 1))) start -= 1;
  while (end < text.length && !/\s/u.test(text.charAt(end))) end += 1;
  if (start < end && text.slice(start, end).trim() !== '') return { from: start, to: end };
  // Between words: the one before it is taken along, else the one after it.
  while (start > 0 && /\s/u.test(text.charAt(start - 1))) start -= 1;
  while (start > 0 && !/\s/u.test(text.charAt(start - 1))) start -= 1;
  if (text.slice(start, end).trim() !== '') return { from: start, to: end };
  return { from: 0, to: text.length };
}

/** What a keystroke over a passage would have made of it. */
export function suggestionFrom(text: string, typed: Typed): { readonly passage: Stretch; readonly suggestion: string } {
  // A selection stands for itself; a caret and a single erased character for the word they are in.
  const passage = typed.to - typed.from > 1 ? { from: typed.from, to: typed.to } : toWords(text, typed);
  return { passage, suggestion: text.slice(passage.from, typed.from) + typed.insert + text.slice(typed.to, passage.to) };
}
