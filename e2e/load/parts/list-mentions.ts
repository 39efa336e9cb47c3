/** Asks the same lists of the same file: through the product's store, or of SQLite itself with the statement made beforehand. Times each question. */
import { systemRuntime } from '../../../server/runtime/runtime.ts';
import { openForReading } from '../../../server/store/sqlite/connection.ts';
import { countMatches, planList, searchWay } from '../../../server/store/sqlite/list-query.ts';
import { openSqliteForReading } from '../../../server/store/sqlite/open.ts';
import type { Query } from '../../../server/store/store.ts';
import { percentile } from '../figures.ts';
import { answer, nowMs } from './part.ts';

interface Ask {
  readonly dir: string;
  readonly queries: readonly Query[];
}
const WARM_UP = 50;

answer({
  async product({ dir, queries }: Ask) {
    const store = await openSqliteForReading({ dir, runtime: systemRuntime });
    const ms: number[] = [];
    for (const query of queries) {
      const begun = nowMs();
      await store.list('mention', query);
      ms.push(nowMs() - begun);
    }
    await store.close();
    return shown(ms);
  },
  bare({ dir, queries }: Ask) {
    const db = openForReading(dir);
    const ms: number[] = [];
    for (const query of queries) {
      const counting = countMatches(query);
      const matches = counting === null ? 0 : Number(Object.values(db.prepare(counting.sql).get(...counting.params) ?? {})[0]);
      const { statement } = planList('mention', query, searchWay(query, false, matches));
      if (statement === null) continue;
      const ready = db.prepare(statement.sql);
      ready.setReturnArrays(true);
      const begun = nowMs();
      ready.all(...statement.params);
      ms.push(nowMs() - begun);
    }
    db.close();
    return shown(ms);
  },
});

function shown(ms: readonly number[]): { p50: number; p99: number } {
  const counted = ms.slice(WARM_UP);
  return { p50: percentile(counted, 0.5), p99: percentile(counted, 0.99) };
}
