/**
 * Chance that can be repeated: xoshiro128** with 128 bits of state, one stream for each (seed, purpose, number), so that the
 * thousandth mention can be made without making the 999 before it. Not for secrets.
 */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
  /** A whole number in [from, to]. */
  between(from: number, to: number): number;
  happens(share: number): boolean;
  pick<T>(list: readonly T[]): T;
}
export type Chances = (purpose: number, n: number) => Chance;

/** @returns a maker of independent streams for this seed. */
export function chances(seed: string): Chances {
  const [a, b, c, d] = words(seed);
  return (purpose, n) =>
    stream(mix(a ^ n), mix(b ^ Math.imul(n, 0x9e3779b1)), mix(c ^ purpose), mix(d ^ Math.imul(purpose + 1, 0x85ebca6b) ^ n));
}

/** Four 32-bit words from a text (cyrb128). */
function words(seed: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < seed.length; i += 1) {
    const code = seed.charCodeAt(i);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  return [mix(a), mix(b), mix(c), mix(d)];
}

function mix(word: number): number {
  let x = word >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

const rotate = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

function stream(a: number, b: number, c: number, d: number): Chance {
  let [s0, s1, s2, s3] = [a, b, c, d | 1];
  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(s1, 5), 7), 9) >>> 0;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotate(s3, 11);
    return result / 4294967296;
  };
  for (let i = 0; i < 4; i += 1) next();
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    happens: (share) => next() < share,
    pick<T>(list: readonly T[]): T {
      const one = list[below(list.length)];
      if (one === undefined) throw new Error('a pick from an empty list');
      return one;
    },
  };
}
