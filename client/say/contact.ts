/**
 * How long the server has been silent, by whichever clock says more: the wall clock goes on while a laptop sleeps, the steady one cannot be
 * set back. Holds no timer and shows nothing.
 */
export interface Clocks {
  /** Epoch milliseconds; may jump either way. */
  wall(): number;
  /** Milliseconds since the page began; may stand still during sleep. */
  steady(): number;
}
export interface Contact {
  heard(): void;
  silentMs(): number;
  /** Epoch milliseconds of the last contact. */
  lastAt(): number;
}

/** After this nobody may say what is on the screen. */
export const LONGEST_SILENCE_MS = 60_000;

/** The page itself came from the server when it began. */
export function createContact({ wall, steady }: Clocks): Contact {
  let last = { wall: wall() - steady(), steady: 0 };
  return {
    heard() {
      last = { wall: wall(), steady: steady() };
    },
    silentMs: () => Math.max(0, wall() - last.wall, steady() - last.steady),
    lastAt: () => last.wall,
  };
}
