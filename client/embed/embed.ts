/**
 * What other sites put on their pages: shows the approved text where the tag stands and follows it. Text nodes only, no styles, no cookies,
 * no eval, nothing kept: it works under a strict policy that allows our address for scripts and connections. Version 1 of its attributes:
 * data-key, data-channel, data-language, data-target (an element of the page), data-fallback (what stands when nothing is in force).
 */
(() => {
  interface Said {
    readonly revision: number;
    readonly language: string;
    readonly text: string;
    readonly since: string | null;
  }
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const { key = '', channel = 'website', language = '', target = '', fallback = '' } = script.dataset;
  const query = new URLSearchParams({ channel, ...(language ? { language } : {}), format: 'json' });
  const address = `${script.src.replace(/\/embed(\/v1)?\.js.*$/, '')}/public/${encodeURIComponent(key)}/message?${query.toString()}`;
  const EVERY_MS = 20_000;
  const box = document.createElement('div');
  box.className = 'unisson';
  box.setAttribute('aria-live', 'polite');
  let shown = '';

  const place = (): void => {
    const given = target ? document.querySelector(target) : null;
    if (given) given.replaceChildren(box);
    else script.after(box);
  };
  const element = (tag: string, name: string, ...inside: (string | Node)[]): HTMLElement => {
    const made = document.createElement(tag);
    made.className = `unisson-${name}`;
    made.append(...inside);
    return made;
  };
  /** A line break stays one; everything else is text. */
  const lines = (text: string): (string | Node)[] =>
    text.split('\n').flatMap((line, i) => (i === 0 ? [line] : [document.createElement('br'), line]));

  const show = (said: Said | null): void => {
    const now = said ? JSON.stringify([said.revision, said.since, said.text, said.language]) : 'nothing';
    if (now === shown) return;
    shown = now;
    box.hidden = !said && !fallback;
    if (!said) return box.replaceChildren(...(fallback ? [element('p', 'fallback', fallback)] : []));
    const time = document.createElement('time');
    if (said.since) {
      time.dateTime = said.since;
      time.textContent = new Intl.DateTimeFormat(said.language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(said.since));
    }
    box.lang = said.language;
    box.dir = 'auto';
    box.replaceChildren(
      ...said.text
        .trim()
        .split(/\n[ \t]*\n+/)
        .map((part) => element('p', 'text', ...lines(part))),
      element('p', 'foot', `${said.language.startsWith('fr') ? 'Version' : 'Revision'} ${said.revision} · `, time),
    );
  };

  const ask = async (): Promise<void> => {
    // A tab nobody sees asks when somebody does: a busy site has thousands of them.
    if (document.hidden && shown !== 'nothing') return;
    try {
      // Asked anew each time; the browser sends the tag it has, and the answer is then empty.
      const answer = await fetch(address, { cache: 'no-cache', credentials: 'omit', referrerPolicy: 'no-referrer' });
      if (answer.status === 404) show(null);
      else if (answer.ok) {
        const said = (await answer.json()) as Said;
        if (typeof said.text === 'string') show(said);
      }
    } catch {
      // Away: what stands goes on standing until the next answer.
    }
  };
  const start = (): void => {
    place();
    show(null);
    void ask();
    setInterval(() => void ask(), EVERY_MS);
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) void ask();
    });
  };
  if (target && document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
