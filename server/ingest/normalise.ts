/**
 * From whatever a source sent to our own shape, or a refusal that says which field and why [ME6]. Hand-written because every
 * mention passes here; allocates only what is kept. Must not know the store, the clock or who sent it.
 */
import {
  MENTION_KINDS,
  type Author,
  type IncomingMention,
  type Media,
  type MentionKind,
  type Metrics,
} from '@unisson/shared/domain/mention';
import { cleanText, cleanValue, isClean, mostBytes } from './clean-text.ts';
import { ItemFault, Unreadable, type ItemRefusal } from './item-refusal.ts';
import { readInstant } from './read-instant.ts';

export const MAX_TEXT_BYTES = 64 * 1024;
const MAX_ID = 512;
const MAX_NAME = 512;
const MAX_URL = 4096;
const MAX_MEDIA = 50;
/** More than there are people; keeps sums of reach within what a database counts exactly. */
const MAX_FIGURE = 10_000_000_000;
/** Unknown fields beyond this are replaced by their size: a row must stay a row. */
const MAX_RAW_BYTES = 256 * 1024;

const KNOWN = new Set([
  'source',
  'nativeId',
  'url',
  'text',
  'author',
  'language',
  'publishedAt',
  'kind',
  'parentNativeId',
  'metrics',
  'media',
]);
const KNOWN_AUTHOR = new Set(['id', 'handle', 'name', 'followers', 'verified']);
const KNOWN_METRICS = new Set(['likes', 'reposts', 'replies', 'reach']);
const KINDS: ReadonlySet<string> = new Set(MENTION_KINDS);

type Fields = Readonly<Record<string, unknown>>;
type Raw = Record<string, unknown>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const absent = (value: unknown): value is null | undefined => value === undefined || value === null;
const own = (fields: Fields, name: string): unknown => (Object.hasOwn(fields, name) ? fields[name] : undefined);

export type Normalised = { readonly ok: true; readonly mention: IncomingMention } | { readonly ok: false; readonly refusal: ItemRefusal };

/** @param nowMs wall clock of the receipt, epoch milliseconds. */
export function normalise(item: unknown, nowMs: number): Normalised {
  try {
    return { ok: true, mention: read(item, nowMs) };
  } catch (fault) {
    if (fault instanceof ItemFault) return { ok: false, refusal: { code: fault.code, message: fault.message } };
    throw fault;
  }
}

function read(item: unknown, nowMs: number): IncomingMention {
  if (item instanceof Unreadable) throw new ItemFault('unreadable', item.message);
  if (!isObject(item)) throw new ItemFault('not-an-object', 'a mention is a JSON object');
  const raw: Raw = {};
  for (const key of Object.keys(item)) if (!KNOWN.has(key)) put(raw, key, item[key]);
  return {
    source: requiredId(item, 'source'),
    nativeId: requiredId(item, 'nativeId'),
    url: readUrl(own(item, 'url'), 'url', raw),
    text: readText(own(item, 'text')),
    author: readAuthor(own(item, 'author'), raw),
    language: readLanguage(own(item, 'language'), raw),
    publishedAt: readInstant(own(item, 'publishedAt'), nowMs),
    kind: readKind(own(item, 'kind'), raw),
    parentNativeId: absent(own(item, 'parentNativeId')) ? null : requiredId(item, 'parentNativeId'),
    metrics: readMetrics(own(item, 'metrics'), raw),
    media: readMedia(own(item, 'media'), raw),
    raw: finishRaw(raw),
  };
}

function put(raw: Raw, key: string, value: unknown): void {
  // defining costs far more than setting, and only this name would set something else
  if (key !== '__proto__') raw[key] = value;
  else Object.defineProperty(raw, key, { value, enumerable: true, configurable: true, writable: true });
}

function requiredId(fields: Fields, name: string): string {
  const value = own(fields, name);
  if (absent(value) || value === '') throw new ItemFault('missing-field', `${name} is missing`);
  // a 64-bit number was rounded before it came here: taking it would join strangers' posts
  if (typeof value !== 'string') throw new ItemFault('wrong-type', `${name} must be a string`);
  if (value.length > MAX_ID) throw new ItemFault('too-long', `${name} is longer than ${MAX_ID} characters`);
  if (!isClean(value)) throw new ItemFault('bad-characters', `${name} holds NUL or half a surrogate pair`);
  return value;
}

function readText(value: unknown): string {
  if (absent(value)) throw new ItemFault('missing-field', 'text is missing');
  if (typeof value !== 'string') throw new ItemFault('wrong-type', 'text must be a string');
  // a code unit takes at most three bytes, so most texts need no counting
  if (value.length * 3 > MAX_TEXT_BYTES && Buffer.byteLength(value) > MAX_TEXT_BYTES)
    throw new ItemFault('too-long', `text is longer than ${MAX_TEXT_BYTES} bytes`);
  return cleanText(value);
}

function optionalText(fields: Fields, name: string, path: string): string | undefined {
  const value = own(fields, name);
  if (absent(value)) return undefined;
  if (typeof value !== 'string') throw new ItemFault('wrong-type', `${path} must be a string`);
  if (value.length > MAX_NAME) throw new ItemFault('too-long', `${path} is longer than ${MAX_NAME} characters`);
  return cleanText(value);
}

function optionalFigure(fields: Fields, name: string, path: string): number | undefined {
  const value = own(fields, name);
  if (absent(value)) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    throw new ItemFault('wrong-type', `${path} must be a number, 0 or more`);
  return Math.min(MAX_FIGURE, Math.round(value));
}

function keepUnknown(fields: Fields, known: ReadonlySet<string>, name: string, raw: Raw): void {
  let rest: Raw | null = null;
  for (const key of Object.keys(fields)) if (!known.has(key)) put((rest ??= {}), key, fields[key]);
  if (rest) put(raw, name, rest);
}

function readAuthor(value: unknown, raw: Raw): Author {
  if (absent(value)) throw new ItemFault('missing-field', 'author is missing');
  if (!isObject(value)) throw new ItemFault('wrong-type', 'author must be an object');
  const id = own(value, 'id');
  const verified = own(value, 'verified');
  if (!absent(verified) && typeof verified !== 'boolean') throw new ItemFault('wrong-type', 'author.verified must be true or false');
  if (typeof id === 'string' && !isClean(id)) throw new ItemFault('bad-characters', 'author.id holds NUL or half a surrogate pair');
  const idText = optionalText(value, 'id', 'author.id');
  const handle = optionalText(value, 'handle', 'author.handle');
  const name = optionalText(value, 'name', 'author.name');
  const followers = optionalFigure(value, 'followers', 'author.followers');
  keepUnknown(value, KNOWN_AUTHOR, 'author', raw);
  return {
    ...(idText === undefined ? {} : { id: idText }),
    ...(handle === undefined ? {} : { handle }),
    ...(name === undefined ? {} : { name }),
    ...(followers === undefined ? {} : { followers }),
    ...(typeof verified === 'boolean' ? { verified } : {}),
  };
}

function readMetrics(value: unknown, raw: Raw): Metrics {
  if (absent(value)) return {};
  if (!isObject(value)) throw new ItemFault('wrong-type', 'metrics must be an object');
  const metrics: { -readonly [K in keyof Metrics]: Metrics[K] } = {};
  for (const name of ['likes', 'reposts', 'replies', 'reach'] as const) {
    const figure = optionalFigure(value, name, `metrics.${name}`);
    if (figure !== undefined) metrics[name] = figure;
  }
  keepUnknown(value, KNOWN_METRICS, 'metrics', raw);
  return metrics;
}

function readUrl(value: unknown, path: string, raw: Raw): string | null {
  if (absent(value) || value === '') return null;
  if (typeof value !== 'string') throw new ItemFault('wrong-type', `${path} must be a string`);
  if (value.length > MAX_URL) throw new ItemFault('too-long', `${path} is longer than ${MAX_URL} characters`);
  // shown as a link: anything but the web's own addresses (javascript:, data:) is kept aside as data
  if (/^https?:\/\//i.test(value)) return cleanText(value);
  put(raw, path, value);
  return null;
}

function readLanguage(value: unknown, raw: Raw): string | null {
  if (absent(value) || value === '') return null;
  if (typeof value !== 'string') throw new ItemFault('wrong-type', 'language must be a string');
  const primary = /^([a-z]{2,3})(?:[-_][a-z0-9-_]*)?$/i.exec(value)?.[1]?.toLowerCase();
  if (primary === undefined) put(raw, 'language', value);
  return primary === undefined || primary === 'und' ? null : primary;
}

function readKind(value: unknown, raw: Raw): MentionKind {
  if (absent(value)) return 'post';
  if (typeof value !== 'string') throw new ItemFault('wrong-type', 'kind must be a string');
  if (KINDS.has(value)) return value as MentionKind;
  put(raw, 'kind', value);
  return 'post';
}

function readMedia(value: unknown, raw: Raw): readonly Media[] {
  if (absent(value)) return [];
  if (!Array.isArray(value)) throw new ItemFault('wrong-type', 'media must be an array');
  if (value.length > MAX_MEDIA) throw new ItemFault('too-long', `media holds more than ${MAX_MEDIA} items`);
  const media: Media[] = [];
  value.forEach((one: unknown, index) => {
    if (!isObject(one)) throw new ItemFault('wrong-type', `media[${index}] must be an object`);
    const kind = optionalText(one, 'kind', `media[${index}].kind`);
    const url = readUrl(own(one, 'url'), `media[${index}].url`, raw);
    const alt = optionalText(one, 'alt', `media[${index}].alt`);
    if (kind !== undefined && url !== null) media.push({ kind, url, ...(alt === undefined ? {} : { alt }) });
  });
  return media;
}

function finishRaw(raw: Raw): Readonly<Raw> | null {
  if (Object.keys(raw).length === 0) return null;
  const clean = cleanValue(raw) as Raw;
  if (mostBytes(clean) <= MAX_RAW_BYTES) return clean;
  const bytes = Buffer.byteLength(JSON.stringify(clean));
  return bytes > MAX_RAW_BYTES ? { droppedBytes: bytes } : clean;
}
