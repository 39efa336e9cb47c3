/**
 * The page for deciding away from the console, whole: one document below 50 KB, no script needed, nothing fetched beside it. It holds no
 * secret; its form goes to the address it came from.
 */
import type { Role } from '@unisson/shared/domain/actor';
import type { DecideState } from './decide-state.ts';
import { DECIDE_SCRIPT, DECIDE_STYLE } from './decide-style.ts';
import { changesHtml, exactHtml, type TextOptions } from './decide-text.ts';
import { DECIDE_WORDS, type PageLanguage, type PageWords } from './decide-words.ts';
import { escaped } from './escaped.ts';

/** Why the last press was not recorded, as words for the reader. `note`: what was typed, given back. */
export interface Wrong {
  readonly text: string;
  readonly note: string;
}
export interface PageOptions {
  readonly language: PageLanguage;
  readonly nowMs: number;
}

export function renderDecide(state: DecideState, options: PageOptions, wrong: Wrong | null = null): string {
  const words = DECIDE_WORDS[options.language];
  const { n } = state.revision;
  if (state.mine) return page(words, options, words.title(n), recordedHtml(state, options.nowMs, words));
  if (state.isExpired) return renderGone(options, 'expired', state.room.id);
  if (state.view.status !== 'under-review') return page(words, options, words.title(n), overHtml(state, words));
  const text: TextOptions = { words, languages: state.room.languages, channels: state.room.channels.map(({ id }) => id) };
  const body = [
    headHtml(state, options, words),
    `<p><a class="go" href="#decide">${escaped(words.toForm)}</a></p>`,
    changesHtml(state.inForce, state.revision, text),
    exactHtml(state.revision, text),
    `<p class="after small soft">${escaped(words.hash)} <code>${state.revision.hash.slice(0, 12)}</code></p>`,
    saidHtml(state, options.nowMs, words),
    state.mayNot
      ? `<p class="note warn" id="decide">${escaped(words.mayNot[state.mayNot])}</p>${consoleHtml(state.room.id, words)}`
      : formHtml(state, words, wrong),
  ];
  return page(words, options, words.title(n), body.join('\n'));
}

/** For a link that opens nothing, or nothing any more. */
export function renderGone(options: PageOptions, why: 'gone' | 'expired' = 'gone', room: string | null = null): string {
  const words = DECIDE_WORDS[options.language];
  const [title, help] = why === 'gone' ? [words.gone, words.goneHelp] : [words.expired, words.expiredHelp];
  return page(words, options, words.page, `<h1>${escaped(title)}</h1><p class="after">${escaped(help)}</p>${consoleHtml(room, words)}`);
}

function page(words: PageWords, { language }: PageOptions, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow,noarchive"><meta name="referrer" content="no-referrer"><meta name="format-detection" content="telephone=no"><title>${escaped(title)} · Unisson</title><style>${DECIDE_STYLE}</style></head>
<body><main>${body}</main><footer><span>Unisson</span><a href="?lang=${words.other.code}" lang="${words.other.code}" hreflang="${words.other.code}">${words.other.name}</a></footer><script>${DECIDE_SCRIPT}</script></body></html>
`;
}

function headHtml({ room, revision, review, view, frozenBy }: DecideState, { nowMs }: PageOptions, words: PageWords): string {
  const minutes = Math.max(0, Math.floor((nowMs - Date.parse(review.openedAt)) / 60_000));
  const waits = minutes === 0 ? words.now : words.waits(words.minutes(minutes));
  const extra = [
    review.effectiveAt === undefined ? '' : timeHtml(review.effectiveAt, words.effect, nowMs),
    review.holdingId === undefined ? '' : escaped(words.holding),
    (view.needs?.gesture.length ?? 0) > 0 ? escaped(words.gestureNew) : '',
    driftHtml(view, words),
  ].filter((line) => line !== '');
  return `<p class="soft small name">${escaped(words.room(room.name))}</p><h1>${escaped(words.title(revision.n))}</h1>
<p class="soft">${escaped(words.frozen(frozenBy))} ${timeHtml(revision.frozenAt, words.at, nowMs)}, ${escaped(waits)}${review.escalatedAt === null ? '' : `, <strong>${escaped(words.over)}</strong>`}.</p>
${extra.map((line) => `<div class="note warn name">${line}</div>`).join('')}`;
}

/** What the house found when it was frozen, and why it was frozen all the same: whoever approves approves that too. */
function driftHtml({ drift, despite }: DecideState['view'], words: PageWords): string {
  if (drift.length === 0) return '';
  const rows = drift
    .map(({ kind, found, message }) => (kind === 'unread' ? words.driftUnread(found || message) : words.driftOne(found, message)))
    .map((row) => `<li>${escaped(row)}</li>`)
    .join('');
  return `<p>${escaped(words.drift)}</p><ul>${rows}</ul>${despite ? `<p>${escaped(words.despite(despite))}</p>` : ''}`;
}

/** Said in UTC wherever a script may not have put it into the reader's own time; with its day where that is another one. */
function timeHtml(at: string, around: (time: string) => string, nowMs: number): string {
  const [before = '', after = ''] = around('\u0000').split('\u0000');
  const day = at.slice(0, 10) === new Date(nowMs).toISOString().slice(0, 10) ? '' : `${at.slice(8, 10)}/${at.slice(5, 7)} `;
  return `${escaped(before)}<time datetime="${escaped(at)}">${day}${at.slice(11, 16)} UTC</time>${escaped(after)}`;
}

function saidHtml({ view }: DecideState, nowMs: number, words: PageWords): string {
  const rows = view.decisions.map(({ name, role, verdict, note, at }) => {
    const said = verdict === 'approve' ? words.approved(name, words.roles[role]) : words.asked(name, words.roles[role]);
    return `<li class="name">${escaped(said)}, ${timeHtml(at, words.at, nowMs)}${note ? escaped(words.noted(note)) : ''}</li>`;
  });
  const needed = neededOf(view, words);
  if (rows.length === 0 && needed === '') return '';
  return `<h2>${escaped(words.said)}</h2><ul>${rows.join('')}</ul>${needed === '' ? '' : `<p class="soft">${escaped(words.needed(needed))}</p>`}`;
}

/** A seat that any of several roles may fill is one: "legal; supervisor or executive". */
function neededOf({ needs }: DecideState['view'], words: PageWords): string {
  const either = new Intl.ListFormat(words.locale, { type: 'disjunction' });
  return (needs?.open ?? []).map(({ anyOf }) => either.format(anyOf.map((role: Role) => words.roles[role]))).join(words.between);
}

/** The disabled first button takes what Enter in a field would press: nobody approves by a slip of a thumb. */
function formHtml({ user, revision, view }: DecideState, words: PageWords, wrong: Wrong | null): string {
  const lent = Object.values(view.canDecide)
    .flat()
    .find(({ userId, for: of }) => userId === user.id && of !== null)?.for;
  const as = lent ? words.inPlaceOf(user.name, lent.name) : words.as(user.name);
  return `<form method="post" action="#decide" id="decide"><h2>${escaped(words.decide)}</h2>${wrong ? `<p class="note bad" role="alert" id="wrong">${escaped(wrong.text)}</p>` : ''}<p class="after soft name">${escaped(as)}</p>
<button type="submit" disabled hidden></button>
<input type="hidden" name="hash" value="${revision.hash}"><input type="text" name="username" autocomplete="username" value="${escaped(user.email)}" readonly hidden>
<label>${escaped(words.password)}<input type="password" name="password" autocomplete="current-password" required maxlength="1024"${wrong ? ' aria-describedby="wrong"' : ''}></label>
<button name="verdict" value="approve">${escaped(words.approve)}</button>
<label>${escaped(words.note)}<textarea name="note" maxlength="4000" rows="3" aria-describedby="note-help">${wrong ? `\n${escaped(wrong.note)}` : ''}</textarea></label><p class="after small soft" id="note-help">${escaped(words.noteHelp)}</p>
<button name="verdict" value="request-changes" class="quiet">${escaped(words.request)}</button>
<p class="note warn" id="sending" role="status" hidden>${escaped(words.sending)}</p><p class="after small soft">${escaped(words.once)}</p></form>`;
}

function recordedHtml(state: DecideState, nowMs: number, words: PageWords): string {
  const { mine, revision, room } = state;
  if (!mine) return '';
  const { n } = revision;
  const did = mine.verdict === 'approve' ? words.youApproved(n) : words.youAsked(n);
  return `<p class="soft small name">${escaped(words.room(room.name))}</p><h1>${escaped(words.revision(n))}</h1>
<p class="note good" role="status"><strong>${timeHtml(mine.at, words.recorded, nowMs)}</strong><br>${escaped(did)}</p>
<p class="note">${afterwards(state, nowMs, words)}</p><p class="after soft">${escaped(words.close)}</p>${consoleHtml(room.id, words)}`;
}

/** What the decision led to, as HTML. */
function afterwards({ revision: { n }, review, view }: DecideState, nowMs: number, words: PageWords): string {
  if (view.status === 'in-force') return escaped(words.inForceNow(n));
  if (view.status === 'scheduled') return timeHtml(review.effectiveAt ?? '', (time) => words.scheduledNow(n, time), nowMs);
  if (view.status !== 'under-review') return escaped(words.over2[view.status](n));
  return escaped(words.stillNeeded(neededOf(view, words)));
}

function overHtml({ view, revision, review, room }: DecideState, words: PageWords): string {
  const { n } = revision;
  const status = view.status === 'under-review' ? 'recalled' : view.status;
  const said =
    status === 'recalled' && review.replacedBy !== undefined ? words.over2.replaced(n, review.replacedBy) : words.over2[status](n);
  return `<p class="soft small name">${escaped(words.room(room.name))}</p><h1>${escaped(words.revision(n))}</h1>
<p class="note warn" role="status">${escaped(said)}</p>${view.reason ? `<p class="after name">${escaped(words.reason(view.reason))}</p>` : ''}${consoleHtml(room.id, words)}`;
}

const consoleHtml = (room: string | null, words: PageWords): string =>
  `<p><a class="go" href="${room === null ? '/rooms' : `/rooms/${encodeURIComponent(room)}?panel=message`}">${escaped(words.console)}</a></p>`;
