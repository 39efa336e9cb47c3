/** The audit chain as every store writes it, and the verifier against every way of spoiling one [AU1] [AU2]. */
import { expect, it } from 'vitest';
import { hashLine, sealLine, signHead, type AuditLine } from '../../audit/line.ts';
import { verifyAudit, type Chains } from '../../audit/verify.ts';
import { INSTALLATION, type Store } from '../store.ts';
import { eachStore, TEST_AUDIT_KEY } from './each-store.ts';
import { add, AT, audit, batch, control, mention, ROOM, room } from './rows.ts';

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

async function write(store: Store): Promise<void> {
  await store.commit(batch({ scope: INSTALLATION, puts: [{ kind: 'room', entity: room(ROOM) }] }));
  await store.commit(batch({ puts: [{ kind: 'control', entity: control(1) }] }));
  await store.commit(batch({ adds: range(3).map((i) => add(mention(`m${i}`))) }));
  for (const version of [2, 3, 4]) {
    const events = [{ type: 'message.changed' as const, kind: 'control' as const, id: 'control', version }];
    await store.commit(
      batch({
        puts: [{ kind: 'control', entity: control(version) }],
        events,
        audit: { ...audit, actor: 'é \u0000', onBehalfOf: 'user \ud800' },
      }),
    );
  }
}

/** A store whose room tells other lines than it holds. */
function spoiled(
  store: Store,
  change: (lines: AuditLine[]) => readonly AuditLine[],
  head?: { n: number; hash: string; signature: string } | null,
): Chains {
  return {
    scopes: () => store.scopes(),
    head: (scope) => store.head(scope),
    auditHead: (scope) => (head !== undefined && scope === ROOM ? Promise.resolve(head) : store.auditHead(scope)),
    async auditLines(scope, after, limit) {
      const lines = [...(await store.auditLines(scope, 0, 1000))];
      const told = scope === ROOM ? change(lines) : lines;
      const start = scope === ROOM ? told.findIndex((_, i) => i >= after) : after;
      return start < 0 ? [] : told.slice(start, start + limit);
    },
  };
}
/** The chain closed again behind a change, as somebody without the key could. */
const rehashed = (lines: readonly AuditLine[]): AuditLine[] => {
  const made: AuditLine[] = [];
  for (const { hash: _old, ...line } of lines)
    made.push(sealLine({ ...line, n: made.length + 1, prev: made.at(-1)?.hash ?? '0'.repeat(64) }));
  return made;
};

eachStore((_name, open) => {
  it('[AU1] every commit writes one line, chained to the one before, one chain a scope', async () => {
    const { store, reopen } = await open();
    await write(store);
    expect(await verifyAudit(store, TEST_AUDIT_KEY)).toEqual({ ok: true, chains: 2, lines: 6 });
    const again = await reopen();
    const lines = await again.auditLines(ROOM, 0, 100);
    expect(lines.map((line) => [line.n, line.from, line.to])).toEqual([
      [1, 1, 0],
      [2, 1, 3],
      [3, 4, 4],
      [4, 5, 5],
      [5, 6, 6],
    ]);
    expect(lines[1]).toMatchObject({ added: { count: 3 }, items: [], actor: 'user-1', act: 'test-store', at: AT });
    const [first, , third] = lines;
    expect(first?.items).toMatchObject([{ kind: 'control', id: 'control', version: 1, before: null }]);
    expect(third?.items[0]?.before).toBe(first?.items[0]?.after);
    expect(third?.actor).toBe('é \u0000');
    expect((await again.auditLines(ROOM, 3, 1)).map((line) => line.n)).toEqual([4]);
  });

  it('[PR1] a line tells nothing of what was written: the same row twice has two digests', async () => {
    const { store } = await open();
    await store.commit(batch({ puts: [{ kind: 'control', entity: control(1) }] }));
    await store.commit(batch({ scope: 'other', puts: [{ kind: 'control', entity: control(1) }] }));
    const digest = async (scope: string) => (await store.auditLines(scope, 0, 1))[0]?.items[0]?.after;
    expect(await digest(ROOM)).toMatch(/^[0-9a-f]{64}$/);
    expect(await digest(ROOM)).not.toBe(await digest('other'));
  });

  it('[AU2] a changed line is found, also when its own hash was made anew', async () => {
    const { store } = await open();
    await write(store);
    const change = (lines: AuditLine[]) => lines.map((line) => (line.n === 3 ? { ...line, actor: 'somebody else' } : line));
    expect(await verifyAudit(spoiled(store, change), TEST_AUDIT_KEY)).toMatchObject({ ok: false, scope: ROOM, n: 3 });
    const resealed = (lines: AuditLine[]) =>
      change(lines).map((line) => ({ ...line, hash: hashLine((({ hash: _old, ...rest }) => rest)(line)) }));
    expect(await verifyAudit(spoiled(store, resealed), TEST_AUDIT_KEY)).toMatchObject({ ok: false, n: 4 });
    expect(
      await verifyAudit(
        spoiled(store, (lines) => rehashed(change(lines))),
        TEST_AUDIT_KEY,
      ),
    ).toMatchObject({ ok: false, n: 5 });
  });

  it('[AU2] a missing line, two that changed places and a line from elsewhere are found', async () => {
    const { store } = await open();
    await write(store);
    const other = (await store.auditLines(INSTALLATION, 0, 1))[0];
    expect(
      await verifyAudit(
        spoiled(store, (lines) => lines.filter((line) => line.n !== 2)),
        TEST_AUDIT_KEY,
      ),
    ).toMatchObject({ ok: false, n: 2 });
    expect(
      await verifyAudit(
        spoiled(store, (lines) => [1, 3, 2, 4, 5].flatMap((n) => lines[n - 1] ?? [])),
        TEST_AUDIT_KEY,
      ),
    ).toMatchObject({ ok: false, n: 2 });
    expect(
      await verifyAudit(
        spoiled(store, (lines) => (other === undefined ? [] : [other, ...lines.slice(1)])),
        TEST_AUDIT_KEY,
      ),
    ).toMatchObject({ ok: false, n: 1 });
    expect(
      await verifyAudit(
        spoiled(store, (lines) => rehashed(lines.filter((line) => line.n !== 2))),
        TEST_AUDIT_KEY,
      ),
    ).toMatchObject({ ok: false, n: 2, reason: expect.stringContaining('belong to no line') as string });
  });

  it('[AU2] lines cut off the end are found, whatever is made of the head', async () => {
    const { store } = await open();
    await write(store);
    const cut = (lines: AuditLine[]) => lines.slice(0, 3);
    const third = (await store.auditLines(ROOM, 2, 1))[0];
    if (third === undefined) throw new Error('no third line');
    expect(await verifyAudit(spoiled(store, cut), TEST_AUDIT_KEY)).toMatchObject({ ok: false, n: 4 });
    const forged = { n: 3, hash: third.hash, signature: signHead(new Uint8Array(32), ROOM, 3, third.hash) };
    expect(await verifyAudit(spoiled(store, cut, forged), TEST_AUDIT_KEY)).toMatchObject({ ok: false, n: 3 });
    expect(
      await verifyAudit(
        spoiled(store, () => [], null),
        TEST_AUDIT_KEY,
      ),
    ).toMatchObject({ ok: false, n: 1 });
    // An old head with its own true signature: the numbers given since betray it.
    const old = { n: 3, hash: third.hash, signature: signHead(TEST_AUDIT_KEY, ROOM, 3, third.hash) };
    expect(await verifyAudit(spoiled(store, cut, old), TEST_AUDIT_KEY)).toMatchObject({
      ok: false,
      n: 3,
      reason: expect.stringContaining('events up to 6') as string,
    });
  });

  it('[AU2] another key verifies nothing', async () => {
    const { store } = await open();
    await write(store);
    expect(await verifyAudit(store, new Uint8Array(32))).toMatchObject({ ok: false, scope: INSTALLATION, n: 1 });
  });
});
