/** Base64 both ways for small byte strings: this folder may use neither Node's nor the browser's. Must stay strict: what it does not know is null. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES: ReadonlyMap<string, number> = new Map([...LETTERS].map((letter, value) => [letter, value]));

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => LETTERS.charAt((bits >> shift) & 63));
    text += b === undefined ? `${letters.slice(0, 2).join('')}==` : c === undefined ? `${letters.slice(0, 3).join('')}=` : letters.join('');
  }
  return text;
}

/** @returns null for anything that is not padded base64. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 4) {
    const four = text.slice(at, at + 4);
    const bits = [...four].reduce((sum, letter) => (sum << 6) | (VALUES.get(letter) ?? 0), 0);
    const count = four.endsWith('==') ? 1 : four.endsWith('=') ? 2 : 3;
    for (let i = 0; i < count; i += 1) bytes.push((bits >> (16 - 8 * i)) & 255);
  }
  return new Uint8Array(bytes);
}
