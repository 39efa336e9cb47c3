/** Which answers hold all the words somebody typed, accents, case and punctuation set aside. Knows no page. */
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };

export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæß]/g, (sign) => LIGATURES[sign] ?? sign)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Every word must begin a word of the text; nothing typed matches all. */
export function holds(text: string, typed: string): boolean {
  const folded = ` ${fold(text)}`;
  return fold(typed)
    .split(' ')
    .every((word) => folded.includes(` ${word}`));
}
