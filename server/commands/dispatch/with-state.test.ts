/** [DI5] a thread's parts, step by step. */
import { describe, expect, it } from 'vitest';
import type { Dispatch, DispatchState } from '@unisson/shared/domain/dispatch';
import { withNextSending, withState } from './with-state.ts';

const of = (...states: DispatchState[]): Dispatch =>
  ({
    state: states[0] ?? 'queued',
    url: null,
    parts: states.map((state, at) => ({ text: `(${at + 1})`, state, url: null })),
  }) as unknown as Dispatch;
const told = (moved: Pick<Dispatch, 'state' | 'parts'>): string => `${moved.state}: ${moved.parts.map(({ state }) => state).join(' ')}`;

describe('[DI5] the parts of a thread', () => {
  it.each<[string, DispatchState[], DispatchState, string]>([
    ['what is sent stays sent when the rest is taken back', ['sent', 'queued', 'queued'], 'cancelled', 'failed: sent cancelled cancelled'],
    ['nothing left: cancelled', ['queued', 'queued'], 'cancelled', 'cancelled: cancelled cancelled'],
    ['a part leaves, the next waits', ['sending', 'queued'], 'sent', 'queued: sent queued'],
    ['the last leaves', ['sent', 'sending'], 'sent', 'sent: sent sent'],
    ['an unknown part stops it', ['sent', 'sending', 'queued'], 'unknown', 'unknown: sent unknown queued'],
    ['found to have left, it goes on', ['sent', 'unknown', 'queued'], 'sent', 'queued: sent sent queued'],
    ['found not to have left, it ends', ['sent', 'unknown', 'queued'], 'failed', 'failed: sent failed cancelled'],
    ['to be tried again: that part alone', ['sent', 'sending', 'queued'], 'queued', 'queued: sent queued queued'],
    ['taken down: all that had left', ['sent', 'sent'], 'retracted', 'retracted: retracted retracted'],
  ])('[DI5] %s', (_, states, to, after) => expect(told(withState(of(...states), to))).toBe(after));

  it('[DI5] one part after the other is claimed, or all at once', () => {
    expect(told(withNextSending(of('queued', 'queued')))).toBe('sending: sending queued');
    expect(told(withNextSending(of('sent', 'queued', 'queued')))).toBe('sending: sent sending queued');
    expect(told(withState(of('queued', 'queued'), 'sending'))).toBe('sending: sending sending');
  });

  it('[DI5] each part keeps its own address, the dispatch that of the first', () => {
    const first = withState(of('sending', 'queued'), 'sent', 'https://x.test/1');
    expect([first.url, first.parts.map(({ url }) => url)]).toEqual(['https://x.test/1', ['https://x.test/1', null]]);
    const second = withState(
      { ...of('sent', 'sending'), ...withNextSending({ ...of('sent', 'queued'), ...first }) },
      'sent',
      'https://x.test/2',
    );
    expect([second.url, second.parts.map(({ url }) => url)]).toEqual(['https://x.test/1', ['https://x.test/1', 'https://x.test/2']]);
  });
});
