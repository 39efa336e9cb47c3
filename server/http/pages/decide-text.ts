/**
 * A revision as somebody reads it on a phone: what changes against the one in force, changed words first and the rest cut short; then the
 * exact text, language by language, channels with the same words named together. Whatever anybody wrote stays text.
 */
import { GESTURE_PARTS, type MessageContent } from '@unisson/shared/domain/message';
import { diffView, type Changed } from '../views/diff-view.ts';
import type { PageWords } from './decide-words.ts';
import { visible } from './visible.ts';
import { escaped } from './escaped.ts';

export interface TextOptions {
  readonly words: PageWords;
  /** Of the room, in its order. */
  readonly languages: readonly string[];
  readonly channels: readonly string[];
}

/** Unchanged words kept on either side of a change. */
const AROUND = 90;

/** @returns HTML. `before`: the revision in force; null where there is none. */
export function changesHtml(before: (MessageContent & { readonly n: number }) | null, after: MessageContent, options: TextOptions): string {
  const { words } = options;
  if (!before) return `<p class="note">${escaped(words.allNew)}</p>`;
  const parts = folded(diffView(before, after));
  if (parts.length === 0) return `<p class="note">${escaped(words.same(before.n))}</p>`;
  const shown = parts.map(
    ({ names, one }) =>
      `<h3>${labelOf(one, names, options)}</h3><div class="words"${langOf(one.language)}>${one.changes.map((change, i) => changeHtml(change, i, one.changes.length, words)).join('')}</div>`,
  );
  return `<h2>${escaped(words.changes(before.n))}</h2>${shown.join('')}`;
}

interface Folded {
  readonly one: Changed;
  /** Channels that change by the same words; null stands for the core itself. */
  readonly names: readonly (string | null)[];
}

/** Channels that say the same change it the same: shown once. */
function folded(parts: readonly Changed[]): readonly Folded[] {
  const found = new Map<string, { one: Changed; names: (string | null)[] }>();
  parts.forEach((one, i) => {
    const isText = one.part === 'core' || one.part === 'variant';
    const key = isText ? JSON.stringify([one.language, one.changes]) : String(i);
    const held = found.get(key);
    if (held) held.names.push(one.channel);
    else found.set(key, { one, names: [one.channel] });
  });
  return [...found.values()];
}

function labelOf(one: Changed, names: readonly (string | null)[], options: TextOptions): string {
  const { words } = options;
  const language = one.language === null ? '' : ` · ${languageName(one.language, words)}`;
  if (one.part === 'core' || one.part === 'variant')
    return `${escaped(
      listOf(
        names.map((name) => (name === null ? words.core : channelName(name, words))),
        words,
      ),
    )}${language}`;
  const key =
    one.part === 'gesture'
      ? (words.gestures[one.key as keyof PageWords['gestures']] ?? '')
      : one.part === 'fact' || one.part === 'source'
        ? (one.key ?? '')
        : '';
  return `${escaped(words.parts[one.part])}${key === '' ? '' : ` · <span class="name">${escaped(key)}</span>`}${language}`;
}

function changeHtml(change: Changed['changes'][number], index: number, count: number, words: PageWords): string {
  if (change.type === 'added') return `<ins><span class="h">${escaped(words.added)}</span>${visible(change.text)}</ins>`;
  if (change.type === 'removed') return `<del><span class="h">${escaped(words.removed)}</span>${visible(change.text)}</del>`;
  return visible(cut(change.text, index > 0, index < count - 1));
}

/** Only what stands next to a change; the whole is below. Cut at spaces, so that no sign is broken. */
function cut(text: string, keepsStart: boolean, keepsEnd: boolean): string {
  if (text.length <= 2 * AROUND + 20) return text;
  const start = keepsStart ? text.slice(0, AROUND).replace(/\S*$/, '') : '';
  const end = keepsEnd ? text.slice(-AROUND).replace(/^\S*/, '') : '';
  return `${start}[…]${end}`;
}

/** @returns HTML: every word of the revision, nothing shortened. */
export function exactHtml(content: MessageContent, options: TextOptions): string {
  const { words, languages } = options;
  const said = [
    ...new Set([
      ...languages,
      ...Object.keys(content.texts),
      ...Object.keys(content.short),
      ...Object.values(content.variants).flatMap(Object.keys),
    ]),
  ];
  return [
    `<h2>${escaped(words.exact)}</h2>`,
    ...said.map((language) => inLanguage(content, language, options)),
    answersHtml(content, said, words),
    factsHtml(content, words),
    gestureHtml(content, words),
  ].join('');
}

function inLanguage(content: MessageContent, language: string, options: TextOptions): string {
  const { words } = options;
  const name = languageName(language, words);
  const core = content.texts[language];
  const parts: string[] = [];
  if (core !== undefined) parts.push(`<h3>${escaped(words.core)} · ${name}</h3>${wordsHtml(core, language, 'core')}`);
  if (content.short[language] !== undefined)
    parts.push(`<h3>${escaped(words.short)} · ${name}</h3>${wordsHtml(content.short[language], language)}`);
  const byText = Map.groupBy(channelsOf(content, options), (channel) => content.variants[channel]?.[language] ?? core ?? null);
  for (const [text, channels] of byText) {
    const names = listOf(
      channels.map((channel) => channelName(channel, words)),
      words,
    );
    if (text === null) continue;
    parts.push(
      text === core
        ? `<p class="after soft small">${escaped(words.itself(names))}</p>`
        : `<h3>${escaped(names)} · ${name}</h3>${wordsHtml(text, language)}`,
    );
  }
  return parts.join('');
}

const channelsOf = ({ variants }: MessageContent, { channels }: TextOptions): readonly string[] => [
  ...new Set([...channels, ...Object.keys(variants)]),
];

function answersHtml({ answers }: MessageContent, languages: readonly string[], words: PageWords): string {
  const rows = Object.values(answers)
    .sort((a, b) => a.order - b.order)
    .flatMap(({ question, answer }) =>
      languages
        .filter((language) => question[language] !== undefined || answer[language] !== undefined)
        .map(
          (language) =>
            `<h3>${escaped(words.question)} · ${languageName(language, words)}</h3>${wordsHtml(`${question[language] ?? '—'}\n\n${answer[language] ?? '—'}`, language)}`,
        ),
    );
  return rows.length === 0 ? '' : `<h2>${escaped(words.answers)}</h2>${rows.join('')}`;
}

function factsHtml({ facts, sources }: MessageContent, words: PageWords): string {
  const keys = [...new Set([...Object.keys(facts), ...Object.keys(sources)])].sort();
  const rows = keys.map((key) => {
    const source = sources[key] === undefined ? '' : ` <span class="soft">${escaped(words.source(sources[key]))}</span>`;
    return `<dt>${escaped(key)}</dt><dd><bdi>${visible(facts[key] ?? '—')}</bdi>${source}</dd>`;
  });
  return rows.length === 0 ? '' : `<h2>${escaped(words.facts)}</h2><dl class="facts">${rows.join('')}</dl>`;
}

function gestureHtml({ gesture }: MessageContent, words: PageWords): string {
  const rows = GESTURE_PARTS.filter((part) => gesture[part]).map(
    (part) => `<dt>${escaped(words.gestures[part])}</dt><dd>${visible(gesture[part] ?? '')}</dd>`,
  );
  return rows.length === 0 ? '' : `<h2>${escaped(words.gesture)}</h2><dl class="facts">${rows.join('')}</dl>`;
}

const wordsHtml = (text: string, language: string, kind = ''): string =>
  `<div class="words${kind && ` ${kind}`}" dir="auto"${langOf(language)}>${visible(text)}</div>`;
const langOf = (language: string | null): string =>
  language !== null && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? ` lang="${language}"` : '';
const channelName = (channel: string, words: PageWords): string => words.channels[channel] ?? channel;
const listOf = (names: readonly string[], words: PageWords): string =>
  new Intl.ListFormat(words.locale, { type: 'conjunction' }).format(names);

function languageName(code: string, words: PageWords): string {
  try {
    return escaped(new Intl.DisplayNames([words.locale], { type: 'language' }).of(code) ?? code);
  } catch {
    return escaped(code);
  }
}
