/**
 * Where the others stand in a text: their carets with names, and our own place for them. Drawn as aria-hidden widgets without any text in
 * the editable element, so that neither a screen reader nor a copy takes a colleague's name for words of the message.
 */
import { Annotation, type Extension, type Range } from '@codemirror/state';
import { Decoration, ViewPlugin, WidgetType, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

export interface CaretOwner {
  readonly name: string;
  /** 0..11 */
  readonly color: number;
}
export interface CaretOptions {
  readonly text: Y.Text;
  readonly awareness: Awareness;
  /** By the user's id: what an awareness state says of names and colours is not believed. */
  readonly who: (userId: string) => CaretOwner;
}

const moved = Annotation.define<boolean>();

class Caret extends WidgetType {
  readonly owner: CaretOwner;
  readonly isFarRight: boolean;
  constructor(owner: CaretOwner, isFarRight: boolean) {
    super();
    this.owner = owner;
    this.isFarRight = isFarRight;
  }
  override toDOM(): HTMLElement {
    const caret = document.createElement('span');
    caret.className = `remote-caret p${this.owner.color}${this.isFarRight ? ' far-right' : ''}`;
    caret.setAttribute('aria-hidden', 'true');
    caret.dataset['name'] = this.owner.name;
    return caret;
  }
  override eq(other: Caret): boolean {
    return other.owner.name === this.owner.name && other.owner.color === this.owner.color && other.isFarRight === this.isFarRight;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

class Carets {
  decorations: DecorationSet = Decoration.none;
  readonly #view: EditorView;
  readonly #options: CaretOptions;
  readonly #listen: (change: { added: number[]; updated: number[]; removed: number[] }) => void;
  #isShown = false;

  constructor(view: EditorView, options: CaretOptions) {
    this.#view = view;
    this.#options = options;
    const { awareness } = options;
    this.#listen = ({ added, updated, removed }) => {
      if ([...added, ...updated, ...removed].some((client) => client !== awareness.clientID)) this.#view.dispatch({ annotations: moved.of(true) });
    };
    awareness.on('change', this.#listen);
    this.decorations = this.#draw(view);
  }
  update(update: ViewUpdate): void {
    if (update.focusChanged || update.selectionSet || update.docChanged) this.#tellOthers(update);
    if (update.docChanged || update.transactions.some((transaction) => transaction.annotation(moved))) this.decorations = this.#draw(update.view);
  }
  destroy(): void {
    this.#options.awareness.off('change', this.#listen);
    if (this.#isShown) this.#options.awareness.setLocalStateField('cursor', null);
  }

  #tellOthers({ view, state }: ViewUpdate): void {
    const { awareness, text } = this.#options;
    if (awareness.getLocalState() === null) return;
    if (view.hasFocus) {
      const { anchor, head } = state.selection.main;
      awareness.setLocalStateField('cursor', { anchor: Y.createRelativePositionFromTypeIndex(text, anchor), head: Y.createRelativePositionFromTypeIndex(text, head) });
      this.#isShown = true;
    } else if (this.#isShown) {
      awareness.setLocalStateField('cursor', null);
      this.#isShown = false;
    }
  }

  #draw(view: EditorView): DecorationSet {
    const { awareness, who } = this.#options;
    const ranges: Range<Decoration>[] = [];
    for (const [client, state] of awareness.getStates()) {
      if (client === awareness.clientID) continue;
      const place = this.#placeOf(state['cursor'], view.state.doc.length);
      if (!place) continue;
      const owner = who(userIdOf(state));
      if (place.from < place.to) ranges.push(Decoration.mark({ class: `remote-range p${owner.color}` }).range(place.from, place.to));
      ranges.push(Decoration.widget({ widget: new Caret(owner, isFarRight(view, place.head)), side: place.head >= place.to ? -1 : 1 }).range(place.head));
    }
    return Decoration.set(ranges, true);
  }

  /** Null where the state is nonsense, or a place in another text of the document. */
  #placeOf(cursor: unknown, length: number): { from: number; to: number; head: number } | null {
    if (typeof cursor !== 'object' || cursor === null || !('anchor' in cursor) || !('head' in cursor)) return null;
    const { text } = this.#options;
    const anchor = indexOf(cursor.anchor, text);
    const head = indexOf(cursor.head, text);
    if (anchor === null || head === null) return null;
    const within = (index: number): number => Math.min(Math.max(0, index), length);
    return { from: within(Math.min(anchor, head)), to: within(Math.max(anchor, head)), head: within(head) };
  }
}

/** Near the right edge a name is written to the left of its caret, else the editor would cut it off. Reckoned, not measured: lines wrap. */
function isFarRight(view: EditorView, at: number): boolean {
  const perLine = Math.max(20, Math.floor(view.scrollDOM.clientWidth / view.defaultCharacterWidth));
  return ((at - view.state.doc.lineAt(at).from) % perLine) / perLine > 0.6;
}

function indexOf(json: unknown, text: Y.Text): number | null {
  try {
    const place = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(json), text.doc as Y.Doc);
    return place && place.type === text ? place.index : null;
  } catch {
    return null;
  }
}

function userIdOf(state: Readonly<Record<string, unknown>>): string {
  const user = state['user'];
  return typeof user === 'object' && user !== null && 'id' in user && typeof user.id === 'string' ? user.id : '';
}

export function remoteCarets(options: CaretOptions): Extension {
  return ViewPlugin.define((view) => new Carets(view, options), { decorations: (carets) => carets.decorations });
}
