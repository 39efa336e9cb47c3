/** What is asked and answered about stories beyond reading them: people's word on them, ranks, what is not about us. */
import { z } from 'zod';
import { STORY_VERDICTS } from '../../domain/story.ts';
import { MENTION_WEIGHTS, MOST_POINTS, STORY_WEIGHTS } from '../../domain/ranking.ts';
import { id, line, prose } from './base.ts';
import { instant, mentionView } from './views.ts';

export const mergeBody = z.object({ with: id }).meta({ id: 'MergeStories', description: 'The other story' });
export const splitBody = z
  .object({ keys: z.array(id).min(1).max(200) })
  .meta({ id: 'SplitStory', description: 'Ids of mentions of the story; all mentions with the same texts leave together' });
export const verdictBody = z
  .object({ verdict: z.enum(STORY_VERDICTS).nullable(), reason: prose(4_000).optional() })
  .meta({ id: 'JudgeStory', description: 'null takes it back' });
export const linkBody = z
  .object({ answerId: id.nullable() })
  .meta({ id: 'LinkAnswer', description: 'An answer of the message; null: no longer linked' });
const act = z.object({ by: z.string(), at: instant });
export const rulingView = z
  .object({
    id: z.string(),
    act: z.enum(['merge', 'split']),
    keys: z.array(z.string()),
    from: z.string().nullable(),
    by: z.string(),
    at: instant,
    undone: act.nullable(),
    version: z.number().int(),
  })
  .loose()
  .meta({ id: 'StoryRuling', description: 'The stories follow within a second, by events' });

const points = z.number().int().min(0).max(MOST_POINTS);
const each = <K extends string>(weights: Readonly<Record<K, number>>) =>
  z.strictObject(
    Object.fromEntries(Object.keys(weights).map((name) => [name, points.optional()])) as Record<K, z.ZodOptional<typeof points>>,
  );
export const rankingPatch = z
  .strictObject({
    mention: each(MENTION_WEIGHTS).optional(),
    story: each(STORY_WEIGHTS).optional(),
    topics: z
      .record(line(), points)
      .refine((terms) => Object.keys(terms).length <= 200, 'names more than 200 terms')
      .optional(),
  })
  .meta({ id: 'SetRanking', description: 'What is named is set, the rest stays' });
export const rankingBody = z.object({ weights: rankingPatch }).meta({ id: 'SetRankingWeights' });
const table = z.record(z.string(), z.number());
const words = z.record(z.string(), z.string());
export const rankingView = z
  .object({
    mention: table,
    story: table,
    topics: table,
    watch: z.array(z.string()),
    meanings: z.object({ mention: words, story: words }),
    house: z.object({ mention: table, story: table }),
  })
  .meta({ id: 'Ranking', description: 'Points at most for each reason, what each means, and the house’s own' });

export const exclusionBody = z
  .object({ kind: z.enum(['term', 'story']), value: line(400), dryRun: z.boolean().default(false) })
  .meta({ id: 'Exclude' });
export const exclusionView = z
  .object({
    id: z.string(),
    kind: z.enum(['term', 'story']),
    value: z.string(),
    state: z.enum(['standing', 'undone']),
    done: z.boolean(),
    by: z.string(),
    at: instant,
    undone: act.nullable(),
    version: z.number().int(),
  })
  .loose()
  .meta({ id: 'Exclusion', description: '`done`: what was there before is through' });
export const dryRunView = z
  .object({ count: z.number().int(), isWhole: z.boolean(), samples: z.array(mentionView) })
  .meta({ id: 'ExclusionDryRun' });
