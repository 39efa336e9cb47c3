/**
 * The draft as people talk about it: which remark stands where now, what somebody is about to remark or suggest, whether what he types is an
 * edit or a suggestion [MS4]. Made once by the draft's tab and handed down. Must not draw.
 */
import type { Anchor } from '@unisson/shared/domain/comment';
import { anchorOf, isWhole, locate, wholeField, type Passage } from '@unisson/shared/text/passage';
import type { EditorView } from '@codemirror/view';
import { computed, nextTick, onScopeDispose, provide, ref, shallowRef, watch } from 'vue';
import { draftMarks, suggestionFrom, toWords, type Mark, type Overlay, type Stretch, type Typed } from '../components/draft-marks.ts';
import type { Draft } from '../connection/draft.ts';
import { useMessage } from '../stores/message.ts';
import { useRoom } from '../stores/room.ts';
import { useSession } from '../stores/session.ts';
import { EDITOR_REMARKS, REMARKS } from './remarks-key.ts';
import { useComments, type Thread } from './use-comments.ts';
import { useDeciding } from './use-deciding.ts';
import { useReadOf } from './use-shared-text.ts';
import { useWriters } from './use-writers.ts';

/** What is about to be said, and about what. */
export interface Composing {
  readonly what: 'comment' | 'suggest';
  /** Null: the message as a whole. */
  readonly anchor: Anchor | null;
  readonly quote: string;
  readonly suggestion: string;
  /** Where the caret goes in it. */
  readonly caret: number;
  /** It began with a keystroke in the text: the warning [MS4] stands beside it. */
  readonly fromTyping: boolean;
}
export interface RemarksSource {
  readonly room: string;
  draft(): Draft | null;
  mayWrite(): boolean;
  /** Where a remark goes when nothing is selected, and words nobody pointed at. */
  part(): { readonly remark: string | null; readonly text: string };
  /** Brings the editor of that field on the screen. */
  reveal(field: string): void;
}
export type Remarks = ReturnType<typeof provideRemarks>;

export function provideRemarks(source: RemarksSource) {
  const comments = useComments(source.room);
  const writers = useWriters(source.room, source.draft);
  const isOpen = ref(false);
  const shown = ref<string | null>(null);
  const showsWriters = ref(false);
  const passages = usePassages(source, comments.open);
  const mode = useMode(source);
  const composing = useComposing(source, () => {
    isOpen.value = true;
  });
  const views = new Map<string, EditorView>();
  const drawing = useDrawing(() => [comments.threads.value, passages.value, shown.value, showsWriters.value, writers.owners.value]);
  const pick = (id: string): void => {
    isOpen.value = true;
    shown.value = id;
    composing.drop();
  };

  const overlayOf = (field: string): Overlay => ({
    marks: () => marksIn(field, comments.open.value, passages.value ?? new Map(), shown.value),
    written: () => (showsWriters.value ? writers.writtenIn(field).map(({ from, to, userId }) => ({ from, to, color: userId === null || writers.isHouse(userId) ? null : mode.colorOf(userId) })) : []),
    onChange: drawing.onDraw,
    isSuggesting: () => mode.isSuggesting.value,
    onTyped: (typed, text) => composing.fromTyping(field, typed, text),
    onSelect: (selected, text, isHere) => composing.select({ field, selected, text }, isHere),
    onPick: pick,
    onAsk(what, selected, text) {
      const under = selected.from === selected.to && what === 'comment' && marksIn(field, comments.open.value, passages.value ?? new Map(), null).find(({ from, to }) => from <= selected.from && selected.to <= to);
      if (under) pick(under.id);
      else composing.begin(what, { field, selected, text });
    },
    onView(view) {
      views.set(field, view);
      return () => {
        if (views.get(field) !== view) return;
        views.delete(field);
        composing.forget(field);
      };
    },
  });
  async function goTo(id: string): Promise<void> {
    const field = comments.threads.value.find(({ root }) => root.id === id)?.root.anchor?.field;
    if (field === undefined) return;
    source.reveal(field);
    shown.value = id;
    await nextTick();
    const view = views.get(field);
    const passage = passages.value?.get(id);
    if (!view || !passage) return;
    const end = Math.min(passage.to, view.state.doc.length);
    view.dispatch({ selection: { anchor: Math.min(passage.from, end), head: end }, scrollIntoView: true });
    view.focus();
  }
  /** Back into the text after something was said about it. */
  const back = (field: string | undefined): void => views.get(field ?? '')?.focus();
  const made = { ...comments, ...mode, composing, passages, writers, isOpen, shown, showsWriters, pick, goTo, back, doc: () => source.draft()?.doc ?? null, saved: async () => source.draft()?.saved() };
  provide(REMARKS, made);
  provide(EDITOR_REMARKS, { extensionsFor: (field) => draftMarks(overlayOf(field)) });
  return made;
}

function marksIn(field: string, threads: readonly Thread[], passages: ReadonlyMap<string, Passage | null>, shown: string | null): readonly Mark[] {
  return threads.flatMap(({ root }) => {
    const passage = root.anchor?.field === field && !isWhole(root.anchor) ? passages.get(root.id) : null;
    if (!passage) return [];
    const { from, to } = passage;
    return [{ id: root.id, from, to, kind: root.suggestion === null ? ('remark' as const) : ('suggestion' as const), isBlocking: root.blocking, isShown: shown === root.id }];
  });
}

/** Where each remark stands now; null where its words are gone or lead nowhere. */
function usePassages(source: RemarksSource, threads: { readonly value: readonly Thread[] }) {
  const changes = useReadOf(
    () => source.draft()?.doc ?? null,
    () => ({}),
  );
  return computed(() => {
    const doc = source.draft()?.doc;
    if (!changes.value || !doc) return null;
    return new Map(threads.value.map(({ root }) => [root.id, root.anchor ? locate(doc, root.anchor) : null]));
  });
}

/** Tells the editors to draw anew, once a frame at most and never inside their own update. */
function useDrawing(what: () => unknown) {
  const draws = new Set<() => void>();
  let frame = 0;
  watch(what, () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      for (const draw of draws) draw();
    });
  });
  onScopeDispose(() => cancelAnimationFrame(frame));
  return {
    onDraw(draw: () => void): () => void {
      draws.add(draw);
      return () => draws.delete(draw);
    },
  };
}

/** [MS4] whoever could decide suggests, until he says that he will write all the same. */
function useMode(source: RemarksSource) {
  const { couldDecide } = useDeciding();
  const message = useMessage();
  const room = useRoom();
  const session = useSession();
  const hasAccepted = ref(false);
  const isAuthor = computed(() => message.message?.draft.authors.includes(session.id) === true);
  /** Writing would cost this person the right to decide. */
  const wouldLose = computed(() => couldDecide.value && !isAuthor.value && !hasAccepted.value);
  const isSuggesting = computed(() => source.mayWrite() && wouldLose.value);
  function write(): void {
    hasAccepted.value = true;
  }
  return {
    isSuggesting,
    wouldLose,
    write,
    colorOf: (userId: string): number => room.colorOf(userId) % 12,
  };
}

interface Selected {
  readonly field: string;
  readonly selected: Stretch;
  readonly text: string;
}
function useComposing(source: RemarksSource, opened: () => void) {
  const now = shallowRef<Composing | null>(null);
  const selection = shallowRef<Selected | null>(null);

  function place({ field, text }: Selected, { from, to }: Stretch): { anchor: Anchor; quote: string } {
    const doc = source.draft()?.doc;
    return doc && from < to ? { anchor: anchorOf(doc, field, from, to), quote: text.slice(from, to) } : { anchor: wholeField(field), quote: text };
  }
  function begin(what: 'comment' | 'suggest', asked: Selected | null): void {
    const doc = source.draft()?.doc;
    if (asked) {
      const { selected, text } = asked;
      const at = place(asked, selected.from < selected.to ? selected : toWords(text, selected));
      now.value = { what, ...at, suggestion: what === 'suggest' ? at.quote : '', caret: at.quote.length, fromTyping: false };
    } else {
      const { remark, text: field } = source.part();
      const whole = what === 'suggest' ? field : remark;
      const quote = what === 'suggest' && doc ? doc.getText(field).toString() : '';
      now.value = { what, anchor: whole === null ? null : wholeField(whole), quote, suggestion: quote, caret: quote.length, fromTyping: false };
    }
    opened();
  }
  return {
    now,
    begin,
    /** With what was last selected in an editor that is still there. */
    beginHere: (what: 'comment' | 'suggest') => begin(what, selection.value),
    select(next: Selected, isHere: boolean): void {
      if (isHere || selection.value?.field === next.field) selection.value = next;
    },
    /** Its editor went away. */
    forget(field: string): void {
      if (selection.value?.field === field) selection.value = null;
    },
    fromTyping(field: string, typed: Typed, text: string): void {
      // Keys that came before the form had the focus go on where the first one began.
      if (now.value?.fromTyping && now.value.anchor?.field === field) {
        const { suggestion, caret } = now.value;
        now.value = { ...now.value, suggestion: suggestion.slice(0, caret) + typed.insert + suggestion.slice(caret), caret: caret + typed.insert.length };
        return;
      }
      const { passage, suggestion } = suggestionFrom(text, typed);
      const caret = typed.from - passage.from + typed.insert.length;
      now.value = { what: 'suggest', ...place({ field, selected: passage, text }, passage), suggestion, caret, fromTyping: true };
      opened();
    },
    drop(): void {
      now.value = null;
    },
  };
}
