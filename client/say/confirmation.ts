/** The form with which a seat says that it has read a revision: asks for the seat once, then one button, then what has been confirmed. */
import type { Seat } from './seat.ts';
import type { Words } from './words.ts';

/** @param wrong a sentence why the last try failed, or null. */
export function drawConfirmation(main: HTMLElement, seat: Seat | null, n: number, words: Words, wrong: string | null = null): void {
  const form = main.querySelector<HTMLFormElement>('#confirm');
  if (!form) return;
  for (const old of main.querySelectorAll('[data-drawn], :scope > .done')) old.remove();
  const label = form.querySelector('label');
  const field = form.querySelector('input[name="seat"]');
  const hint = form.querySelector('small');
  const button = form.querySelector<HTMLButtonElement>('button.main');
  const isDone = seat !== null && seat.confirmed === n;
  form.classList.toggle('read', isDone);
  if (label) label.hidden = seat !== null;
  if (hint) hint.hidden = seat !== null;
  if (button) button.hidden = isDone;
  field?.toggleAttribute('required', seat === null);
  if (isDone) form.prepend(drawn('p', 'done', `✓ ${words.confirmed.replace('{n}', String(n))}`, 'status'));
  if (seat) {
    const change = drawn('button', 'change', words.change);
    change.setAttribute('type', 'button');
    form.append(drawn('span', 'seat-name', seat.name), change);
  }
  if (wrong !== null) form.append(drawn('p', 'wrong', wrong, 'alert'));
}

function drawn(tag: string, id: string, text: string, role?: string): HTMLElement {
  const element = document.createElement(tag);
  element.id = id;
  element.className = id;
  element.dataset['drawn'] = '';
  element.textContent = text;
  if (role) element.setAttribute('role', role);
  return element;
}

/** Null when it is on disk, else why not. */
export async function sendConfirmation(
  form: HTMLFormElement,
  asked: { readonly n: number; readonly seat: string },
  words: Words,
): Promise<string | null> {
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      credentials: 'omit',
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    });
    if (answer.ok) return null;
    return answer.status === 413 ? words.full : words.notConfirmed;
  } catch {
    return words.notConfirmed;
  }
}
