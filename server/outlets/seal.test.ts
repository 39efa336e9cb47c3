/** Secrets of outlets at rest. */
import { describe, expect, it } from 'vitest';
import { systemRuntime } from '../runtime/runtime.ts';
import { NONCE_BYTES, open, seal } from './seal.ts';

const KEY = new Uint8Array(32).fill(3);
const sealed = (text: string): string => seal(KEY, systemRuntime.bytes(NONCE_BYTES), text);

describe('sealed secrets', () => {
  it('[PR1] open again with the same key, and only with it', () => {
    expect(open(KEY, sealed('whsec_é🙂'))).toBe('whsec_é🙂');
    expect(open(new Uint8Array(32), sealed('x'))).toBe(null);
  });
  it('[PR1] do not show the secret, nor that two are the same', () => {
    expect(sealed('correct horse')).not.toContain('correct');
    expect(sealed('same')).not.toBe(sealed('same'));
  });
  it('[PR1] a changed, cut or foreign text opens to nothing', () => {
    const whole = sealed('secret');
    for (const broken of [`${whole.slice(0, -4)}AAAA`, whole.slice(0, 20), 'v1.', '', 'secret', whole.slice(3)])
      expect(open(KEY, broken)).toBe(null);
  });
});
