/**
 * A seat of a say page says that it has read the revision in force: the same rule as a channel owner's confirmation, for the page's maker,
 * with site and seat named in the row. What seat and site are called stays out of ids: those go into events and the audit for ever [PR1].
 */
import { createHmac } from 'node:crypto';
import type { Acknowledgement } from '@unisson/shared/domain/dispatch';
import { refuse, type Result } from '@unisson/shared/domain/result';
import { seatsAllowed } from '@unisson/shared/domain/say-page';
import type { Deps } from '../attempt.ts';
import { acknowledgeRevision } from '../message/acknowledge-revision.ts';
import type { OpenSayPage } from './find-say-page.ts';
import { everyAcknowledgement } from './every-acknowledgement.ts';

export async function confirmSeat(
  deps: Deps,
  { room, page, actor }: OpenSayPage,
  input: { readonly n: number; readonly seat: string },
): Promise<Result<Acknowledgement>> {
  const id = `${page.channel}:${page.id}:${createHmac('sha256', page.hash).update(input.seat).digest('hex').slice(0, 32)}`;
  const before = await deps.store.get('acknowledgement', room, id);
  if (before === null) {
    const known = (await everyAcknowledgement(deps.store, room, page.channel)).filter((one) => one.site === page.site && one.n === input.n);
    const limit = seatsAllowed(page);
    if (known.length >= limit) return refuse({ code: 'too-large', limit, unit: 'items' });
  }
  return acknowledgeRevision(deps, actor, { room, channel: page.channel, n: input.n, site: page.site, seat: input.seat, id });
}
