/**
 * The say page as HTML: complete without any script, with its number and its time. The script swaps `#now` for the same part of a newer
 * page. Everything that anybody wrote is text here.
 */
import { createHash } from 'node:crypto';
import { escaped } from './escaped.ts';
import type { SayState } from './say-state.ts';
import { SAY_STYLE } from './say-style.ts';
import { channelWord, sayWords, type SayWords } from './say-words.ts';

const styleDigest = createHash('sha256').update(SAY_STYLE).digest('base64');

/** Grows when a page's parts are no longer what an older script knows: one that is open then loads itself anew. */
const PARTS = 1;

/** One script of ours, one style named by its digest, nothing from anywhere else. */
export const SAY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'sha256-${styleDigest}'`,
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** UTC until the script, which knows where it is read, writes it anew. */
function time(at: string): string {
  return `<time datetime="${escaped(at)}">${escaped(at.slice(11, 16))} UTC</time>`;
}
const day = (at: string): string => `<time class="day" datetime="${escaped(at)}">${escaped(at.slice(0, 16).replace('T', ' '))} UTC</time>`;

function document(language: string, title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="${escaped(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><title>${escaped(title)}</title><link rel="icon" href="/favicon.svg">${head}<style>${SAY_STYLE}</style></head>
${body}</html>
`;
}

/** @param at instant of the answer. `read`: the number that its form has just confirmed, where no script tells. */
export function renderSay(
  state: SayState,
  { token, at, read }: { readonly token: string; readonly at: string; readonly read: number | null },
): string {
  const { page } = state;
  const words = sayWords(page.language);
  const title = `${channelWord(page.channel, page.language)} · ${page.site}`;
  const sentences = JSON.stringify({ ...wordsForScript(words), language: page.language }).replaceAll('<', '\\u003c');
  return document(
    page.language,
    title,
    `<body data-page="${escaped(page.id)}" data-parts="${PARTS}">
<header><h1>${escaped(title)}</h1><p id="contact">${words.asOf} ${time(at)}. ${words.asOfHelp}</p></header>
<main><section id="cover" role="alert" hidden></section>
<div id="now" data-state="${state.why}" data-revision="${state.said?.n ?? ''}" data-held="${escaped(state.heldSince ?? '')}" data-etag="${escaped(state.etag)}">
${state.said ? inForce(state, state.said, { words, token, at, read }) : stop(words, state.why)}
</div></main>
<script type="application/json" id="words">${sentences}</script></body>`,
    // Without a script the browser itself loads the page anew.
    '<noscript><meta http-equiv="refresh" content="20"></noscript><script type="module" src="/say.js"></script>',
  );
}

function stop(words: SayWords, why: SayState['why']): string {
  return `<section class="stop" role="alert"><strong>${words.doNotUse}</strong><p>${why === 'no-text' ? words.noText : words.nothing}</p></section>`;
}

function inForce(
  state: SayState,
  said: NonNullable<SayState['said']>,
  { words, token, at, read }: { words: SayWords; token: string; at: string; read: number | null },
): string {
  const { page } = state;
  const lang = escaped(page.language);
  const held = state.heldSince
    ? `<p class="banner held" role="alert"><b>${words.hold} ${time(state.heldSince)}</b><br>${words.holdHelp}</p>`
    : '';
  const paragraphs = said.text
    .trim()
    .split(/\n[ \t]*\n+/)
    .map((part) => `<p>${escaped(part)}</p>`)
    .join('');
  const answers = said.answers
    .map(({ question, answer }) => `<div class="answer" tabindex="-1" dir="auto"><h3>${escaped(question)}</h3><p>${escaped(answer)}</p></div>`)
    .join('');
  const where = escaped(`${channelWord(page.channel, page.language)}, ${page.site}`);
  return `${held}<p class="number"><strong>${words.revision(said.n)}</strong><span>${words.since} ${time(said.since)}</span></p>
<article id="text" lang="${lang}" dir="auto">${paragraphs}</article>
${answers && `<section id="answers" aria-labelledby="answers-name" lang="${lang}"><h2 id="answers-name">${words.answers}</h2>${answers}</section>`}
${read === said.n ? `<p class="done" role="status">✓ ${words.confirmed(said.n)}</p>` : ''}<form id="confirm" method="post" action="/say/${escaped(encodeURIComponent(token))}/acknowledgements"><input type="hidden" name="n" value="${said.n}">
<label>${words.seat} <input name="seat" required maxlength="80" autocomplete="off" placeholder="${words.seatExample}" aria-describedby="seat-hint"></label><button class="main">${words.confirm(said.n)}</button><small id="seat-hint">${words.seatHint}</small></form>
<footer class="foot"><div><strong>${words.revision(said.n)}</strong>, ${words.since} ${day(said.since)} · ${where} · ${words.printed} <span id="printed">${day(at)}</span><br>${words.printedHelp}</div></footer>`;
}

/** What the script says by itself. */
function wordsForScript({ revision: _revision, confirm: _confirm, confirmed, ...sentences }: SayWords): Record<string, string> {
  return { ...sentences, confirmed: confirmed(0).replace('0', '{n}') };
}

/** The same for a page that never was, that has expired and that was revoked; nobody's language is known then. */
export function renderGone(): string {
  const [fr, en] = [sayWords('fr'), sayWords('en')];
  const part = (language: string, words: SayWords, head: 'h1' | 'h2'): string =>
    `<section class="stop" lang="${language}"><${head}>${words.goneTitle}</${head}><p>${words.gone}</p></section>`;
  return document(
    'fr',
    `${fr.goneTitle} · ${en.goneTitle}`,
    `<body data-page=""><main>${part('fr', fr, 'h1')}${part('en', en, 'h2')}</main></body>`,
  );
}
