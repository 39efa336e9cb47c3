/** Passwords are verified by the parameters kept with them, and nobody is told which accounts exist. */
import { argon2Sync } from 'node:crypto';
import { expect, it } from 'vitest';
import { systemRuntime } from '../../runtime/runtime.ts';
import { hashPassword, verifyPassword } from './password.ts';

it('[edge] a password verifies against its own hash only, each with a salt of its own', async () => {
  const [first, second] = await Promise.all([hashPassword(systemRuntime, 'correct horse'), hashPassword(systemRuntime, 'correct horse')]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(first).not.toBe(second);
  expect(await verifyPassword(first, 'correct horse')).toBe(true);
  expect(await verifyPassword(first, 'Correct horse')).toBe(false);
});

it('[edge] the same letters typed another way are the same password', async () => {
  expect(await verifyPassword(await hashPassword(systemRuntime, 'caf\u00e9 au lait'), 'cafe\u0301 au lait')).toBe(true);
});

it('[edge] an older hash with other parameters still verifies', async () => {
  const key = argon2Sync('argon2id', {
    message: 'old password',
    nonce: Buffer.alloc(16, 7),
    parallelism: 1,
    tagLength: 32,
    memory: 8_192,
    passes: 1,
  });
  const encoded = `$argon2id$v=19$m=8192,t=1,p=1$${Buffer.alloc(16, 7).toString('base64').replace(/=+$/, '')}$${key.toString('base64').replace(/=+$/, '')}`;
  expect(await verifyPassword(encoded, 'old password')).toBe(true);
});

it('[edge] no account verifies nothing, after the same work', async () => {
  expect(await verifyPassword(null, '')).toBe(false);
  expect(await verifyPassword(null, 'anything')).toBe(false);
});
