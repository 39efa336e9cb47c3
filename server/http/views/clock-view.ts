/**
 * What the clock of silence is read from: the first alert of what is going on, the first words that left or stood where the public reads them,
 * the first message of the room's own. Figures only; the pure rule beside the domain says what they mean (silence.ts).
 */
import type { Instant } from '@unisson/shared/domain/entity';
import type { Review } from '@unisson/shared/domain/revision';
import { CONTROL } from '@unisson/shared/domain/room';
import { firstAlertAt, silenceLimits } from '@unisson/shared/domain/silence';
import type { ClockView } from '@unisson/shared/wire/first-hour';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION, type Store } from '../../store/store.ts';
import type { ViewDeps } from './view-deps.ts';

/** More than one crisis could raise; the newest of them tell since when. */
const MOST_ALERTS = 500;
const MOST_REVIEWS = 500;

export async function clockView({ store, runtime }: Pick<ViewDeps, 'store' | 'runtime'>, roomId: string): Promise<ClockView | null> {
  const [room, control, alerts] = await Promise.all([
    store.get('room', INSTALLATION, roomId),
    store.get('control', roomId, CONTROL),
    store.list('alert', { scope: roomId, order: { by: 'raisedAt', desc: true }, limit: MOST_ALERTS }),
  ]);
  if (!room || !control) return null;
  const since = firstAlertAt(alerts.items, instant(runtime));
  const limits = silenceLimits(room);
  if (since === null) return { since, firstWordAt: null, statementAt: null, limits };
  const [reviews, sentAt] = await Promise.all([
    store.list('review', { scope: roomId, order: { by: 'n', desc: true }, limit: MOST_REVIEWS }),
    firstSent(store, roomId, since),
  ]);
  const stoodAt = firstStood(reviews.items, since, control.inForce);
  const isRead = room.channels.some((channel) => channel.public || channel.manual);
  return {
    since,
    firstWordAt: earliest([sentAt, isRead ? stoodAt.any : null]),
    statementAt: isRead || sentAt !== null ? stoodAt.own : null,
    limits,
  };
}

/** What stands still, however long, is said as well. */
function firstStood(reviews: readonly Review[], since: Instant, inForce: number | null): { any: Instant | null; own: Instant | null } {
  const standings = reviews
    .map(({ n, holdingId, inForceAt, reinstatedAt }) => ({ n, holdingId, at: reinstatedAt ?? inForceAt }))
    .flatMap(({ n, holdingId, at }) => (at !== null && (at >= since || n === inForce) ? [{ holdingId, at }] : []));
  const own = standings.filter(({ holdingId }) => holdingId === undefined);
  return { any: earliest(standings.map(({ at }) => at)), own: earliest(own.map(({ at }) => at)) };
}

async function firstSent(store: Store, room: string, since: Instant): Promise<Instant | null> {
  const where = { state: 'sent', createdAt: { gte: since } };
  const page = await store.list('dispatch', { scope: room, where, order: { by: 'createdAt' }, limit: 1 });
  return page.items[0]?.sentAt ?? null;
}

const earliest = (instants: readonly (Instant | null)[]): Instant | null =>
  instants.reduce((first, at) => (at !== null && (first === null || at < first) ? at : first), null);
