/** The script on other people's pages: what it puts there, what it never does, how it follows. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

interface Answer {
  readonly status: number;
  readonly body?: object;
}
const SAID = { revision: 4, language: 'fr', since: '2026-11-23T18:42:00.000Z', text: 'Bonjour <img src=x onerror=alert(1)>\nseconde ligne\n\nAutre paragraphe' };
let asked: { address: string; init: RequestInit }[] = [];
let answer: Answer | 'away' = { status: 200, body: SAID };
let run = 0;

async function embed(attributes: Record<string, string>, src = 'https://unisson.example/embed/v1.js'): Promise<HTMLElement> {
  const script = document.createElement('script');
  // Never run by the test's document: the module below is what it holds.
  script.type = 'text/plain';
  script.setAttribute('src', src);
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(`data-${name}`, value);
  document.body.append(script);
  Object.defineProperty(document, 'currentScript', { value: script, configurable: true });
  run += 1;
  await import(/* @vite-ignore */ `./embed.ts?run=${run}`);
  Object.defineProperty(document, 'currentScript', { value: null, configurable: true });
  await vi.advanceTimersByTimeAsync(0);
  const box = document.querySelector<HTMLElement>('.unisson');
  if (!box) throw new Error('nothing was put there');
  return box;
}

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<main id="here">before</main>';
  asked = [];
  answer = { status: 200, body: SAID };
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    asked.push({ address, init });
    if (answer === 'away') return Promise.reject(new TypeError('network'));
    const { status, body } = answer;
    return Promise.resolve({ status, ok: status === 200, json: () => Promise.resolve(body) });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the embedded message', () => {
  it('[MS1] is text and nothing but text, with number, time and language, told politely', async () => {
    const box = await embed({ key: 'demo', language: 'fr' });
    expect([box.querySelector('img'), box.getAttribute('aria-live'), box.lang, box.getAttribute('style')]).toEqual([null, 'polite', 'fr', null]);
    expect([...box.querySelectorAll('.unisson-text')].map(({ textContent }) => textContent)).toEqual(['Bonjour <img src=x onerror=alert(1)>seconde ligne', 'Autre paragraphe']);
    expect(box.querySelectorAll('br')).toHaveLength(1);
    expect(box.querySelector('.unisson-foot')?.textContent).toMatch(/^Version 4 · .*2026/);
    expect(box.querySelector('time')?.dateTime).toBe(SAID.since);
    expect(box.previousElementSibling?.tagName).toBe('SCRIPT');
  });

  it('[MS1] asks where its own script came from, without cookies or a referrer, its key quoted', async () => {
    await embed({ key: '../x?y#z', channel: 'press', language: 'en' }, 'https://unisson.example/behind/a/path/embed/v1.js?v=2');
    expect(asked[0]?.address).toBe('https://unisson.example/behind/a/path/public/..%2Fx%3Fy%23z/message?channel=press&language=en&format=json');
    expect(asked[0]?.init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-cache' });
  });

  it('[MS7] follows within a minute: a newer revision, a withdrawal, and back', async () => {
    const box = await embed({ key: 'demo' });
    answer = { status: 200, body: { ...SAID, revision: 5, text: 'Nouveau' } };
    await vi.advanceTimersByTimeAsync(20_000);
    expect(box.querySelector('.unisson-text')?.textContent).toBe('Nouveau');
    answer = { status: 404 };
    await vi.advanceTimersByTimeAsync(20_000);
    expect([box.hidden, box.textContent]).toEqual([true, '']);
    answer = { status: 200, body: SAID };
    await vi.advanceTimersByTimeAsync(20_000);
    expect(box.hidden).toBe(false);
  });

  it('[MS1] shows its fallback, and in its target, where the page gives them', async () => {
    answer = { status: 404 };
    const box = await embed({ key: 'none', target: '#here', fallback: '<b>Rien</b> pour l’instant' });
    expect([box.hidden, box.textContent, box.querySelector('b')]).toEqual([false, '<b>Rien</b> pour l’instant', null]);
    expect(document.getElementById('here')?.firstElementChild).toBe(box);
  });

  it('[MS1] keeps what it shows while the server is away or answers nonsense, and does not touch what did not change', async () => {
    const box = await embed({ key: 'demo' });
    const shown = box.firstElementChild;
    for (const next of ['away', { status: 503 }, { status: 429 }, { status: 200, body: {} }] as const) {
      answer = next;
      await vi.advanceTimersByTimeAsync(20_000);
      expect(box.firstElementChild).toBe(shown);
    }
    answer = { status: 200, body: SAID };
    await vi.advanceTimersByTimeAsync(20_000);
    expect(box.firstElementChild).toBe(shown);
    expect(asked).toHaveLength(6);
  });
});
