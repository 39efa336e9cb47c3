/**
 * Test support: repeatable chance with 128 bits of state (sfc32), so that different seeds are different runs. Seeds are a fixed list; COLLAB_SEEDS
 * (comma-separated, or `+N` for N more) explores others.
 */
export interface Chance {
  /** A whole number below `below`. */
  int(below: number): number;
  pick<T>(items: readonly T[]): T;
  /** True once in `oneIn`. */
  once(oneIn: number): boolean;
}

/** Spreads a seed over a state word (splitmix32). */
function word(seed: number, index: number): number {
  let z = (seed + Math.imul(index + 1, 0x9e3779b9)) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

export function chance(seed: number): Chance {
  let [a, b, c, d] = [word(seed, 0), word(seed, 1), word(seed, 2), word(seed, 3)];
  const next = (): number => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i += 1) next();
  const int = (below: number): number => Math.floor((next() / 2 ** 32) * below);
  return {
    int,
    pick(items) {
      const item = items[int(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    once: (oneIn) => int(oneIn) === 0,
  };
}

export function seeds(fixed: readonly number[]): readonly number[] {
  const wish = process.env['COLLAB_SEEDS'] ?? '';
  if (wish.startsWith('+')) return [...fixed, ...Array.from({ length: Number(wish.slice(1)) }, (_, i) => 1_000_003 + i * 7919)];
  return wish === '' ? fixed : wish.split(',').map(Number);
}
