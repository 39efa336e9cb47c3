/**
 * The formula of ranks, open to everybody: the points each reason can bring at most, and what it means. A room may set its own. A rank
 * is the sum of the points, at most 100 [ST3]. Pure data.
 */
export const MENTION_WEIGHTS = {
  negative: 34,
  reach: 26,
  threat: 20,
  press: 14,
  'own-case': 12,
  question: 10,
  verified: 8,
  positive: 6,
  echo: 6,
} as const;
export const STORY_WEIGHTS = { authors: 30, velocity: 25, negative: 25, reach: 20 } as const;

export type MentionReason = keyof typeof MENTION_WEIGHTS;
export type StoryReason = keyof typeof STORY_WEIGHTS;
export type MentionWeights = Readonly<Record<MentionReason, number>>;
export type StoryWeights = Readonly<Record<StoryReason, number>>;

/** What a room has set; what it has not is the house's. */
export interface Ranking {
  readonly mention?: Partial<MentionWeights>;
  readonly story?: Partial<StoryWeights>;
  /** Watch term as the room writes it → points for a mention that holds it; 0 where it is not named. */
  readonly topics?: Readonly<Record<string, number>>;
}
export interface Weights {
  readonly mention: MentionWeights;
  readonly story: StoryWeights;
  readonly topics: Readonly<Record<string, number>>;
}
export const MOST_POINTS = 100;

export const weightsOf = (ranking: Ranking | undefined): Weights => ({
  mention: { ...MENTION_WEIGHTS, ...ranking?.mention },
  story: { ...STORY_WEIGHTS, ...ranking?.story },
  topics: ranking?.topics ?? {},
});

/** How each reason's points grow, from nothing to its weight. */
export const MEANINGS: {
  readonly mention: Readonly<Record<MentionReason | 'topic', string>>;
  readonly story: Readonly<Record<StoryReason, string>>;
} = {
  mention: {
    negative: 'The text is negative: 40 % of the points, the rest by how sure the scorer is. A person’s label counts like the scorer’s.',
    reach: 'People who may have seen it (reach, else followers): a seventh of the points for each tenfold, all at ten million.',
    threat: 'The text proposes special handling as a danger: all points. Handling itself never waits for a rank.',
    press: 'It is an article, or its author is press: all points.',
    'own-case': 'Somebody speaks of his own account, card, loan or branch: all points.',
    question: 'It asks something: all points.',
    verified: 'The network has verified its author: all points.',
    positive: 'The text is positive: all points.',
    echo: 'Reposts and answers: a quarter of the points for each tenfold.',
    topic: 'The points the room gives to the watch terms it holds, added up.',
  },
  story: {
    authors: 'Distinct authors: all points at two thousand, one step for each tenfold.',
    velocity: 'Mentions in the ten minutes before its last: all points at five hundred, one step for each tenfold.',
    negative: 'Share of negative mentions; counts in full from fourteen mentions on.',
    reach: 'Reach of all its mentions: all points at ten million, one step for each tenfold.',
  },
};
