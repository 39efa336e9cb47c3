/**
 * An alert for whoever may be in danger, within seconds and whatever the rank [ME7]: one for all mentions that say the same, standing
 * until a person has confirmed or dismissed each. Reads the proposals; proposes nothing itself.
 */
import type { Mention } from '@unisson/shared/domain/mention';
import type { Store } from '../../store/store.ts';
import type { OpenAlerts } from './open-alerts.ts';

const PAGE = 200;
const MOST_OF_ONE_STORY = 100;

export const dangerAlertId = (storyKey: string): string => `danger-${storyKey}`;

/** @param after number up to which mentions have been looked at. @param changed mentions that somebody has acted upon. @returns the new number. */
export async function watchDanger(
  store: Store,
  room: string,
  look: { readonly after: number; readonly changed: readonly Mention[]; readonly alerts: OpenAlerts },
): Promise<{ readonly upTo: number; readonly more: boolean }> {
  const { alerts } = look;
  const page = await store.list('mention', { scope: room, where: { proposed: 'danger', seq: { gt: look.after } }, order: { by: 'seq' }, limit: PAGE });
  const standing = new Set(alerts.all.filter(({ about }) => about.kind === 'danger').map(({ id }) => id));
  const touched = look.changed.filter(({ storyKey }) => standing.has(dangerAlertId(storyKey)));
  for (const key of new Set([...page.items, ...touched].map(({ storyKey }) => storyKey))) await tell(store, room, key, alerts);
  return { upTo: page.items.at(-1)?.seq ?? look.after, more: page.next !== undefined };
}

async function tell(store: Store, room: string, storyKey: string, alerts: OpenAlerts): Promise<void> {
  const id = dangerAlertId(storyKey);
  const [{ items }, before] = await Promise.all([
    store.list('mention', { scope: room, where: { storyKey, proposed: 'danger' }, order: { by: 'seq' }, limit: MOST_OF_ONE_STORY }),
    store.get('alert', room, id),
  ]);
  const isStanding = before?.state === 'raised';
  const first = items[0];
  if (!first) {
    if (isStanding) alerts.end(before, 0);
    return;
  }
  const about = isStanding ? before.about.id : first.id;
  const seen = { now: items.length, peak: Math.max(items.length, isStanding ? before.peak : 0), baseline: 0, because: first.proposed?.because ?? [] };
  alerts.raise({ kind: 'danger', id: about, measure: 'danger' }, seen, { id, before });
}
