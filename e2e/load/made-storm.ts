/** The mentions that everything is measured with: those of the made storm, the same for everybody, with ids that no other repetition uses. */
import { makeStorm, type StormMention } from '../../server/sources/replay/storm.ts';

const COUNT = 80_000;
/** Past the run-up: where the storm is at its thickest. */
const FROM = 8_000;

/** `salt` keeps the posts of one repetition apart from those of another. */
export function* stormMentions(count: number, salt = ''): Generator<StormMention> {
  const storm = makeStorm({ seed: 'bench', count: COUNT, startAt: Date.UTC(2026, 0, 12, 8) });
  for (let n = 0; n < count; n += 1) {
    const { mention } = storm.at(FROM + (n % (COUNT - FROM)));
    yield { ...mention, nativeId: `${mention.nativeId}${salt}${n}` };
  }
}
