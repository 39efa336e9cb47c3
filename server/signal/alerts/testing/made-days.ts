/** Days and storms made minute by minute from a seed, for measuring what the watches find. Test support: pure simulation, no store. */
export interface MadeMinute {
  readonly mentions: number;
  readonly negative: number;
}

/** A small generator of our own (mulberry): the same seed gives the same day. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function bell(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

function poisson(mean: number, chance: () => number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * bell(chance)));
  let product = chance();
  let count = 0;
  for (const limit = Math.exp(-mean); product > limit; count += 1) product *= chance();
  return count;
}

export interface MadeDay {
  readonly seed: number;
  readonly days: number;
  /** Mentions a minute at the busiest hour of a calm day. */
  readonly busiest: number;
  readonly storm?: { readonly at: number; readonly times: number; readonly rampMinutes: number; readonly lastsMinutes: number; readonly share: number };
}

const DAY = 1_440;

/** Night, morning, noon, evening: straight lines between, part of the busiest. */
const RHYTHM = [0.12, 0.08, 0.06, 0.05, 0.06, 0.12, 0.3, 0.6, 0.8, 0.85, 0.9, 0.9, 1, 0.95, 0.8, 0.8, 0.85, 0.95, 1, 0.95, 0.85, 0.65, 0.4, 0.2];

/** Minutes differ by chance, by slow drift, and by small waves when something is passed round: three or so a day. */
export function makeDays({ seed, days, busiest, storm }: MadeDay): readonly MadeMinute[] {
  const chance = chanceOf(seed);
  const minutes: MadeMinute[] = [];
  let drift = 0;
  let wave = 0;
  for (let minute = 0; minute < days * DAY; minute += 1) {
    const hour = (minute % DAY) / 60;
    const from = RHYTHM[Math.floor(hour)] ?? 0;
    const to = RHYTHM[(Math.floor(hour) + 1) % 24] ?? 0;
    drift = 0.97 * drift + 0.05 * bell(chance);
    wave = chance() < 3 / DAY ? 0.6 + 0.4 * chance() : wave * 0.93;
    const calm = busiest * (from + (to - from) * (hour % 1)) * Math.exp(drift) * (1 + wave);
    const loud = storm ? loudness(minute - storm.at, storm) : 0;
    const extra = storm ? calm * (storm.times - 1) * loud : 0;
    const [usual, more] = [poisson(calm, chance), poisson(extra, chance)];
    const share = 0.3 + 0.04 * bell(chance);
    minutes.push({ mentions: usual + more, negative: some(usual, share, chance) + some(more, storm?.share ?? 0, chance) });
  }
  return minutes;
}

function loudness(after: number, { rampMinutes, lastsMinutes }: NonNullable<MadeDay['storm']>): number {
  if (after < 0) return 0;
  if (after < rampMinutes) return (after + 1) / rampMinutes;
  return after < lastsMinutes ? 1 : Math.exp(-(after - lastsMinutes) / 40);
}

function some(of: number, share: number, chance: () => number): number {
  let count = 0;
  for (let i = 0; i < of; i += 1) if (chance() < share) count += 1;
  return count;
}
