/** Names of people by id, for views; somebody unknown is shown by the id. */
import { INSTALLATION, type Store } from '../../store/store.ts';

export async function namesOf(store: Store, userIds: Iterable<string>): Promise<(userId: string) => string> {
  const users = await store.getMany('user', INSTALLATION, [...new Set(userIds)]);
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return (userId) => names.get(userId) ?? userId;
}
