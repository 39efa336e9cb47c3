/** Words for searching: cut and folded the same everywhere, and never syntax. */
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { ftsExpression, ftsText, searchWords, wordsOf } from './search-words.ts';

it('words are folded once each, marks inside words stay with them', () => {
  expect(wordsOf("L'ÉPARGNE, l'épargne… e\u0301pargne!")).toEqual(['l', 'epargne']);
  expect(wordsOf('한국어 Ασφάλεια ёлка हिन्दी')).toEqual(['한국어', 'ασφαλεια', 'елка', 'हिन्दी']);
  expect(wordsOf('🏦🫩 \u0000 \ud800 …')).toEqual([]);
});

it('a user cannot leave the words', () => {
  expect(searchWords('  ')).toBeNull();
  expect(searchWords('"* ^-')).toEqual([]);
  expect(ftsExpression(searchWords('sav* "OR" x"y NEAR(a') ?? [])).toBe('"sav" * AND "or" AND "x" AND "y" AND "near" AND "a"');
  expect(searchWords('x '.repeat(100) + 'a b c d e f g h i j k l m n o p q')).toHaveLength(16);
});

it('plain text goes to FTS5 as it is, and every character of it is cut and folded there as here', () => {
  const db = new DatabaseSync(':memory:');
  db.exec(
    "CREATE VIRTUAL TABLE f USING fts5 (words, content='', tokenize='unicode61 remove_diacritics 2'); CREATE VIRTUAL TABLE v USING fts5vocab (f, 'instance')",
  );
  const plain = Array.from({ length: 0x3000 }, (_, code) => `a${String.fromCharCode(code)}b`).filter(
    (text) => ftsText(text) === text && wordsOf(text)[0] !== text,
  );
  expect(plain.length).toBeGreaterThan(200);
  const insert = db.prepare('INSERT INTO f (rowid, words) VALUES (?, ?)');
  plain.forEach((text, i) => insert.run(i + 1, text));
  const tokens = plain.map((): string[] => []);
  for (const row of db.prepare('SELECT doc, term FROM v ORDER BY doc, offset').all())
    tokens[Number(row['doc']) - 1]?.push(String(row['term']));
  expect(tokens).toEqual(plain.map(wordsOf));
  db.close();
});

it('signs are left out before FTS5 sees a text, which keeps its words; what its tables do not know is cut here', () => {
  expect(ftsText('Bravo🏦👍🏽merci ☎\ufe0f été')).toBe('Bravo merci   été');
  expect(ftsText('seul 1\ufe0f\u20e3 🫩 Épargne')).toBe(wordsOf('seul 1\ufe0f\u20e3 🫩 Épargne').join(' '));
  for (const text of ['a🫩b', 'x\u200d👍\u200dy', '👩\u200d👧 L’ÉPARGNE 🇫🇷', 'İstanbul ﬁn 👍 ǖber'])
    expect(wordsOf(ftsText(text))).toEqual(wordsOf(text));
});
