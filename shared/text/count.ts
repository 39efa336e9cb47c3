/** How long a text is on a channel, counted as that channel counts, and whether it fits [RE4]. Pure; must not cut or change a text. */
import type { ChannelId } from '../domain/entity.ts';
import { channelRule, type CountMethod } from './channels.ts';
import { isRewrittenOnX, linksIn } from './count-links.ts';
import { smsLength } from './count-sms.ts';

export interface Count {
  /** In the channel's own unit. */
  readonly length: number;
  /** null: the channel has none. */
  readonly limit: number | null;
  readonly fits: boolean;
}

/** Every link is rewritten to one of this length, on X by t.co, on Mastodon by its validator. */
const LINK_LENGTH = 23;
/** Code points that weigh one on X; all others weigh two. Version 3 of its published configuration. */
const LIGHT: readonly (readonly [number, number])[] = [
  [0, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
];
/** A whole sequence (flag, family, skin tone, keycap) is one emoji, with or without its variation selector. */
const EMOJI = /\p{RGI_Emoji}|[#*0-9]\u20E3|[\u00A9\u00AE\u2122\u265F]\uFE0F/v;
const EVERY_EMOJI = new RegExp(EMOJI.source, 'gv');
/** `@user@host`: a network of many servers counts the name and not where it lives. */
const REMOTE_HANDLE = /(?<![=/\p{L}\p{N}_])(@[a-z0-9_]+(?:[a-z0-9_.-]*[a-z0-9_])?)@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*/giu;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

export function countFor(channel: ChannelId, text: string): Count {
  const { method, limit, bytes } = channelRule(channel);
  if (method === 'sms') {
    const sms = smsLength(text);
    return { ...sms, fits: sms.length <= sms.limit };
  }
  const length = lengthBy(method, text);
  return { length, limit, fits: (limit === null || length <= limit) && (bytes === null || utf8Bytes(text) <= bytes) };
}

function lengthBy(method: Exclude<CountMethod, 'sms'>, text: string): number {
  switch (method) {
    case 'x-weighted':
      return weighted(text.normalize('NFC'));
    case 'fediverse':
      return graphemeCount(withoutHosts(text));
    case 'graphemes':
      return graphemeCount(text);
    case 'code-units':
      return text.length;
  }
}

function weighted(text: string): number {
  let weight = 0;
  let from = 0;
  for (const link of linksIn(text, true)) {
    if (!isRewrittenOnX(text.slice(link.start, link.end))) continue;
    weight += weightOfWords(text.slice(from, link.start)) + LINK_LENGTH;
    from = link.end;
  }
  return weight + weightOfWords(text.slice(from));
}

function weightOfWords(text: string): number {
  let weight = 0;
  const rest = text.replace(EVERY_EMOJI, () => {
    weight += 2;
    return '';
  });
  for (const character of rest) {
    const point = character.codePointAt(0) ?? 0;
    weight += LIGHT.some(([low, high]) => point >= low && point <= high) ? 1 : 2;
  }
  return weight;
}

function withoutHosts(text: string): string {
  let out = '';
  let from = 0;
  for (const link of linksIn(text, false)) {
    out += text.slice(from, link.start).replace(REMOTE_HANDLE, '$1') + 'x'.repeat(LINK_LENGTH);
    from = link.end;
  }
  return out + text.slice(from).replace(REMOTE_HANDLE, '$1');
}

function graphemeCount(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}

/** A lone surrogate becomes the replacement character, three bytes, as every encoder writes it. */
function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
