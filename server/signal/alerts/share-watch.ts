/**
 * Finds spikes of the negative share: the last minutes against what is usual, by a test of two shares that knows how little few
 * mentions say. Raised once, ended when the share is back for ten minutes. A pure step over plain state.
 */
export interface Minute {
  readonly mentions: number;
  readonly negative: number;
}
export interface ShareWatch {
  /** Calm minutes, oldest first. */
  readonly calm: readonly Minute[];
  /** The last minutes, whatever they were. */
  readonly last: readonly Minute[];
  readonly open: { readonly since: number; readonly peak: number; readonly expected: number; readonly back: number } | null;
}
export interface ShareReading {
  readonly state: 'calm' | 'raised' | 'ended';
  /** Shares, 0 to 1. */
  readonly now: number;
  readonly peak: number;
  readonly expected: number;
  /** Mentions that the share now rests on. */
  readonly of: number;
}

export const NEW_SHARE_WATCH: ShareWatch = { calm: [], last: [], open: null };

const WINDOW = 5;
const CALM_KEPT = 120;
const LEAST_NOW = 20;
const LEAST_BEFORE = 30;
/** Six deviations, since what people answer to comes in waves; and a fifth more is what a person would call a change. */
const DEVIATIONS = 5;
const LEAST_RISE = 0.18;
const BACK_MINUTES = 10;
const NEW_NORMAL_MINUTES = 360;

const sum = (minutes: readonly Minute[]): Minute =>
  minutes.reduce((all, one) => ({ mentions: all.mentions + one.mentions, negative: all.negative + one.negative }), { mentions: 0, negative: 0 });
/** Never quite 0 or 1, so that a small sample has a deviation. */
const shareOf = ({ mentions, negative }: Minute): number => (negative + 1) / (mentions + 2);

export function stepShare(watch: ShareWatch, minute: number, one: Minute): { watch: ShareWatch; reading: ShareReading } {
  const last = [...watch.last.slice(1 - WINDOW), one];
  const reading = judge(watch, last, minute);
  if (watch.open) {
    const isBack = reading.now < watch.open.expected + LEAST_RISE / 2 || reading.of < LEAST_NOW / 4;
    const open = { ...watch.open, peak: reading.peak, back: isBack ? watch.open.back + 1 : 0 };
    return { watch: { ...watch, last, open: reading.state === 'ended' ? null : open }, reading };
  }
  if (reading.state === 'raised') {
    const open = { since: minute, peak: reading.peak, expected: reading.expected, back: 0 };
    return { watch: { ...watch, last, open }, reading };
  }
  // a minute is learned once it has left the window: the beginning of a rise must not become what is usual
  const leaving = watch.last.length >= WINDOW ? watch.last.slice(0, 1) : [];
  return { watch: { calm: [...watch.calm, ...leaving].slice(-CALM_KEPT), last, open: null }, reading };
}

function judge({ calm, open }: ShareWatch, last: readonly Minute[], minute: number): ShareReading {
  const now = sum(last);
  const base = sum(calm);
  const [share, usual] = [shareOf(now), shareOf(base)];
  const reading = { now: share, peak: Math.max(share, open?.peak ?? 0), expected: open?.expected ?? usual, of: now.mentions };
  if (open) {
    const isOver = open.back + 1 >= BACK_MINUTES && (share < open.expected + LEAST_RISE / 2 || now.mentions < LEAST_NOW / 4);
    return { ...reading, state: isOver || minute - open.since >= NEW_NORMAL_MINUTES ? 'ended' : 'raised' };
  }
  if (now.mentions < LEAST_NOW || base.mentions < LEAST_BEFORE) return { ...reading, state: 'calm' };
  const deviation = Math.sqrt(usual * (1 - usual) * (1 / now.mentions + 1 / base.mentions));
  const isHigh = share - usual >= LEAST_RISE && (share - usual) / deviation >= DEVIATIONS;
  return { ...reading, state: isHigh ? 'raised' : 'calm' };
}
