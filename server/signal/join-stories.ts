/** Which stories become one and which of them survives [ST2]: the one with a reply, else the one with the lower key. Changes memory only. */
import type { Store } from '../store/store.ts';
import { answered } from './load-tallies.ts';
import { resolve, type RoomStories } from './room-stories.ts';

/** Story that is joined → the one it goes into. Aliases are set; what was pending is taken. */
export async function joinPending(store: Store, room: string, stories: RoomStories): Promise<ReadonlyMap<string, string>> {
  const groups = groupsOf(stories);
  stories.pending = [];
  const joins = new Map<string, string>();
  if (groups.length === 0) return joins;
  const withReply = await answered(store, room, groups.flat());
  for (const group of groups) {
    const [survivor, ...losers] = [...group].sort((a, b) => Number(withReply.has(b)) - Number(withReply.has(a)) || (a < b ? -1 : 1));
    if (survivor === undefined) continue;
    for (const loser of losers) {
      joins.set(loser, survivor);
      stories.alias.set(loser, survivor);
    }
  }
  return joins;
}

/** The connected groups of what is pending, each of two stories or more. */
function groupsOf(stories: RoomStories): string[][] {
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    return root;
  };
  for (const pair of stories.pending) {
    const [one, other] = [resolve(stories, pair[0]), resolve(stories, pair[1])];
    for (const id of [one, other]) if (!parent.has(id)) parent.set(id, id);
    parent.set(rootOf(one), rootOf(other));
  }
  const groups = Map.groupBy(parent.keys(), rootOf);
  return [...groups.values()].filter((group) => group.length > 1);
}
