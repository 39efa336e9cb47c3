/**
 * A dispatch and its parts after one step. A thread keeps the state of each part [DI5]: what has left stays *sent* whatever becomes of the
 * rest, an unknown part stops it, and only what surely did not leave is ever claimed again. Pure.
 */
import type { Dispatch, DispatchState } from '@unisson/shared/domain/dispatch';

type Part = Dispatch['parts'][number];
type Moved = Pick<Dispatch, 'state' | 'parts' | 'url'>;

/** Which parts a step moves: those that are where it begins. */
function moves(to: DispatchState, from: DispatchState): boolean {
  switch (to) {
    case 'sending':
    case 'cancelled':
      return from === 'queued';
    case 'queued':
      return from === 'sending';
    case 'sent':
    case 'failed':
    case 'unknown':
      return from === 'sending' || from === 'unknown';
    case 'retracted':
      return from === 'sent';
  }
}

/** @param url where the words that just left can be seen. */
export function withState(dispatch: Dispatch, state: DispatchState, url: string | null = null): Moved {
  const { parts } = dispatch;
  // One part is the dispatch itself.
  if (parts.length < 2) return { state, parts: parts.map((part) => ({ ...part, state, url: url ?? part.url })), url: url ?? dispatch.url };
  const moved = parts.map((part): Part =>
    moves(state, part.state) ? { ...part, state, url: state === 'sent' ? (url ?? part.url) : part.url } : part,
  );
  // After one that surely failed nothing more leaves: half a thread must not go on as if it were whole.
  const ended = state === 'failed' ? moved.map((part): Part => (part.state === 'queued' ? { ...part, state: 'cancelled' } : part)) : moved;
  return { state: stateOf(ended, state), parts: ended, url: dispatch.url ?? ended.find((part) => part.url !== null)?.url ?? null };
}

/** The next part alone is on its way; for outlets that post one part after the other. */
export function withNextSending(dispatch: Dispatch): Moved {
  const at = dispatch.parts.findIndex(({ state }) => state === 'queued');
  if (dispatch.parts.length < 2 || at < 0) return withState(dispatch, 'sending');
  return { state: 'sending', parts: dispatch.parts.map((part, i) => (i === at ? { ...part, state: 'sending' } : part)), url: dispatch.url };
}

function stateOf(parts: readonly Part[], asked: DispatchState): DispatchState {
  const has = (state: DispatchState): boolean => parts.some((part) => part.state === state);
  for (const open of ['unknown', 'sending', 'queued'] as const) if (has(open)) return open;
  if (!has('sent')) return asked;
  // Some of it left and the rest never will.
  return parts.every(({ state }) => state === 'sent') ? 'sent' : 'failed';
}

/** How many parts have left for certain. */
export const partsSent = ({ parts }: Pick<Dispatch, 'parts'>): number => parts.filter(({ state }) => state === 'sent').length;
