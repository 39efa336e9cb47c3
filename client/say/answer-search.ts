/** The field that searches the answers of a say page, by keyboard too: "/" goes there, arrows walk what was found, Escape clears. Survives a swap of the page's part. */
import { holds } from './find-answers.ts';

interface SearchWords {
  readonly search: string;
  readonly none: string;
}
/** Fewer are seen at a glance. */
const LEAST_ANSWERS = 2;

export interface AnswerSearch {
  hasFocus(): boolean;
  /** Into a new part of the page, with what was typed; `withFocus` where it had it before the part was replaced. */
  place(main: HTMLElement, withFocus: boolean): void;
}

export function createAnswerSearch(words: SearchWords): AnswerSearch {
  const box = document.createElement('div');
  const field = document.createElement('input');
  const told = document.createElement('span');
  box.id = 'find';
  told.id = 'matches';
  told.setAttribute('role', 'status');
  field.type = 'search';
  field.autocomplete = 'off';
  field.placeholder = words.search;
  field.setAttribute('aria-label', words.search);
  field.setAttribute('aria-keyshortcuts', '/');
  box.append(field, told);

  const all = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('#now .answer')];
  const found = (): HTMLElement[] => all().filter(({ hidden }) => !hidden);
  function filter(): void {
    for (const answer of all()) answer.hidden = !holds(answer.textContent, field.value);
    const isTyped = field.value.trim() !== '';
    told.textContent = !isTyped ? '' : found().length === 0 ? words.none : `${found().length} / ${all().length}`;
  }
  function walk(by: number): void {
    const shown = found();
    const at = shown.findIndex((answer) => answer === document.activeElement);
    if (at === 0 && by < 0) field.focus();
    else shown[Math.min(shown.length - 1, Math.max(0, at + by))]?.focus();
  }
  field.addEventListener('input', filter);
  document.addEventListener('keydown', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const isInList = target === field || target?.closest('.answer') != null;
    if (event.ctrlKey || event.metaKey || event.altKey || !box.isConnected) return;
    if (event.key === '/' && !target?.closest('input')) field.focus();
    else if (event.key === 'Escape' && isInList) {
      field.value = '';
      filter();
      field.focus();
    } else if (isInList && (event.key === 'ArrowDown' || (event.key === 'Enter' && target === field))) walk(1);
    else if (isInList && event.key === 'ArrowUp') walk(-1);
    else return;
    event.preventDefault();
  });
  return {
    hasFocus: () => document.activeElement === field,
    place(main, withFocus) {
      const list = main.querySelector('#answers h2');
      if (list && main.querySelectorAll('.answer').length >= LEAST_ANSWERS) list.after(box);
      else box.remove();
      if (withFocus) field.focus();
      filter();
    },
  };
}
