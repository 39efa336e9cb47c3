/** Every say page of a room, the newest first: those that are open, and as many of the others as anybody looks at. Reads only. */
import type { Instant } from '@unisson/shared/domain/entity';
import { isOpenPage, type SayPage } from '@unisson/shared/domain/say-page';
import type { Store } from '../../store/store.ts';

const PAGE = 500;
const MOST_OVER = 1_000;

export async function everySayPage(store: Store, room: string, at: Instant): Promise<readonly SayPage[]> {
  const found: SayPage[] = [];
  let over = 0;
  let after: string | undefined;
  do {
    const order = { by: 'createdAt', desc: true };
    const page = await store.list('say-page', { scope: room, order, limit: PAGE, ...(after === undefined ? {} : { after }) });
    for (const row of page.items) {
      if (!isOpenPage(row, at)) over += 1;
      // Whoever makes and revokes a thousand must not push those in use out of sight.
      if (over <= MOST_OVER || isOpenPage(row, at)) found.push(row);
    }
    after = page.next;
  } while (after !== undefined);
  return found;
}
