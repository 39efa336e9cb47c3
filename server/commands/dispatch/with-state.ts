/** A dispatch and all its parts in one state; a thread whose parts differ comes with the outlets that can post one. Pure. */
import type { Dispatch, DispatchState } from '@unisson/shared/domain/dispatch';

export function withState(
  dispatch: Dispatch,
  state: DispatchState,
  url: string | null = dispatch.url,
): Pick<Dispatch, 'state' | 'parts' | 'url'> {
  const parts = dispatch.parts.map((part, at) => ({ ...part, state, url: at === 0 && url !== null ? url : part.url }));
  return { state, parts, url };
}
