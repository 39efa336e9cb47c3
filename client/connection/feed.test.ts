import type { EnterAnswer, FeedFrame } from '@unisson/shared/wire/feed';
import { describe, expect, it } from 'vitest';
import { enterRoom, type FeedListener, type FeedSocket, type LinkState } from './feed.ts';

/** A socket whose server is the test. */
function fakeSocket(answers: EnterAnswer[]) {
  const listeners = new Map<string, (...args: never[]) => void>();
  const asked: unknown[] = [];
  const socket = {
    connected: false,
    on: (name: string, listener: (...args: never[]) => void) => listeners.set(name, listener),
    off: (name: string) => listeners.delete(name),
    connect: () => undefined,
    disconnect: () => undefined,
    emit(name: string, ask: unknown, answer?: (a: EnterAnswer) => void) {
      if (name !== 'room:enter') return;
      asked.push(ask);
      const next = answers.shift();
      if (next && answer) answer(next);
    },
  };
  const fire = (name: string, ...args: unknown[]): void => (listeners.get(name) as ((...args: unknown[]) => void) | undefined)?.(...args);
  return { socket: socket as unknown as FeedSocket, asked, fire };
}
function listener() {
  const seen = { states: [] as LinkState[], frames: [] as FeedFrame[], starts: 0, refused: [] as string[] };
  const port: FeedListener = {
    state: (state) => void seen.states.push(state),
    startOver: () => void (seen.starts += 1),
    frame: (frame) => void seen.frames.push(frame),
    presence: () => undefined,
    refused: (refusal) => void seen.refused.push(refusal.code),
  };
  return { port, seen };
}
const frame = (from: number, to: number): FeedFrame => ({ room: 'demo', from, to, events: [] });

describe('the feed of a room', () => {
  it('[FE1] resumes from the last number after a cut', () => {
    const { socket, asked, fire } = fakeSocket([{ ok: true, seq: 10, startOver: true }, { ok: true, seq: 15, startOver: false }]);
    const { port, seen } = listener();
    const feed = enterRoom(socket, 'demo', port);
    fire('connect');
    fire('feed', frame(10, 12));
    fire('disconnect', 'transport close');
    fire('connect');
    expect(asked).toEqual([{ room: 'demo' }, { room: 'demo', since: 12 }]);
    expect(seen.states.at(-1)).toBe('catching-up');
    fire('feed', frame(12, 15));
    expect(seen.states.at(-1)).toBe('live');
    expect(seen.starts).toBe(1);
    expect(feed.seen()).toBe(15);
  });

  it('[FE1] asks again where a frame would leave a gap, and passes nothing on meanwhile', () => {
    const { socket, asked, fire } = fakeSocket([{ ok: true, seq: 10, startOver: true }]);
    const { port, seen } = listener();
    enterRoom(socket, 'demo', port);
    fire('connect');
    fire('feed', frame(14, 15));
    expect(seen.frames).toEqual([]);
    expect(asked.at(-1)).toEqual({ room: 'demo', since: 10 });
  });

  it('[FE1] enters without a number when told to start over', () => {
    const { socket, asked, fire } = fakeSocket([{ ok: true, seq: 10, startOver: true }, { ok: true, seq: 99, startOver: true }]);
    const { port, seen } = listener();
    enterRoom(socket, 'demo', port);
    fire('connect');
    fire('start-over', { room: 'demo' });
    expect(asked.at(-1)).toEqual({ room: 'demo' });
    expect(seen.starts).toBe(2);
  });

  it('[FE3] tells when the right to the room is gone', () => {
    const { socket, fire } = fakeSocket([{ ok: false, error: { code: 'not-a-member' } }]);
    const { port, seen } = listener();
    enterRoom(socket, 'demo', port);
    fire('connect');
    expect(seen.refused).toEqual(['not-a-member']);
  });
});
