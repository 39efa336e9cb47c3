/** Stories without their keys, which are the signal worker's business. */
import type { Story } from '@unisson/shared/domain/story';
import type { StoryView } from '@unisson/shared/wire/views';

export function storyViews(rows: readonly Story[]): readonly StoryView[] {
  return rows.map(({ keys: _keys, ...story }) => story);
}
