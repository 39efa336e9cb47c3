/**
 * The say page in a browser: follows changes in place, covers the text after a minute without contact, takes the seat's confirmation. The
 * page is whole without it. Swaps in what the server rendered; makes no text of anybody's into HTML.
 */
import { createAnswerSearch } from './answer-search.ts';
import { askServer } from './ask-server.ts';
import { createContact, LONGEST_SILENCE_MS } from './contact.ts';
import { drawConfirmation, sendConfirmation } from './confirmation.ts';
import { localTimes, markNew, piecesOf } from './page-part.ts';
import { keepSeat, readSeat, type Seat } from './seat.ts';
import { readWords } from './words.ts';

const LOOK_MS = 1_000;
/** An answer that comes back sooner did not wait: then we do. */
const QUICK_MS = 1_000;
const PAUSE_MS = 5_000;
const AFTER_LOSS_MS = 2_000;
const AFTER_END_MS = 10_000;
/** A question that has been out longer than this is asked anew when somebody comes back to the page. */
const OLD_MS = 22_000;

const words = readWords();
const pageId = document.body.dataset['page'] ?? '';
const address = location.pathname;
const contact = createContact({ wall: () => Date.now(), steady: () => performance.now() });
const search = createAnswerSearch(words);
const byId = (id: string): HTMLElement | null => document.getElementById(id);
const main = (): HTMLElement => byId('now') ?? document.body;
const revision = (): number => Number(main().dataset['revision'] ?? 0);
const clock = new Intl.DateTimeFormat(words.language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });

let etag = main().dataset['etag'] ?? '';
let seat: Seat | null = readSeat(localStorageOrNone(), pageId);
let isGone = false;
/** Whether the last question was answered: only then may the next one wait for news. */
let mayWait = false;
let asking = new AbortController();
let wake: () => void = () => undefined;

function localStorageOrNone(): Pick<Storage, 'getItem' | 'setItem'> {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
}

function setSeat(next: Seat): void {
  seat = next;
  keepSeat(localStorageOrNone(), pageId, next);
}

/** What may not be said is not on the screen, whatever else happens. */
function look(): void {
  const isCut = contact.silentMs() > LONGEST_SILENCE_MS;
  const cover = byId('cover');
  const why = isGone ? 'gone' : isCut ? 'cut' : '';
  if (!cover || cover.dataset['why'] === why) return;
  cover.dataset['why'] = why;
  cover.hidden = why === '';
  main().hidden = why !== '';
  cover.replaceChildren(
    ...(why === ''
      ? []
      : [
          stop(
            isGone ? [words.goneTitle, words.gone] : [words.doNotUse, words.cut, `${words.lastContact} ${clock.format(contact.lastAt())}`],
          ),
        ]),
  );
  nameTab();
}
function stop([title = '', ...lines]: readonly string[]): HTMLElement {
  const box = document.createElement('div');
  const head = document.createElement('strong');
  box.className = 'stop';
  head.textContent = title;
  box.append(head, ...lines.map((line) => Object.assign(document.createElement('p'), { textContent: line })));
  return box;
}

function nameTab(): void {
  const where = document.querySelector('h1')?.textContent ?? '';
  const isUsable = !main().hidden && main().dataset['state'] === 'in-force';
  document.title = `${isUsable ? (main().querySelector('.number strong')?.textContent ?? '') : words.doNotUse} · ${where}`;
}

function heard(): void {
  contact.heard();
  isGone = false;
  const told = byId('contact');
  if (told) told.textContent = `${words.contact} ${clock.format(contact.lastAt())}`;
  look();
}

/** Whatever was there is replaced as a whole; what is new in it is marked until this seat has read it. */
function show(page: Document): void {
  // A newer server has other parts, and a script that knows them.
  if (page.body.dataset['parts'] !== document.body.dataset['parts']) return location.reload();
  const next = page.getElementById('now');
  if (!next) return;
  const before = {
    pieces: piecesOf(main()),
    n: revision(),
    typed: main().querySelector<HTMLInputElement>('input[name="seat"]')?.value ?? '',
  };
  const part = document.importNode(next, true);
  part.hidden = main().hidden;
  const isSearching = search.hasFocus();
  main().replaceWith(part);
  if (before.n > 0 && before.n !== revision() && seat?.confirmed !== revision()) markNew(part, before.pieces, words.renewed);
  draw(isSearching);
  const field = part.querySelector<HTMLInputElement>('input[name="seat"]');
  if (field && !seat) field.value = before.typed;
}

function draw(isSearching = false): void {
  localTimes(document.body, words.language);
  search.place(main(), isSearching);
  drawConfirmation(main(), seat, revision(), words);
  nameTab();
}

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });

async function follow(): Promise<never> {
  for (;;) {
    asking = new AbortController();
    const from = performance.now();
    const answer = await askServer({ address, pageId, etag, mayWait, signal: asking.signal });
    const hasWaited = mayWait;
    mayWait = answer.is === 'same' || answer.is === 'new';
    if (answer.is === 'gone') {
      isGone = true;
      look();
      await sleep(AFTER_END_MS);
      continue;
    }
    if (answer.is === 'lost') {
      await sleep(AFTER_LOSS_MS);
      continue;
    }
    if (answer.is === 'new') {
      etag = answer.etag;
      show(answer.page);
    }
    heard();
    if (answer.is === 'same' && hasWaited && performance.now() - from < QUICK_MS) await sleep(PAUSE_MS);
  }
}

/** Somebody came back, the laptop woke, the network returned. */
function comeBack(): void {
  look();
  if (contact.silentMs() > OLD_MS) asking.abort();
  wake();
}

async function confirm(form: HTMLFormElement): Promise<void> {
  const typed = new FormData(form).get('seat');
  const name = (seat?.name ?? (typeof typed === 'string' ? typed : '')).trim();
  const n = revision();
  if (name === '') return;
  const wrong = await sendConfirmation(form, { n, seat: name }, words);
  if (wrong === null) setSeat({ name, confirmed: n });
  if (wrong === null) for (const piece of document.querySelectorAll('#now .new')) piece.classList.remove('new');
  if (wrong === null) byId('renewed')?.remove();
  drawConfirmation(main(), seat, revision(), words, wrong);
  if (wrong !== null) comeBack();
}

document.addEventListener('submit', (event) => {
  if (!(event.target instanceof HTMLFormElement) || event.target.id !== 'confirm') return;
  event.preventDefault();
  void confirm(event.target);
});
document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('#print')) window.print();
  if (!target?.closest('#change')) return;
  seat = null;
  drawConfirmation(main(), seat, revision(), words);
  main().querySelector<HTMLInputElement>('input[name="seat"]')?.focus();
});
addEventListener('beforeprint', () => {
  look();
  const printed = byId('printed');
  if (printed) printed.textContent = new Intl.DateTimeFormat(words.language, { dateStyle: 'long', timeStyle: 'short' }).format(Date.now());
});
for (const name of ['focus', 'online', 'pageshow']) addEventListener(name, comeBack);
document.addEventListener('visibilitychange', comeBack);

const print = Object.assign(document.createElement('button'), { id: 'print', type: 'button', textContent: words.print });
document.querySelector('header')?.append(print);
draw();
heard();
setInterval(look, LOOK_MS);
void follow();
