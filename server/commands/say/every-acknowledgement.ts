/** Every confirmation of a channel, whatever revision it names. Reads only. */
import type { Acknowledgement } from '@unisson/shared/domain/dispatch';
import type { Store } from '../../store/store.ts';

const PAGE = 500;

export async function everyAcknowledgement(store: Store, room: string, channel: string): Promise<readonly Acknowledgement[]> {
  const all: Acknowledgement[] = [];
  let after: string | undefined;
  do {
    const page = await store.list('acknowledgement', {
      scope: room,
      where: { channel },
      order: { by: 'id' },
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return all;
}
