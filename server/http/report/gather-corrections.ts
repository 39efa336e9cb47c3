/**
 * People's corrections of labels, with the text they are about: to look at, and as lines to train from. Carries no more about anybody
 * than that takes: accounts and links in a text are blanked, the author stays out. Reads only.
 */
import type { Label, LabelCorrection } from '@unisson/shared/domain/mention';
import type { Store } from '../../store/store.ts';

export interface Correction {
  readonly id: string;
  readonly mentionId: string;
  readonly text: string;
  readonly language: string;
  readonly from: Label;
  readonly to: Label;
  readonly by: string;
  readonly at: string;
}

const PAGE = 500;

export async function correctionPage(
  store: Store,
  room: string,
  page: { readonly limit: number; readonly after?: string },
): Promise<{ readonly items: readonly Correction[]; readonly next?: string }> {
  const { items, next } = await store.list('correction', { scope: room, order: { by: 'at' }, ...page });
  return { items: await withTexts(store, room, items), ...(next === undefined ? {} : { next }) };
}

export async function allCorrections(store: Store, room: string): Promise<readonly Correction[]> {
  const all: Correction[] = [];
  let after: string | undefined;
  do {
    const page = await correctionPage(store, room, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return all;
}

async function withTexts(store: Store, room: string, rows: readonly LabelCorrection[]): Promise<readonly Correction[]> {
  const mentions = await store.getMany('mention', room, [...new Set(rows.map(({ mentionId }) => mentionId))]);
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  return rows.flatMap(({ id, mentionId, from, to, by, at }) => {
    const mention = byId.get(mentionId);
    // erased since: nothing is left to learn from
    if (!mention || mention.text === '') return [];
    return [{ id, mentionId, text: blanked(mention.text), language: mention.language, from, to, by, at }];
  });
}

const LINK = /\bhttps?:\/\/\S+|\bwww\.\S+/giu;
const ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/giu;
const ACCOUNT = /(^|[^\p{L}\p{N}_])@[\p{L}\p{N}_.-]+(?:@[\p{L}\p{N}.-]+)?/giu;

export function blanked(text: string): string {
  return text.replace(LINK, 'http').replace(ADDRESS, '@user').replace(ACCOUNT, '$1@user');
}

/** `{text,language,label}` a line, one for each mention: the last word counts, and "unsure" teaches nothing. */
export function trainingLines(corrections: readonly Correction[]): string {
  const last = new Map(corrections.map((one) => [one.mentionId, one]));
  return [...last.values()]
    .filter(({ to }) => to !== 'unsure')
    .map(({ text, language, to }) => `${JSON.stringify({ text, language, label: to })}\n`)
    .join('');
}

/** RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. */
export function correctionsCsv(corrections: readonly Correction[]): string {
  const head = ['at', 'by', 'mention', 'language', 'from', 'to', 'text'];
  const rows = corrections.map(({ at, by, mentionId, language, from, to, text }) => [at, by, mentionId, language, from, to, text]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula would be carried out by a spreadsheet. */
function cell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
