/**
 * Passwords as argon2id hashes that carry their own parameters, so that these can be raised without locking anybody out.
 * Verifying takes the same time whether the account exists or not. Must never log or return a password.
 */
import { argon2, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import type { Runtime } from '../../runtime/runtime.ts';

/** 19 MiB and two passes: about 50 ms here and as slow for whoever steals the hashes. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** More is hashed into the same 32 bytes; a megabyte of "password" would only burn time. */
const LONGEST_PASSWORD = 1024;

const ENCODED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
/** What an unknown account is checked against; no password has this hash. */
const NOBODY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

const derive = (parameters: Argon2Parameters): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (fault, key) => (fault ? reject(fault) : resolve(key)));
  });

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** @returns the encoded hash, parameters and salt included. */
export async function hashPassword(runtime: Runtime, password: string): Promise<string> {
  const salt = runtime.bytes(SALT_BYTES);
  const key = await derive({ message: password.normalize('NFC'), nonce: salt, tagLength: HASH_BYTES, ...COST });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(salt)}$${unpadded(key)}`;
}

/** `encoded` null (no such account, or no password yet) costs as much as a real one and is always false. */
export async function verifyPassword(encoded: string | null, password: string): Promise<boolean> {
  const parsed = ENCODED.exec(encoded ?? NOBODY);
  if (!parsed) throw new Error('a stored password hash in an unknown form');
  const [, memory, passes, parallelism, salt, key] = parsed;
  const expected = Buffer.from(key ?? '', 'base64');
  const found = await derive({
    message: password.slice(0, LONGEST_PASSWORD).normalize('NFC'),
    nonce: Buffer.from(salt ?? '', 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(found, expected) && encoded !== null;
}
