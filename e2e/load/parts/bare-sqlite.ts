/**
 * The limit that the store is held against: `node:sqlite` alone, one thread, the product's own mention table, its indexes and its word index
 * (taken from a file that the product made, so that they cannot drift), its durability, the very same rows, transactions of 500. No other table.
 */
import { DatabaseSync } from 'node:sqlite';
import type { Mention } from '@unisson/shared/domain/mention';
import { columnValue, fieldNames, fieldsOf, textOf } from '../../../server/store/encode-batch.ts';
import { openForWriting, PLACES, storeFile } from '../../../server/store/sqlite/connection.ts';
import { readPrepared } from '../prepared.ts';
import { answer, timed } from './part.ts';

const ROWS_A_TRANSACTION = 500;

interface Ask {
  readonly dir: string;
  /** A directory in which the product's store made its file. */
  readonly shapeOf: string;
  readonly file: string;
  readonly count?: number;
}

answer({
  async store({ dir, shapeOf, file, count }: Ask) {
    const db = openForWriting(dir);
    for (const sql of shapeIn(shapeOf)) db.exec(sql);
    const columns = ['place', 'scope', 'id', 'version', 'salt', 'body', ...fieldNames('mention')];
    const insert = db.prepare(`INSERT INTO mention (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
    const insertWords = db.prepare('INSERT INTO mention_words (rowid, words) VALUES (?, ?)');
    // all that is not SQLite's work is done beforehand
    const rows = readPrepared(file, count).map((mention, i) => ({
      values: [PLACES + i + 1, 1, mention.id, 1, '0123456789abcdef0123456789abcdef', JSON.stringify(mention), ...fieldsOf('mention', numbered(mention, i + 1)).map(columnValue)] as (string | number | null)[],
      words: textOf('mention', mention),
    }));
    const { ms, cpu } = await timed(() => {
      rows.forEach(({ values, words }, i) => {
        if (i % ROWS_A_TRANSACTION === 0) db.exec('BEGIN IMMEDIATE');
        insert.run(...values);
        insertWords.run(PLACES + i + 1, words);
        if (i % ROWS_A_TRANSACTION === ROWS_A_TRANSACTION - 1 || i === rows.length - 1) db.exec('COMMIT');
      });
    });
    db.close();
    return { perSecond: (rows.length / ms) * 1000, cpuMicroseconds: (cpu * 1e6) / rows.length };
  },
});

const numbered = (mention: Mention, seq: number): Mention => ({ ...mention, seq });

/** The table, its indexes and the word index as the product's newest migration leaves them; what SQLite makes by itself is not among them. */
function shapeIn(dir: string): string[] {
  const db = new DatabaseSync(storeFile(dir), { readOnly: true });
  const made = db
    .prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND (tbl_name = 'mention' OR name = 'mention_words') ORDER BY type = 'index'")
    .all()
    .map(({ sql }) => String(sql));
  db.close();
  return made;
}
