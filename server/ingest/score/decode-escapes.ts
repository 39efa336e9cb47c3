// Owns undoing what transports leave in a text: HTML entities, literal \uXXXX escapes, doubled quotes, œ.
// Must stay a no-op (the same string back) for the common text that holds none of them.

const entities: Record<string, string> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'", hellip: '…', eacute: 'é', egrave: 'è', agrave: 'à', rsquo: '’',
};

function entity(whole: string, name: string): string {
  const known = entities[name.toLowerCase()];
  if (known !== undefined) return known;
  if (!name.startsWith('#')) return whole;
  const hex = name[1] === 'x' || name[1] === 'X';
  const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** The text as its author saw it. */
export function decodeEscapes(text: string): string {
  let plain = text;
  if (plain.includes('&')) plain = plain.replace(/&amp;/g, '&').replace(/&(#?\w{1,8});/g, entity);
  if (plain.includes('\\')) {
    plain = plain.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    plain = plain.replace(/\\(["'nrt])/g, (_, c: string) => (c === '"' || c === "'" ? c : ' '));
  }
  if (plain.includes('""')) plain = plain.replace(/"{2,}/g, '"');
  if (plain.includes('œ') || plain.includes('Œ')) plain = plain.replace(/œ/g, 'oe').replace(/Œ/g, 'OE');
  return plain;
}
