/** The say page's script, part by part; the whole of it in a browser is a journey's. */
import { describe, expect, it } from 'vitest';
import { createAnswerSearch } from './answer-search.ts';
import { drawConfirmation } from './confirmation.ts';
import { createContact, LONGEST_SILENCE_MS } from './contact.ts';
import { fold, holds } from './find-answers.ts';
import { localTimes, markNew, piecesOf } from './page-part.ts';
import { keepSeat, readSeat } from './seat.ts';
import type { Words } from './words.ts';

const words = { search: 'Search', none: 'Nothing', change: 'Change', confirmed: 'Revision {n} read', language: 'en' } as Words;

function clocks(wall = 1_000_000, steady = 0) {
  const now = { wall, steady };
  return { now, contact: createContact({ wall: () => now.wall, steady: () => now.steady }) };
}

describe('contact', () => {
  it('[MS6] is lost by the wall clock while a laptop sleeps and the steady clock stands still', () => {
    const { now, contact } = clocks();
    contact.heard();
    now.wall += LONGEST_SILENCE_MS + 1;
    expect(contact.silentMs()).toBeGreaterThan(LONGEST_SILENCE_MS);
    contact.heard();
    expect(contact.silentMs()).toBe(0);
  });

  it('[MS6] is lost by the steady clock while the wall clock is set back', () => {
    const { now, contact } = clocks();
    contact.heard();
    now.wall -= 3_600_000;
    now.steady += LONGEST_SILENCE_MS + 1;
    expect(contact.silentMs()).toBeGreaterThan(LONGEST_SILENCE_MS);
    now.steady -= LONGEST_SILENCE_MS;
    expect(contact.silentMs()).toBe(1);
  });

  it('[MS6] begins with the page, not with its script: a slow start counts', () => {
    expect(clocks(1_000_000, 40_000).contact.silentMs()).toBe(40_000);
    expect(clocks(1_000_000, 40_000).contact.lastAt()).toBe(960_000);
  });
});

describe('searching answers', () => {
  it('[MS1] folds accents, case, ligatures and punctuation', () => {
    expect(fold('L’Œuvre : Où ça, « Éric » ?')).toBe('l oeuvre ou ca eric');
    expect(holds('Mon argent est-il en sécurité ?', 'securite ARGENT')).toBe(true);
    expect(holds('Mon argent est-il en sécurité ?', 'sécu arg')).toBe(true);
    expect(holds('Mon argent est-il en sécurité ?', 'gent')).toBe(false);
    expect(holds('anything', '  ?! ')).toBe(true);
    expect(holds('prix (.*)', '(.*')).toBe(true);
  });

  it('[MS1] works by keyboard, and keeps what was typed when the page changes under it', () => {
    const part = (): HTMLElement => {
      const main = document.createElement('main');
      main.id = 'now';
      main.innerHTML =
        '<section id="answers"><h2>Q</h2><div class="answer" tabindex="-1">Carte bloquée</div><div class="answer" tabindex="-1">Virement</div></section>';
      return main;
    };
    document.body.replaceChildren(part());
    const search = createAnswerSearch(words);
    search.place(document.querySelector('main') as HTMLElement, false);
    const field = document.querySelector('input') as HTMLInputElement;
    const press = (key: string): boolean =>
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    press('/');
    expect(document.activeElement).toBe(field);
    field.value = 'bloquee';
    field.dispatchEvent(new Event('input'));
    const shown = (): string[] =>
      [...document.querySelectorAll<HTMLElement>('.answer')].filter(({ hidden }) => !hidden).map(({ textContent }) => textContent);
    expect([shown(), document.getElementById('matches')?.textContent]).toEqual([['Carte bloquée'], '1 / 2']);
    const next = part();
    const hadFocus = search.hasFocus();
    document.querySelector('main')?.replaceWith(next);
    search.place(next, hadFocus);
    expect([shown(), field.isConnected, field.value]).toEqual([['Carte bloquée'], true, 'bloquee']);
    press('ArrowDown');
    expect(document.activeElement?.textContent).toBe('Carte bloquée');
    press('Escape');
    expect([shown().length, document.activeElement]).toEqual([2, field]);
    field.value = 'nothing like it';
    field.dispatchEvent(new Event('input'));
    expect(document.getElementById('matches')?.textContent).toBe('Nothing');
  });
});

describe('a seat', () => {
  it('[MS6] is kept under the page’s id, and anything else found there is nobody', () => {
    const kept = new Map<string, string>();
    const keep = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
    expect(readSeat(keep, 'p1')).toBeNull();
    keepSeat(keep, 'p1', { name: '<b>12</b>', confirmed: 4 });
    expect([...kept.keys()]).toEqual(['unisson-say:p1']);
    expect(readSeat(keep, 'p1')).toEqual({ name: '<b>12</b>', confirmed: 4 });
    expect(readSeat(keep, 'p2')).toBeNull();
    for (const bad of ['{', '1', 'null', '{"name":3}', '{"name":""}']) {
      kept.set('unisson-say:p1', bad);
      expect(readSeat(keep, 'p1')).toBeNull();
    }
    const refuses = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => keepSeat(refuses, 'p1', { name: 'x', confirmed: 0 })).not.toThrow();
  });

  it('[MS6] is asked for once; then one button, then what it has confirmed; a newer number asks again', () => {
    document.body.innerHTML =
      '<main><form id="confirm"><label>Seat<input name="seat" required></label><button class="main">Read</button><small>hint</small></form></main>';
    const main = document.querySelector('main') as HTMLElement;
    const state = (): unknown[] => [
      main.querySelector('label')?.hidden,
      main.querySelector<HTMLButtonElement>('button.main')?.hidden,
      main.querySelector('#done')?.textContent,
    ];
    drawConfirmation(main, null, 4, words);
    expect(state()).toEqual([false, false, undefined]);
    const seat = { name: '<img src=x onerror=alert(1)>', confirmed: 4 };
    drawConfirmation(main, seat, 4, words);
    expect([state(), main.querySelector('img'), main.querySelector('#seat-name')?.textContent]).toEqual([
      [true, true, '✓ Revision 4 read'],
      null,
      seat.name,
    ]);
    drawConfirmation(main, seat, 5, words, 'Try again');
    expect([state(), main.querySelector('[role=alert]')?.textContent]).toEqual([[true, false, undefined], 'Try again']);
  });
});

describe('a part of the page', () => {
  it('[MS1] marks only what was not there before, and says so', () => {
    document.body.innerHTML = '<main><article id="text"><p>Same</p><p>Other</p></article><div class="answer">Q A</div></main>';
    const main = document.querySelector('main') as HTMLElement;
    const before = piecesOf(main);
    (main.querySelectorAll('p')[1] as HTMLElement).textContent = 'Changed';
    markNew(main, before, 'It changed');
    expect([...main.querySelectorAll('.new')].map(({ textContent }) => textContent)).toEqual(['Changed']);
    expect(main.querySelector('#renewed[role=alert]')?.textContent).toBe('It changed');
  });

  it('[MS1] shows times as they are where it is read, and a day where it is another', () => {
    const now = new Date();
    document.body.innerHTML = `<time datetime="${now.toISOString()}">x</time><time datetime="2020-01-02T03:04:00.000Z">x</time><time datetime="never">kept</time>`;
    localTimes(document.body, 'en');
    const [today, old, broken] = [...document.querySelectorAll('time')].map(({ textContent }) => textContent);
    expect(today).toMatch(/^\d\d:\d\d$/);
    expect(old).toMatch(/2020/);
    expect(broken).toBe('kept');
  });
});
