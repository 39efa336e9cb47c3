import { EditorState, Transaction } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { draftMarks, suggestionFrom, toWords, type Overlay, type Typed } from './draft-marks.ts';

function overlay(isSuggesting: boolean): Overlay & { readonly typed: Typed[] } {
  const typed: Typed[] = [];
  const nothing = (): void => undefined;
  return {
    ...{ typed, marks: () => [], written: () => [], onChange: () => nothing, isSuggesting: () => isSuggesting },
    ...{ onTyped: (one: Typed) => void typed.push(one), onAsk: nothing, onSelect: nothing, onPick: nothing, onView: () => nothing },
  };
}
const TEXT = 'Vos dépôts sont garantis.';
const typing = (over: Overlay) => {
  const state = EditorState.create({ doc: TEXT, extensions: [draftMarks(over)] });
  return state.update({ changes: { from: 4, to: 10, insert: 'avoirs' }, annotations: Transaction.userEvent.of('input.type') });
};

describe('typing over a text one may only suggest on', () => {
  it('[MS4] changes nothing and is told as what it would have changed', async () => {
    const over = overlay(true);
    expect(typing(over).state.doc.toString()).toBe(TEXT);
    await Promise.resolve();
    expect(over.typed).toEqual([{ from: 4, to: 10, insert: 'avoirs' }]);
  });

  it('[CO4] what colleagues write arrives all the same', () => {
    const state = EditorState.create({ doc: TEXT, extensions: [draftMarks(overlay(true))] });
    expect(state.update({ changes: { from: 0, insert: 'Tous ' } }).state.doc.toString()).toBe(`Tous ${TEXT}`);
  });

  it('is typing for whoever writes', () => {
    expect(typing(overlay(false)).state.doc.toString()).toBe('Vos avoirs sont garantis.');
  });
});

describe('a keystroke as a suggestion', () => {
  const at = (from: number, insert: string, to = from) => {
    const { passage, suggestion } = suggestionFrom(TEXT, { from, to, insert });
    return [TEXT.slice(passage.from, passage.to), suggestion];
  };
  it('stands for the word it is in, for what is selected, or for the word before it', () => {
    expect(at(6, 'X')).toEqual(['dépôts', 'déXpôts']);
    expect(at(9, '', 10)).toEqual(['dépôts', 'dépôt']);
    expect(at(4, 'avoirs', 10)).toEqual(['dépôts', 'avoirs']);
    expect(at(TEXT.length, ' Tous.')).toEqual(['garantis.', 'garantis. Tous.']);
    expect(suggestionFrom('un  deux', { from: 3, to: 3, insert: 'x' })).toEqual({ passage: { from: 0, to: 3 }, suggestion: 'un x' });
  });
  it('in a text without words stands for all of it', () => {
    expect(suggestionFrom('', { from: 0, to: 0, insert: 'A' })).toEqual({ passage: { from: 0, to: 0 }, suggestion: 'A' });
    expect(toWords('   ', { from: 0, to: 0 })).toEqual({ from: 0, to: 3 });
  });
});
