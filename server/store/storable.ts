/**
 * Text that a column can hold without changing it: lone surrogates have no UTF-8 form and would all become the same replacement character,
 * so that two different keys met. Well-formed text, nearly all there is, passes as it is. Bodies need none of this: JSON escapes them.
 */
const ESCAPED = '\uFFFE';

export function storable(text: string): string {
  return text.isWellFormed() && !text.startsWith(ESCAPED) ? text : ESCAPED + JSON.stringify(text);
}

export function restored(text: string): string {
  return text.startsWith(ESCAPED) ? (JSON.parse(text.slice(1)) as string) : text;
}
