/** What is remembered of rows that hardly change is never older than what was last answered to a writer. */
import { describe, expect, it } from 'vitest';
import { StillRows, type Answered } from './still-rows.ts';

/** A file of one row, whose readers and writer answer when told to. */
function file() {
  let stored = 'old';
  let reads = 0;
  const held: (() => void)[] = [];
  const answer = (): Answered => ({ bodies: [stored] });
  return {
    reads: () => reads,
    set: (body: string) => void (stored = body),
    ask: () => Promise.resolve(((reads += 1), answer())),
    askSlowly: () => {
      reads += 1;
      const found = answer();
      return new Promise<Answered>((resolve) => held.push(() => resolve(found)));
    },
    release: () => held.splice(0).forEach((go) => go()),
  };
}

describe('rows that hardly change', () => {
  it('are read once', async () => {
    const [still, { ask, reads }] = [new StillRows(), file()];
    for (let n = 0; n < 3; n += 1) expect((await still.read('user', 'k', ask)).bodies).toEqual(['old']);
    expect(reads()).toBe(1);
  });

  it('are read again once their kind was written, whatever row it was', async () => {
    const [still, { ask, set, reads }] = [new StillRows(), file()];
    await still.read('user', 'k', ask);
    await still.writing(['user', 'mention'], () => Promise.resolve(set('new')));
    expect((await still.read('user', 'k', ask)).bodies).toEqual(['new']);
    expect(reads()).toBe(2);
  });

  it('are not remembered from a read that a write overtook', async () => {
    const [still, { ask, askSlowly, release, set }] = [new StillRows(), file()];
    const early = still.read('user', 'k', askSlowly);
    await still.writing(['user'], () => Promise.resolve(set('new')));
    release();
    expect((await early).bodies).toEqual(['old']);
    expect((await still.read('user', 'k', ask)).bodies).toEqual(['new']);
  });

  it('are read from the file while a write is under way, and after one that failed', async () => {
    const [still, { ask, set, reads }] = [new StillRows(), file()];
    await still.read('user', 'k', ask);
    let fail = (): void => {};
    const writing = still.writing(['user'], () => new Promise<void>((_, reject) => (fail = () => reject(new Error('disk')))));
    set('new');
    expect((await still.read('user', 'k', ask)).bodies).toEqual(['new']);
    fail();
    await expect(writing).rejects.toThrow('disk');
    await still.read('user', 'k', ask);
    await still.read('user', 'k', ask);
    expect(reads()).toBe(3);
  });

  it('of other kinds stay remembered', async () => {
    const [still, { ask, reads }] = [new StillRows(), file()];
    await still.read('room', 'k', ask);
    await still.writing(['user', 'mention'], () => Promise.resolve());
    await still.read('room', 'k', ask);
    expect(reads()).toBe(1);
    expect(still.holds('mention')).toBe(false);
  });

  it('are forgotten when there are too many, so that guessing fills no memory', async () => {
    const [still, { ask, reads }] = [new StillRows(), file()];
    for (let n = 0; n < 2_500; n += 1) await still.read('token', `guess ${n}`, ask);
    await still.read('token', 'guess 0', ask);
    expect(reads()).toBe(2_501);
  });
});
