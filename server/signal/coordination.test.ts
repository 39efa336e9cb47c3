/** Coordination is what the mentions themselves tell: few accounts that say most of it, or many new ones. */
import { expect, it } from 'vitest';
import { normalise } from '../ingest/normalise.ts';
import { SHARES } from '../sources/replay/shares.ts';
import { makeStorm } from '../sources/replay/storm.ts';
import { mention } from '../store/contract/rows.ts';
import { coordinationOf, isYoung, type Part } from './coordination.ts';
import { nearCopies } from './near-copies.ts';
import { count, emptyTally, storyOf } from './tally.ts';
import { told } from './testing/grouping.ts';

const parts = (often: number, times: number, others: number, young = 0): Part[] => [
  ...Array.from({ length: often }, (_, n) => ({ count: times, young: n < young })),
  ...Array.from({ length: others }, () => ({ count: 1, young: false })),
];
const of = (list: readonly Part[]) =>
  coordinationOf(
    list,
    list.reduce((sum, { count }) => sum + count, 0),
  );

it('[ST3] 40 accounts that wrote most of it, half of them new, are shown with the figures', () => {
  expect(of(parts(40, 4, 98, 20))).toEqual({
    share: 0.62,
    accounts: 40,
    young: 20,
    reasons: ['share:62', 'accounts:40', 'young:20', 'often:40'],
  });
});

it('[ST3] a crowd, a handful of friends and a small story show nothing', () => {
  expect(of(parts(0, 0, 500))).toBeNull();
  expect(of(parts(4, 20, 10))).toBeNull();
  expect(of(parts(5, 3, 0))).toBeNull();
  expect(of(parts(10, 3, 200))).toBeNull();
});

it('[ST3] an account is young under a week before it wrote, where its source says so', () => {
  const at = (createdAt: unknown) => isYoung({ publishedAt: '2026-03-08T12:00:00.000Z', raw: { author: { createdAt } } });
  expect([at('2026-03-02T12:00:00.000Z'), at('2026-02-20T12:00:00.000Z'), at('2026-03-09T12:00:00.000Z'), at(12), at('soon')]).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(isYoung({ publishedAt: '2026-03-08T12:00:00.000Z', raw: null })).toBe(false);
});

it('[ST3] in the made storm the texts that few new accounts push are shown with their reasons, and hardly any other', () => {
  const startAt = Date.parse('2026-03-01T00:00:00.000Z');
  const made = [
    ...makeStorm({ seed: 'coordination', count: 14_000, startAt, shares: { repost: 0.5, voices: { ...SHARES.voices, troll: 60 } } }),
  ];
  const copies = nearCopies();
  const posts = made.map(({ mention: { text } }, n) => told({ text, truth: n }, n));
  for (const { key, folded } of posts) copies.add(key, folded);
  const stories = [...Map.groupBy(made.keys(), (n) => copies.home(posts[n]?.key ?? '')).values()].map((members) => {
    const tally = emptyTally('k', null);
    for (const n of members) {
      const read = normalise(JSON.parse(JSON.stringify(made[n]?.mention)), startAt + 86_400_000);
      if (!read.ok) throw new Error(read.refusal.message);
      const { source, nativeId, publishedAt, author, raw } = read.mention;
      count(tally, mention(String(n), { source, nativeId, publishedAt, author, raw }));
    }
    return { story: storyOf(tally), isPushed: members.some((n) => made[n]?.meant.voice === 'troll') };
  });
  const shown = stories.filter(({ story }) => story.coordination);
  const pushed = shown.filter(({ story, isPushed }) => isPushed && (story.coordination?.young ?? 0) >= 5);
  expect(pushed.length).toBeGreaterThanOrEqual(2);
  const [largest] = pushed.map(({ story }) => story).sort((a, b) => b.count - a.count);
  expect(largest?.coordination?.reasons.map((reason) => reason.split(':')[0])).toEqual(['share', 'accounts', 'young', 'often']);
  const { share = 0, accounts = 0, young = 0 } = largest?.coordination ?? {};
  expect(share).toBeGreaterThan(0.5);
  expect(accounts).toBeGreaterThan(20);
  expect(young / accounts).toBeGreaterThan(0.4);
  // trolls write a lot by themselves too; hardly anybody else does
  expect(shown.filter(({ isPushed }) => !isPushed).length).toBeLessThanOrEqual(1);
});
