/**
 * How much of the made storm is what: after #AskJPM, 80,000 mentions of which over two thirds were negative. Told here once, so that
 * tests measure against it and other storms can be made with other shares.
 */
export const VOICES = [
  'citizen',
  'jeer',
  'customer',
  'student',
  'troll',
  'supporter',
  'question',
  'press',
  'watcher',
  'selfHarm',
  'threat',
  'journalist',
  'lawyer',
  'bankPost',
] as const;
export type Voice = (typeof VOICES)[number];
export type Meant = 'negative' | 'neutral' | 'positive';

export interface Shares {
  /** Of all mentions: reposts word for word, and near copies (edited, commented, cut, retyped). */
  readonly repost: number;
  readonly nearCopy: number;
  /** Of what nobody copied: answers to a post that is being talked about. */
  readonly answer: number;
  readonly french: number;
  /** Weights of the voices among what nobody copied, once the hashtag runs. */
  readonly voices: Readonly<Record<Voice, number>>;
}

export const SHARES: Shares = {
  repost: 0.31,
  nearCopy: 0.12,
  answer: 0.2,
  french: 0.62,
  voices: {
    citizen: 28,
    jeer: 20,
    customer: 19,
    student: 6,
    troll: 7,
    supporter: 7.5,
    question: 5.5,
    press: 3.5,
    watcher: 4.5,
    selfHarm: 0.12,
    threat: 0.14,
    journalist: 0.12,
    lawyer: 0.1,
    bankPost: 0,
  },
};

/** Before the announcement nobody mocks a hashtag: people talk of their own case and of old scandals. */
export const RUN_UP: Readonly<Record<Voice, number>> = {
  ...SHARES.voices,
  citizen: 26,
  customer: 30,
  student: 14,
  question: 14,
  supporter: 12,
  jeer: 0,
  watcher: 0,
  press: 0,
  troll: 3,
};

export const MEANT: Readonly<Record<Voice, Meant>> = {
  citizen: 'negative',
  jeer: 'negative',
  customer: 'negative',
  student: 'negative',
  troll: 'negative',
  supporter: 'positive',
  question: 'neutral',
  press: 'neutral',
  watcher: 'neutral',
  selfHarm: 'negative',
  threat: 'negative',
  journalist: 'neutral',
  lawyer: 'negative',
  bankPost: 'neutral',
};

/** Those that must leave the bulk and go to a named person [ME7]. */
export const SPECIAL: Readonly<Partial<Record<Voice, 'danger' | 'press' | 'legal'>>> = {
  selfHarm: 'danger',
  threat: 'danger',
  journalist: 'press',
  lawyer: 'legal',
};
