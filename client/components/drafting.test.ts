/** What differs is told in words and in place; a thread is shown as the posts it becomes, with how far each got. */
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { describe, expect, it } from 'vitest';
import { mounted } from '../testing/mounted.ts';
import { driftMarks, showDrift } from './drift-marks.ts';
import DriftList from './DriftList.vue';
import ThreadPreview from './ThreadPreview.vue';

const LONG = 'Nous cherchons la panne sans relâche et vous tenons au courant ici même. '.repeat(6).trim();

describe('what differs', () => {
  it('[RE3] is told with what the message says, a banned phrase as banned, a missing one as missing', () => {
    const drift = [
      { kind: 'amount', found: '12 €', message: '10 €', at: 3 },
      { kind: 'banned', found: 'sans danger', message: 'sans danger', at: 9 },
      { kind: 'required', found: '', message: 'banque agréée', at: -1 },
    ];
    const lines = mounted(DriftList, { props: { drift }, language: 'en' })
      .findAll('li')
      .map((line) => line.text());
    expect(lines[0]).toContain('the message says “10 €”');
    expect(lines[1]).toContain('banned in this room');
    expect(lines[2]).toBe('This text must hold “banque agréée”.');
    expect(
      mounted(DriftList, { props: { drift: [] }, language: 'en' })
        .find('ul')
        .exists(),
    ).toBe(false);
  });

  it('[RE3] is marked in place, moves with the text, and is dropped where the text has become too short', () => {
    const view = new EditorView({
      parent: document.body,
      state: EditorState.create({ doc: 'Soit 12 € demain', extensions: [driftMarks] }),
    });
    const marked = (): (string | null)[] => [...view.dom.querySelectorAll('.drift-mark')].map((mark) => mark.textContent);
    view.dispatch({ effects: showDrift([{ from: 5, to: 9, says: 'amount' }]) });
    expect(marked()).toEqual(['12 €']);
    view.dispatch({ changes: { from: 0, insert: 'Bien. ' } });
    expect(marked()).toEqual(['12 €']);
    view.dispatch({ effects: showDrift([{ from: 40, to: 44, says: 'amount' }]) });
    expect(marked()).toEqual([]);
    view.destroy();
  });
});

describe('a thread', () => {
  it('[RE4] is one card where it fits, else its numbered posts', () => {
    const props = { channel: 'x', language: 'fr', organisation: 'Banque' };
    expect(mounted(ThreadPreview, { props: { ...props, text: 'Court.' }, language: 'en' }).findAll('figure').length).toBe(1);
    const posts = mounted(ThreadPreview, { props: { ...props, text: LONG }, language: 'en' }).findAll('li');
    expect(posts.length).toBe(2);
    expect(posts[1]?.text()).toContain('(2/2)');
  });

  it('[DI5] says how far each part got', () => {
    const parts = [
      { text: 'un (1/2)', state: 'sent' },
      { text: 'deux (2/2)', state: 'unknown' },
    ];
    const wrapper = mounted(ThreadPreview, {
      props: { channel: 'x', language: 'fr', organisation: 'Banque', text: 'un deux', parts },
      language: 'en',
    });
    expect(wrapper.findAll('li .chip').map((chip) => chip.classes())).toEqual([
      ['chip', 'good'],
      ['chip', 'warn'],
    ]);
  });
});
