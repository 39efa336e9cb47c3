/** How much a story deserves a decision, 0 to 100, with the points each reason brought (`authors:21`), largest first [ST3]. Pure. */
import { STORY_WEIGHTS, type StoryWeights } from '@unisson/shared/domain/ranking';
import type { Story } from '@unisson/shared/domain/story';

export function rankStory(
  figures: Pick<Story, 'count' | 'authors' | 'reach' | 'velocity' | 'negative'>,
  most: StoryWeights = STORY_WEIGHTS,
): Story['rank'] {
  const { count, authors, reach, velocity, negative } = figures;
  // one step for each tenfold: two thousand authors, five hundred in ten minutes, ten million readers give all the points
  const steps = (value: number, full: number) => Math.min(1, Math.log10(value) / Math.log10(full));
  const points: [string, number][] = [
    ['authors', most.authors * steps(Math.max(1, authors), 2_000)],
    ['velocity', most.velocity * steps(Math.max(1, velocity), 500)],
    ['reach', most.reach * steps(1 + reach, 10_000_000)],
    // one negative post is no story: the share weighs as more people say it
    ['negative', most.negative * (count === 0 ? 0 : negative / count) * Math.min(1, 0.3 + count / 20)],
  ];
  const whole = points.map(([reason, value]): [string, number] => [reason, Math.round(value)]).filter(([, value]) => value > 0);
  whole.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    value: Math.min(
      100,
      whole.reduce((sum, [, value]) => sum + value, 0),
    ),
    because: whole.map(([reason, value]) => `${reason}:${value}`),
  };
}
