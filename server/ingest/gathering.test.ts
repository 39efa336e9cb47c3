/** Commits wait for company only while somebody is on his way, and never for long. */
import { describe, expect, it } from 'vitest';
import { Gathering } from './gathering.ts';

const NEVER_MS = 60_000;

/** Names in the order in which their turn came, as far as it has come. */
function watched(gathering: Gathering) {
  const gone: string[] = [];
  return {
    gone,
    go: (name: string, rows: number, last?: { came(): void }): Promise<void> => gathering.turn(rows, last).then(() => void gone.push(name)),
  };
}

describe('gathering', () => {
  it('[ME2] nobody waits who is alone', async () => {
    const gathering = new Gathering(NEVER_MS);
    const own = gathering.expect();
    await gathering.turn(100, own);
    own.came();
    await gathering.turn(1);
  });

  it('[ME2] who is ready waits for who is on his way, and both go together', async () => {
    const gathering = new Gathering(NEVER_MS);
    const [one, two] = [gathering.expect(), gathering.expect()];
    const { gone, go } = watched(gathering);
    const first = go('one', 100, one);
    await Promise.resolve();
    expect(gone).toEqual([]);
    await Promise.all([first, go('two', 100, two)]);
    expect(gone).toEqual(['one', 'two']);
  });

  it('[ME2] enough rows go at once, whoever is on his way', async () => {
    const gathering = new Gathering(NEVER_MS);
    gathering.expect();
    const { gone, go } = watched(gathering);
    await Promise.all([go('some', 150, gathering.expect()), go('more', 150, gathering.expect())]);
    expect(gone).toEqual(['some', 'more']);
    // a part that is not the last of its delivery: what it still brings holds up nobody who has enough
    await gathering.turn(500);
  });

  it('[ME2] who was on his way and brings nothing holds up nobody', async () => {
    const gathering = new Gathering(NEVER_MS);
    const [one, refused] = [gathering.expect(), gathering.expect()];
    const turn = gathering.turn(100, one);
    refused.came();
    // twice is once: the next one's coming is not his
    refused.came();
    await turn;
    const next = gathering.expect();
    const { gone, go } = watched(gathering);
    const other = go('other', 1);
    await Promise.resolve();
    expect(gone).toEqual([]);
    next.came();
    await other;
  });

  it('[ME2] who takes long is not waited for', async () => {
    const gathering = new Gathering(1);
    gathering.expect();
    await gathering.turn(100, gathering.expect());
  });
});
