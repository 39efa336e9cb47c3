/** Scores the storm's texts on one thread: with the product's scorer, or with the `sentiment` package alone. */
import Sentiment from 'sentiment';
import { createScorer } from '../../../server/ingest/score/scorer.ts';
import { stormMentions } from '../made-storm.ts';
import { answer, timed } from './part.ts';

/** Before the clock starts: what the engine needs to know the code by. */
const WARM_UP = 1_500;

interface Ask {
  readonly by: 'product' | 'package';
  readonly count: number;
}

answer({
  async score({ by, count }: Ask) {
    const texts = [...stormMentions(count + WARM_UP)].map(({ text, language }) => ({ text, language }));
    const one = by === 'product' ? ofProduct() : ofPackage();
    let sum = 0;
    for (const { text, language } of texts.slice(0, WARM_UP)) sum += one(text, language);
    const { ms, cpu } = await timed(() => {
      for (const { text, language } of texts.slice(WARM_UP)) sum += one(text, language);
    });
    return { microseconds: (ms * 1000) / count, cpuMicroseconds: (cpu * 1e6) / count, sum };
  },
});

function ofProduct(): (text: string, language: string | undefined) => number {
  const scorer = createScorer();
  return (text, language) => scorer.score(text, language).value;
}

function ofPackage(): (text: string) => number {
  const engine = new Sentiment();
  return (text) => engine.analyze(text).comparative;
}
