/**
 * Walks every audit chain of a store and names the first line that is changed, missing, out of place or cut off [AU2]. Reads only what
 * the port shows, so it holds for both stores and while a server runs.
 */
import { timingSafeEqual } from 'node:crypto';
import { storable } from '../store/storable.ts';
import type { Store } from '../store/store.ts';
import { FIRST_PREV, hashLine, signHead, type AuditLine } from './line.ts';

export type Chains = Pick<Store, 'scopes' | 'auditLines' | 'auditHead' | 'head'>;

export type Verdict =
  | { readonly ok: true; readonly chains: number; readonly lines: number }
  /** The first bad line: its scope, its number, and what is wrong with it in a sentence. */
  | { readonly ok: false; readonly scope: string; readonly n: number; readonly reason: string };

const PAGE = 500;

export async function verifyAudit(store: Chains, auditKey: Uint8Array): Promise<Verdict> {
  let lines = 0;
  const scopes = await store.scopes();
  for (const scope of scopes) {
    const found = await verifyChain(store, auditKey, scope);
    if (typeof found !== 'number') return { ok: false, scope, ...found };
    lines += found;
  }
  return { ok: true, chains: scopes.length, lines };
}

interface Fault {
  readonly n: number;
  readonly reason: string;
}

/** @returns how many lines were checked: those up to the head as it was found; a running server may have added more since */
async function verifyChain(store: Chains, auditKey: Uint8Array, scope: string): Promise<number | Fault> {
  const seq = await store.head(scope);
  const head = await store.auditHead(scope);
  if (head === null) return verifyEmpty(store, scope, seq);
  if (!sameHex(signHead(auditKey, storable(scope), head.n, head.hash), head.signature))
    return {
      n: head.n,
      reason: 'the signature of the newest line is not ours: lines were cut off or written by somebody else, or the key is another one',
    };
  let before = { n: 0, hash: FIRST_PREV, to: 0 };
  while (before.n < head.n) {
    const page = await store.auditLines(scope, before.n, Math.min(PAGE, head.n - before.n));
    if (page.length === 0) return { n: before.n + 1, reason: `the line is missing: the chain ends before its newest line ${head.n}` };
    for (const line of page) {
      const reason = faultOf(line, scope, before);
      if (reason !== null) return { n: before.n + 1, reason };
      before = line;
    }
  }
  if (before.hash !== head.hash) return { n: head.n, reason: 'the newest line is not the one that was signed' };
  if (seq > before.to) return { n: head.n, reason: `events up to ${seq} were numbered, lines tell of events up to ${before.to}` };
  return head.n;
}

async function verifyEmpty(store: Chains, scope: string, seq: number): Promise<number | Fault> {
  const [line] = await store.auditLines(scope, 0, 1);
  const stillEmpty = (await store.auditHead(scope)) === null;
  if (stillEmpty && line !== undefined) return { n: line.n, reason: 'there are lines but no signed newest line' };
  if (stillEmpty && seq > 0) return { n: 1, reason: `events up to ${seq} were numbered, but there is no line` };
  return 0;
}

function faultOf(
  line: AuditLine,
  scope: string,
  before: { readonly n: number; readonly hash: string; readonly to: number },
): string | null {
  const { hash, ...content } = line;
  if (line.n !== before.n + 1) return `the line is missing: line ${line.n} follows line ${before.n}`;
  if (line.scope !== storable(scope)) return `the line belongs to ${line.scope}`;
  if (line.prev !== before.hash) return 'the line does not follow the one before it: one of the two was changed or moved';
  if (hashLine(content) !== hash) return 'the line was changed: its content does not give its hash';
  if (line.from !== before.to + 1) return `events ${before.to + 1} to ${line.from - 1} belong to no line`;
  return null;
}

function sameHex(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  return left.length === right.length && timingSafeEqual(left, right);
}
