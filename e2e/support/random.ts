/** Chance that can be repeated: sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of state, so that different seeds are different runs. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number in [least, most]. */
  between(least: number, most: number): number;
  pick<T>(items: readonly T[]): T;
}

export function random(seed: number): Random {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, seed >>> 0, 1];
  const next = () => {
    const t = (((a + b) >>> 0) + d) >>> 0;
    d = (d + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) >>> 0;
    c = (c + t) >>> 0;
    return t / 0x1_0000_0000;
  };
  for (let i = 0; i < 20; i += 1) next();
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    pick(items) {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}
