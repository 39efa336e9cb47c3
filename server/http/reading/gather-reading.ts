/**
 * Gathers what a go / no-go reading rests on: the mentions of a hashtag or theme in a period (or the whole room's figures), their
 * stories, the other rooms the reader is in. Reads only; the verdict is the domain's.
 */
import type { Mention } from '@unisson/shared/domain/mention';
import { readBeforeEvent, type ReadingMinute, type ReadingRoom, type ReadingStory, type Verdict } from '@unisson/shared/domain/reading';
import { CONTROL } from '@unisson/shared/domain/room';
import type { Story } from '@unisson/shared/domain/story';
import { survivorOf } from '../../commands/reply/load-reply.ts';
import { counterSteps } from '../../store/counter-steps.ts';
import { INSTALLATION, type CounterDelta, type Store } from '../../store/store.ts';

export interface ReadingAsk {
  readonly room: string;
  readonly userId: string;
  /** A hashtag, a theme, several words; null: the whole room. */
  readonly topic: string | null;
  /** Epoch minutes, `to` not included. */
  readonly from: number;
  readonly to: number;
  readonly horizonHours: number;
}
export interface GatheredReading extends Verdict {
  readonly from: number;
  /** More was said than is read: the period begins where reading ended. */
  readonly sampled: boolean;
  readonly stories: readonly Story[];
  readonly rooms: readonly ReadingRoom[];
}

const PAGE = 500;
/** Enough for an interval of a hundredth; reading more would hold up the console for nothing. */
const MOST_MENTIONS = 5_000;
const MOST_STEPS = 180;
const MOST_STORIES = 10;
const MOST_ROOMS = 100;
const MINUTE_MS = 60_000;
const HOUR = 60;

export async function gatherReading(store: Store, ask: ReadingAsk): Promise<GatheredReading> {
  const [said, rooms, control] = await Promise.all([
    ask.topic === null ? wholeRoom(store, ask) : ofTopic(store, { ...ask, topic: ask.topic }),
    otherRooms(store, ask),
    store.get('control', ask.room, CONTROL),
  ]);
  const stories = said.stories.map(({ story, ...figures }): ReadingStory => ({ id: story.id, authors: story.authors, ...figures }));
  const verdict = readBeforeEvent({
    ...{ from: said.from, to: ask.to, horizonHours: ask.horizonHours, minutes: said.minutes, stories, rooms },
    dangers: said.dangers,
    onHold: control?.hold != null,
  });
  return { ...verdict, from: said.from, sampled: said.sampled, stories: said.stories.map(({ story }) => story), rooms };
}

interface Said {
  readonly from: number;
  readonly sampled: boolean;
  readonly minutes: readonly ReadingMinute[];
  readonly stories: readonly { readonly story: Story; readonly count: number; readonly negative: number }[];
  readonly dangers: number;
}

const figure = (counters: readonly CounterDelta[], name: string): number => counters.find((one) => one.name === name)?.delta ?? 0;

async function wholeRoom(store: Store, { room, from, to }: ReadingAsk): Promise<Said> {
  const step = Math.max(1, Math.ceil((to - from) / MOST_STEPS));
  const [steps, totals, page] = await Promise.all([
    counterSteps(store, room, { from, to, step }),
    store.counters(room, { from: 0, to: 1 }),
    store.list('story', { scope: room, where: { redirect: null }, order: { by: 'rank', desc: true }, limit: MOST_STORIES }),
  ]);
  const minutes = steps.map(({ from: minute, deltas }) => ({ minute, mentions: figure(deltas, 'mentions'), negative: figure(deltas, 'label:negative'), positive: figure(deltas, 'label:positive') }));
  const stories = page.items.map((story) => ({ story, count: story.count, negative: story.negative }));
  return { from, sampled: false, minutes, stories, dangers: figure(totals, 'proposed:danger') + figure(totals, 'handling:danger') };
}

async function ofTopic(store: Store, { room, topic, from, to }: ReadingAsk & { readonly topic: string }): Promise<Said> {
  const mentions: Mention[] = [];
  let after: string | undefined;
  do {
    const page = await store.list('mention', {
      scope: room,
      text: topic,
      where: { publishedAt: { gte: iso(from), lt: iso(to) } },
      order: { by: 'publishedAt', desc: true },
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    mentions.push(...page.items.filter(({ status }) => status !== 'not-about-us'));
    after = page.next;
  } while (after !== undefined && mentions.length < MOST_MENTIONS);
  const sampled = after !== undefined;
  const oldest = mentions.at(-1);
  return {
    from: sampled && oldest ? Math.min(minuteOf(oldest), to - 1) : from,
    sampled,
    minutes: minutesOf(mentions),
    stories: await storiesOf(store, room, mentions),
    dangers: mentions.filter(({ handling, proposed }) => handling === 'danger' || proposed?.handling === 'danger').length,
  };
}

const iso = (minute: number): string => new Date(minute * MINUTE_MS).toISOString();
const minuteOf = (mention: Mention): number => Math.floor(Date.parse(mention.publishedAt) / MINUTE_MS);
const isNegative = ({ score }: Mention): boolean => score.label === 'negative';
const isPositive = ({ score }: Mention): boolean => score.label === 'positive';

function minutesOf(mentions: readonly Mention[]): readonly ReadingMinute[] {
  return [...Map.groupBy(mentions, minuteOf)].map(([minute, said]) => {
    const [negative, positive] = [said.filter(isNegative).length, said.filter(isPositive).length];
    return { minute, mentions: said.length, negative, positive };
  });
}

/** The stories that most of these mentions belong to, with the part of them that is about the topic. */
async function storiesOf(store: Store, room: string, mentions: readonly Mention[]): Promise<Said['stories']> {
  const byKey = [...Map.groupBy(mentions, ({ storyKey }) => storyKey)].sort(([, a], [, b]) => b.length - a.length).slice(0, MOST_STORIES * 4);
  const parts = new Map<string, { story: Story; count: number; negative: number }>();
  for (const [key, said] of byKey) {
    const story = await survivorOf(store, room, key);
    if (!story) continue;
    const part = parts.get(story.id) ?? { story, count: 0, negative: 0 };
    parts.set(story.id, { story, count: part.count + said.length, negative: part.negative + said.filter(isNegative).length });
  }
  return [...parts.values()].sort((a, b) => b.count - a.count).slice(0, MOST_STORIES);
}

/** Only rooms the reader is in: what goes on elsewhere is not his to know. */
async function otherRooms(store: Store, { room, userId, to }: ReadingAsk): Promise<readonly ReadingRoom[]> {
  const { items } = await store.list('room', { scope: INSTALLATION, limit: MOST_ROOMS });
  const read = items.map(async ({ id, name }): Promise<ReadingRoom | null> => {
    if (id === room || !(await store.get('member', id, userId))?.roles.length) return null;
    const [control, counters] = await Promise.all([store.get('control', id, CONTROL), store.counters(id, { from: to - HOUR, to })]);
    return { id, name, onHold: control?.hold != null, mentions: figure(counters, 'mentions'), negative: figure(counters, 'label:negative') };
  });
  return (await Promise.all(read)).filter((one) => one !== null);
}
