/**
 * How much a mention deserves a person's attention, 0 to 100, from its own fields only [ST3], with the points each reason brought
 * (`negative:28`), largest first [ME5]. Velocity and repetition rank its story, not the mention.
 */
import type { IncomingMention, Mention } from '@unisson/shared/domain/mention';
import { weightsOf, type Weights } from '@unisson/shared/domain/ranking';

/** Words of somebody who speaks of his own case, folded; French and English. */
const OWN_CASE =
  /\b(mon compte|mes comptes|ma carte|mon pret|mon dossier|mon argent|mon agence|mon conseiller|mon virement|ma banque|mes parents|ma mere|mon pere|my account|my card|my loan|my mortgage|my money|my branch|my savings|my overdraft|my mum|my dad|i was charged|on m a|vous m avez)\b/;

export function reachOf(mention: Pick<IncomingMention, 'author' | 'metrics'>): number {
  return mention.metrics.reach ?? mention.author.followers ?? 0;
}

/** What the rank of a mention rests on beside what its source brought. */
export interface Ranked {
  readonly score: Pick<Mention['score'], 'label' | 'value' | 'confidence'>;
  readonly proposed?: Mention['proposed'];
  readonly speaker?: Mention['speaker'];
  readonly topics?: readonly string[] | undefined;
}

const HOUSE: Weights = weightsOf(undefined);

/** @param folded the text as `fold` gives it. */
export function rank(
  mention: Omit<IncomingMention, 'language'>,
  { score, proposed, speaker, topics }: Ranked,
  folded: string,
  { mention: most, topics: pointsOf }: Weights = HOUSE,
): Mention['rank'] {
  const points: [string, number][] = [];
  const add = (reason: string, value: number) => {
    const whole = Math.round(value);
    if (whole > 0) points.push([reason, whole]);
  };
  if (score.label === 'negative') add('negative', most.negative * (0.4 + 0.6 * Math.min(1, Math.max(score.confidence, -score.value))));
  if (score.label === 'positive') add('positive', most.positive);
  // ten followers weigh little, ten million all: one step for each power of ten
  add('reach', (most.reach * Math.min(7, Math.log10(1 + reachOf(mention)))) / 7);
  if (proposed?.handling === 'danger') add('threat', most.threat);
  if (mention.kind === 'article' || speaker === 'press') add('press', most.press);
  if (mention.author.verified) add('verified', most.verified);
  if (mention.text.includes('?')) add('question', most.question);
  if (OWN_CASE.test(folded)) add('own-case', most['own-case']);
  const echoes = (mention.metrics.reposts ?? 0) + (mention.metrics.replies ?? 0);
  add('echo', most.echo * Math.min(1, Math.log10(1 + echoes) / 4));
  add(
    'topic',
    (topics ?? []).reduce((sum, term) => sum + (pointsOf[term] ?? 0), 0),
  );
  points.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const total = points.reduce((sum, [, value]) => sum + value, 0);
  return { value: Math.min(100, total), because: points.map(([reason, value]) => `${reason}:${value}`) };
}
