/**
 * One line of the audit chain: who did what to what, with salted digests in place of contents [AU1] [PR1]. Both stores call
 * `sealLine` inside their transaction, so that a line exists exactly when its commit does. Holds no personal data.
 */
import { createHmac, hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Instant } from '@unisson/shared/domain/entity';
import type { Kind } from '@unisson/shared/domain/kinds';

/** What a command says of itself; the store adds the rest. `act` is the command's file name, e.g. `decide-revision`. */
export interface NewAuditLine {
  readonly actor: string;
  readonly tokenId?: string;
  /** For acts of the house: on whose behalf, where there is somebody. */
  readonly onBehalfOf?: string;
  readonly act: string;
  readonly subject: { readonly kind: Kind | 'draft' | 'room' | 'installation'; readonly id: string };
}

/** A row that the commit wrote: digest before (null: it was not there) and after. */
export interface AuditItem {
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
  readonly before: string | null;
  readonly after: string;
}

export interface AuditLine extends NewAuditLine {
  /** 1, 2, 3 … in its scope, without gaps. */
  readonly n: number;
  readonly scope: string;
  readonly at: Instant;
  /** First and last event number the commit took; from = to + 1 when none. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly AuditItem[];
  /** Mentions added by the commit: how many, and the digest over their digests in order. */
  readonly added: { readonly count: number; readonly digest: string } | null;
  /** Hash of the line before; 64 zeros for the first. */
  readonly prev: string;
  /** SHA-256, hex, over the RFC 8785 JSON of all the above. */
  readonly hash: string;
}

export const FIRST_PREV = '0'.repeat(64);

const sha256 = (data: string): string => hash('sha256', data, 'hex');

function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a value without canonical JSON');
  return text;
}

/** Digest of a row as the line holds it: SHA-256 of salt and JSON, so that nobody can guess a short text from it. */
export function digestRow(salt: string, body: string): string {
  return sha256(`${salt}\n${body}`);
}

export function digestAdded(digests: readonly string[]): { count: number; digest: string } | null {
  return digests.length === 0 ? null : { count: digests.length, digest: sha256(digests.join('\n')) };
}

export function sealLine(line: Omit<AuditLine, 'hash'>): AuditLine {
  return { ...line, hash: hashLine(line) };
}
export function hashLine(line: Omit<AuditLine, 'hash'>): string {
  return sha256(canonical(line));
}

/** Signs a scope's newest line, so that cutting lines off the end shows [AU2]. `key`: 32 bytes. */
export function signHead(key: Uint8Array, scope: string, n: number, hash: string): string {
  return createHmac('sha256', key).update(`${scope}\n${n}\n${hash}`).digest('hex');
}
