/**
 * A small grammar for texts: lists of alternatives that refer to each other. `{name}` stands for one of a list, `{a|b|}` for one of
 * these (or nothing; a list's name stands for the list), `{#3-40}` for a whole number. Lists are written as `name: one / another`, lines that begin with a space go on
 * with further alternatives.
 */
import type { Chance } from './prng.ts';

type Piece =
  string | { readonly list: string } | { readonly oneOf: readonly (readonly Piece[])[] } | { readonly from: number; readonly to: number };
type Sequence = readonly Piece[];

export interface Grammar {
  /** A text from the list of this name. */
  say(list: string, chance: Chance): string;
  /** How many alternatives the list has. */
  size(list: string): number;
  readonly lists: readonly string[];
}

export function readGrammar(...sources: readonly string[]): Grammar {
  const lists = new Map<string, Sequence[]>();
  const bodies = sources.flatMap(readLists);
  const names = new Set(bodies.map(([name]) => name));
  for (const [name, body] of bodies)
    lists.set(
      name,
      body.split(' / ').map((one) => parse(one.trim(), names)),
    );
  const get = (name: string): Sequence[] => {
    const found = lists.get(name);
    if (!found) throw new Error(`no list named ${name}`);
    return found;
  };
  const expand = (sequence: Sequence, chance: Chance): string => {
    let text = '';
    for (const piece of sequence) {
      if (typeof piece === 'string') text += piece;
      else if ('list' in piece) text += expand(chance.pick(get(piece.list)), chance);
      else if ('oneOf' in piece) text += expand(chance.pick(piece.oneOf), chance);
      else text += chance.between(piece.from, piece.to);
    }
    return text;
  };
  return {
    say: (list, chance) => tidy(expand(chance.pick(get(list)), chance)),
    size: (list) => get(list).length,
    lists: [...lists.keys()],
  };
}

function readLists(source: string): [string, string][] {
  const found: [string, string][] = [];
  for (const line of source.split('\n')) {
    if (line.trim() === '') continue;
    const head = /^([a-z][a-zA-Z0-9]*): (.*)$/.exec(line);
    const last = found.at(-1);
    if (head?.[1] !== undefined && head[2] !== undefined) found.push([head[1], head[2]]);
    else if (last) last[1] += ` / ${line.trim()}`;
    else throw new Error(`a grammar begins with a name: ${line}`);
  }
  return found;
}

function parse(text: string, names: ReadonlySet<string>): Sequence {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{', at);
    if (open < 0) {
      pieces.push(text.slice(at));
      break;
    }
    if (open > at) pieces.push(text.slice(at, open));
    const close = closing(text, open);
    pieces.push(parseBraces(text.slice(open + 1, close), names));
    at = close + 1;
  }
  return pieces;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i += 1) {
    if (text[i] === '{') depth += 1;
    if (text[i] === '}' && (depth -= 1) === 0) return i;
  }
  throw new Error(`a brace is not closed: ${text}`);
}

function parseBraces(inside: string, names: ReadonlySet<string>): Piece {
  const range = /^#(\d+)-(\d+)$/.exec(inside);
  if (range) return { from: Number(range[1]), to: Number(range[2]) };
  const options = splitOptions(inside);
  if (options.length === 1) return { list: inside };
  return { oneOf: options.map((one) => (names.has(one) ? [{ list: one }] : parse(one, names))) };
}

function splitOptions(inside: string): string[] {
  const options = [''];
  let depth = 0;
  for (const letter of inside) {
    if (letter === '{') depth += 1;
    if (letter === '}') depth -= 1;
    if (letter === '|' && depth === 0) options.push('');
    else options[options.length - 1] += letter;
  }
  return options;
}

/** Empty alternatives leave double spaces and blanks before full stops; French words melt into each other ("de agios", "à les"). */
function tidy(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ([.,)])/g, '$1')
    .replace(/\bde les /g, 'des ')
    .replace(/\bde le /g, 'du ')
    .replace(/(^| )à les /g, '$1aux ')
    .replace(/\bde ([aâeéèêioôuy])/gi, "d'$1")
    .trim();
}
