/** What is done to a part of the page once it is there: times as they are where it is read, and marks on what was not there before. */

/** UTC stays in the attribute. A time of another day says so. */
export function localTimes(root: ParentNode, language: string): void {
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const today = new Date().toDateString();
  for (const element of root.querySelectorAll('time')) {
    const at = new Date(element.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    const isToday = at.toDateString() === today && !element.classList.contains('day');
    element.textContent = (isToday ? time : day).format(at);
  }
}

const PIECES = '#text p, .answer';
export const piecesOf = (main: ParentNode): ReadonlySet<string> =>
  new Set([...main.querySelectorAll(PIECES)].map(({ textContent }) => textContent));

export function markNew(main: HTMLElement, before: ReadonlySet<string>, sentence: string): void {
  const banner = document.createElement('p');
  banner.id = 'renewed';
  banner.className = 'banner';
  banner.setAttribute('role', 'alert');
  banner.textContent = sentence;
  main.prepend(banner);
  for (const piece of main.querySelectorAll(PIECES)) if (!before.has(piece.textContent)) piece.classList.add('new');
}
