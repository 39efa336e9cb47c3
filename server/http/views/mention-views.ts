/** Mentions as stored, each with its surviving story (its own key until the worker has joined it to another): mentions are not rewritten when stories join, the story is looked up by key [ST2]. */
import type { Mention } from '@unisson/shared/domain/mention';
import type { Story } from '@unisson/shared/domain/story';
import type { MentionView } from '@unisson/shared/wire/views';
import type { Store } from '../../store/store.ts';
import type { ViewDeps } from './view-deps.ts';

export async function mentionViews(deps: Pick<ViewDeps, 'store'>, room: string, rows: readonly Mention[]): Promise<readonly MentionView[]> {
  const survivors = await survivorsOf(deps.store, room, [...new Set(rows.map(({ storyKey }) => storyKey))]);
  return rows.map(({ storyKey, ...mention }) => ({ ...mention, storyId: survivors.get(storyKey) ?? storyKey }));
}

/** Joins of joins end quickly; a loop would be a bug of the worker and must not hang a request. */
const MOST_HOPS = 20;

async function survivorsOf(store: Store, room: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const stories = new Map<string, Story>();
  let wanted = keys;
  for (let hop = 0; hop < MOST_HOPS && wanted.length > 0; hop += 1) {
    const found = await store.getMany('story', room, wanted);
    for (const story of found) stories.set(story.id, story);
    wanted = [...new Set(found.flatMap(({ redirect }) => (redirect === null || stories.has(redirect) ? [] : [redirect])))];
  }
  const survivors = new Map<string, string>();
  for (const key of keys) {
    let story = stories.get(key);
    for (let hop = 0; hop < MOST_HOPS && story?.redirect != null; hop += 1) story = stories.get(story.redirect);
    if (story) survivors.set(key, story.id);
  }
  return survivors;
}
