/** Which remarks stop a freeze now [CO6]. Reads only; that none is added meanwhile is the control row's version to guard (add-comment.ts). */
import { openBlocking } from '@unisson/shared/domain/comment-rules';
import type { Store } from '../../store/store.ts';

export async function openBlockingComments(store: Store, room: string): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.list('comment', {
      scope: room,
      where: { open: 1, parentId: null },
      limit: 500,
      ...(after === undefined ? {} : { after }),
    });
    ids.push(...openBlocking(page.items));
    after = page.next;
  } while (after !== undefined);
  return ids;
}
