/**
 * Go, wait or no-go before an event or an announcement, from what is said about its hashtag or theme: figures with their interval,
 * where they are heading, and every reason as a code with numbers. Pure; the sentences are the console's.
 */
export interface ReadingMinute {
  /** Epoch minute. */
  readonly minute: number;
  readonly mentions: number;
  readonly negative: number;
  readonly positive: number;
}
export interface ReadingStory {
  readonly id: string;
  readonly count: number;
  readonly authors: number;
  readonly negative: number;
}
export interface ReadingRoom {
  readonly id: string;
  readonly name: string;
  readonly onHold: boolean;
  /** Mentions of the last hour, and how many of them were negative. */
  readonly mentions: number;
  readonly negative: number;
}
export interface ReadingInput {
  /** First minute of the period, and the one behind its last. */
  readonly from: number;
  readonly to: number;
  /** Hours from the end of the period to the event, or as far as one wants to look. */
  readonly horizonHours: number;
  readonly minutes: readonly ReadingMinute[];
  readonly stories: readonly ReadingStory[];
  readonly rooms: readonly ReadingRoom[];
  /** Mentions of the period for which danger is proposed or confirmed. */
  readonly dangers: number;
  readonly onHold: boolean;
}

export type Recommendation = 'go' | 'wait' | 'no-go';
export const READING_CODES = [
  'on-hold',
  'mostly-negative',
  'often-negative',
  'sides-against',
  'turning-negative',
  'volume-rising',
  'angry-story',
  'other-room',
  'danger',
  'too-little-said',
  'calm',
] as const;
export interface ReadingReason {
  readonly code: (typeof READING_CODES)[number];
  readonly weighs: Recommendation;
  readonly facts: Readonly<Record<string, number | string>>;
}
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
export interface Verdict {
  readonly recommendation: Recommendation;
  readonly reasons: readonly ReadingReason[];
  readonly volume: number;
  readonly perHour: number;
  readonly negative: Interval;
  /** Of those who take a side, the part that is against. */
  readonly against: Interval;
  /** `times`: the last third of the period against the first, of volume and of negative share. */
  readonly trend: { readonly volumeTimes: number; readonly negativeBefore: number; readonly negativeNow: number };
  /** Mentions until the horizon if it goes on: as now at least, as the trend at most. */
  readonly projected: { readonly hours: number; readonly low: number; readonly high: number };
}

/** Of a hundred, so many negative that an open question hour becomes a tribunal; and so many that it may. */
const MOSTLY = 0.5;
const OFTEN = 0.35;
/** Mockery reads as neutral to a machine: who takes a side at all says more. */
const SIDES_AGAINST = 0.7;
const TURN = 0.12;
const LEAST_SAID = 30;
const RISING_TIMES = 2.5;
/** A trend is not carried further than the period it was seen in. */
const MOST_TIMES = 8;
const ANGRY_SHARE = 0.6;
const ANGRY_COUNT = 20;
const ANGRY_PART = 0.08;

/** Wilson's interval at 95 in 100: holds for few mentions and for shares near 0 and 1. */
export function shareWithInterval(negative: number, of: number): Interval {
  if (of === 0) return { value: 0, low: 0, high: 1 };
  const z = 1.96;
  const value = negative / of;
  const middle = (value + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((value * (1 - value)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return { value, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

export function readBeforeEvent(input: ReadingInput): Verdict {
  const { from, to } = input;
  const inside = input.minutes.filter(({ minute }) => minute >= from && minute < to);
  const volume = total(inside, 'mentions');
  const hours = Math.max(1 / 60, (to - from) / 60);
  const third = (to - from) / 3;
  const [first, last] = [inside.filter(({ minute }) => minute < from + third), inside.filter(({ minute }) => minute >= to - third)];
  const negative = shareWithInterval(total(inside, 'negative'), volume);
  const against = shareWithInterval(total(inside, 'negative'), total(inside, 'negative') + total(inside, 'positive'));
  const shareOf = (part: readonly ReadingMinute[]): number => (total(part, 'negative') + 1) / (total(part, 'mentions') + 2);
  const volumeTimes = (total(last, 'mentions') + 1) / (total(first, 'mentions') + 1);
  const trend = { volumeTimes, negativeBefore: shareOf(first), negativeNow: shareOf(last) };
  const perHourNow = total(last, 'mentions') / Math.max(1 / 60, third / 60);
  const projected = project(perHourNow, volumeTimes, hours, input.horizonHours);
  const reasons = reasonsOf(input, { volume, negative, against, trend, first: total(first, 'mentions'), last: total(last, 'mentions') });
  const worst = reasons.some(({ weighs }) => weighs === 'no-go')
    ? 'no-go'
    : reasons.some(({ weighs }) => weighs === 'wait')
      ? 'wait'
      : 'go';
  return { recommendation: worst, reasons, volume, perHour: volume / hours, negative, against, trend, projected };
}

const total = (minutes: readonly ReadingMinute[], of: 'mentions' | 'negative' | 'positive'): number =>
  minutes.reduce((sum, one) => sum + one[of], 0);

function project(perHourNow: number, volumeTimes: number, periodHours: number, hours: number): Verdict['projected'] {
  // from the middle of the first third to the middle of the last are two thirds of the period
  const doubled = Math.min(MOST_TIMES, Math.max(1 / MOST_TIMES, volumeTimes ** (hours / (periodHours * (2 / 3)) / 2)));
  const steady = perHourNow * hours;
  const moving = steady * doubled;
  return { hours, low: Math.round(Math.min(steady, moving)), high: Math.round(Math.max(steady, moving)) };
}

interface Figures extends Pick<Verdict, 'volume' | 'negative' | 'against' | 'trend'> {
  readonly first: number;
  readonly last: number;
}

function reasonsOf(input: ReadingInput, { volume, negative, against, trend, first, last }: Figures): readonly ReadingReason[] {
  const reasons: ReadingReason[] = [];
  const add = (code: ReadingReason['code'], weighs: Recommendation, facts: ReadingReason['facts']): void =>
    void reasons.push({ code, weighs, facts });
  const shares = { share: rounded(negative.value), low: rounded(negative.low), high: rounded(negative.high), mentions: volume };
  if (input.onHold) add('on-hold', 'no-go', {});
  if (volume < LEAST_SAID) add('too-little-said', 'wait', { mentions: volume, least: LEAST_SAID });
  else if (negative.low >= MOSTLY) add('mostly-negative', 'no-go', { ...shares, limit: MOSTLY });
  else if (negative.low >= OFTEN) add('often-negative', 'wait', { ...shares, limit: OFTEN });
  if (volume >= LEAST_SAID && negative.low >= OFTEN && against.low >= SIDES_AGAINST)
    add('sides-against', 'no-go', { share: rounded(against.value), low: rounded(against.low), limit: SIDES_AGAINST });
  const isTold = first >= LEAST_SAID / 3 && last >= LEAST_SAID / 3;
  if (isTold && trend.negativeNow - trend.negativeBefore >= TURN)
    add('turning-negative', trend.negativeNow >= MOSTLY ? 'no-go' : 'wait', {
      before: rounded(trend.negativeBefore),
      now: rounded(trend.negativeNow),
    });
  if (last >= LEAST_SAID && trend.volumeTimes >= RISING_TIMES)
    add('volume-rising', negative.low >= OFTEN ? 'no-go' : 'wait', { times: rounded(trend.volumeTimes), mentions: last });
  for (const story of input.stories) {
    const isBig = story.count >= Math.max(ANGRY_COUNT, ANGRY_PART * volume);
    if (isBig && story.negative / story.count >= ANGRY_SHARE)
      add('angry-story', 'wait', {
        storyId: story.id,
        count: story.count,
        authors: story.authors,
        share: rounded(story.negative / story.count),
      });
  }
  for (const room of input.rooms) {
    const isAngry = room.mentions >= LEAST_SAID && room.negative / room.mentions >= MOSTLY;
    if (room.onHold || isAngry)
      add('other-room', 'wait', {
        room: room.id,
        name: room.name,
        mentions: room.mentions,
        negative: room.negative,
        hold: room.onHold ? 1 : 0,
      });
  }
  if (input.dangers > 0) add('danger', 'wait', { mentions: input.dangers });
  if (reasons.length === 0) add('calm', 'go', shares);
  return reasons;
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
